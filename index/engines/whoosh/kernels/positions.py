"""The kernels that read positions: where words stand in documents, and how often in a field.

`gather` serves what compares the positions of several words (`kernels.proximity`); `look` and
`hold` tell of a few documents what the second look wants to know (`index.asking.rescoring`).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, making, part
from index.engines.whoosh.kernels.bits import ONE, lowest, ones
from index.engines.whoosh.kernels.decode import decode_documents
from index.engines.whoosh.kernels.docsets import DocSet, count
from index.engines.whoosh.kernels.exact import posting_of
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
from index.engines.whoosh.kernels.phrases import Cursors, advance, cursors_of, occurrences
from index.engines.whoosh.kernels.proximity import Spans
from index.engines.whoosh.kernels.scores import sparse_rows


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


class Looked(NamedTuple):
    """Words that are looked for in documents, each as any of its terms."""

    terms: NDArray[np.int64]
    """(terms,): ordinals, those of a word together; a term may be of several words."""
    begins: NDArray[np.int64]
    """(words + 1,): where the terms of each word begin."""
    pairs: NDArray[np.int64]
    """(pairs, 2): places of words, which share no term."""
    distance: int
    """So many positions at most are near positions apart."""


class Seen(NamedTuple):
    """What is found, in rows of which all are to be False before."""

    rows: NDArray[np.int64]
    """(documents,): the row of each document."""
    held: NDArray[np.bool_]
    """(rows, words): whether the document has the word."""
    titled: NDArray[np.bool_]
    """(rows, words): whether it stands in the span of the document."""
    near: NDArray[np.bool_]
    """(rows, pairs): whether the two stand near each other."""


class _Places(NamedTuple):
    """Where the terms stand in one document."""

    cursors: Cursors
    first: NDArray[np.int64]
    """(terms,): the number of the first position of each."""
    count: NDArray[np.int64]
    """(terms,): how many positions it has there."""


@kernel
def look(
    lists: Lists, looked: Looked, documents: NDArray[np.int64], titles: Spans, seen: Seen
) -> None:
    """Fills what is to be known of the documents.

    Args:
        lists: the stream.
        looked: the words.
        documents: (documents,): their numbers, ascending.
        titles: where the title of each document stands; values stand further apart than words that
            are near each other.
        seen: what is filled.
    """
    terms = looked.terms.shape[0]
    cursors = cursors_of(lists, looked.terms)
    rows = sparse_rows(lists, cursors.about)
    scratch = np.empty((2, terms), np.int64)
    places = _Places(cursors, scratch[0], scratch[1])
    for i in range(documents.shape[0]):
        row = seen.rows[i]
        for word in range(looked.begins.shape[0] - 1):
            for term in range(looked.begins[word], looked.begins[word + 1]):
                _find(lists, places, term, rows, documents[i])
                if places.count[term]:
                    seen.held[row, word] = True
                    if _is_inside(lists, places, term, titles.first[i], titles.last[i]):
                        seen.titled[row, word] = True
        for pair in range(looked.pairs.shape[0]):
            one, other = looked.pairs[pair, 0], looked.pairs[pair, 1]
            if seen.held[row, one] and seen.held[row, other]:
                seen.near[row, pair] = _are_near(lists, places, looked, one, other)


@part
def _find(
    lists: Lists, places: _Places, term: int, rows: NDArray[np.uint32], document: int
) -> None:
    """Notes where a term stands in a document."""
    posting = posting_of(lists, places.cursors.about, term, rows, document)
    places.count[term] = 0
    if posting >= 0:
        advance(lists, places.cursors, term, posting, document >> CHUNK_BITS)
        places.count[term] = occurrences(lists, places.cursors, term)
        places.first[term] = places.cursors.about[term, D_POSITIONS] + places.cursors.state[term, 2]


@part
def _is_inside(lists: Lists, places: _Places, term: int, first: int, last: int) -> bool:
    """Whether a term stands from position `first` up to and without `last`."""
    position = -1
    for index in range(places.first[term], places.first[term] + places.count[term]):
        position += position_gap(lists, index) + 1
        if position >= first:
            return position < last
    return False


@part
def _are_near(lists: Lists, places: _Places, looked: Looked, one: int, other: int) -> bool:
    """Whether a term of one word stands near one of the other word."""
    for a in range(looked.begins[one], looked.begins[one + 1]):
        for b in range(looked.begins[other], looked.begins[other + 1]):
            both = places.count[a] and places.count[b]
            if both and _meet(lists, places, looked.distance, a, b):
                return True
    return False


@part
def _meet(lists: Lists, places: _Places, distance: int, a: int, b: int) -> bool:
    """Whether two terms stand near each other, at positions that differ. Of what one has before a
    position of the other, the last is nearest.
    """
    last_a = last_b = -distance - 1
    at_a, at_b = places.first[a], places.first[b]
    end_a, end_b = at_a + places.count[a], at_b + places.count[b]
    a_at = position_gap(lists, at_a)
    b_at = position_gap(lists, at_b)
    while at_a < end_a or at_b < end_b:
        of_a = at_a < end_a and (at_b == end_b or a_at <= b_at)
        of_b = at_b < end_b and (at_a == end_a or b_at <= a_at)
        if (of_a and a_at - last_b <= distance) or (of_b and b_at - last_a <= distance):
            return True
        if of_a:
            last_a = a_at
            at_a += 1
            if at_a < end_a:
                a_at += position_gap(lists, at_a) + 1
        if of_b:
            last_b = b_at
            at_b += 1
            if at_b < end_b:
                b_at += position_gap(lists, at_b) + 1
    return False


@kernel
def hold(
    lists: Lists,
    terms: NDArray[np.int64],
    documents: NDArray[np.int64],
    rows: NDArray[np.int64],
    held: NDArray[np.bool_],
) -> None:
    """Fills which documents have which terms.

    Args:
        lists: the stream.
        terms: (terms, 2): the ordinal of each and its column.
        documents: (documents,): their numbers, in any order.
        rows: (documents,): the row of each document.
        held: (rows, columns).
    """
    about = describe(lists, terms[:, 0].copy())
    first = sparse_rows(lists, about)
    for i in range(documents.shape[0]):
        for term in range(terms.shape[0]):
            found = posting_of(lists, about, term, first, documents[i]) >= 0
            held[rows[i], terms[term, 1]] = found
