"""Lines over time to be drawn, and below them all articles of each step.

Across the drawing, places are parts of its width, so that it fits any page; up and down, pixels.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import floor, log10

from search.answer.over_time import Line, OverTime
from search.page import Bar
from web.address.comparing import Unit
from web.formats import seen, wording
from web.view.timeline import Tick, ticks

HEIGHT = 220
"""Pixels of the lines' part."""
BELOW = 40
"""Pixels of the part below them, with all articles of each step."""
WIDTH = 1000
"""What the width of the drawing is divided into for the lines themselves."""
_MARKED = 60
"""Of more steps, only those are marked that no line leads to."""
_APART = 17
"""Pixels between two labels."""
_LABEL = 22
"""Signs of a label at the end of a line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A step of a line: `at` in percent of the width, `top` in pixels."""

    at: float
    top: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line: its number from 1, its path, without steps that have no articles, its marks, and the
    label at its end.
    """

    number: int
    path: str
    marks: tuple[Mark, ...]
    label: str
    label_top: float


@dataclass(frozen=True, slots=True)
class Column:
    """All articles of a step: `left` and `width` in percent, `top` and `height` in pixels."""

    left: float
    width: float
    top: float
    height: float
    few: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A line of the scale, with what it stands for."""

    top: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing; `beyond`: steps with few articles reach over its top and are cut there."""

    title: str
    lines: tuple[Drawn, ...]
    columns: tuple[Column, ...]
    grid: tuple[Grid, ...]
    ticks: tuple[Tick, ...]
    most: str
    few: bool
    beyond: bool


def chart(found: OverTime, unit: Unit) -> Chart | None:
    """The drawing of a comparison; None where there are fewer than two steps, or no line."""
    if len(found.steps) < 2 or not any(any(line.counts) for line in found.lines):
        return None
    values = [_values(line, unit) for line in found.lines]
    top, beyond = _scale(found, values)
    most = max(found.whole)
    peak = wording.span(*found.steps[found.whole.index(most)])
    bars = tuple(Bar(*step, n) for step, n in zip(found.steps, found.whole, strict=True))
    what = "Share of all articles" if unit == "share" else "Articles"
    return Chart(
        title=f"{what} by {found.interval}, {wording.span(bars[0].start, bars[-1].end)}",
        lines=tuple(_labelled([_drawn(found, n, own, top) for n, own in enumerate(values)])),
        columns=tuple(_columns(found.whole, most)),
        grid=tuple(_grid(top, unit)),
        ticks=tuple(ticks(bars, found.interval)),
        most=f"All articles, most in {peak}: {most:,}",
        few=any(map(seen.few, found.whole)),
        beyond=beyond,
    )


def _values(line: Line, unit: Unit) -> list[float | None]:
    """The height of a line in each step; None where there is nothing to be a part of."""
    pairs = zip(line.counts, line.whole, strict=True)
    if unit == "share":
        return [count / whole if whole else None for count, whole in pairs]
    return [float(count) if whole else None for count, whole in pairs]


def _scale(found: OverTime, values: Sequence[Sequence[float | None]]) -> tuple[float, bool]:
    """The highest value that is drawn, and whether others are above it: steps with few articles
    do not count, where there are others.
    """
    every = [value for own in values for value in own if value is not None]
    firm = [
        value
        for line, own in zip(found.lines, values, strict=True)
        for value, whole in zip(own, line.whole, strict=True)
        if value is not None and not seen.few(whole)
    ]
    highest = max(firm, default=0.0) or max(every)
    power = 10.0 ** floor(log10(highest))
    top = next(
        power * step for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if power * step >= highest * 0.9999
    )
    return top, max(every) > top


def _drawn(found: OverTime, number: int, values: Sequence[float | None], top: float) -> Drawn:
    step = 1 / len(values)
    tops = [None if v is None else round(HEIGHT * (1 - min(v / top, 1)), 1) for v in values]
    joined = [
        n > 0 and tops[n] is not None and tops[n - 1] is not None and _adjacent(found, n)
        for n in range(len(tops))
    ] + [False]
    path, marks, last = [], [], 0.0
    for n, height in enumerate(tops):
        if height is None:
            continue
        path.append(f"{'L' if joined[n] else 'M'}{round((n + 0.5) * step * WIDTH, 1):g} {height:g}")
        last = height
        if len(tops) <= _MARKED or not (joined[n] or joined[n + 1]):
            marks.append(Mark(round((n + 0.5) * step * 100, 2), height))
    name = found.lines[number].name
    label = name if len(name) <= _LABEL else name[: _LABEL - 1].rstrip() + "…"
    return Drawn(number + 1, "".join(path), tuple(marks), label, last)


def _adjacent(found: OverTime, number: int) -> bool:
    """Whether a step begins where the one before it ends."""
    return (found.steps[number][0] - found.steps[number - 1][1]).days == 1


def _labelled(lines: list[Drawn]) -> Iterator[Drawn]:
    """The lines with their labels apart, each as near to its end as they let it be."""
    placed: dict[int, float] = {}
    room = HEIGHT - _APART * (len(lines) - 1)
    floor_ = 0.0
    for place, line in enumerate(sorted(lines, key=lambda one: (one.label_top, one.number))):
        floor_ = max(floor_, min(line.label_top, room + place * _APART))
        placed[line.number] = floor_
        floor_ += _APART
    for line in lines:
        yield replace(line, label_top=placed[line.number])


def _columns(whole: Sequence[int], most: int) -> Iterator[Column]:
    step = 100 / len(whole)
    for number, count in enumerate(whole):
        if count:
            height = max(round(BELOW * count / most, 1), 1)
            left, width = round(number * step, 2), round(step * 0.9, 2)
            yield Column(left, width, BELOW - height, height, seen.few(count))


def _grid(top: float, unit: Unit) -> Iterator[Grid]:
    for part in (1.0, 0.5):
        value = top * part
        if unit == "count" and value % 1:
            continue  # there are no half articles
        label = f"{value * 100:g} %" if unit == "share" else f"{value:,g}"
        yield Grid(round(HEIGHT * (1 - part), 1), label)
