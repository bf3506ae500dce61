"""Buckets become bars, from the first to the last day that is shown, without gaps."""

from collections.abc import Callable
from datetime import date
from itertools import islice

from index.asking.hits import Timeline
from index.asking.plan import Days
from search.answer.steps import bucket, buckets
from search.page import Bar, TimelineView
from search.request import SearchRequest
from search.typed.days import DaySpan

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
    spans = tuple(islice(buckets(first, last, timeline.interval), MAX_BARS + 1))
    if len(spans) > MAX_BARS:
        spans = tuple(bucket(start, timeline.interval) for start in sorted(counts))
    whole = whole_timeline(Days(spans[0][0], spans[-1][1]))
    known = dict(whole.buckets) if whole and whole.interval == timeline.interval else {}
    bars = tuple(_bar(span, counts, known) for span in spans)
    return TimelineView(timeline.interval, bars, timeline.undated)


def _bar(span: DaySpan, counts: dict[date, int], whole: dict[date, int]) -> Bar:
    start, end = span
    count = counts.get(start, 0)
    return Bar(start, end, count, count / whole[start] if whole.get(start) else 0.0)
