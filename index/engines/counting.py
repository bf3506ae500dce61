"""Counts as they are answered: facets in their order, days in their buckets."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from index.asking.hits import FacetCounts, Timeline
from index.asking.intervals import bucket_start, interval_for
from index.asking.matching import finds_value
from index.asking.plan import Days, FacetCount, Interval
from index.document import Document
from index.text.analysis import folded_words

Dates = tuple[date, date] | None
"""The first and the last day that the date of an article may stand for; None: it has no date."""
_Place = date | Literal["undated", "too coarse"]
_UNDATED: Literal["undated"] = "undated"
_TOO_COARSE: Literal["too coarse"] = "too coarse"
_NO_COPIES: Mapping[tuple[Hashable, Dates], int] = MappingProxyType({})


def count_facet(request: FacetCount, documents: Iterable[Document]) -> FacetCounts:
    """The counts of one facet over documents."""
    counts: Counter[str] = Counter()
    missing = 0
    for document in documents:
        values = document.facets[request.facet]
        counts.update(values)
        missing += not values
    return facet_counts(request, counts, missing)


def facet_counts(request: FacetCount, counts: Mapping[str, int], missing: int) -> FacetCounts:
    """The values that are shown, in the order of `FacetCounts`: the most frequent first, of equal
    ones the lowest by code point; behind them those that are always shown, in the same order.

    Args:
        request: how many values, and which always.
        counts: articles per value; values with none may be left out.
        missing: articles without any value.
    """
    words = folded_words(request.find)
    order = sorted(
        (v for v, n in counts.items() if n and (not words or finds_value(folded_words(v), words))),
        key=lambda v: (-counts[v], v),
    )
    shown = order[: request.size]
    shown += sorted(
        (v for v in dict.fromkeys(request.always) if v not in shown),
        key=lambda v: (-counts.get(v, 0), v),
    )
    others = len(set(order).difference(shown))
    return FacetCounts(request.facet, tuple((v, counts.get(v, 0)) for v in shown), others, missing)


def timeline(
    dates: Mapping[Dates, int],
    shown: Days | None,
    interval: Interval | None = None,
    copies: Mapping[tuple[Hashable, Dates], int] = _NO_COPIES,
) -> Timeline:
    """The buckets of dates with articles.

    Args:
        dates: articles per date, as its first and its last day; None holds those without a date.
        shown: the range asked for; an open end is the first day of the earliest or of the latest
            match.
        interval: of the buckets; None: the one that fits the range.
        copies: of near-duplicates of which only one counts in a bucket, those of `dates` that have
            any, by their group and date.
    """
    firsts = [days[0] for days, count in dates.items() if days and count]
    first, last = min(firsts, default=date.min), max(firsts, default=date.min)
    start, end = (shown and shown.first) or first, (shown and shown.last) or last
    interval = interval or interval_for(start, end)
    counts: Counter[_Place] = Counter()
    for days, count in dates.items():
        counts[_place(days, interval)] += count
    again: Counter[tuple[Hashable, _Place]] = Counter()
    for (group, days), count in copies.items():
        again[group, _place(days, interval)] += count
    for (_, place), count in again.items():
        counts[place] -= count - 1
    undated, too_coarse = counts.pop(_UNDATED, 0), counts.pop(_TOO_COARSE, 0)
    buckets = sorted((day, n) for day, n in counts.items() if n and not isinstance(day, str))
    return Timeline(
        interval if buckets else None,
        tuple(buckets),
        undated + too_coarse,
        first if firsts else None,
        last if firsts else None,
        too_coarse,
    )


def _place(days: Dates, interval: Interval) -> _Place:
    """The first day of the bucket that holds a date whole, or why there is none."""
    if days is None:
        return _UNDATED
    first, last = (bucket_start(day, interval) for day in days)
    return first if first == last else _TOO_COARSE
