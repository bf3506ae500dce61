"""Generated articles are as long as real ones."""

import statistics
from itertools import islice

import pytest

from benchmarks import archives
from benchmarks.corpus import folder, read_sentences
from benchmarks.texts import SOURCES, Text, texts
from index.article import Article
from index.readers.files import SourceFile, walk
from index.readers.registry import read

MANY = 1_500


@pytest.fixture(scope="module")
def generated() -> list[Text]:
    return list(islice(texts(read_sentences(folder()), 1), MANY))


def test_articles_are_as_long_as_real_ones(generated: list[Text]) -> None:
    lengths = sorted(len(text.plain()) for text in generated)
    assert statistics.median(lengths) == pytest.approx(5_000, rel=0.1)
    assert lengths[int(0.95 * MANY)] == pytest.approx(12_800, rel=0.15)
    assert statistics.mean(len(text.parts) for text in generated) == pytest.approx(21, rel=0.25)
    headings = (sum(heading is not None for heading, _ in text.parts) for text in generated)
    assert statistics.mean(headings) == pytest.approx(3, rel=0.25)


def test_they_are_of_many_sources_and_years(generated: list[Text]) -> None:
    assert SOURCES / 2 < len({text.source for text in generated}) <= SOURCES
    assert len({text.written.year for text in generated}) >= 20


def test_the_same_seed_gives_the_same_articles(generated: list[Text]) -> None:
    assert list(islice(texts(read_sentences(folder()), 1), 20)) == generated[:20]
    assert next(texts(read_sentences(folder()), 2)) != generated[0]


def test_text_files_of_them_are_read(
    generated: list[Text], tmp_path_factory: pytest.TempPathFactory
) -> None:
    below = tmp_path_factory.mktemp("archive")
    archives.write_texts(below, generated[:20])
    files = [file for file in walk([below]) if isinstance(file, SourceFile)]
    found = [article for file in files for article in read(file)]
    assert all(isinstance(article, Article) for article in found)
    assert len(found) == 20
