"""The parts of kernels that check a phrase of one stream in one document after the other.

Documents may come in any order; where they ascend, each term is read on from where it stands.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.kernels.bits import code_at
from index.engines.whoosh.kernels.lists import (
    CHUNK_BITS,
    D_CODES,
    D_KIND,
    D_PAIRS,
    D_POSITIONS,
    D_WIDTH,
    SPARSE,
    Lists,
    decode_sparse,
    describe,
    escape,
    mark,
    position_gap,
)
from index.engines.whoosh.kernels.runtime import part
from index.engines.whoosh.kernels.scores import posting_of, sparse_width


class Phrase(NamedTuple):
    """The words of a phrase, made ready."""

    about: NDArray[np.int64]
    """(words, 9), of `describe`."""
    rows: NDArray[np.uint32]
    """(words, …): documents of the sparse ones."""
    state: NDArray[np.int64]
    """(words, 3): where each stands: posting, escapes and positions before it."""
    index: NDArray[np.int64]
    """(words,): scratch: the number of the position that is looked at."""
    position: NDArray[np.int64]
    """(words,): scratch: that position."""
    left: NDArray[np.int64]
    """(words,): scratch: how many positions are left, this one included."""


@part
def prepare_phrase(lists: Lists, words: NDArray[np.int64]) -> Phrase:
    """The phrase, ready to be checked."""
    size = words.shape[0]
    about = describe(lists, words)
    rows = np.empty((size, sparse_width(about)), np.uint32)
    for i in range(size):
        if about[i, D_KIND] == SPARSE:
            decode_sparse(lists, about[i], rows[i])
    scratch = np.empty((3, size), np.int64)
    return Phrase(about, rows, np.zeros((size, 3), np.int64), scratch[0], scratch[1], scratch[2])


@part
def advance(
    lists: Lists, about: NDArray[np.int64], state: NDArray[np.int64], posting: int, chunk: int
) -> None:
    """Moves a state (posting, escapes, positions) to a posting that stands in a chunk: from the
    last mark before it, or from where the state is, whichever is nearer.
    """
    before, escapes, positions = mark(lists, about, chunk)
    if before > state[0] or state[0] > posting:
        state[0] = before
        state[1] = escapes
        state[2] = positions
    width = about[D_WIDTH]
    full = (1 << width) - 1
    escapes = state[1]
    positions = state[2]
    for i in range(state[0], posting):
        code = code_at(lists.codes, about[D_CODES], i, width)
        if code == full:
            positions += escape(lists, about, escapes, 0)
            escapes += 1
        else:
            positions += np.int64(lists.codes[about[D_PAIRS] + 2 * code])
    state[0] = posting
    state[1] = escapes
    state[2] = positions


@part
def occurrences(lists: Lists, about: NDArray[np.int64], state: NDArray[np.int64]) -> int:
    """How many positions the posting has that the state stands before."""
    width = about[D_WIDTH]
    code = code_at(lists.codes, about[D_CODES], state[0], width)
    if code == (1 << width) - 1:
        return escape(lists, about, state[1], 0)
    return np.int64(lists.codes[about[D_PAIRS] + 2 * code])


@part
def has_phrase(lists: Lists, phrase: Phrase, document: int) -> bool:
    """Whether the words stand in a row in a document that has all of them."""
    about, rows, state, index, position, left = phrase
    size = about.shape[0]
    chunk = document >> CHUNK_BITS
    for i in range(size):
        posting = posting_of(lists, about[i], rows[i], document)
        advance(lists, about[i], state[i], posting, chunk)
        left[i] = occurrences(lists, about[i], state[i])
        index[i] = about[i, D_POSITIONS] + state[i, 2]
        position[i] = position_gap(lists, index[i]) - i
    # each position is held less its word's place in the phrase: all equal means a match
    start = position[0]
    i = 1 if size > 1 else 0
    agreed = 1
    while agreed < size:
        while position[i] < start:
            left[i] -= 1
            if left[i] == 0:
                return False
            index[i] += 1
            position[i] += position_gap(lists, index[i]) + 1
        if position[i] == start:
            agreed += 1
        else:
            start = position[i]
            agreed = 1
        i = i + 1 if i + 1 < size else 0
    return True
