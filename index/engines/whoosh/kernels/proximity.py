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


class _Window(NamedTuple):
    """Where words stand in some positions in a row."""

    low: NDArray[np.int64]
    """(words,): the number of each word's first position there."""
    high: NDArray[np.int64]
    """(words,): and of the first one behind."""
    word_at: NDArray[np.int64]
    """(window,): which word has each position; -1: none."""
    place_of: NDArray[np.int64]
    """(words,): which position each word has; -1: none."""
    mover: NDArray[np.int64]
    """(window,): scratch: which word would take each position; -1: not looked at."""
    queue: NDArray[np.int64]
    """(words,): scratch: words that have to move."""


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
        for word in range(size):
            at[word] = pointers[word, i]
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
    """Whether `window` positions in a row hold every word at a position of its own.

    Args:
        pointers: (words, documents + 1), into `positions`; a word may recur.
        positions: (positions,): of all words. Words may share some: of two that stand for the same
            key, or of one that is asked for twice, each needs a position.
        spans: one for each document; within it, values stand at least a window apart.
        window: positions in a row.

    Returns:
        (documents,).
    """
    size = pointers.shape[0]
    found = np.zeros(spans.first.shape[0], np.bool_)
    here = _Window(
        np.empty(size, np.int64),
        np.empty(size, np.int64),
        np.empty(window, np.int64),
        np.empty(size, np.int64),
        np.empty(window, np.int64),
        np.empty(size, np.int64),
    )
    low, high = here.low, here.high
    for i in range(found.shape[0]):
        for a in range(size):
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
                enough = enough and high[a] > low[a]
            found[i] = enough and _place_all(positions, here, start)
            for a in range(size):
                low[a] = _seek(positions, low[a], pointers[a, i + 1], start + 1)
                high[a] = max(high[a], low[a])
    return found


@part
def _place_all(positions: NDArray[np.int64], here: _Window, start: int) -> bool:
    """Whether each word can stand at a position of its own in the window that begins at `start`;
    `positions` is (positions,).

    Source: Kuhn, "The Hungarian method for the assignment problem" (1955): the words are placed one
    after the other, and those that stand already move on where that makes room.
    """
    here.word_at[:] = -1
    here.place_of[:] = -1
    word = 0
    while word < here.low.shape[0] and _place(positions, here, start, word):
        word += 1
    return word == here.low.shape[0]


@part
def _place(positions: NDArray[np.int64], here: _Window, start: int, word: int) -> bool:
    """Places a further word; breadth first, so that a free position is taken at once."""
    low, high, word_at, place_of, mover, queue = here
    mover[:] = -1
    queue[0] = word
    head, tail = 0, 1
    while head < tail:
        moved = queue[head]
        head += 1
        for p in range(low[moved], high[moved]):
            place = positions[p] - start
            if mover[place] >= 0:
                continue
            mover[place] = moved
            if word_at[place] >= 0:
                queue[tail] = word_at[place]
                tail += 1
                continue
            while place >= 0:  # each on the way takes the place it came to, and leaves its own
                moved = mover[place]
                before = place_of[moved]
                word_at[place] = moved
                place_of[moved] = place
                place = before
            return True
    return False
