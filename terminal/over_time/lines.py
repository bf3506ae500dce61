"""A comparison as lines of text: a row of bars for each query, and one for all there is."""

from collections.abc import Iterator, Sequence

import click

from index.text.cleaning import printable
from search.answer.over_time import Line, OverTime
from terminal.lines import bars, by, counted_as, in_groups, width, wrapped
from web.address.comparing import Compared, Unit
from web.formats.seen import counted_once, few, in_no_step, percent, seen
from web.formats.wording import words

_LABEL = 17
"""Signs before the bars."""
_BEHIND = 30
"""Signs behind them."""


def comparison_lines(found: OverTime, compared: Compared) -> Iterator[str]:
    """The lines of a comparison."""
    yield click.style(wrapped(printable(seen(found, compared.unit)), ""), bold=True)
    said = (*compared.notices, *found.notices, *(w for line in found.lines for w in line.warnings))
    for notice in dict.fromkeys(said):
        yield click.style(wrapped(f"! {printable(notice)}", "", "  "), fg="yellow")
    if found.steps:
        yield from _drawn(found, compared.unit)
    for sentence in (f"{counted_once(found)}.", *in_no_step(found)):
        yield wrapped(printable(sentence), "")


def _drawn(found: OverTime, unit: Unit) -> Iterator[str]:
    """The rows of bars, all on one scale but the last; where there are more steps than there is
    room, each bar is of several.
    """
    groups = in_groups(len(found.steps), width() - _LABEL - _BEHIND)
    heights = [[_height(line, group, unit) for group in groups] for line in found.lines]
    most = max((height for own in heights for height in own), default=0.0)
    label = by(found.interval, len(groups[0]))
    yield f"{label:<{_LABEL}}{found.steps[0][0]} – {found.steps[-1][1]}"
    for line, own in zip(found.lines, heights, strict=True):
        yield f"{_named(line)}{bars(own, most)}  {_told(line, unit)}"
    whole = [sum(found.whole[n] for n in group) for group in groups]
    every = sum(whole) + found.undated
    yield f"{'All articles':<{_LABEL}}{bars(whole, max(whole))}  {every:,} in all"
    if any(map(few, whole)):
        marks = "".join("^" if few(count) else " " for count in whole)
        yield f"{'Few (under 30)':<{_LABEL}}{marks}"


def _height(line: Line, group: Sequence[int], unit: Unit) -> float:
    count, whole = sum(line.counts[n] for n in group), sum(line.whole[n] for n in group)
    return count / max(whole, 1) if unit == "share" else float(count)


def _named(line: Line) -> str:
    name = printable(words(line.name))
    short = name if len(name) < _LABEL else name[: _LABEL - 2] + "…"
    return f"{short:<{_LABEL}}"


def _told(line: Line, unit: Unit) -> str:
    """How many articles there are, and the highest step."""
    total = counted_as(line.total, "article")
    if not any(line.counts):
        return total
    if unit == "count":
        return f"{total}, up to {max(line.counts):,}"
    pairs = [pair for pair in zip(line.counts, line.whole, strict=True) if pair[1]]
    firm = [pair for pair in pairs if not few(pair[1])] or pairs
    return f"{total}, up to {percent(*max(firm, key=lambda pair: pair[0] / pair[1]))}"
