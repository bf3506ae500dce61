"""The first documents of a segment's matches in the order that a plan asks for."""

from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.asking.deadline import Deadline
from index.asking.plan import After, Days, Plan
from index.engines.whoosh.answer.scores import Scorer
from index.engines.whoosh.answer.segment import Searched
from index.engines.whoosh.kernels import slices
from index.engines.whoosh.kernels import words as sets
from index.engines.whoosh.kernels.any_words import best_of_any
from index.engines.whoosh.kernels.scores import Window
from index.engines.whoosh.kernels.within import best_of_few, best_within
from index.engines.whoosh.kernels.words import Words

_NO_PHRASE = np.zeros(0, np.int64)
_FEW = 400
"""So many documents are scored sooner than bounds are made."""
_SMALL = 4
"""A set smaller than this part of the postings is looked at document by document."""
_AT_ONCE = 1 << 19
"""Scores that are added up between two looks at the deadline."""


class Ranked(NamedTuple):
    """Documents of a segment in their order, and their scores."""

    documents: NDArray[np.int64]
    scores: NDArray[np.float64]


def ranked(plan: Plan, segment: Searched, scorer: Scorer, words: Words, limit: int) -> Ranked:
    """The first `limit` documents of a set that follow the plan's cursor."""
    if limit <= 0:
        return Ranked(np.zeros(0, np.int64), np.zeros(0))
    if plan.order == "relevance":
        return _by_score(plan, segment, scorer, words, limit)
    floor = following(segment, plan.after) if plan.after else 0
    if plan.order == "newest":
        documents = sets.first_documents(words, floor, limit)
    else:
        documents = _oldest(segment, _after_oldest(segment, words, plan.after, floor), limit)
    order = np.argsort(documents, kind="stable")
    scores = np.empty(len(documents))
    scores[order] = scorer.scores(segment, documents[order])
    return Ranked(documents, scores)


def following(segment: Searched, after: After) -> int:
    """The first document, newest first, that follows the day and the id of a cursor."""
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


def _by_score(plan: Plan, segment: Searched, scorer: Scorer, words: Words, limit: int) -> Ranked:
    ceiling, floor = np.inf, 0
    if plan.after:
        ceiling, floor = plan.after.score, following(segment, plan.after)
    found = _scored(segment, scorer, Window(words, ceiling, floor, limit), plan.deadline)
    missing = limit - len(found.documents)
    if missing and ceiling >= 0:  # then come those without any of the words, newest first
        rest = words & ~_positive(segment, scorer, words, plan.deadline)
        start = floor if ceiling == 0 else 0
        others = sets.first_documents(rest, start, missing)
        documents = np.concatenate((found.documents, others))
        return Ranked(documents, np.concatenate((found.scores, np.zeros(len(others)))))
    return found


def _scored(segment: Searched, scorer: Scorer, window: Window, deadline: Deadline) -> Ranked:
    """The documents of a window that score above 0."""
    if not scorer or window.ceiling <= 0:
        return Ranked(np.zeros(0, np.int64), np.zeros(0))
    if not scorer.over_all_fields:
        return _one_by_one(segment, scorer, window, deadline)
    query = scorer.query(segment)
    stream = segment.stream("stem", None)
    if query is None or stream is None:
        return Ranked(np.zeros(0, np.int64), np.zeros(0))
    lists = segment.postings(stream).lists
    window = Window(window.words, float(window.ceiling), window.floor, window.limit)
    size = sets.count(window.words)
    if size <= _FEW:
        scores, documents = best_of_few(lists, query, window)
    elif size * _SMALL < sum(lists.df[query.terms].tolist()):
        scores, documents = best_within(lists, query, window, _NO_PHRASE)
    else:
        scores, documents = best_of_any(lists, query, window)
    return _sorted(documents, scores)


