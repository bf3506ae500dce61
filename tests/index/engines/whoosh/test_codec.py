"""Whoosh's own reader and Searcher find in our segments what they find in stock Whoosh's.

Both indexes are given the same tokens, in the order of our document numbers. Lengths differ on
purpose: ours are those of the scoring law.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import whoosh.index
from whoosh import query
from whoosh.qparser import QueryParser
from whoosh.reading import IndexReader, TermNotFound
from whoosh.searching import Searcher
from whoosh.sorting import FieldFacet

from index.article import Article
from index.document import WEIGHTS, Document, from_article
from index.engines.whoosh.build.parts import Build
from index.engines.whoosh.build.store import write_generation
from index.engines.whoosh.build.workers import build_segments
from index.engines.whoosh.codec.fields import schema
from index.readers.files import SourceFile, walk
from index.readers.registry import read
from index.text.keys import analyzer
from tests.index.engines.whoosh.stock import add_to_stock, in_order, questions, stock_schema

SAMPLES = Path(__file__).resolve().parents[4] / "samples"
NOTHING_BUT_NOT = "NOT the"
"""Whoosh's matcher of a lone NOT may stop at a deleted document behind the last match."""


def generation(folder: Path, articles: list[Article], previous: Path | None = None) -> None:
    build = Build(folder, "en")
    write_generation(build, build_segments(articles, build), (), previous)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    found = [f for f in walk([SAMPLES]) if isinstance(f, SourceFile)]
    articles = (a for file in found for a in read(file) if isinstance(a, Article))
    return in_order([from_article(article, "en") for article in articles])


