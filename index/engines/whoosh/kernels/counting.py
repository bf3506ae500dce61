"""The kernels that count facet values over a set of documents."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel
from index.engines.whoosh.kernels.bits import ONE, lowest
from index.engines.whoosh.kernels.docsets import DocSet


@kernel
def count_single(docs: DocSet, codes: NDArray[Any], counts: NDArray[np.int64]) -> None:
    """Counts a facet with at most one value per document.

    Args:
        docs: the doc set, (words,).
        codes: uint8, uint16 or uint32 (documents,): 1 + the value's ordinal, 0 for none.
        counts: (values + 1,): the documents of each code are added.
    """
    for w in range(docs.shape[0]):
        word = docs[w]
        first = np.uint64(w << 6)
        while word:
            counts[np.uint64(codes[first + lowest(word)])] += 1
            word &= word - ONE


@kernel
def count_several(
    docs: DocSet, pointers: NDArray[np.uint32], codes: NDArray[Any], counts: NDArray[np.int64]
) -> None:
    """Counts a facet with any number of values per document.

    Args:
        docs: the doc set, (words,).
        pointers: (documents + 1,): document d has the codes `pointers[d]:pointers[d + 1]`.
        codes: uint8, uint16 or uint32 (values of all documents,): 1 + ordinals, none twice in a
            document.
        counts: (values + 1,): the documents of each code are added; at 0, those without a value.
    """
    for w in range(docs.shape[0]):
        word = docs[w]
        first = np.uint64(w << 6)
        while word:
            document = first + lowest(word)
            at = np.uint64(pointers[document])
            end = np.uint64(pointers[document + ONE])
            counts[0] += np.int64(at == end)
            while at < end:
                counts[np.uint64(codes[at])] += 1
                at += ONE
            word &= word - ONE


@kernel
def with_value(docs: DocSet, codes: NDArray[Any], wanted: NDArray[np.bool_], out: DocSet) -> None:
    """Adds to `out` the documents of a set that have a wanted value.

    Args:
        docs: the doc set, (words,).
        codes: (documents,), as in `count_single`.
        wanted: (values + 1,): whether each code is wanted.
        out: (words,): a doc set of the same segment.
    """
    for w in range(docs.shape[0]):
        word = docs[w]
        first = np.uint64(w << 6)
        found = np.uint64(0)
        while word:
            bit = lowest(word)
            found |= np.uint64(wanted[np.uint64(codes[first + bit])]) << bit
            word &= word - ONE
        out[w] |= found


@kernel
def with_any_value(
    docs: DocSet,
    pointers: NDArray[np.uint32],
    codes: NDArray[Any],
    wanted: NDArray[np.bool_],
    out: DocSet,
) -> None:
    """Does what `with_value` does, for a facet with several values.

    Args:
        docs: the doc set, (words,).
        pointers: (documents + 1,), as in `count_several`.
        codes: (values of all documents,), as in `count_several`.
        wanted: (values + 1,): whether each code is wanted.
        out: (words,): a doc set of the same segment.
    """
    for w in range(docs.shape[0]):
        word = docs[w]
        first = np.uint64(w << 6)
        while word:
            bit = lowest(word)
            document = first + bit
            at = np.uint64(pointers[document])
            end = np.uint64(pointers[document + ONE])
            while at < end:
                if wanted[np.uint64(codes[at])]:
                    out[w] |= ONE << bit
                    break
                at += ONE
            word &= word - ONE
