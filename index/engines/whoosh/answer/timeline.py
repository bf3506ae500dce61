"""How many matching documents there are in each day, month or year: slices of document numbers."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index.asking.hits import Timeline
from index.asking.intervals import interval_for
from index.asking.plan import Days, Interval, Plan
from index.engines.whoosh.answer.segment import SegmentReader, held
from index.engines.whoosh.columns.days import dated_from
from index.engines.whoosh.columns.duplicates import Duplicates
from index.engines.whoosh.kernels.docsets import DocSet, first_documents
from index.engines.whoosh.kernels.slices import count_slices, last_documents

_LONGEST = {"day": 0, "month": 30, "year": 365}
"""How far apart the first and the last day of a date are at most that a bar holds: what is partial
is a month or a year of the calendar, and so are the bars.
"""
_UNDATED, _TOO_COARSE = -1, -2
"""Where those are counted that are in no bar: behind the bars."""


def timeline(
    segments: Sequence[SegmentReader],
    docsets: Sequence[DocSet],
    plan: Plan,
    copies: Sequence[Duplicates] = (),
) -> Timeline:
    """The timeline of documents (`index.engines.counting.timeline`).

    Args:
        segments: of the snapshot.
        docsets: a doc set, (words,), of each segment.
        plan: what is asked: an open end of its days is the first day of the earliest or of the
            latest match.
        copies: of near-duplicates of which only one counts in a bar, those in each doc set.
    """
    undated, ends = 0, []
    for segment, docs in zip(segments, docsets, strict=True):
        edges = np.array([segment.dated, segment.documents], np.int64)
        undated += int(count_slices(docs, edges)[0])
        ends += [_day(segment, int(d)) for d in first_documents(docs, 0, 1) if d < segment.dated]
        ends += [_day(segment, int(d)) for d in last_documents(docs, segment.dated, 1)]
    if not ends:
        return Timeline(None, (), undated - int(_again(segments, copies, [], "year").sum()))
    first, last = min(ends), max(ends)
    interval = plan.interval or _fitting(plan.days, first, last)
    starts = _starts(first, last, interval)
    borders = [day.toordinal() for day in starts] + [last.toordinal() + 1]
    totals = np.zeros(len(starts) + 2, np.int64)
    totals[_UNDATED] = undated
    bars = totals[:_TOO_COARSE]
    for segment, docs in zip(segments, docsets, strict=True):
        # newest first, so the slice of a bucket ends where that of the one before it begins
        edges = np.ascontiguousarray(dated_from(segment.opened.days, borders)[::-1])
        bars += count_slices(docs, edges)[::-1]
        outside = _in_no_bar(segment, interval)
        outside = outside[held(docs, outside)]
        if len(outside):
            places = np.searchsorted(borders, segment.opened.days[outside], "right") - 1
            bars -= np.bincount(places, minlength=len(starts))
            totals[_TOO_COARSE] += len(outside)
    totals -= _again(segments, copies, borders, interval)
    buckets = tuple((day, n) for day, n in zip(starts, bars.tolist(), strict=True) if n)
    coarse = int(totals[_TOO_COARSE])
    outside_all = coarse + int(totals[_UNDATED])
    return Timeline(interval if buckets else None, buckets, outside_all, first, last, coarse)


def _fitting(shown: Days | None, first: date, last: date) -> Interval:
    """The step of a timeline of matches from `first` to `last`."""
    return interval_for((shown and shown.first) or first, (shown and shown.last) or last)


def _again(
    segments: Sequence[SegmentReader],
    copies: Sequence[Duplicates],
    borders: Sequence[int],
    interval: Interval,
) -> NDArray[np.int64]:
    """How many near-duplicates stand in a bar beside one that counts: (bars + 2,), of which
    the last ones are those of the dates that no bar holds, and of no date.

    Args:
        segments: of the snapshot.
        copies: the near-duplicates in question of each segment; or nothing at all.
        borders: the first day of each bar, and the day behind the last one, `date.toordinal`.
        interval: of the bars.
    """
    size = max(len(borders) - 1, 0) + 2
    keys = [np.zeros(0, np.int64)]
    for segment, own in zip(segments, copies, strict=bool(copies)):
        documents = own.documents.astype(np.int64)
        places = np.searchsorted(borders, segment.opened.days[documents], "right") - 1
        places[np.isin(documents, _in_no_bar(segment, interval))] = _TOO_COARSE
        keys.append(own.groups.astype(np.int64) * size + places % size)
    found, times = np.unique(np.concatenate(keys), return_counts=True)
    counted = np.zeros(size, np.int64)
    np.add.at(counted, found % size, times - 1)
    return counted


def _in_no_bar(segment: SegmentReader, interval: Interval) -> NDArray[np.int64]:
    """The documents whose dates no bar holds whole, (documents,), ascending."""
    documents, firsts, lasts = segment.opened.partial
    return documents[lasts - firsts > _LONGEST[interval]]


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