@pytest.fixture(scope="module")
def stock(documents: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Any:
    index = whoosh.index.create_in(str(tmp_path_factory.mktemp("stock")), stock_schema())
    writer = index.writer()
    for document in documents:
        add_to_stock(writer, document)
    writer.commit()
    with index.searcher() as searcher:
        yield searcher


@pytest.fixture(scope="module")
def ours(documents: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("ours")
    generation(folder, [document.article for document in documents])
    with whoosh.index.open_dir(str(folder)).searcher() as searcher:
        yield searcher


def test_terms_and_postings_are_equal(ours: Searcher, stock: Searcher) -> None:
    mine, theirs = ours.reader(), stock.reader()
    names = sorted(theirs.indexed_field_names())
    assert [name for name in mine.indexed_field_names() if next(iter(mine.lexicon(name)), b"")] == [
        name for name in names if next(iter(theirs.lexicon(name)), b"")
    ]
    terms = list(theirs.all_terms())
    assert list(mine.all_terms()) == terms
    assert list(mine.terms_from("key", b"m")) == list(theirs.terms_from("key", b"m"))
    for term in terms:
        assert list(walked(mine, term)) == list(walked(theirs, term)), term
        assert statistics(mine, term) == statistics(theirs, term), term


def walked(reader: IndexReader, term: tuple[str, bytes]) -> Iterator[Any]:
    matcher = reader.postings(*term)
    while matcher.is_active():
        held = matcher.value_as("positions") if matcher.supports("positions") else None
        yield matcher.id(), matcher.weight(), list(held) if held is not None else None
        matcher.next()


def statistics(reader: IndexReader, term: tuple[str, bytes]) -> tuple[Any, ...]:
    info = reader.term_info(*term)
    return (
        info.weight(),
        info.doc_frequency(),
        info.max_weight(),
        info.min_id(),
        info.max_id(),
        reader.frequency(*term),
        reader.doc_frequency(*term),
    )


def test_what_is_not_there(ours: Searcher) -> None:
    reader = ours.reader()
    assert ("key", b"nothing such") not in reader
    assert reader.doc_frequency("key", b"nothing such") == 0
    assert reader.frequency("quote", b"nothing such") == 0
    with pytest.raises(TermNotFound):
        reader.postings("key", b"nothing such")
    with pytest.raises(TermNotFound):
        reader.term_info("quote", b"nothing such")


def test_searches_find_the_same(ours: Searcher, stock: Searcher, documents: list[Document]) -> None:
    asked = list(questions(documents))
    assert len(asked) > 300
    hits = 0
    for text in asked:
        parsed = QueryParser("key", schema("en")).parse(text)
        found = sorted(ours.docs_for_query(parsed))
        assert found == sorted(stock.docs_for_query(parsed)), text
        assert sorted(ours.search(parsed, limit=None).docs()) == found, text
        hits += len(found)
    assert hits > 1000


def test_suggestions_and_key_terms_are_equal(ours: Searcher, stock: Searcher) -> None:
    for word in ("goverment", "markt", "presdent", "reportrs", "wate"):
        assert ours.suggest("form", word, limit=8) == stock.suggest("form", word, limit=8)
        assert ours.corrector("form").suggest(word, limit=5) == stock.corrector("form").suggest(
            word, limit=5
        )
    for number in range(3):
        mine, theirs = (s.key_terms([number], "body") for s in (ours, stock))
        assert [term for term, _ in mine] == [term for term, _ in theirs]
        assert [score for _, score in mine] == pytest.approx([score for _, score in theirs])
    mine, theirs = ours.reader(), stock.reader()
    assert list(mine.expand_prefix("form", "re")) == list(theirs.expand_prefix("form", "re"))
    assert sorted(mine.terms_within("form", "market", 2)) == sorted(
        theirs.terms_within("form", "market", 2)
    )
    assert mine.most_frequent_terms("body", 8) == theirs.most_frequent_terms("body", 8)


def test_stored_fields_are_equal(
    ours: Searcher, stock: Searcher, documents: list[Document]
) -> None:
    for number, document in enumerate(documents):
        held = ours.stored_fields(number)
        assert held == stock.stored_fields(number)
        assert held["article"] == document.article
    id = documents[1].article.id
    assert ours.document_number(id=id) == stock.document_number(id=id) == 1
    assert ours.document(id=id) == stock.document(id=id)


def test_sorting_and_grouping(ours: Searcher, documents: list[Document]) -> None:
    by_day = FieldFacet("day", reverse=True)
    found = ours.search(query.Every(), limit=None, sortedby=by_day, groupedby=["source", "topic"])
    days = [documents[number].article.date for number in found.docs()]
    assert len(days) == len(documents)
    numbers = [hit.docnum for hit in found]
    ordinals = [d.article.date.toordinal() if d.article.date else 0 for d in documents]
    assert [ordinals[n] for n in numbers] == sorted(ordinals, reverse=True)
    sources = Counter(document.article.source for document in documents)
    assert {name: len(group) for name, group in found.groups("source").items()} == sources


def test_highlights_mark_what_matched(ours: Searcher) -> None:
    for hit in ours.search(QueryParser("key", schema("en")).parse("the"), limit=3):
        assert "<b" in hit.highlights("body") or "<b" in hit.highlights("key")


def test_lengths_are_those_of_the_law(ours: Searcher, documents: list[Document]) -> None:
    reader = ours.reader()
    total = sum(
        int(WEIGHTS[p.field])
        * sum(len(token.all_keys) for token in analyzer(d.language).tokens(p.text))
        for d in documents
        for p in d.passages
        if p.field in WEIGHTS
    )
    assert reader.field_length("key") == total
    longest = max(reader.doc_field_length(n, "key") for n in range(len(documents)))
    assert reader.max_field_length("key") == longest
    assert reader.min_field_length("key") <= longest
    assert reader.doc_field_length(0, "source", 7) == 7


def test_several_segments_with_deletions(
    documents: list[Document], stock: Searcher, tmp_path: Path
) -> None:
    folders = [tmp_path / name for name in "abc"]
    for folder in folders:
        folder.mkdir()
    ids = [document.article.id for document in documents]
    articles = [document.article for document in documents]
    extra = [Article(f"x{n}", "market war", "S") for n in range(4)]
    generation(folders[0], [*articles[::2], *extra])
    generation(folders[1], articles[1::2], folders[0])
    build = Build(folders[2], "en")
    write_generation(build, (), [article.id for article in extra], folders[1])
    with whoosh.index.open_dir(str(folders[2])).searcher() as searcher:
        assert searcher.doc_count() == len(documents)
        for text in questions(documents):
            if text != NOTHING_BUT_NOT:
                parsed = QueryParser("key", schema("en")).parse(text)
                found = {searcher.stored_fields(n)["id"] for n in searcher.docs_for_query(parsed)}
                assert found == {ids[n] for n in stock.docs_for_query(parsed)}, text
