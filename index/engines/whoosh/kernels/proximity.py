"""The kernels that tell whether words stand together: in a row, or near each other.

They work on positions as `positions.gather` gives them, in the documents of a set that all words
share. So they serve words of both streams at once, borders of fields, and any distance.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, part


class Spans(NamedTuple):
    """Positions that count, per document of a set: from `first` up to and without `last`."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]


@part
def _seek(positions: NDArray[np.int64], at: int, end: int, wanted: int) -> int:
    while at < end and positions[at] < wanted:
        at += 1
    return at


@kernel
def in_a_row(
    pointers: NDArray[np.int64], positions: NDArray[np.int64], spans: Spans
) -> NDArray[np.bool_]:
    """Whether the words stand one after the other in the span of each document.

    Args:
        pointers: (words, documents + 1), into `positions`.
        positions: (positions,): of all words, one word after the other.
        spans: one for each document. The borders of values inside of it are gaps of positions.

    Returns:
        (documents,).
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
    pointers: NDArray[np.int64],
    positions: NDArray[np.int64],
    spans: Spans,
    times: NDArray[np.int64],
    window: int,
) -> NDArray[np.bool_]:
    """Whether `window` positions in a row hold every word at positions of its own.

    The position sets of two words are nested or disjoint (a form lies within its stem). Then, by
    Hall's theorem, each word has positions of its own if each has at least as many as are asked of
    the words nested in it, itself included.

    Source: Hall, "On representatives of subsets" (1935).

    Args:
        pointers: (words, documents + 1), into `positions`; the words differ.
        positions: (positions,): of all words, one word after the other.
        spans: one for each document; within it, values stand at least a window apart.
        times: (words,): how many positions each word needs.
        window: positions in a row.

    Returns:
        (documents,).
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
                needed[a] += times[b] * np.int64(shared and within)
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
