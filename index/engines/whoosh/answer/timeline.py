"""How many matching documents there are in each day, month or year: slices of document numbers."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index.asking.hits import Timeline
from index.asking.intervals import interval_for
from index.asking.plan import Days, Interval
from index.engines.whoosh.answer.segment import SegmentReader, held
from index.engines.whoosh.columns.days import dated_from
from index.engines.whoosh.kernels.docsets import DocSet, first_documents
from index.engines.whoosh.kernels.slices import count_slices, last_documents

_LONGEST = {"day": 0, "month": 30, "year": 365}
"""How far apart the first and the last day of a date are at most that a bar holds: what is partial
is a month or a year of the calendar, and so are the bars.
"""


def timeline(
    segments: Sequence[SegmentReader], docsets: Sequence[DocSet], shown: Days | None
) -> Timeline:
    """The timeline of documents (`index.engines.counting.timeline`).

    Args:
        segments: of the snapshot.
        docsets: a doc set, (words,), of each segment.
        shown: the range asked for; an open end is the first day of the earliest or of the latest
            match.
    """
    undated, ends = 0, []
    for segment, docs in zip(segments, docsets, strict=True):
        edges = np.array([segment.dated, segment.documents], np.int64)
        undated += int(count_slices(docs, edges)[0])
        ends += [_day(segment, int(d)) for d in first_documents(docs, 0, 1) if d < segment.dated]
        ends += [_day(segment, int(d)) for d in last_documents(docs, segment.dated, 1)]
    if not ends:
        return Timeline(None, (), undated)
    first, last = min(ends), max(ends)
    start, end = (shown and shown.first) or first, (shown and shown.last) or last
    interval = interval_for(start, end)
    starts = _starts(first, last, interval)
    borders = [day.toordinal() for day in starts] + [last.toordinal() + 1]
    totals = np.zeros(len(starts), np.int64)
    for segment, docs in zip(segments, docsets, strict=True):
        # newest first, so the slice of a bucket ends where that of the one before it begins
        edges = np.ascontiguousarray(dated_from(segment.opened.days, borders)[::-1])
        totals += count_slices(docs, edges)[::-1]
        outside = _in_no_bar(segment, docs, interval)
        if len(outside):
            places = np.searchsorted(borders, outside, "right") - 1
            totals -= np.bincount(places, minlength=len(starts))
            undated += len(outside)
    buckets = tuple((day, n) for day, n in zip(starts, totals.tolist(), strict=True) if n)
    return Timeline(interval if buckets else None, buckets, undated, first, last)


def _in_no_bar(segment: SegmentReader, docs: DocSet, interval: Interval) -> NDArray[np.int64]:
    """The first days, (documents,), of the dates in a set that no bar holds whole."""
    documents, firsts, lasts = segment.opened.partial
    longer = lasts - firsts > _LONGEST[interval]
    return firsts[longer][held(docs, documents[longer])]


def _day(segment: SegmentReader, document: int) -> date:
    return date.fromordinal(int(segment.opened.days[document]))


def _starts(first: date, last: date, interval: Interval) -> list[date]:
    """The first days of the buckets from `first` to `last`."""
    if interval == "day":
        return [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
    if interval == "year":
        return [date(year, 1, 1) for year in range(first.year, last.year + 1)]
    months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    return [date(month // 12, month % 12 + 1, 1) for month in months]
