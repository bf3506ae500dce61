"""A page says where it ends, which order it has, and what it lacks."""

from dataclasses import replace
from datetime import date

import pytest

from index.article import Article
from index.asking.deadline import Deadline
from index.asking.hits import Hit, Hits
from index.asking.plan import After, Order
from index.engines.memory import MemoryIndex
from search.answer import cursor
from search.answer.assembly import assemble
from search.answer.context import Outcome
from search.page import Offers, Page, Result, TimelineView
from search.request import SearchRequest
from tests.search.archives import asked

HITS = tuple(Hit(id, 2.0, Article(id, "The ferry", "Post", date=date(2024, 5, 1))) for id in "abcd")
EMPTY = TimelineView(None, (), 0)


def page(request: SearchRequest, hits: Hits, deadline: Deadline | None = None) -> Page:
    """The page of a request for which an engine found these hits."""
    index = MemoryIndex()
    index.writer().publish(["tests"])
    at = cursor.read(request.cursor, request.order_by) if request.cursor else None
    context = asked(request, index.reader(), deadline, at)
    outcome = Outcome(context.compile_typed(), hits, True, ("Repaired.",))
    shown = hits.hits[: request.page_size]
    results = tuple(Result(hit, (), (), 0) for hit in shown)
    return assemble(context, outcome, results, (), EMPTY, Offers(None, None))


def test_pages_are_of_the_results_that_are_not_folded() -> None:
    found = page(SearchRequest("ferry", page_size=2), Hits(9, HITS[:2], "000003", folded=4))
    assert (found.total, found.folded, found.pages) == (9, 4, 3)


def test_the_next_cursor_is_behind_the_last_result() -> None:
    found = page(SearchRequest("ferry", page_size=2), Hits(4, HITS[:2], "000003"))
    assert found.next_cursor
    behind = After(2.0, date(2024, 5, 1), "b")
    assert cursor.read(found.next_cursor, "relevance") == cursor.Cursor(behind, "000003")


@pytest.mark.parametrize(
    ("request_", "hits"),
    [
        (SearchRequest("ferry", page_size=2), Hits(2, HITS[:2], "000003")),
        (SearchRequest("ferry", page=2, page_size=2), Hits(4, HITS[2:], "000003")),
        (SearchRequest("ferry", page_size=2), Hits(0, (), "000003")),
        (
            SearchRequest(
                "ferry",
                page_size=2,
                cursor=cursor.write(After(2.0, None, "b"), "relevance", "000003"),
            ),
            Hits(4, HITS[2:], "000003"),
        ),
    ],
)
def test_nothing_follows_the_last_page(request_: SearchRequest, hits: Hits) -> None:
    assert page(request_, hits).next_cursor is None


@pytest.mark.parametrize(
    ("q", "order", "in_force"),
    [
        ("ferry", "relevance", "relevance"),
        ("", "relevance", "newest"),
        ("", "oldest", "oldest"),
        ("ferry", "newest", "newest"),
    ],
)
def test_relevance_without_words_is_newest_first(q: str, order: Order, in_force: Order) -> None:
    assert page(SearchRequest(q, order_by=order), Hits(0, (), "000003")).order_by == in_force


def test_what_the_deadline_left_out_is_said_once() -> None:
    hits = Hits(1, HITS[:1], "000003", notices=("Cut short.",))
    whole = page(SearchRequest("ferry"), hits)
    assert (whole.partial, whole.warnings) == (False, ("Repaired.", "Cut short."))
    late = Deadline(0)
    assert late.passed()
    beside = page(SearchRequest("ferry"), hits, late)
    assert (beside.partial, beside.at_least) == (True, False)
    assert "the counts are whole" in beside.warnings[-1]
    part = page(SearchRequest("ferry"), replace(hits, partial=True), late)
    assert (part.partial, part.at_least) == (True, True)
    assert part.warnings == whole.warnings
