"""The kernels that read positions: which field a word stands in, and how words stand together.

They work on what `gather` makes: for each word the positions in each document of a set that all
words share. So they serve words of both streams at once, borders of fields, and any distance.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.kernels.bits import ONE, lowest, ones
from index.engines.whoosh.kernels.decode import decode_documents
from index.engines.whoosh.kernels.lists import (
    CHUNK_BITS,
    D_DF,
    D_KIND,
    D_POSITIONS,
    D_SLOT,
    DENSE,
    WORDS,
    Lists,
    describe,
    position_gap,
)
from index.engines.whoosh.kernels.phrases import advance, occurrences
from index.engines.whoosh.kernels.runtime import kernel, part
from index.engines.whoosh.kernels.words import Words


class Spans(NamedTuple):
    """Positions that count, per document of a set: from `first` up to and without `last`."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]


@kernel
def gather(lists: Lists, term: int, words: Words) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The positions of a term in the documents of a set, all of which have it.

    Returns:
        pointers (documents of the set + 1,) and positions: the i-th document of the set has
        `positions[pointers[i]:pointers[i + 1]]`, ascending.
    """
    about = describe(lists, np.array([term]))[0]
    total = np.uint64(0)
    for word in words:
        total += ones(word)
    pointers = np.zeros(np.int64(total) + 1, np.int64)
    starts = np.empty(np.int64(total), np.int64)
    # posting, escape and position reached so far: codes between are summed, not looked up
    state = np.zeros(3, np.int64)
    postings, chunks = _postings_of(lists, about, words, np.int64(total))
    for n in range(postings.shape[0]):
        advance(lists, about, state, postings[n], chunks[n])
        starts[n] = state[2]
        pointers[n + 1] = pointers[n] + occurrences(lists, about, state)
    positions = np.empty(pointers[-1], np.int64)
    for i in range(starts.shape[0]):
        next_ = 0
        index = about[D_POSITIONS] + starts[i]
        for p in range(pointers[i], pointers[i + 1]):
            next_ += position_gap(lists, index) + 1
            positions[p] = next_ - 1
            index += 1
    return pointers, positions


@part
def _postings_of(
    lists: Lists, about: NDArray[np.int64], words: Words, total: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The postings of a term at the documents of a set, and their chunks, both (documents,)."""
    postings = np.empty(total, np.int64)
    chunks = np.empty(total, np.int64)
    n = 0
    if about[D_KIND] == DENSE:
        bitmap = lists.bitmaps[about[D_SLOT]]
        for w in range(words.shape[0]):
            word = words[w]
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
        if words[document >> 6] >> np.uint64(document & 63) & ONE:
            postings[n] = i
            chunks[n] = document >> CHUNK_BITS
            n += 1
    return postings, chunks


@kernel
def count_inside(
    lists: Lists, terms: NDArray[np.int64], documents: NDArray[np.int64], spans: Spans
) -> NDArray[np.int64]:
    """How often any of the terms stands in the span of each document, (documents,).

    Args:
        lists: the stream.
        terms: they differ.
        documents: ascending.
        spans: one for each document.
    """
    counts = np.zeros(documents.shape[0], np.int64)
    table = describe(lists, terms)
    state = np.empty(3, np.int64)
    for t in range(terms.shape[0]):
        about = table[t]
        holders = np.empty(about[D_DF], np.uint32)
        decode_documents(lists, about, holders)
        state[:] = 0
        i = 0
        for posting in range(about[D_DF]):
            document = np.int64(holders[posting])
            i += np.searchsorted(documents[i:], document)
            if i == documents.shape[0]:
                break
            if documents[i] == document:
                advance(lists, about, state, posting, document >> CHUNK_BITS)
                counts[i] += _inside(lists, about, state, (spans.first[i], spans.last[i]))
    return counts


