"""Phrases and nearness: of documents that have all words, those in which they stand together."""

from collections.abc import Iterator, Sequence

import numpy as np

from index.engines.whoosh.evaluate_segment import Searched
from index.engines.whoosh.kernels import places, slices, together
from index.engines.whoosh.kernels.within import keep_phrase
from index.engines.whoosh.kernels.words import Words
from index.plan import Word

MAX_WINDOW = 128
"""Positions that a nearness can span: so many are left free between two values (`GAP`)."""

_AT_ONCE = 1 << 17
"""Documents whose positions are read together: bounds what they take."""


def standing_together(
    segment: Searched, words: Sequence[Word], field: str | None, slop: int | None, found: Words
) -> Words:
    """The documents of a set with a phrase or, where there is a slop, with a nearness.

    Args:
        segment: where the documents are.
        words: all documents of the set have them in the field.
        field: where the words must stand; None: in any scored field.
        slop: how many other words may stand between the first and the last, in any order.
        found: the set; it may be changed.
    """
    if len(words) < 2:
        return found
    stream = segment.stream(words[0].stream, None)
    if stream and slop is None and field is None and len({word.stream for word in words}) == 1:
        phrase = np.array([segment.ordinal(stream, word.text) for word in words])
        if phrase.min() >= 0:
            keep_phrase(segment.postings(stream).lists, phrase, found)
        return found
    kept = segment.none()
    for batch in _batches(found, segment.documents):
        _keep(segment, words, field, slop, batch)
        kept |= batch
    return kept


def _keep(
    segment: Searched, words: Sequence[Word], field: str | None, slop: int | None, batch: Words
) -> None:
    """Leaves of a set whose documents have all words those in which they stand together."""
    documents = slices.documents_of(batch)
    pointers, positions, held = [], [], 0
    for word in words:
        stream = segment.stream(word.stream, field) or ""
        lists = segment.postings(stream).lists
        begins, found = places.gather(lists, segment.ordinal(stream, word.text), batch)
        pointers.append(begins + held)
        positions.append(found)
        held += len(found)
    spans = segment.spans(field, documents)
    asked = (np.stack(pointers), np.concatenate(positions), spans)
    if slop is None:
        matches = together.in_a_row(*asked)
    else:
        matches = together.near(*asked, min(len(words) + slop, MAX_WINDOW))
    batch[:] = 0
    slices.include(batch, documents[matches])


def _batches(found: Words, documents: int) -> Iterator[Words]:
    """The set in pieces of bounded size, empty ones left out."""
    for first in range(0, documents, _AT_ONCE):
        batch = found.copy()
        slices.keep_slice(batch, first, min(first + _AT_ONCE, documents))
        if batch.any():
            yield batch
