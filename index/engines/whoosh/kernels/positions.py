"""The kernels that read positions: where words stand in documents, and how often in a field.

`gather` serves what compares the positions of several words (`kernels.proximity`).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, making, part
from index.engines.whoosh.kernels.bits import ONE, lowest, ones
from index.engines.whoosh.kernels.decode import decode_documents
from index.engines.whoosh.kernels.docsets import DocSet, count
from index.engines.whoosh.kernels.lists import (
    CHUNK_BITS,
    D_DF,
    D_KIND,
    D_POSITIONS,
    D_SLOT,
    DENSE,
    WORDS,
    Lists,
    position_gap,
)
from index.engines.whoosh.kernels.phrases import Cursors, advance, cursors_of, occurrences
from index.engines.whoosh.kernels.proximity import Spans


class Gathered(NamedTuple):
    """The positions of a term in the documents of a set."""

    pointers: NDArray[np.int64]
    """(documents of the set + 1,): document i has `positions[pointers[i]:pointers[i + 1]]`."""
    positions: NDArray[np.int64]
    """(occurrences,): ascending in a document."""


@kernel
def gather(lists: Lists, term: int, docs: DocSet) -> Gathered:
    """The positions of a term in the documents of a set.

    Args:
        lists: the stream.
        term: its ordinal.
        docs: the doc set, (words,); all of its documents have the term.
    """
    cursors = cursors_of(lists, np.array([term]))
    about = cursors.about[0]
    total = count(docs)
    pointers = np.zeros(total + 1, np.int64)
    starts = np.empty(total, np.int64)
    postings, chunks = _postings_of(lists, about, docs, total)
    for n in range(postings.shape[0]):
        advance(lists, cursors, 0, postings[n], chunks[n])
        starts[n] = cursors.state[0, 2]
        pointers[n + 1] = pointers[n] + occurrences(lists, cursors, 0)
    positions = np.empty(pointers[-1], np.int64)
    for i in range(starts.shape[0]):
        next_ = 0
        index = about[D_POSITIONS] + starts[i]
        for p in range(pointers[i], pointers[i + 1]):
            next_ += position_gap(lists, index) + 1
            positions[p] = next_ - 1
            index += 1
    return Gathered(pointers, positions)


@making
def _postings_of(
    lists: Lists, about: NDArray[np.int64], docs: DocSet, total: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The postings of a term at the documents of a set, and their chunks, both (documents,)."""
    postings = np.empty(total, np.int64)
    chunks = np.empty(total, np.int64)
    n = 0
    if about[D_KIND] == DENSE:
        bitmap = lists.bitmaps[about[D_SLOT]]
        for w in range(docs.shape[0]):
            word = docs[w]
            if word == 0:
                continue
            chunk = w // WORDS
            base = np.int64(lists.dense_marks[about[D_SLOT], chunk, 0])
            for before in range(chunk * WORDS, w):
                base += np.int64(ones(bitmap[before]))
            while word:
                bit = ONE << lowest(word)
                postings[n] = base + np.int64(ones(bitmap[w] & (bit - ONE)))
                chunks[n] = chunk
                word ^= bit
                n += 1
        return postings, chunks
    documents = np.empty(about[D_DF], np.uint32)
    decode_documents(lists, about, documents)
    for i in range(about[D_DF]):
        document = np.int64(documents[i])
        if docs[document >> 6] >> np.uint64(document & 63) & ONE:
            postings[n] = i
            chunks[n] = document >> CHUNK_BITS
            n += 1
    return postings, chunks


@kernel
def count_inside(
    lists: Lists, terms: NDArray[np.int64], documents: NDArray[np.int64], spans: Spans
) -> NDArray[np.int64]:
    """How often any of the terms stands in the span of each document.

    Args:
        lists: the stream.
        terms: (terms,): ordinals; they differ.
        documents: (documents,): their numbers, ascending.
        spans: one for each document.

    Returns:
        (documents,).
    """
    counts = np.zeros(documents.shape[0], np.int64)
    cursors = cursors_of(lists, terms)
    for t in range(terms.shape[0]):
        about = cursors.about[t]
        holders = np.empty(about[D_DF], np.uint32)
        decode_documents(lists, about, holders)
        i = posting = 0
        while i < documents.shape[0] and posting < holders.shape[0]:
            document = np.int64(holders[posting])
            if documents[i] < document:
                i = _from(documents, i, document)
            elif documents[i] > document:
                posting = _from(holders, posting, documents[i])
            else:
                advance(lists, cursors, t, posting, document >> CHUNK_BITS)
                counts[i] += _inside(lists, cursors, t, spans.first[i], spans.last[i])
                i += 1
                posting += 1
    return counts


@part
def _from(ascending: NDArray[np.int64], place: int, wanted: int) -> int:
    """The first place after `place` whose number is not below the wanted one, or the end.

    Source: exponential search, of Bentley and Yao (1976): what is near is found at once.
    """
    step, size = 1, ascending.shape[0]
    while place + step < size and ascending[place + step] < wanted:
        place += step
        step <<= 1
    low, high = place + 1, min(place + step, size)
    while low < high:
        middle = (low + high) >> 1
        if ascending[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


@part
def _inside(lists: Lists, cursors: Cursors, i: int, first: int, last: int) -> int:
    """How many positions of the posting that term i stands at lie from `first` up to and without
    `last`.
    """
    index = cursors.about[i, D_POSITIONS] + cursors.state[i, 2]
    position = -1
    found = 0
    for _ in range(occurrences(lists, cursors, i)):
        position += position_gap(lists, index) + 1
        index += 1
        found += np.int64(first <= position < last)
    return found
