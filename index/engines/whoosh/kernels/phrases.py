"""The parts of kernels that check a phrase of one stream in one document after the other.

Documents may come in any order; where they ascend, each term is read on from where it stands.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.kernels.bits import ONE, code_at, load, ones
from index.engines.whoosh.kernels.exact import posting_of
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
from index.engines.whoosh.kernels.runtime import making, part
from index.engines.whoosh.kernels.scores import sparse_width

_LOW_BITS = np.uint64(0x5555555555555555)


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


@making
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
    lists: Lists,
    about: NDArray[np.int64],
    i: int,
    state: NDArray[np.int64],
    posting: int,
    chunk: int,
) -> None:
    """Moves the state of term i (posting, escapes, positions) to a posting that stands in a chunk:
    from the last mark before it, or from where the state is, whichever is nearer.
    """
    before, escapes, positions = mark(lists, about, i, chunk)
    if state[i, 0] > posting or before > state[i, 0]:
        state[i, 0] = before
        state[i, 1] = escapes
        state[i, 2] = positions
    if about[i, D_WIDTH] == 2:
        escapes, positions = _skip_two(lists, about, i, state[i, 0], posting)
    else:
        escapes, positions = _skip_four(lists, about, i, state[i, 0], posting)
    for j in range(state[i, 1], state[i, 1] + escapes):
        positions += escape(lists, about, i, j, 0)
    state[i, 0] = posting
    state[i, 1] += escapes
    state[i, 2] += positions


@part
def _skip_two(
    lists: Lists, about: NDArray[np.int64], i: int, first: int, last: int
) -> tuple[int, int]:
    """How many escapes there are among the postings `first:last` of a term with codes of 2 bits,
    and how many positions the others have: 32 codes at a time.
    """
    pairs = about[i, D_PAIRS]
    escapes = positions = 0
    bit = 2 * first
    end = 2 * last
    while bit < end:
        shift = bit & 7
        word = load(lists.codes, about[i, D_CODES] + (bit >> 3)) >> np.uint64(shift)
        taken = min(64 - shift, end - bit)
        low = word & _LOW_BITS
        high = (word >> ONE) & _LOW_BITS
        if taken < 64:
            mask = (ONE << np.uint64(taken)) - ONE
            low &= mask
            high &= mask
        both = np.int64(ones(low & high))
        one = np.int64(ones(low)) - both
        two = np.int64(ones(high)) - both
        escapes += both
        positions += one * np.int64(lists.codes[pairs + 2])
        positions += two * np.int64(lists.codes[pairs + 4])
        positions += ((taken >> 1) - one - two - both) * np.int64(lists.codes[pairs])
        bit += taken
    return escapes, positions


@part
def _skip_four(
    lists: Lists, about: NDArray[np.int64], i: int, first: int, last: int
) -> tuple[int, int]:
    """The same for codes of 4 bits, one at a time."""
    pairs = np.uint64(about[i, D_PAIRS])
    escapes = positions = 0
    for j in range(first, last):
        code = np.uint64(code_at(lists.codes, about[i, D_CODES], j, 4))
        if code == np.uint64(15):
            escapes += 1
        else:
            positions += np.int64(lists.codes[pairs + (code << ONE)])
    return escapes, positions


@part
def occurrences(lists: Lists, about: NDArray[np.int64], i: int, state: NDArray[np.int64]) -> int:
    """How many positions the posting of term i has that its state stands before."""
    width = about[i, D_WIDTH]
    code = code_at(lists.codes, about[i, D_CODES], state[i, 0], width)
    if code == (1 << width) - 1:
        return escape(lists, about, i, state[i, 1], 0)
    return np.int64(lists.codes[about[i, D_PAIRS] + 2 * code])


@part
def has_phrase(lists: Lists, phrase: Phrase, document: int) -> bool:
    """Whether the words stand in a row in a document that has all of them."""
    about, rows, state, index, position, left = phrase
    size = about.shape[0]
    chunk = document >> CHUNK_BITS
    for i in range(size):
        posting = posting_of(lists, about, i, rows, document)
        advance(lists, about, i, state, posting, chunk)
        left[i] = occurrences(lists, about, i, state)
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
