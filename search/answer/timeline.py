"""Buckets become bars, from the first to the last day that is shown, without gaps."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice

from index.asking.hits import Timeline
from index.asking.intervals import bucket_start
from index.asking.plan import Days, Interval
from search.page import Bar, TimelineView
from search.request import SearchRequest
from search.typed.days import DaySpan, day_span_of

WholeTimeline = Callable[[Days], Timeline | None]
"""Gives the timeline of all articles of a range of days, whether they match or not."""

MAX_BARS = 400
"""A range of more buckets shows only those that have articles."""


def view(
    timeline: Timeline | None, request: SearchRequest, whole_timeline: WholeTimeline
) -> TimelineView:
    """The timeline between the request's dates, or else from the first match to the last.

    Raises:
        EngineDownError, DamagedIndexError: `whole_timeline` cannot ask the snapshot.
    """
    if timeline is None:
        return TimelineView(None, (), 0)
    if timeline.interval is None or timeline.first is None or timeline.last is None:
        return TimelineView(None, (), timeline.undated)
    counts = dict(timeline.buckets)
    first = request.from_date or timeline.first
    last = request.to_date or timeline.last
    buckets = tuple(islice(_buckets(first, last, timeline.interval), MAX_BARS + 1))
    if len(buckets) > MAX_BARS:
        buckets = tuple(_bucket(start, timeline.interval) for start in sorted(counts))
    whole = whole_timeline(Days(buckets[0][0], buckets[-1][1]))
    known = dict(whole.buckets) if whole and whole.interval == timeline.interval else {}
    bars = tuple(_bar(bucket, counts, known) for bucket in buckets)
    return TimelineView(timeline.interval, bars, timeline.undated)


def _bar(bucket: DaySpan, counts: dict[date, int], whole: dict[date, int]) -> Bar:
    start, end = bucket
    count = counts.get(start, 0)
    return Bar(start, end, count, count / whole[start] if whole.get(start) else 0.0)


def _buckets(first: date, last: date, interval: Interval) -> Iterator[DaySpan]:
    start = bucket_start(first, interval)
    while start <= last:
        bucket = _bucket(start, interval)
        yield bucket
        if bucket[1] == date.max:
            return
        start = bucket[1] + timedelta(days=1)


def _bucket(start: date, interval: Interval) -> DaySpan:
    """The bucket that begins on a day."""
    if interval == "day":
        return start, start
    return day_span_of(start.year, start.month if interval == "month" else None)
