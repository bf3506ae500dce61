"""The kernels over sets of documents (`kernels.docsets`) that count, cut and list them."""

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, part
from index.engines.whoosh.kernels.bits import ALL, ONE, highest, lowest, ones
from index.engines.whoosh.kernels.docsets import DocSet, count


@kernel
def count_slices(docs: DocSet, edges: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many documents of a set are in each slice.

    Args:
        docs: the doc set, (words,).
        edges: (slices + 1,): slice i is the documents `edges[i]:edges[i + 1]`; one that ends before
            it begins is empty.

    Returns:
        (slices,).
    """
    counts = np.zeros(edges.shape[0] - 1, np.int64)
    for i in range(counts.shape[0]):
        first, last = edges[i], edges[i + 1]
        if first < last:
            total = np.uint64(0)
            for w in range(first >> 6, (last - 1 >> 6) + 1):
                total += ones(_cut(docs[w], w << 6, first, last))
            counts[i] = np.int64(total)
    return counts


@part
def _cut(word: np.uint64, base: int, first: int, last: int) -> np.uint64:
    """The word that begins at document `base` without the documents outside of `first:last`."""
    if base < first:
        word &= ALL << np.uint64(first - base)
    if base + 64 > last:
        word &= ALL >> np.uint64(base + 64 - last)
    return word


@kernel
def keep_slice(docs: DocSet, first: int, last: int) -> None:
    """Leaves the documents `first:last`.

    Args:
        docs: the doc set, (words,), which is changed.
        first: the first number that stays.
        last: the first number behind; not below `first`.
    """
    for w in range(docs.shape[0]):
        base = w << 6
        if base + 64 <= first or base >= last:
            docs[w] = 0
        else:
            docs[w] = _cut(docs[w], base, first, last)


@kernel
def last_documents(docs: DocSet, stop: int, limit: int) -> NDArray[np.int64]:
    """The highest documents of a set.

    Args:
        docs: the doc set, (words,).
        stop: the first number that does not count; at most the documents of the segment.
        limit: how many are wanted.

    Returns:
        (limit or fewer,): descending.
    """
    found = np.empty(limit, np.int64)
    n = 0
    for w in range((stop + 63 >> 6) - 1, -1, -1):
        word = docs[w]
        if (w + 1) << 6 > stop:
            word &= ALL >> np.uint64(((w + 1) << 6) - stop)
        while word and n < limit:
            bit = highest(word)
            found[n] = (w << 6) + np.int64(bit)
            word ^= ONE << bit
            n += 1
        if n == limit:
            break
    return found[:n]


@kernel
def documents_of(docs: DocSet) -> NDArray[np.int64]:
    """The documents of a doc set, (words,), ascending: (documents,)."""
    found = np.empty(count(docs), np.int64)
    n = 0
    for w in range(docs.shape[0]):
        word = docs[w]
        while word:
            found[n] = (w << 6) + np.int64(lowest(word))
            word &= word - ONE
            n += 1
    return found


@kernel
def include(docs: DocSet, documents: NDArray[np.int64]) -> None:
    """Adds documents to a set.

    Args:
        docs: the doc set, (words,), which is changed.
        documents: (documents,): their numbers, in any order.
    """
    for document in documents:
        docs[document >> 6] |= ONE << np.uint64(document & 63)
