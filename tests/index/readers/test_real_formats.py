"""Real files through the whole pipeline: ids, names of sources, dates, authors and sections."""

import csv
import os
from pathlib import Path

import pytest

from index.article import Article
from index.readers import registry
from index.readers.files import SourceFile

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""), "formats")
ROWS = list(
    csv.reader(
        Path(__file__).with_name("real_formats.tsv").read_text("utf-8").splitlines()[1:],
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="DATELINE_TESTDATA names no folder of formats"
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_last_article(row: list[str]) -> None:
    file, number, *expected, words = row
    found = registry.read(SourceFile(DATA / file, f"formats/{file}"))
    articles = [each for each in found if isinstance(each, Article)]
    assert len(articles) == int(number)
    last = articles[-1]
    told = [last.id, last.title, last.source, last.written_date or "", " | ".join(last.authors)]
    assert [*told, str(len(last.sections))] == expected
    texts = [text for part in last.sections for text in part.paragraphs]
    assert " ".join([*texts, last.lede or ""][0].split()[:5]) == words


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_second_reading_gives_the_same(row: list[str]) -> None:
    file = SourceFile(DATA / row[0], f"formats/{row[0]}")
    assert list(registry.read(file)) == list(registry.read(file))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_ids_are_one_each(row: list[str]) -> None:
    found = registry.read(SourceFile(DATA / row[0], f"formats/{row[0]}"))
    ids = [each.id for each in found if isinstance(each, Article)]
    assert len(set(ids)) == len(ids)