@part
def _inside(
    lists: Lists, about: NDArray[np.int64], state: NDArray[np.int64], span: tuple[int, int]
) -> int:
    """How many positions of the posting that the state stands before lie in the span."""
    index = about[D_POSITIONS] + state[2]
    position = -1
    found = 0
    for _ in range(occurrences(lists, about, state)):
        position += position_gap(lists, index) + 1
        index += 1
        found += np.int64(span[0] <= position < span[1])
    return found


@part
def _seek(positions: NDArray[np.int64], at: int, end: int, wanted: int) -> int:
    while at < end and positions[at] < wanted:
        at += 1
    return at


@kernel
def in_a_row(
    pointers: NDArray[np.int64], positions: NDArray[np.int64], spans: Spans
) -> NDArray[np.bool_]:
    """Whether the words stand one after the other in the span of each document, (documents,).

    Args:
        pointers: (words, documents + 1), into `positions`.
        positions: of all words, one word after the other.
        spans: one for each document. The borders of values inside of it are gaps of positions.
    """
    size = pointers.shape[0]
    found = np.zeros(spans.first.shape[0], np.bool_)
    at = np.empty(size, np.int64)
    for i in range(found.shape[0]):
        at[:] = pointers[:, i]
        at[0] = _seek(positions, at[0], pointers[0, i + 1], spans.first[i])
        while at[0] < pointers[0, i + 1] and positions[at[0]] + size <= spans.last[i]:
            start = positions[at[0]]
            matched = 1
            while matched < size:
                end = pointers[matched, i + 1]
                at[matched] = _seek(positions, at[matched], end, start + matched)
                if at[matched] == end or positions[at[matched]] != start + matched:
                    break
                matched += 1
            if matched == size:
                found[i] = True
                break
            at[0] += 1
    return found


@kernel
def near(
    pointers: NDArray[np.int64], positions: NDArray[np.int64], spans: Spans, window: int
) -> NDArray[np.bool_]:
    """Whether `window` positions in a row hold every word at a position of its own, (documents,).

    The position sets of two words are nested or disjoint (a form lies within its stem). Then, by
    Hall's theorem, each word has a position of its own if each has at least as many as there are
    words nested in it, itself included (Hall, "On representatives of subsets", 1935).

    Args:
        pointers: (words, documents + 1), into `positions`; a word given twice is there twice.
        positions: of all words, one word after the other.
        spans: one for each document; within it, values stand at least a window apart.
        window: positions in a row.
    """
    size = pointers.shape[0]
    found = np.zeros(spans.first.shape[0], np.bool_)
    low = np.empty(size, np.int64)
    high = np.empty(size, np.int64)
    needed = np.empty(size, np.int64)
    for i in range(found.shape[0]):
        for a in range(size):
            needed[a] = 0
            for b in range(size):
                first = positions[pointers[b, i]]
                at = _seek(positions, pointers[a, i], pointers[a, i + 1], first)
                # Sets that share a position are nested: the smaller lies within the larger.
                shared = at < pointers[a, i + 1] and positions[at] == first
                within = pointers[b, i + 1] - pointers[b, i] <= pointers[a, i + 1] - pointers[a, i]
                needed[a] += np.int64(shared and within)
            low[a] = _seek(positions, pointers[a, i], pointers[a, i + 1], spans.first[i])
            high[a] = low[a]
        while not found[i]:
            start = spans.last[i]
            for a in range(size):
                if low[a] < pointers[a, i + 1]:
                    start = min(start, positions[low[a]])
            if start >= spans.last[i]:
                break
            enough = True
            for a in range(size):
                end = pointers[a, i + 1]
                high[a] = _seek(positions, high[a], end, min(start + window, spans.last[i]))
                enough = enough and high[a] - low[a] >= needed[a]
            found[i] = enough
            for a in range(size):
                low[a] = _seek(positions, low[a], pointers[a, i + 1], start + 1)
                high[a] = max(high[a], low[a])
    return found
