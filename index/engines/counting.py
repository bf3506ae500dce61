"""Counts as they are answered: facets in their order, days in their buckets."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from index.asking.hits import FacetCounts, Timeline
from index.asking.intervals import bucket_start, interval_for
from index.asking.matching import finds_value
from index.asking.plan import Days, FacetCount
from index.document import Document
from index.text.analysis import folded_words


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


def timeline(dates: Mapping[tuple[date, date] | None, int], shown: Days | None) -> Timeline:
    """The buckets of dates with articles; the interval follows the range that is shown.

    Args:
        dates: articles per date, as its first and its last day; None holds those without a date.
        shown: the range asked for; an open end is the first day of the earliest or of the latest
            match.
    """
    dated = {days: count for days, count in dates.items() if days and count}
    undated = dates.get(None, 0)
    if not dated:
        return Timeline(None, (), undated)
    firsts = [first for first, _ in dated]
    first, last = min(firsts), max(firsts)
    start, end = (shown and shown.first) or first, (shown and shown.last) or last
    interval = interval_for(start, end)
    buckets: Counter[date] = Counter()
    for (begin, finish), count in dated.items():
        bucket = bucket_start(begin, interval)
        if bucket == bucket_start(finish, interval):
            buckets[bucket] += count
        else:
            undated += count
    return Timeline(
        interval if buckets else None, tuple(sorted(buckets.items())), undated, first, last
    )
