"""Examples are of the archive, and every one finds something."""

from datetime import date

import pytest
from hypothesis import given

from index.article import Article, Section
from index.document import Document
from index.generations.ledger import NO_FILES
from search.request import SearchRequest
from search.searcher import Searcher
from tests.index.strategies import corpora
from tests.laws import law
from tests.search.archives import searchers
from tests.web.archive import ANNEX, ARTICLES, index_of, searcher_of

SAYING = Article(
    "saying",
    "Harbour Lantern Burns Again",
    "Coast Almanac",
    date=date(2025, 5, 1),
    sections=(
        Section(None, "s1", ("“The lantern turns slowly,” said Ada Brook. Ada Brook keeps it.",)),
    ),
)


@law(25)
@given(corpora())
def test_every_example_finds_something_on_every_engine(documents: list[Document]) -> None:
    with searchers(documents) as engines:
        found = [engine.examples() for engine in engines]
        for kind, query in found[0].items():
            page = engines[0].search(SearchRequest(query))
            assert page.total > 0, kind
            assert page.warnings == (), kind
    assert all(one == found[0] for one in found)


def test_an_archive_has_examples_of_its_own() -> None:
    found = searcher_of([SAYING, *ARTICLES]).examples()
    assert {"words", "phrase", "near", "or", "not", "exact", "beginning", "spelt"} <= found.keys()
    assert {"title", "source", "author", "topic", "year", "month", "range"} <= found.keys()
    assert found["source"] == 'source:"Harbour Gazette"'
    assert found["speaker"] == "speaker:brook"
    assert found["quote"] == 'quote:"lantern turns"'
    assert found["name"].startswith("name:")


@pytest.mark.parametrize("articles", [[], [Article("a", "A", "“B”")]])
def test_an_archive_of_next_to_nothing_has_few(articles: list[Article]) -> None:
    found = searcher_of(articles).examples()
    assert found.keys() <= {"source"}


def test_examples_are_made_once_for_a_snapshot() -> None:
    index = index_of()
    searcher = Searcher(index)
    first = searcher.examples()
    assert searcher.examples() is first
    writer = index.writer()
    writer.write([SAYING])
    writer.publish(["tests"], NO_FILES, ANNEX)
    assert searcher.examples() != first
