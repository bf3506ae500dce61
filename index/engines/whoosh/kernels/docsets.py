"""The kernels over sets of documents.

A set is an array of uint64 words, `WORDS` for each chunk of the segment (`sized`): document d is
bit `d & 63` of word `d >> 6`; bits past the last document are 0. Dense terms lie like this on
disk, so AND, OR and NOT are one instruction for 64 documents.

Source: Chambi, Lemire et al., "Better bitmap performance with Roaring bitmaps" (2016).
"""

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, making, part
from index.engines.whoosh.kernels.bits import ALL, ONE, load, lowest, ones, set_bits
from index.engines.whoosh.kernels.lists import (
    CHUNK_BITS,
    D_DF,
    D_KIND,
    D_SLOT,
    DENSE,
    MIDDLING,
    SHORT,
    WORDS,
    Lists,
    decode_sparse,
    describe,
    id_bytes,
)

DocSet = NDArray[np.uint64]
"""(words,): machine words of 64 documents, `sized` of them."""


def sized(documents: int) -> int:
    """The machine words of a doc set of a segment with that many documents."""
    return WORDS * ((documents + (1 << CHUNK_BITS) - 1) >> CHUNK_BITS)


@kernel
def unite(lists: Lists, terms: NDArray[np.int64], docs: DocSet) -> None:
    """Adds the documents with any of the terms to a set.

    Args:
        lists: the stream.
        terms: (terms,): ordinals.
        docs: the doc set, (words,), which is changed.
    """
    table = describe(lists, terms)
    for i in range(terms.shape[0]):
        slot = table[i, D_SLOT]
        if table[i, D_KIND] == DENSE:
            for w in range(docs.shape[0]):
                docs[w] |= lists.bitmaps[slot, w]
        elif table[i, D_KIND] == MIDDLING:
            _unite_middling(lists, slot - lists.bitmaps.shape[0], docs)
        else:
            _unite_sparse(lists, table[i], docs)


@part
def _unite_middling(lists: Lists, row: int, docs: DocSet) -> None:
    at = np.uint64(lists.low_at[row])
    for chunk in range(lists.chunks):
        first = np.uint64(chunk * WORDS)
        end = at + np.uint64(lists.counts[row * lists.chunks + chunk])
        while at < end:
            low = np.uint64(lists.low[at])
            docs[first + (low >> np.uint64(6))] |= ONE << (low & np.uint64(63))
            at += ONE


@part
def _unite_sparse(lists: Lists, about: NDArray[np.int64], docs: DocSet) -> None:
    at = about[D_SLOT]
    if about[D_DF] >= SHORT:
        parts = (lists.documents + 65535) >> 16
        source = at + 2 * parts
        for high in range(parts):
            first = np.uint64(high << 10)
            for _ in range(np.int64(load(lists.sparse, at + 2 * high) & np.uint64(0xFFFF))):
                low = load(lists.sparse, source) & np.uint64(0xFFFF)
                docs[first + (low >> np.uint64(6))] |= ONE << (low & np.uint64(63))
                source += 2
        return
    size = id_bytes(lists.documents)
    mask = np.uint64(0xFFFFFFFF) if size == 4 else np.uint64(0xFFFFFF)
    for i in range(about[D_DF]):
        document = load(lists.sparse, at + size * i) & mask
        docs[document >> np.uint64(6)] |= ONE << (document & np.uint64(63))


@kernel
def intersect(lists: Lists, terms: NDArray[np.int64], docs: DocSet) -> None:
    """Leaves the documents with all of the terms; it is fastest with the rarest term first.

    Args:
        lists: the stream.
        terms: (terms,): ordinals.
        docs: the doc set, (words,), which is changed.
    """
    table = describe(lists, terms)
    for i in range(terms.shape[0]):
        slot = table[i, D_SLOT]
        if table[i, D_KIND] == DENSE:
            for w in range(docs.shape[0]):
                docs[w] &= lists.bitmaps[slot, w]
        elif table[i, D_KIND] == MIDDLING:
            _intersect_middling(lists, slot - lists.bitmaps.shape[0], docs)
        else:
            _intersect_sparse(lists, table[i], docs)


@making
def _intersect_middling(lists: Lists, row: int, docs: DocSet) -> None:
    at = lists.low_at[row]
    here = np.empty(WORDS, np.uint64)
    for chunk in range(lists.chunks):
        first = chunk * WORDS
        count = np.int64(lists.counts[row * lists.chunks + chunk])
        if docs[first] | docs[first + 1] | docs[first + 2] | docs[first + 3]:
            set_bits(here, 0, lists.low, at, count)
            for w in range(WORDS):
                docs[first + w] &= here[w]
        at += count


@making
def _intersect_sparse(lists: Lists, about: NDArray[np.int64], docs: DocSet) -> None:
    documents = np.empty(about[D_DF], np.uint32)
    decode_sparse(lists, about, documents)
    kept = 0
    for document in documents:
        if docs[document >> np.uint32(6)] >> np.uint64(document & np.uint32(63)) & ONE:
            documents[kept] = document
            kept += 1
    docs[:] = 0
    for i in range(kept):
        document = documents[i]
        docs[document >> np.uint32(6)] |= ONE << np.uint64(document & np.uint32(63))


@kernel
def remove(lists: Lists, terms: NDArray[np.int64], docs: DocSet) -> None:
    """Leaves the documents with none of the terms.

    Args:
        lists: the stream.
        terms: (terms,): ordinals.
        docs: the doc set, (words,), which is changed.
    """
    table = describe(lists, terms)
    for i in range(terms.shape[0]):
        slot = table[i, D_SLOT]
        if table[i, D_KIND] == DENSE:
            for w in range(docs.shape[0]):
                docs[w] &= ~lists.bitmaps[slot, w]
        elif table[i, D_KIND] == MIDDLING:
            row = slot - lists.bitmaps.shape[0]
            at = np.uint64(lists.low_at[row])
            for chunk in range(lists.chunks):
                first = np.uint64(chunk * WORDS)
                end = at + np.uint64(lists.counts[row * lists.chunks + chunk])
                while at < end:
                    low = np.uint64(lists.low[at])
                    docs[first + (low >> np.uint64(6))] &= ~(ONE << (low & np.uint64(63)))
                    at += ONE
        else:
            documents = np.empty(table[i, D_DF], np.uint32)
            decode_sparse(lists, table[i], documents)
            for document in documents:
                docs[document >> np.uint32(6)] &= ~(ONE << np.uint64(document & np.uint32(63)))


@kernel
def count(docs: DocSet) -> int:
    """How many documents are in the doc set, (words,)."""
    total = np.uint64(0)
    for word in docs:
        total += ones(word)
    return np.int64(total)


@kernel
def first_documents(docs: DocSet, start: int, limit: int) -> NDArray[np.int64]:
    """The lowest documents of a set.

    Args:
        docs: the doc set, (words,).
        start: the first number that counts.
        limit: how many are wanted.

    Returns:
        (limit or fewer,): ascending.
    """
    found = np.empty(limit, np.int64)
    n = 0
    for w in range(start >> 6, docs.shape[0]):
        word = docs[w]
        if w << 6 < start:
            word &= ALL << np.uint64(start & 63)
        while word and n < limit:
            found[n] = (w << 6) + np.int64(lowest(word))
            word &= word - ONE
            n += 1
        if n == limit:
            break
    return found[:n]
