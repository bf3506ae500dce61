"""What is worked out for the templates: pages to turn, bars, words."""

from datetime import date, timedelta

import pytest

from index.article import Article, Image
from index.asking.hits import Hit
from search.page import Bar, Fragment, MatchedSection, Page, Result, TimelineView
from search.request import SearchRequest
from web.address.links import Links
from web.formats import wording
from web.view import places, timeline
from web.view.pager import pager


def answer(request: SearchRequest, total: int, cursor: str | None = None) -> Page:
    return Page(
        request=request,
        understood_as=request.q,
        warnings=(),
        total=total,
        pages=-(-total // request.page_size),
        results=(),
        facets=(),
        timeline=TimelineView(None, (), 0),
        generation="000001",
        took_ms=1.0,
        order_by=request.order_by,
        next_cursor=cursor,
    )


@pytest.mark.parametrize(
    ("here", "total", "shown"),
    [
        (1, 10, []),
        (1, 20, [1, 2]),
        (1, 100, [1, 2, 3, None, 10]),
        (4, 100, [1, 2, 3, 4, 5, 6, None, 10]),
        (5, 100, [1, 2, 3, 4, 5, 6, 7, None, 10]),
        (6, 110, [1, None, 4, 5, 6, 7, 8, None, 11]),
        (10, 100, [1, None, 8, 9, 10]),
        (1, 900_000, [1, 2, 3, None, 1000]),
    ],
)
def test_the_numbers_of_the_pages(here: int, total: int, shown: list[int | None]) -> None:
    numbers = pager(answer(SearchRequest(page=here), total), Links()).numbers
    assert [number.page for number in numbers] == shown


def test_where_page_numbers_end_a_cursor_leads_on() -> None:
    last = answer(SearchRequest(q="a", page=1000), 900_000, cursor="abc")
    assert Links().next(last) == "/search?q=a&cursor=abc"
    beyond = answer(SearchRequest(q="a", cursor="abc"), 900_000, cursor="def")
    ways = pager(beyond, Links())
    assert (ways.previous, ways.next, ways.first) == (
        None,
        "/search?q=a&cursor=def",
        "/search?q=a",
    )
    assert Links().next(answer(SearchRequest(q="a", cursor="abc"), 900_000)) is None


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (date(2025, 4, 28), date(2025, 4, 28), "28 April 2025"),
        (date(2025, 4, 1), date(2025, 4, 30), "April 2025"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2024, 1, 1), date(2025, 12, 31), "2024 – 2025"),
        (date(2025, 3, 1), date(2025, 4, 30), "March – April 2025"),
        (date(2024, 3, 1), date(2025, 4, 30), "March 2024 – April 2025"),
        (date(2025, 3, 2), date(2025, 4, 30), "2 March – 30 April 2025"),
        (None, date(2025, 4, 30), "until 30 April 2025"),
        (date(2025, 4, 30), None, "since 30 April 2025"),
    ],
)
def test_a_span_of_days_is_said_briefly(first: date | None, last: date | None, says: str) -> None:
    assert wording.span(first, last) == says


def test_long_waits_are_told_in_seconds() -> None:
    assert [wording.took(ms) for ms in (0.04, 12.34, 3900.9)] == ["0.0 ms", "12.3 ms", "3.9 s"]


def test_a_heading_repeats_no_more_than_it_can_hold() -> None:
    assert wording.words("  dyke  ") == "dyke"
    assert wording.words("w" * 512) == "w" * 120 + "…"
    assert wording.heading(answer(SearchRequest(q="w" * 512), 3)) == (
        "3 articles for",
        "w" * 120 + "…",
    )


@pytest.mark.parametrize(
    ("total", "says"),
    [(1, "1 match"), (36, "36 matches"), (5001, "5,001 matches, the first 500 one by one")],
)
def test_matches_are_counted(total: int, says: str) -> None:
    assert wording.matches(total, 500) == says


def bars(days: int) -> tuple[Bar, ...]:
    starts = [date(2025, 4, 1) + timedelta(days=n) for n in range(days)]
    return tuple(Bar(start, start, n % 5) for n, start in enumerate(starts))


@pytest.mark.parametrize("days", [2, 3, 17, 61, 400])
def test_bars_and_ticks_stay_within_the_drawing(days: int) -> None:
    view = TimelineView("day", bars(days), 0)
    drawing = timeline.draw(view, SearchRequest(q="a"), Links())
    assert drawing
    assert all(bar.left >= 0 and bar.left + bar.width <= 100.01 for bar in drawing.bars)
    assert all(0 < bar.height <= timeline.HEIGHT for bar in drawing.bars)
    assert 1 < len(drawing.ticks) <= 6
    assert all(0 <= tick.at <= 100 for tick in drawing.ticks)
    assert drawing.bars[0].url == "/search?q=a&from-date=2025-04-02&to-date=2025-04-02"


def test_one_bar_is_no_drawing() -> None:
    assert timeline.draw(TimelineView("day", bars(1), 0), SearchRequest(), Links()) is None
    assert timeline.draw(TimelineView(None, (), 7), SearchRequest(), Links()) is None


def result(*sections: MatchedSection) -> Result:
    article = Article("a", "Title", "Source", images=(Image(),))
    return Result(
        hit=Hit("a", 1.0, article),
        marked_title=(Fragment("Title", mark=True),),
        sections=sections,
        sections_matched=5,
    )


def test_a_heading_is_marked_once() -> None:
    snippet = (
        Fragment("Quiet on the "),
        Fragment("Bridge", mark=True),
        Fragment(" — "),
        Fragment("Trucks."),
    )
    (place,) = places.places(result(MatchedSection("Quiet on the Bridge", "s2", snippet)))
    assert place.heading == snippet[:2]
    assert place.snippet == (Fragment("Trucks."),)


def test_a_snippet_of_the_text_leaves_the_heading_plain() -> None:
    snippet = (Fragment("Quiet", mark=True), Fragment(" on the Bridge is wanted."))
    (place,) = places.places(result(MatchedSection("Quiet on the Bridge", "s2", snippet)))
    assert (place.heading, place.snippet) == ((Fragment("Quiet on the Bridge"),), snippet)


def test_the_title_is_not_repeated_below_itself() -> None:
    lede = MatchedSection(None, "lede", (Fragment("Title", mark=True),))
    opening = MatchedSection(None, "s1", (Fragment("Other"),))
    caption = MatchedSection(None, "image1", (Fragment("Caption"),))
    found = result(lede, opening, caption)
    assert places.opening(found) == [opening.snippet]
    assert [place.heading for place in places.places(found)] == [(Fragment("Picture caption"),)]
    assert places.more(found) == 2
