"""The kernels that look through forms for those that a wildcard or a fuzzy word stands for.

Forms, as they are written or folded, lie on end as UTF-8; both kernels compare code points.
"""

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, making, part

ANY_RUN = -1
ANY_ONE = -2
"""What `*` and `?` are in a pattern of code points."""


@making
def _room(offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    """An array for the code points of any of the forms, which are no more than their bytes."""
    most = 0
    for i in range(offsets.shape[0] - 1):
        most = max(most, offsets[i + 1] - offsets[i])
    return np.empty(most, np.int64)


@part
def _code_points(text: NDArray[np.uint8], at: int, end: int, out: NDArray[np.int64]) -> int:
    """Decodes UTF-8; returns how many code points there are."""
    n = 0
    while at < end:
        byte = np.int64(text[at])
        following = 0 if byte < 0x80 else (1 if byte < 0xE0 else (2 if byte < 0xF0 else 3))
        point = byte if following == 0 else byte & (0x3F >> following)
        for i in range(1, following + 1):
            point = point << 6 | (np.int64(text[at + i]) & 0x3F)
        out[n] = point
        n += 1
        at += following + 1
    return n


@kernel
def fuzzy(
    text: NDArray[np.uint8], offsets: NDArray[np.int64], word: NDArray[np.int64], edits: int
) -> NDArray[np.bool_]:
    """Which forms are at most some edits from a word and begin with the same letter.

    Source: the optimal string alignment distance of `index.asking.expansion.edits_between`, cut to
    the band of the matrix that can hold `edits` or less (Ukkonen, "Algorithms for approximate
    string matching", 1985).

    Args:
        text: uint8 (bytes,): the forms on end, as UTF-8.
        offsets: (forms + 1,), into `text`.
        word: (length,): code points, at least one.
        edits: 1 or 2.

    Returns:
        (forms,).
    """
    found = np.zeros(offsets.shape[0] - 1, np.bool_)
    form = _room(offsets)
    rows = np.empty((3, word.shape[0] + 1), np.int64)
    for i in range(found.shape[0]):
        if offsets[i + 1] - offsets[i] > 4 * (word.shape[0] + edits):
            continue
        length = _code_points(text, offsets[i], offsets[i + 1], form)
        if abs(length - word.shape[0]) <= edits and length and form[0] == word[0]:
            found[i] = _distance(form, length, word, rows, edits) <= edits
    return found


@part
def _distance(
    form: NDArray[np.int64],
    length: int,
    word: NDArray[np.int64],
    rows: NDArray[np.int64],
    edits: int,
) -> int:
    """The distance, or any number above `edits` where it is larger."""
    size = word.shape[0]
    far = edits + 1
    rows[:] = far
    for j in range(min(size, edits) + 1):
        rows[0, j] = j
    for i in range(1, length + 1):
        row, above, over = rows[i % 3], rows[(i - 1) % 3], rows[(i - 2) % 3]
        row[:] = far
        if i <= edits:
            row[0] = i
        best = row[0]
        for j in range(max(1, i - edits), min(size, i + edits) + 1):
            cost = above[j - 1] + (0 if form[i - 1] == word[j - 1] else 1)
            cost = min(cost, min(above[j], row[j - 1]) + 1)
            if i > 1 and j > 1 and form[i - 1] == word[j - 2] and form[i - 2] == word[j - 1]:
                cost = min(cost, over[j - 2] + 1)
            row[j] = min(cost, far)
            best = min(best, row[j])
        if best > edits:
            return far
    return rows[length % 3, size]


@kernel
def wildcard(
    text: NDArray[np.uint8], offsets: NDArray[np.int64], pattern: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Which forms fit a pattern.

    Source: the greedy matching with one place to return to, the last `*`, as in Krauss, "Matching
    wildcards: an algorithm" (2008).

    Args:
        text: uint8 (bytes,): the forms on end, as UTF-8.
        offsets: (forms + 1,), into `text`.
        pattern: (length,): code points, `ANY_RUN` and `ANY_ONE`.

    Returns:
        (forms,).
    """
    found = np.zeros(offsets.shape[0] - 1, np.bool_)
    form = _room(offsets)
    size = pattern.shape[0]
    for i in range(found.shape[0]):
        length = _code_points(text, offsets[i], offsets[i + 1], form)
        at = j = 0
        star = -1
        resume = 0
        while at < length:
            if j < size and pattern[j] == ANY_RUN:
                star = j
                resume = at
                j += 1
            elif j < size and (pattern[j] == ANY_ONE or pattern[j] == form[at]):
                at += 1
                j += 1
            elif star >= 0:
                resume += 1
                at = resume
                j = star + 1
            else:
                break
        while j < size and pattern[j] == ANY_RUN:
            j += 1
        found[i] = at == length and j == size
    return found
