"""Buckets become bars: none left out, from the first to the last day that is shown."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice

from index.asking.hits import Timeline
from index.asking.plan import Days, Interval, bucket_start
from search.page import Bar, TimelineView
from search.request import SearchRequest

Every = Callable[[Days], Timeline | None]
"""Tells the timeline of all articles of a range, of which those that match are a share."""

MAX_BARS = 400
"""A range of more buckets shows only those that have articles."""


def view(timeline: Timeline | None, request: SearchRequest, every: Every) -> TimelineView:
    """The timeline from the request's dates, or else from the first match to the last."""
    if timeline is None:
        return TimelineView(None, (), 0)
    if timeline.interval is None or timeline.first is None or timeline.last is None:
        return TimelineView(None, (), timeline.undated)
    counts = dict(timeline.buckets)
    first = request.from_date or timeline.first
    last = request.to_date or timeline.last
    buckets = tuple(islice(_buckets(first, last, timeline.interval), MAX_BARS + 1))
    if len(buckets) > MAX_BARS:
        buckets = tuple((start, _bucket_end(start, timeline.interval)) for start in sorted(counts))
    whole = every(Days(buckets[0][0], buckets[-1][1]))
    known = dict(whole.buckets) if whole and whole.interval == timeline.interval else {}
    bars = tuple(_bar(bucket, counts, known) for bucket in buckets)
    return TimelineView(timeline.interval, bars, timeline.undated)


def _bar(bucket: tuple[date, date], counts: dict[date, int], whole: dict[date, int]) -> Bar:
    start, end = bucket
    count = counts.get(start, 0)
    return Bar(start, end, count, count / whole[start] if whole.get(start) else 0.0)


def _buckets(first: date, last: date, interval: Interval) -> Iterator[tuple[date, date]]:
    start = bucket_start(first, interval)
    while start <= last:
        end = _bucket_end(start, interval)
        yield start, end
        if end == date.max:
            return
        start = end + timedelta(days=1)


def _bucket_end(start: date, interval: Interval) -> date:
    if interval == "day":
        return start
    month = start.month if interval == "month" else 12
    return date(start.year, month, monthrange(start.year, month)[1])
