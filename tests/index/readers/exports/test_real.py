"""Real exports: what is in the first article of each."""

import csv
import io
import os
from pathlib import Path

import pytest

from index.readers.exports import blogger, dotclear, lists, movable_type, trafilatura_xml, wordpress
from index.readers.feeds import atom, rss
from index.readers.record import Input, PassedOver, Record, Told

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""), "formats")
ROWS = list(
    csv.reader(
        Path(__file__).with_name("real.tsv").read_text("utf-8").splitlines()[1:],
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
READERS = (rss, atom, wordpress, blogger, movable_type, dotclear, trafilatura_xml, lists)
OURS = (
    "rss",
    "atom",
    "rdf_rss1",
    "mrss",
    "wxr",
    "squarespace",
    "blogger",
    "movable_type",
    "dotclear",
)

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="DATELINE_TESTDATA names no folder of formats"
)


def value(told: Told | None) -> str:
    return told.value if told else ""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_first_article(row: list[str]) -> None:
    file, name, number, passed, title, date, authors, words = row
    data = (DATA / file).read_bytes()
    readers = [reader for reader in READERS if reader.sniff(file, data[:65536])]
    assert [reader.NAME for reader in readers] == [name]
    found = list(readers[0].read(Input(file, io.BytesIO(data))))
    assert sum(isinstance(each, PassedOver) for each in found) == int(passed)
    articles = [each for each in found if isinstance(each, Record)]
    assert len(articles) == int(number)
    first = articles[0] if articles else Record()
    assert [value(first.title), value(first.date)] == [title, date]
    assert " | ".join(map(value, first.authors)) == authors
    assert " ".join(first.blocks[0].text.split()[:4] if first.blocks else []) == words


def test_other_formats_are_none_of_these() -> None:
    taken = [
        (str(path.relative_to(DATA)), reader.NAME)
        for path in sorted(DATA.rglob("*"))
        if path.is_file() and path.relative_to(DATA).parts[0] not in OURS
        for reader in READERS
        if reader.sniff(path.name, path.read_bytes()[:65536])
    ]
    assert taken == []
