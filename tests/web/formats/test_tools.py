"""The answers of the tools: small whatever articles say, and nothing of an article is lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Section
from index.engines.memory import MemoryIndex
from search.request import SearchRequest
from search.searcher import Searcher
from tests.web.archive import BRIDGE, WITHDRAWN, searcher_of
from web.address.links import Links
from web.formats.representation import encoded
from web.formats.texts import body_text
from web.formats.tools import PIECE, fetched, results

LINKS = Links("https://archive.example")
SIX_KB = 6_000
texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=2_000)


def searcher(articles: list[Article]) -> Searcher:
    index = MemoryIndex()
    writer = index.writer()
    writer.write(articles)
    writer.publish([])
    return Searcher(index)


@given(titles=st.lists(texts, min_size=10, max_size=10), body=texts, source=texts)
def test_ten_results_are_less_than_6_kb(titles: list[str], body: str, source: str) -> None:
    articles = [
        Article(
            id=f"{number:016x}",
            title=f"ferry {title}",
            source=source or "Lantern",
            sections=(Section(f"{title} ferry", "s1", (f'ferry "{body}" ferry {number}',)),),
        )
        for number, title in enumerate(titles)
    ]
    page = searcher(articles).search(SearchRequest("ferry", duplicates="show", facets=()))
    answer = results(page, LINKS)
    assert len(answer.results) == 10
    assert len(encoded(answer)) < SIX_KB


def test_a_result_has_an_absolute_address_and_the_passage_that_matched() -> None:
    page = searcher_of().search(SearchRequest("girder"))
    [found] = results(page, LINKS).results
    assert found.url == f"https://archive.example/articles/{BRIDGE}"
    assert "third girder is the worst" in str(found.text)
    assert (found.date, found.source, found.status) == ("2019-01-24", "Valley Post", "corrected")


def test_what_a_text_says_is_not_changed() -> None:
    article = Article("a", "Quay", "Lantern", sections=(Section(None, "s1", ('He said "quay".',)),))
    [found] = results(searcher([article]).search(SearchRequest("quay")), LINKS).results
    assert found.text == 'He said "quay".'


paragraphs = st.lists(
    st.one_of(texts.filter(str.strip), st.integers(1, 30_000).map(lambda n: "x" * n)), max_size=8
)


@given(paragraphs)
def test_the_pieces_of_an_article_are_its_text(written: list[str]) -> None:
    article = Article("a", "Title", "Lantern", sections=(Section(None, "s1", tuple(written)),))
    pieces, offset = [], 0
    while True:
        piece = fetched(article, offset, LINKS)
        assert len(piece.text) <= PIECE
        pieces.append(piece.text)
        if not isinstance(piece.next_offset, int):
            break
        assert piece.next_offset > offset
        offset = piece.next_offset
    assert "".join(pieces) == body_text(article)


def test_behind_its_end_there_is_nothing_of_a_text() -> None:
    article = Article("a", "Title", "Lantern", lede="Short.")
    piece = fetched(article, 5_000, LINKS)
    assert (piece.text, piece.metadata.length) == ("", 6)
    assert piece.next_offset is fetched(article, 0, LINKS).next_offset


def test_one_that_was_withdrawn_has_its_notice_and_no_text() -> None:
    article = searcher_of().article(WITHDRAWN)
    assert article is not None
    piece = fetched(replace(article, lede="What it said"), 0, LINKS)
    assert (piece.text, piece.metadata.status) == ("", "withdrawn")
    assert (piece.metadata.notice or "").startswith("Withdrawn")
