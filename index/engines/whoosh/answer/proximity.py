"""Phrases and nearness: of candidates, which have all words, those whose words stand together."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.asking.deadline import Deadline
from index.asking.plan import Word
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.kernels import docsets, positions, proximity, slices
from index.engines.whoosh.kernels.docsets import DocSet
from index.engines.whoosh.kernels.phrases import Slots, keep_phrase, keep_phrase_of_any

MAX_WINDOW = 128
"""Positions that a nearness can span: so many are left free between two values (`GAP`)."""

_POSITION_BITS = 32
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
    if len(words) < 2:
        return candidates
    keep: Callable[[DocSet], None] = partial(_keep, segment, asked)
    stream = segment.stream(words[0].stream, None)
    if stream and slop is None and field is None and len({word.stream for word in words}) == 1:
        places = [segment.ordinals(stream, word.texts) for word in words]
        if not all(places):
            return candidates
        keep = _keeper(segment, stream, places)
    found = segment.none()
    for some in _in_ranges(candidates, segment.documents):
        if deadline.passed():
            break
        keep(some)
        found |= some
    return found


def _keeper(
    segment: SegmentReader, stream: str, places: Sequence[Sequence[int]]
) -> Callable[[DocSet], None]:
    """What leaves the candidates with a phrase; `places` are the ordinals that each of its places
    may have.
    """
    lists = segment.postings(stream).lists
    if all(len(ordinals) == 1 for ordinals in places):
        return partial(keep_phrase, lists, np.array([ordinals[0] for ordinals in places]))
    sizes = [int(lists.df[list(ordinals)].sum(dtype=np.int64)) for ordinals in places]
    order = sorted(range(len(places)), key=sizes.__getitem__)
    counts = [len(places[place]) for place in order]
    slots = Slots(
        np.array([ordinal for place in order for ordinal in places[place]], np.int64),
        np.repeat(np.array(order, np.int64), counts),
        np.cumsum([0, *counts], dtype=np.int64),
    )
    return partial(keep_phrase_of_any, lists, slots)


def _keep(segment: SegmentReader, asked: Proximity, candidates: DocSet) -> None:
    """Leaves the candidates whose words stand together."""
    words, field, slop, _ = asked
    documents = slices.documents_of(candidates)
    pointers, gathered, held = {}, [], 0
    for word in dict.fromkeys(words):  # what is typed often is read once
        begins, found = _gathered(segment, word, field, candidates)
        pointers[word] = begins + held
        gathered.append(found)
        held += len(found)
    spans, joined = segment.spans(field, documents), np.concatenate(gathered)
    rows = np.stack([pointers[word] for word in words])
    if slop is None:
        matches = proximity.in_a_row(rows, joined, spans)
    else:
        window = min(len(words) + slop, MAX_WINDOW)
        matches = proximity.near(rows, joined, spans, window)
    candidates[:] = 0
    slices.include(candidates, documents[matches])


def _gathered(
    segment: SegmentReader, word: Word, field: str | None, candidates: DocSet
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The positions of a word in the candidates, as the members of `positions.Gathered`: those of
    any of its texts, each once.
    """
    stream = segment.stream(word.stream, field) or ""
    lists = segment.postings(stream).lists
    ordinals = segment.ordinals(stream, word.texts)
    if len(ordinals) == 1:
        begins, found = positions.gather(lists, ordinals[0], candidates)
        return begins, found
    documents = slices.documents_of(candidates)
    placed = []
    for ordinal in ordinals:
        holders = segment.none()
        docsets.unite(lists, np.array([ordinal]), holders)
        holders &= candidates
        begins, found = positions.gather(lists, ordinal, holders)
        numbers = documents.searchsorted(slices.documents_of(holders))
        placed.append((np.repeat(numbers, np.diff(begins)) << _POSITION_BITS) + found)
    # Sorted runs on end, which a stable sort merges.
    joined = np.sort(np.concatenate(placed), kind="stable")
    joined = joined[np.diff(joined, prepend=-1) > 0]
    begins = joined.searchsorted(np.arange(len(documents) + 1) << _POSITION_BITS)
    return begins, joined & ((1 << _POSITION_BITS) - 1)


def _in_ranges(candidates: DocSet, documents: int) -> Iterator[DocSet]:
    """The candidates of one range of documents after the other; empty ranges are left out."""
    for first in range(0, documents, _AT_ONCE):
        some = candidates.copy()
        slices.keep_slice(some, first, min(first + _AT_ONCE, documents))
        if some.any():
            yield some
