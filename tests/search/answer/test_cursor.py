"""Cursors read back what was written, and walk every result exactly once."""

from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Section
from index.asking.plan import After, Order
from index.asking.protocol import Index
from index.engines.memory import MemoryIndex
from index.engines.whoosh.index import WhooshIndex
from search.answer import cursor
from search.errors import BadParameterError
from search.request import SearchRequest
from search.searcher import Searcher

ORDERS: tuple[Order, ...] = ("relevance", "newest", "oldest")


@given(st.floats(0, 1e6), st.none() | st.dates(), st.text(max_size=20), st.sampled_from(ORDERS))
def test_a_cursor_reads_back(score: float, day: date | None, id: str, order: Order) -> None:
    after = After(score, day, id)
    assert cursor.read(cursor.write(after, order, "000007"), order) == after
    assert cursor.generation(cursor.write(after, order, "000007")) == "000007"


TOO_GREAT = b'["relevance", "0x1p99999", null, "x", "000001"]'
TOO_DEEP = b"[" * 100_000
FORGED = [urlsafe_b64encode(text).decode().rstrip("=") for text in (TOO_GREAT, TOO_DEEP)]


@pytest.mark.parametrize(
    "text", ["", "x", "e30", "é", "W10", "WzEsMiwzLDRd", "A" * 1000, *FORGED], ids=lambda t: t[:8]
)
def test_anything_else_is_refused_with_the_cure(text: str) -> None:
    with pytest.raises(BadParameterError, match=r"cursor=\*"):
        cursor.read(text, "relevance")


def test_a_cursor_of_another_order_is_refused() -> None:
    written = cursor.write(After(0.0, None, "a"), "newest", "000001")
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


def _publish(index: Index, titles: dict[str, str]) -> None:
    writer = index.writer(anew=True)
    writer.write([Article(id, title, "S", lede=title) for id, title in titles.items()])
    writer.publish([])


@pytest.mark.parametrize("engine", ["memory", "whoosh"])
def test_a_walk_stays_in_its_generation_while_that_is_kept(engine: str, tmp_path: Path) -> None:
    index: Index = MemoryIndex() if engine == "memory" else WhooshIndex(tmp_path / "index", "en")
    _publish(index, {f"a{n}": "ferry " * (n + 1) for n in range(6)})
    searcher = Searcher(index)
    asked = SearchRequest("ferry", page_size=2, cursor=cursor.START, duplicates="show")
    whole = [result.id for result in searcher.search(replace(asked, page_size=100)).results]
    first = searcher.search(asked)
    _publish(index, {f"b{n}": "ferry boat" for n in range(9)})
    second = Searcher(index).search(replace(asked, cursor=first.next_cursor))
    third = searcher.search(replace(asked, cursor=second.next_cursor))
    walked = [result.id for page in (first, second, third) for result in page.results]
    assert walked == whole
    assert (third.generation, third.warnings) == ("000001", ())
    assert searcher.search(asked).generation == "000002"
    _publish(index, {"c": "ferry"})
    late = Searcher(index if engine == "memory" else WhooshIndex(tmp_path / "index", "en"))
    moved = late.search(replace(asked, cursor=second.next_cursor))
    assert "is kept no longer" in moved.warnings[0]
    assert moved.generation == "000003"
