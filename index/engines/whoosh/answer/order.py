"""The first documents of a segment's matches in the order that a plan asks for."""

from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.asking.deadline import Deadline
from index.asking.plan import After, Days, Plan
from index.engines.whoosh.answer.scores import Scorer
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.kernels import docsets, slices
from index.engines.whoosh.kernels.docsets import DocSet
from index.engines.whoosh.kernels.exact import TopK
from index.engines.whoosh.kernels.maxscore import best_of_any
from index.engines.whoosh.kernels.scores import Window
from index.engines.whoosh.kernels.within import best_of_few, best_within

NOTHING = TopK(np.zeros(0), np.zeros(0, np.int64))
_FEW = 400
"""So many documents are scored sooner than bounds are made."""
_FEWER = 100
"""The same where bounds are held against what other segments gave."""
_SMALL = 2
"""Looking terms up document by document costs so many times what adding a posting costs."""
_AT_ONCE = 1 << 19
"""Scores that are added up between two looks at the deadline."""


class Matches(NamedTuple):
    """The documents of a segment that match, (words,), and how many these are."""

    docs: DocSet
    size: int


class Wanted(NamedTuple):
    """How many of a segment's documents are wanted, and what each has to score where the order is
    by relevance.
    """

    limit: int
    least: float


def top_k(
    plan: Plan, segment: SegmentReader, scorer: Scorer, matches: Matches, wanted: Wanted
) -> TopK:
    """The first documents that follow the plan's cursor in the plan's order, in any order.

    Args:
        plan: its order, its cursor, its deadline.
        segment: where the documents are.
        scorer: the plan's scored words.
        matches: the documents that are looked at.
        wanted: how many, and the least score.

    Returns:
        (limit or fewer,). Scores are 0 where the order is by date, and the second in which a
        document was added where it is by that.
    """
    docs, limit = matches.docs, wanted.limit
    if limit <= 0:
        return NOTHING
    if plan.order == "relevance":
        return _by_score(plan, segment, scorer, matches, wanted)
    if plan.order == "added":
        return _by_adding(segment, docs, plan.after, limit)
    floor = following(segment, plan.after) if plan.after else 0
    if plan.order == "newest":
        documents = docsets.first_documents(docs, floor, limit)
    else:
        documents = _oldest(segment, _after_oldest(segment, docs, plan.after, floor), limit)
    return TopK(np.zeros(len(documents)), documents)


def following(segment: SegmentReader, after: After) -> int:
    """The number of the first document, newest first, that follows the day and the id of a cursor;
    the number of documents where none does.
    """
    low: int
    if after.day is None:
        low, high = segment.dated, segment.documents
    else:
        same = segment.slice_of(Days(after.day, after.day))
        low, high = int(same.start), int(same.stop)
    ids = segment.opened.ids
    while low < high:
        middle = (low + high) // 2
        if ids.text(middle) <= after.id:
            low = middle + 1
        else:
            high = middle
    return low


def _by_adding(segment: SegmentReader, docs: DocSet, after: After | None, limit: int) -> TopK:
    """The documents of a set that were added last."""
    documents = slices.documents_of(docs)
    seconds = segment.opened.history("added")[documents].astype(np.float64)
    if after:
        follows = documents >= following(segment, after)
        wanted = (seconds < after.score) | ((seconds == after.score) & follows)
        documents, seconds = documents[wanted], seconds[wanted]
    return _best(TopK(seconds, documents), limit)


def _by_score(
    plan: Plan, segment: SegmentReader, scorer: Scorer, matches: Matches, wanted: Wanted
) -> TopK:
    ceiling, floor = np.inf, 0
    docs, size = matches
    if plan.after:
        ceiling, floor = float(plan.after.score), following(segment, plan.after)
    window = Window(docs, ceiling, floor, *wanted)
    found = _scored(segment, scorer, window, size, plan.deadline)
    missing = wanted.limit - len(found.documents)
    if missing and wanted.least <= 0 <= ceiling:
        # then come those without any of the words, newest first
        rest = docs & ~_positive(segment, scorer, docs, plan.deadline)
        start = floor if ceiling == 0 else 0
        others = docsets.first_documents(rest, start, missing)
        scores = np.concatenate((found.scores, np.zeros(len(others))))
        return TopK(scores, np.concatenate((found.documents, others)))
    return found


