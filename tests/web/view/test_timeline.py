"""The timeline as bars to draw and to follow."""

from datetime import date, timedelta

import pytest

from search.page import Bar, TimelineView
from search.request import SearchRequest
from web.address.links import Links
from web.view import timeline


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
