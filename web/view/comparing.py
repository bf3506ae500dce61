"""A comparison as a page shows it: what is seen, the lines, a table of searches, other ways."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, get_args

from index.asking.plan import Interval
from search.answer.over_time import Line, OverTime
from search.help.steps import all_within, within
from search.request import MAX_COMPARED, Duplicates
from web.address import comparing
from web.address.comparing import Compared, Unit
from web.address.links import Links
from web.formats import seen, wording
from web.view.chips import chips
from web.view.lines import chart

_LONGEST = 60
"""Signs of a query that a heading of the table repeats."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One line in one step: what is shown first, what beside it, the search for it, and whether it
    is a part of few articles where others of the step need not be.
    """

    value: str
    beside: str
    url: str | None
    few: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One step; `said` tells that it has few articles, or none."""

    label: str
    said: str
    cells: tuple[Cell, ...]
    whole: Cell


@dataclass(frozen=True, slots=True)
class Legend:
    """A line by its number, with the search for all of it and the comparison without it."""

    number: int
    name: str
    total: int
    understood_as: str | None
    url: str
    without: str | None


@dataclass(frozen=True, slots=True)
class Switch:
    """Another way to count or to show the same."""

    label: str
    url: str
    current: bool


def shown(found: OverTime, compared: Compared, links: Links) -> dict[str, Any]:
    """What the template of the page takes."""
    compared = replace(compared, request=replace(found.request, interval=compared.request.interval))
    words = [wording.words(query) for query in found.request.queries]
    return {
        "found": found,
        "compared": compared,
        "words": words,
        "seen": seen.seen(found, compared.unit),
        "once": seen.counted_once(found),
        "notices": (*compared.notices, *found.notices, *_warnings(found)),
        "in_no_step": seen.in_no_step(found),
        "chart": chart(found, compared.unit),
        "legend": tuple(_legend(found, compared, links)),
        "rows": tuple(_rows(found, compared.unit, links)),
        "heads": [line.name[:_LONGEST] for line in found.lines],
        "kept": comparing.pairs(compared),
        "chips": [
            (chip, links.compare(compared, shared=chip.without))
            for chip in chips(found.request.shared)
        ],
        "more": len(found.request.queries) < MAX_COMPARED and not _is_split(found),
        "split": _is_split(found),
        "switches": _switches(found, compared, links),
    }


def _is_split(found: OverTime) -> bool:
    return any(line.source is not None for line in found.lines)


def _warnings(found: OverTime) -> Iterator[str]:
    """What there is to say of single queries, each sentence once."""
    yield from dict.fromkeys(warning for line in found.lines for warning in line.warnings)


def _legend(found: OverTime, compared: Compared, links: Links) -> Iterator[Legend]:
    queries = found.request.queries
    for number, line in enumerate(found.lines, 1):
        rest = tuple(query for query in queries if query != line.request.q)
        without = None if line.source else links.compare(compared, queries=rest)
        taken = line.understood_as
        same = " ".join(taken.replace(" AND ", " ").lower().split()) == line.request.q.lower()
        yield Legend(
            number,
            wording.words(line.name),
            line.total,
            None if same else taken,
            links.search(line.request),
            without,
        )


def _rows(found: OverTime, unit: Unit, links: Links) -> Iterator[Row]:
    shared, leave_out = found.request.shared, found.too_coarse > 0
    for number, step in enumerate(found.steps):
        whole = found.whole[number]
        request = all_within(shared, step, found.interval, leave_out=leave_out)
        yield Row(
            label=wording.span(*step),
            said="few articles" if seen.few(whole) else "" if whole else "no articles",
            cells=tuple(_cell(found, line, number, unit, links) for line in found.lines),
            whole=Cell(f"{whole:,}", "", links.search(request) if whole else None),
        )


def _cell(found: OverTime, line: Line, number: int, unit: Unit, links: Links) -> Cell:
    count, whole = line.counts[number], line.whole[number]
    if not whole:
        return Cell("–", "", None)
    url = links.search(within(line, found.steps[number], found.interval)) if count else None
    few = line.source is not None and seen.few(whole)
    own = f"of {whole:,}{', few' if few else ''}" if line.source else ""
    if unit == "count":
        return Cell(f"{count:,}", own, url, few)
    beside = f"{count:,} {own}".rstrip() if count or own else ""
    return Cell(seen.percent(count, whole), beside, url, few)


def _switches(
    found: OverTime, compared: Compared, links: Links
) -> Iterator[tuple[str, tuple[Switch, ...]]]:
    """The other units, steps and ways to count, each with the address of the comparison."""
    request = compared.request
    units: tuple[tuple[str, Unit], ...] = (("share of all", "share"), ("number", "count"))
    yield (
        "Articles:",
        tuple(
            Switch(label, links.compare(compared, unit=unit), unit == compared.unit)
            for label, unit in units
        ),
    )
    steps: tuple[Interval, ...] = get_args(Interval)
    changes: list[tuple[str, list[tuple[str, dict[str, Any], bool]]]] = [
        ("By", [(step, {"interval": step}, step == found.interval) for step in steps])
    ]
    if len(request.queries) == 1:
        ways = (("together", False), ("each", True))
        changes.append(("Sources:", [(w, {"split": by}, by == request.split) for w, by in ways]))
    hows: tuple[tuple[str, Duplicates], ...] = (("once in a step", "fold"), ("each time", "show"))
    other = [
        (
            label,
            {"shared": replace(request.shared, duplicates=how)},
            how == request.shared.duplicates,
        )
        for label, how in hows
    ]
    for name, choices in (*changes, ("Near-duplicates:", other)):
        yield (
            name,
            tuple(Switch(label, links.compare(compared, **to), now) for label, to, now in choices),
        )
