"""The timeline as bars to draw and to follow: each leads to the search within its days."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.asking.plan import Interval
from search.page import Bar, TimelineView
from search.request import SearchRequest
from web.address.links import Links
from web.formats import wording

HEIGHT = 64
"""The height of the tallest bar, in pixels."""

_WIDEST = 7.0
_TICKS = 6
_FEW = 3


@dataclass(frozen=True, slots=True)
class Shape:
    """A bar as drawn. `slot` and `step` place what can be clicked, `left` and `width` what is
    seen, in percent of the drawing's width; `top` and `height` are pixels.
    """

    label: str
    url: str
    slot: float
    step: float
    left: float
    width: float
    top: int
    height: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A label below the drawing. `minor` ones go where there is little room."""

    text: str
    at: float
    anchor: str
    minor: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The timeline of a page, ready for the template."""

    title: str
    caption: str
    bars: tuple[Shape, ...]
    ticks: tuple[Tick, ...]


def draw(timeline: TimelineView, request: SearchRequest, links: Links) -> Drawing | None:
    """The drawing, or None where there are fewer than two bars."""
    interval, bars = timeline.interval, timeline.bars
    if interval is None or len(bars) < 2:
        return None
    peak = max(bars, key=lambda bar: bar.count)
    per = f"{wording.span(bars[0].start, bars[-1].end)}, by {interval}"
    most = f"most in {_name(peak)}: {wording.count(peak.count)}"
    if interval == "day":
        most = f"most on {_name(peak)}: {wording.count(peak.count)}"
    return Drawing(
        title=f"Articles over time, {per}; {most}",
        caption=f"{per} · {most}",
        bars=tuple(_shapes(bars, peak.count, request, links)),
        ticks=tuple(ticks(bars, interval)),
    )


def _name(bar: Bar) -> str:
    return wording.span(bar.start, bar.end)


def _share(bar: Bar) -> str:
    """The part of all articles of these days, as words; empty where it is none or all of them."""
    return f", {wording.percent(bar.share)} of all" if 0 < bar.share < 1 else ""


def _shapes(
    bars: tuple[Bar, ...], most: int, request: SearchRequest, links: Links
) -> Iterator[Shape]:
    step = 100 / len(bars)
    width = min(step * 0.8, _WIDEST)
    for number, bar in enumerate(bars):
        if not bar.count:
            continue
        height = max(round(HEIGHT * bar.count / most), 2)
        yield Shape(
            label=f"{_name(bar)}: {wording.count(bar.count)}{_share(bar)}",
            url=links.search(request, from_date=bar.start, to_date=bar.end),
            slot=round(number * step, 2),
            step=round(step, 2),
            left=round(number * step + (step - width) / 2, 2),
            width=round(width, 2),
            top=HEIGHT - height,
            height=height,
        )


def ticks(bars: tuple[Bar, ...], interval: Interval) -> Iterator[Tick]:
    """At most six labels below the bars: at turns of the year where there are some, else evenly
    spread.
    """
    turns = [n for n, bar in enumerate(bars) if interval == "month" and bar.start.month == 1]
    shown = turns if len(turns) > 1 else list(range(len(bars)))
    stride = -(-len(shown) // _TICKS)
    for place, number in enumerate(shown[::stride]):
        at = (number + 0.5) * 100 / len(bars)
        edge = "start" if at < 8 else "end" if at > 92 else "middle"
        at = number * 100 / len(bars) if edge == "start" else 100.0 if edge == "end" else at
        text = _tick(bars[number], interval, yearly=len(turns) > 1)
        yield Tick(text, round(at, 2), edge, minor=place % 2 == 1 and len(shown) > _FEW)


def _tick(bar: Bar, interval: Interval, *, yearly: bool) -> str:
    month = wording.MONTHS[bar.start.month - 1][:3]
    if interval == "day":
        return f"{bar.start.day} {month}"
    return str(bar.start.year) if interval == "year" or yearly else f"{month} {bar.start.year}"
