"""Phrases and nearness: of candidates, which have all words, those whose words stand together."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import numpy as np

from index.asking.deadline import Deadline
from index.asking.plan import Word
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.kernels import positions, proximity, slices
from index.engines.whoosh.kernels.docsets import DocSet
from index.engines.whoosh.kernels.phrases import keep_phrase

MAX_WINDOW = 128
"""Positions that a nearness can span: so many are left free between two values (`GAP`)."""

_AT_ONCE = 1 << 15
"""Documents whose positions are read together: bounds the memory, and the time between two looks at
the deadline.
"""


class Proximity(NamedTuple):
    """A phrase or, where there is a slop, a nearness."""

    words: tuple[Word, ...]
    field: str | None
    """Where the words must stand; None: in any scored field."""
    slop: int | None
    """How many other words may stand between the first and the last, in any order."""
    deadline: Deadline


def standing_together(segment: SegmentReader, asked: Proximity, candidates: DocSet) -> DocSet:
    """The candidates whose words stand as they are asked for; after the deadline, some of them.

    Args:
        segment: where the documents are.
        asked: the words, and how they must stand.
        candidates: a doc set, (words,), whose documents all have the words in the field; it may be
            changed.

    Returns:
        A doc set, (words,).

    Source: a phrase is checked by `kernels.phrases`, all else by `kernels.proximity`.
    """
    words, field, slop, deadline = asked
    keep: Callable[[DocSet], None]
    if len(words) < 2:
        return candidates
    stream = segment.stream(words[0].stream, None)
    if stream and slop is None and field is None and len({word.stream for word in words}) == 1:
        phrase = np.array([segment.ordinal(stream, word.text) for word in words])
        if phrase.min() < 0:
            return candidates
        keep = partial(keep_phrase, segment.postings(stream).lists, phrase)
    else:
        keep = partial(_keep, segment, asked)
    found = segment.none()
    for some in _in_ranges(candidates, segment.documents):
        if deadline.passed():
            break
        keep(some)
        found |= some
    return found


def _keep(segment: SegmentReader, asked: Proximity, candidates: DocSet) -> None:
    """Leaves the candidates whose words stand together."""
    words, field, slop, _ = asked
    documents = slices.documents_of(candidates)
    times = Counter(words)  # what is typed often is read once
    pointers, gathered, held = {}, [], 0
    for word in times:
        stream = segment.stream(word.stream, field) or ""
        lists = segment.postings(stream).lists
        begins, found = positions.gather(lists, segment.ordinal(stream, word.text), candidates)
        pointers[word] = begins + held
        gathered.append(found)
        held += len(found)
    spans, joined = segment.spans(field, documents), np.concatenate(gathered)
    if slop is None:
        rows = np.stack([pointers[word] for word in words])
        matches = proximity.in_a_row(rows, joined, spans)
    else:
        needed = np.array([*times.values()])
        window = min(len(words) + slop, MAX_WINDOW)
        matches = proximity.near(np.stack([*pointers.values()]), joined, spans, needed, window)
    candidates[:] = 0
    slices.include(candidates, documents[matches])


def _in_ranges(candidates: DocSet, documents: int) -> Iterator[DocSet]:
    """The candidates of one range of documents after the other; empty ranges are left out."""
    for first in range(0, documents, _AT_ONCE):
        some = candidates.copy()
        slices.keep_slice(some, first, min(first + _AT_ONCE, documents))
        if some.any():
            yield some
