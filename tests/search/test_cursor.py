"""Cursors read back what was written, and walk every result exactly once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Section
from index.engines.memory import MemoryIndex
from index.plan import After, Order
from search import cursor
from search.errors import BadParameterError
from search.request import SearchRequest
from search.searcher import Searcher

ORDERS: tuple[Order, ...] = ("relevance", "newest", "oldest")


@given(st.floats(0, 1e6), st.none() | st.dates(), st.text(max_size=20), st.sampled_from(ORDERS))
def test_a_cursor_reads_back(score: float, day: date | None, id: str, order: Order) -> None:
    after = After(score, day, id)
    assert cursor.read(cursor.write(after, order), order) == after


@pytest.mark.parametrize("text", ["", "x", "e30", "é", "W10", "WzEsMiwzLDRd", "A" * 1000])
def test_anything_else_is_refused_with_the_cure(text: str) -> None:
    with pytest.raises(BadParameterError, match=r"cursor=\*"):
        cursor.read(text, "relevance")


def test_a_cursor_of_another_order_is_refused() -> None:
    written = cursor.write(After(0.0, None, "a"), "newest")
    with pytest.raises(BadParameterError, match="belongs to order-by=newest"):
        cursor.read(written, "oldest")


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("q", ["", "ferry"])
def test_a_cursor_walks_every_result_once_in_order(order: Order, q: str) -> None:
    index = MemoryIndex()
    writer = index.writer()
    articles = []
    for n in range(23):
        day = None if n % 5 == 0 else date(2024, 1, 1) + timedelta(days=n // 3)
        body = Section(None, "s1", ("ferry " * (n % 3 + 1),))
        article = Article(id=f"a{n:02}", title="T", source="S", date=day, sections=(body,))
        articles.append(article)
    writer.write(articles)
    writer.publish([])
    searcher = Searcher(index)
    whole = searcher.search(SearchRequest(q, order_by=order, page_size=100))
    walked: list[str] = []
    at: str | None = cursor.START
    while at is not None:
        page = searcher.search(SearchRequest(q, order_by=order, page_size=4, cursor=at))
        walked += [result.id for result in page.results]
        assert page.total == 23
        at = page.next_cursor
    assert walked == [result.id for result in whole.results]