def _scored(
    segment: SegmentReader, scorer: Scorer, window: Window, size: int, deadline: Deadline
) -> TopK:
    """The best documents of a window, whose set has so many, that score above 0; in any order."""
    if not scorer or window.ceiling <= 0:
        return NOTHING
    if not scorer.over_all_fields:
        return _one_by_one(segment, scorer, window, deadline)
    query = scorer.query(segment)
    stream = segment.stream("key", None)
    if query is None or stream is None:
        return NOTHING
    lists = segment.postings(stream).lists
    if size <= (_FEW if window.least <= 0 else _FEWER):
        return TopK(*best_of_few(lists, query, window))
    if size * len(query.terms) * _SMALL < sum(lists.df[query.terms].tolist()):
        return TopK(*best_within(lists, query, window))
    return TopK(*best_of_any(lists, query, window))


def load_kernels(segment: SegmentReader, scorer: Scorer) -> None:
    """Calls every kernel that ranks: which one a question takes is decided by how much it finds."""
    query = scorer.query(segment)
    stream = segment.stream("key", None)
    if query and stream:
        lists = segment.postings(stream).lists
        window = Window(segment.none(), np.inf, 0, 1, 0.0)
        best_of_few(lists, query, window)
        best_within(lists, query, window)
        best_of_any(lists, query, window)


def _one_by_one(segment: SegmentReader, scorer: Scorer, window: Window, deadline: Deadline) -> TopK:
    """The slower way, for words that are scored in one field: every document gets its score; after
    the deadline, the newest have one.
    """
    best = NOTHING
    for documents in _batches(slices.documents_of(window.docs), scorer):
        if deadline.passed():
            break
        scores = scorer.scores(segment, documents)
        wanted = (scores > 0) & (scores >= window.least) & (scores <= window.ceiling)
        wanted &= (scores < window.ceiling) | (documents >= window.floor)
        scores = np.concatenate((best.scores, scores[wanted]))
        documents = np.concatenate((best.documents, documents[wanted]))
        best = _best(TopK(scores, documents), window.limit)
    return best


def _batches(documents: NDArray[np.int64], scorer: Scorer) -> list[NDArray[np.int64]]:
    """Documents in batches that take about the same time to be scored."""
    size = max(1, _AT_ONCE // scorer.size)
    return [documents[first : first + size] for first in range(0, len(documents), size)]


def _best(found: TopK, limit: int) -> TopK:
    """The first `limit` of scored documents."""
    scores, documents = found
    if len(scores) > limit:
        least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        found = TopK(scores[scores >= least], documents[scores >= least])
    order = np.lexsort((found.documents, -found.scores))[:limit]
    return TopK(found.scores[order], found.documents[order])


def _positive(segment: SegmentReader, scorer: Scorer, docs: DocSet, deadline: Deadline) -> DocSet:
    """The documents of a set that score above 0; after the deadline, also some that do not."""
    found = scorer.scored_documents(segment)
    if scorer.over_all_fields:
        return found
    without = segment.none()
    for documents in _batches(slices.documents_of(found & docs), scorer):
        if deadline.passed():
            break
        slices.include(without, documents[scorer.scores(segment, documents) <= 0])
    return found & ~without


def _after_oldest(segment: SegmentReader, docs: DocSet, after: After | None, floor: int) -> DocSet:
    """The documents of a set that follow a cursor when the oldest come first."""
    if after is None:
        return docs
    undated = docs.copy()
    slices.keep_slice(undated, max(segment.dated, floor), segment.documents)
    if after.day is None:
        return undated
    newer, same = docs.copy(), docs.copy()
    day = segment.slice_of(Days(after.day, after.day))
    slices.keep_slice(newer, 0, day.start)
    slices.keep_slice(same, floor, max(floor, day.stop))
    return newer | same | undated


def _oldest(segment: SegmentReader, docs: DocSet, limit: int) -> NDArray[np.int64]:
    """The oldest documents first, those of a day by their ids, undated ones last."""
    found = slices.last_documents(docs, segment.dated, limit)
    if len(found) < limit:
        undated = docsets.first_documents(docs, segment.dated, limit - len(found))
    else:  # of the last day, the lowest numbers are wanted, and not the highest
        undated = found[:0]
        day = segment.slice_of(_day_of(segment, int(found[-1])))
        older = found[found >= day.stop]
        same = docsets.first_documents(docs, day.start, limit - len(older))
        found = np.concatenate((older, same))
    days = segment.opened.days[found]
    return np.concatenate((found[np.lexsort((found, days))], undated))


def _day_of(segment: SegmentReader, document: int) -> Days:
    day = date.fromordinal(int(segment.opened.days[document]))
    return Days(day, day)
