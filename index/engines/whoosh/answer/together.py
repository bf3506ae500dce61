"""Phrases and nearness: of documents that have all words, those in which they stand together."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import numpy as np

from index.asking.deadline import Deadline
from index.asking.plan import Word
from index.engines.whoosh.answer.segment import Searched
from index.engines.whoosh.kernels import places, slices, together
from index.engines.whoosh.kernels.within import keep_phrase
from index.engines.whoosh.kernels.words import Words

MAX_WINDOW = 128
"""Positions that a nearness can span: so many are left free between two values (`GAP`)."""

_AT_ONCE = 1 << 15
"""Documents whose positions are read together: bounds the memory, and the time between two looks at
the deadline.
"""


class Together(NamedTuple):
    """A phrase or, where there is a slop, a nearness."""

    words: tuple[Word, ...]
    field: str | None
    """Where the words must stand; None: in any scored field."""
    slop: int | None
    """How many other words may stand between the first and the last, in any order."""
    deadline: Deadline


def standing_together(segment: Searched, asked: Together, found: Words) -> Words:
    """The documents of a set with the words as they are asked for; after the deadline, some.

    Args:
        segment: where the documents are.
        asked: all documents of the set have the words in the field.
        found: the set; it may be changed.
    """
    words, field, slop, deadline = asked
    keep: Callable[[Words], None]
    if len(words) < 2:
        return found
    stream = segment.stream(words[0].stream, None)
    if stream and slop is None and field is None and len({word.stream for word in words}) == 1:
        phrase = np.array([segment.ordinal(stream, word.text) for word in words])
        if phrase.min() < 0:
            return found
        keep = partial(keep_phrase, segment.postings(stream).lists, phrase)
    else:
        keep = partial(_keep, segment, asked)
    kept = segment.none()
    for batch in _batches(found, segment.documents):
        if deadline.passed():
            break
        keep(batch)
        kept |= batch
    return kept


def _keep(segment: Searched, asked: Together, batch: Words) -> None:
    """Leaves of a set whose documents have all words those in which they stand together."""
    words, field, slop, _ = asked
    documents = slices.documents_of(batch)
    times = Counter(words)  # what is typed often is read once
    rows, positions, held = {}, [], 0
    for word in times:
        stream = segment.stream(word.stream, field) or ""
        lists = segment.postings(stream).lists
        begins, found = places.gather(lists, segment.ordinal(stream, word.text), batch)
        rows[word] = begins + held
        positions.append(found)
        held += len(found)
    spans, joined = segment.spans(field, documents), np.concatenate(positions)
    if slop is None:
        matches = together.in_a_row(np.stack([rows[word] for word in words]), joined, spans)
    else:
        needed = np.array([*times.values()])
        window = min(len(words) + slop, MAX_WINDOW)
        matches = together.near(np.stack([*rows.values()]), joined, spans, needed, window)
    batch[:] = 0
    slices.include(batch, documents[matches])


def _batches(found: Words, documents: int) -> Iterator[Words]:
    """The set in pieces of bounded size, empty ones left out."""
    for first in range(0, documents, _AT_ONCE):
        batch = found.copy()
        slices.keep_slice(batch, first, min(first + _AT_ONCE, documents))
        if batch.any():
            yield batch
