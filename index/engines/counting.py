"""Counts as they are answered: facets in their order, days in their buckets."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from index.asking.hits import FacetCounts, Timeline
from index.asking.matching import finds_value
from index.asking.plan import Days, FacetCount, bucket_start, interval_for
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


def timeline(days: Mapping[date | None, int], shown: Days | None) -> Timeline:
    """The buckets of days with articles; the interval follows the range that is shown.

    Args:
        days: articles per day; None holds those without a date.
        shown: the range asked for; an open end is the earliest or the latest match.
    """
    dated = {day: count for day, count in days.items() if day is not None and count}
    undated = days.get(None, 0)
    if not dated:
        return Timeline(None, (), undated)
    first, last = min(dated), max(dated)
    start, end = (shown and shown.first) or first, (shown and shown.last) or last
    interval = interval_for(start, end)
    buckets: Counter[date] = Counter()
    for day, count in dated.items():
        buckets[bucket_start(day, interval)] += count
    return Timeline(interval, tuple(sorted(buckets.items())), undated, first, last)