def load_kernels(segment: Searched, scorer: Scorer) -> None:
    """Calls every kernel that ranks: which one a question takes is decided by how much it finds."""
    query = scorer.query(segment)
    stream = segment.stream("stem", None)
    if query and stream:
        lists = segment.postings(stream).lists
        window = Window(segment.none(), np.inf, 0, 1)
        best_of_few(lists, query, window)
        best_within(lists, query, window, _NO_PHRASE)
        best_of_any(lists, query, window)


def _sorted(documents: NDArray[np.int64], scores: NDArray[np.float64]) -> Ranked:
    order = np.lexsort((documents, -scores))
    return Ranked(documents[order], scores[order])


def _one_by_one(segment: Searched, scorer: Scorer, window: Window, deadline: Deadline) -> Ranked:
    """The slower way, for words that are scored in one field: every document gets its score; after
    the deadline, the newest have one.
    """
    best = Ranked(np.zeros(0, np.int64), np.zeros(0))
    for documents in _pieces(slices.documents_of(window.words), scorer):
        if deadline.passed():
            break
        scores = scorer.scores(segment, documents)
        wanted = (scores > 0) & (scores < window.ceiling)
        wanted |= (scores > 0) & (scores == window.ceiling) & (documents >= window.floor)
        documents = np.concatenate((best.documents, documents[wanted]))
        best = _best(documents, np.concatenate((best.scores, scores[wanted])), window.limit)
    return best


def _pieces(documents: NDArray[np.int64], scorer: Scorer) -> list[NDArray[np.int64]]:
    """Documents in pieces that take about the same time to be scored."""
    size = max(1, _AT_ONCE // scorer.size)
    return [documents[first : first + size] for first in range(0, len(documents), size)]


def _best(documents: NDArray[np.int64], scores: NDArray[np.float64], limit: int) -> Ranked:
    if len(scores) > limit:
        least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        documents, scores = documents[scores >= least], scores[scores >= least]
    best = _sorted(documents, scores)
    return Ranked(best.documents[:limit], best.scores[:limit])


def _positive(segment: Searched, scorer: Scorer, words: Words, deadline: Deadline) -> Words:
    """The documents of a set that score above 0; after the deadline, also some that do not."""
    found = scorer.scored_documents(segment)
    if scorer.over_all_fields:
        return found
    without = segment.none()
    for documents in _pieces(slices.documents_of(found & words), scorer):
        if deadline.passed():
            break
        slices.include(without, documents[scorer.scores(segment, documents) <= 0])
    return found & ~without


def _after_oldest(segment: Searched, words: Words, after: After | None, floor: int) -> Words:
    """The documents of a set that follow a cursor when the oldest come first."""
    if after is None:
        return words
    undated = words.copy()
    slices.keep_slice(undated, max(segment.dated, floor), segment.documents)
    if after.day is None:
        return undated
    newer, same = words.copy(), words.copy()
    day = segment.slice_of(Days(after.day, after.day))
    slices.keep_slice(newer, 0, day.start)
    slices.keep_slice(same, floor, max(floor, day.stop))
    return newer | same | undated


def _oldest(segment: Searched, words: Words, limit: int) -> NDArray[np.int64]:
    """The oldest documents first, those of a day by their ids, undated ones last."""
    found = slices.last_documents(words, segment.dated, limit)
    if len(found) < limit:
        undated = sets.first_documents(words, segment.dated, limit - len(found))
    else:  # of the last day, the lowest numbers are wanted, and not the highest
        undated = found[:0]
        day = segment.slice_of(_day_of(segment, int(found[-1])))
        older = found[found >= day.stop]
        same = sets.first_documents(words, day.start, limit - len(older))
        found = np.concatenate((older, same))
    days = segment.opened.days[found]
    return np.concatenate((found[np.lexsort((found, days))], undated))


def _day_of(segment: Searched, document: int) -> Days:
    day = date.fromordinal(int(segment.opened.days[document]))
    return Days(day, day)
