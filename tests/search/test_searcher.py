"""A request becomes a page to which every step adds its part, and a walk by cursor shows every
result exactly once.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from index.article import Article, Section
from index.asking.deadline import Deadline
from index.asking.plan import Order
from index.asking.protocol import Index
from index.engines.memory import MemoryIndex
from index.engines.whoosh.index import WhooshIndex
from index.errors import NoIndexError
from search.answer import cursor
from search.errors import BadParameterError, LateError
from search.request import SearchRequest, ValuesRequest
from search.searcher import Searcher

ORDERS: tuple[Order, ...] = ("relevance", "newest", "oldest", "added")


def searcher_of(*articles: Article, deadline: Deadline | None = None) -> Searcher:
    index = MemoryIndex()
    writer = index.writer()
    writer.write(articles)
    writer.publish(["tests"])
    return Searcher(index, lambda _: deadline) if deadline else Searcher(index)


FERRY = Article("a", "The ferry at dawn", "Harbour Post", date=date(2024, 5, 2))
BRIDGE = Article("b", "A bridge for the ferry", "Valley Post", date=date(2023, 5, 2))


def test_a_page_has_what_every_step_made() -> None:
    page = searcher_of(FERRY, BRIDGE).search(SearchRequest("the ferry AND", page_size=1))
    assert page.understood_as == "ferry"  # parse and compile
    assert any("AND" in warning for warning in page.warnings)
    assert (page.total, page.pages, page.generation) == (2, 2, "000001")  # run
    assert [run.text for run in page.results[0].marked_title if run.mark] == ["ferry"]  # highlight
    assert [section.anchor for section in page.results[0].sections] == ["lede"]  # snippets
    sources = next(group for group in page.facets if group.name == "source")
    assert {value.value for value in sources.values} == {"Harbour Post", "Valley Post"}
    assert sum(bar.count for bar in page.timeline.bars) == 2
    assert page.did_you_mean is None
    assert page.next_cursor
    assert page.took_ms > 0


def test_an_article_without_a_language_is_marked_in_that_of_the_archive() -> None:
    german = (Article(id, "Die Brücke", "Hafenblatt", language="de") for id in "bcd")
    searcher = searcher_of(Article("a", "Studying the tides", "Harbour Post"), *german)
    request = SearchRequest("studies source:harbour", explain=True)
    (found,) = searcher.search(request).results
    assert [run.text for run in found.marked_title if run.mark] == ["Studying"]
    assert found.explanation
    assert "“studies” in the title" in found.explanation.sentence
    reading = searcher.reading(found.article, request.q)
    assert [run.text for run in reading.title if run.mark] == ["Studying"]


def test_help_is_given_where_nothing_is_found() -> None:
    meant = searcher_of(FERRY, BRIDGE).search(SearchRequest("brigde")).did_you_mean
    assert meant
    assert (meant.query, meant.total) == ("bridge", 1)


def test_a_cursor_is_decoded_once() -> None:
    searcher = searcher_of(FERRY, BRIDGE)
    first = searcher.search(SearchRequest("ferry", page_size=1, cursor=cursor.START))
    with patch("search.answer.cursor.loads", wraps=json.loads) as decoded:
        second = searcher.search(SearchRequest("ferry", page_size=1, cursor=first.next_cursor))
    assert decoded.call_count == 1
    assert {first.results[0].id, second.results[0].id} == {"a", "b"}
    assert second.next_cursor is None


def test_a_forged_cursor_is_refused_before_the_index_is_opened() -> None:
    with pytest.raises(BadParameterError, match=r"cursor=\*"):
        Searcher(MemoryIndex()).search(SearchRequest(cursor="forged"))


QUESTIONS: list[Callable[[Searcher], object]] = [
    lambda searcher: searcher.search(SearchRequest("ferry")),
    lambda searcher: searcher.whole(SearchRequest("ferry")),
    lambda searcher: searcher.window(SearchRequest("ferry"), 0, 5),
    lambda searcher: searcher.batch([SearchRequest("ferry")]),
    lambda searcher: searcher.facet(SearchRequest("ferry"), "source", ValuesRequest()),
    lambda searcher: searcher.suggest("fer", 5),
    lambda searcher: searcher.similar(FERRY),
    lambda searcher: searcher.reading(FERRY, "ferry"),
    lambda searcher: searcher.article("a"),
    lambda searcher: searcher.archive(),
]


@pytest.mark.parametrize("ask", QUESTIONS)
def test_nothing_is_answered_before_anything_is_published(
    ask: Callable[[Searcher], object],
) -> None:
    with pytest.raises(NoIndexError):
        ask(Searcher(MemoryIndex()))


@pytest.mark.parametrize("ask", [QUESTIONS[n] for n in (1, 2, 4, 5, 6)])
def test_what_is_of_no_use_in_part_is_refused_when_it_is_late(
    ask: Callable[[Searcher], object],
) -> None:
    with pytest.raises(LateError):
        ask(searcher_of(FERRY, BRIDGE, deadline=Deadline(0)))


def test_a_window_begins_at_its_offset_and_counts_nothing() -> None:
    searcher = searcher_of(FERRY, BRIDGE)
    asked = SearchRequest(order_by="newest")
    assert [hit.id for hit in searcher.window(asked, 1, 5)] == ["b"]
    assert searcher.window(asked, 2, 5) == ()


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
