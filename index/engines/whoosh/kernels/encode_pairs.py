"""The kernels that choose how pairs (count, weighted) are coded, by the bytes that it costs."""

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, part
from index.engines.whoosh.kernels.encode import NARROW
from index.engines.whoosh.kernels.inverted import Inverted
from index.engines.whoosh.kernels.lists import FOUR_BITS, OWN_PAIRS, WIDE

OWN_PAIRS_FROM = 16
"""Shorter lists never have pairs of their own."""
KEYS = 1 << 16


@part
def _key(postings: Inverted, j: int) -> int:
    """The pair of a posting as one number; 0 where it is not coded."""
    count, weighted = np.int64(postings.counts[j]), np.int64(postings.weighted[j])
    return count << 8 | weighted if count <= NARROW and weighted <= NARROW else 0


@part
def _most_frequent(
    seen: NDArray[np.int64], distinct: int, histogram: NDArray[np.int64], out: NDArray[np.int64]
) -> int:
    """Moves the most frequent keys into `out`, the smaller key first where counts are equal;
    returns how many there are. `histogram` is spoilt.
    """
    chosen = min(distinct, out.shape[0])
    for c in range(chosen):
        best = 0
        for i in range(1, distinct):
            more = histogram[seen[i]] - histogram[seen[best]]
            if more > 0 or (more == 0 and seen[i] < seen[best]):
                best = i
        out[c] = seen[best]
        histogram[seen[best]] = -histogram[seen[best]]
    return chosen


@kernel
def count_pairs(postings: Inverted, longest: int, histogram: NDArray[np.int64]) -> None:
    """Counts the pairs of short lists.

    Args:
        postings: the lists, or a range of them.
        longest: lists of at most so many documents are short.
        histogram: (`KEYS`,): how often each pair occurs, which grows.
    """
    for term in range(postings.pointers.shape[0] - 1):
        first, last = postings.pointers[term], postings.pointers[term + 1]
        if last - first <= longest:
            for j in range(first, last):
                histogram[_key(postings, j)] += 1


@kernel
def shared_pairs(histogram: NDArray[np.int64]) -> NDArray[np.uint8]:
    """The pairs that short lists have most often.

    Args:
        histogram: (`KEYS`,): of `count_pairs`; it is spoilt.

    Returns:
        (3, 2): count and weighted frequency; (0, 0): none.
    """
    histogram[0] = 0
    seen = np.empty(histogram.shape[0], np.int64)
    size = 0
    for pair in range(histogram.shape[0]):
        if histogram[pair]:
            seen[size] = pair
            size += 1
    out = np.zeros(3, np.int64)
    _most_frequent(seen, size, histogram, out)
    pairs = np.zeros((3, 2), np.uint8)
    for c in range(3):
        pairs[c, 0] = out[c] >> 8
        pairs[c, 1] = out[c] & 255
    return pairs


@kernel
def choose_codes(
    postings: Inverted,
    shared: NDArray[np.uint8],
    flags: NDArray[np.uint8],
    escapes: NDArray[np.int64],
    pairs: NDArray[np.uint8],
) -> int:
    """Chooses for each term, by the bytes they cost, the width of its codes and their pairs.

    Args:
        postings: the lists.
        shared: of `shared_pairs`.
        flags: (terms,), written: the first byte of the term's codes.
        escapes: (terms,), written: how many postings are escaped.
        pairs: (terms or more, 15, 2), written: the pairs of the terms that have their own.

    Returns:
        How many terms have their own pairs.
    """  # fmt: skip
    histogram = np.zeros(KEYS, np.int64)
    seen = np.empty(KEYS, np.int64)
    best = np.empty(15, np.int64)
    own = 0
    for term in range(flags.shape[0]):
        first, last = postings.pointers[term], postings.pointers[term + 1]
        df = last - first
        distinct = 0
        uncoded = 0
        for j in range(first, last):
            key = _key(postings, j)
            if key == 0:
                uncoded += 1
            else:
                if histogram[key] == 0:
                    seen[distinct] = key
                    distinct += 1
                histogram[key] += 1
        by_shared = 0
        for c in range(3):
            by_shared += histogram[np.int64(shared[c, 0]) << 8 | np.int64(shared[c, 1])]
        by_three = by_fifteen = chosen = 0
        if df >= OWN_PAIRS_FROM:
            chosen = _most_frequent(seen, distinct, histogram, best)
            for c in range(chosen):
                if c < 3:
                    by_three -= histogram[best[c]]
                by_fifteen -= histogram[best[c]]
        for i in range(distinct):
            histogram[seen[i]] = 0
        size = 8 if uncoded else 2
        cost_shared = df // 4 + (df - by_shared) * size
        cost_three = 6 + df // 4 + (df - by_three) * size
        cost_fifteen = 30 + df // 2 + (df - by_fifteen) * size
        flag = WIDE if uncoded else 0
        if df < OWN_PAIRS_FROM or cost_shared <= min(cost_three, cost_fifteen):
            escapes[term] = df - by_shared
        else:
            four = cost_fifteen < cost_three
            flag |= OWN_PAIRS | (FOUR_BITS if four else 0)
            escapes[term] = df - (by_fifteen if four else by_three)
            for c in range(min(chosen, 15 if four else 3)):
                pairs[own, c, 0] = best[c] >> 8
                pairs[own, c, 1] = best[c] & 255
            own += 1
        flags[term] = flag
    return own
