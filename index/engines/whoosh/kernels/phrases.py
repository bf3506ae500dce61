"""Phrases of one stream: whether the terms stand in a row, in one document after the other.

Documents may come in any order; where they ascend, each term is read on from where it stands. A
phrase begins with its rarest terms: the others are not read where these do not stand right.

Source: the lockstep of Culpepper and Moffat, "Efficient set intersection for inverted indexing"
(2010), on positions; the sums of whole bytes of codes are looked up.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, making, part
from index.engines.whoosh.kernels.bits import ALL, ONE, code_at, load, lowest, ones
from index.engines.whoosh.kernels.docsets import DocSet
from index.engines.whoosh.kernels.exact import posting_of
from index.engines.whoosh.kernels.lists import (
    CHUNK_BITS,
    D_CODES,
    D_PAIRS,
    D_POSITIONS,
    D_WIDTH,
    Lists,
    describe,
    escape,
    mark,
    position_gap,
)
from index.engines.whoosh.kernels.scores import sparse_rows

_LOW_BITS = np.uint64(0x5555555555555555)
_NOWHERE = np.iinfo(np.int64).max
_ESCAPE = 32
"""In a sum of codes the escapes stand above this bit, the positions below."""


class Cursors(NamedTuple):
    """Where terms stand in their codes. T: terms."""

    about: NDArray[np.int64]
    """(T, 9), of `describe`."""
    sums: NDArray[np.int64]
    """(T, 256): the sum of two codes of 4 bits; for the terms that have such."""
    state: NDArray[np.int64]
    """(T, 3): where a term stands: a posting, the escapes and the positions before it."""


class Phrase(NamedTuple):
    """The terms of a phrase, the rarest first, made ready."""

    cursors: Cursors
    rows: NDArray[np.uint32]
    """(terms, …): documents of the sparse ones."""
    place: NDArray[np.int64]
    """(terms,): where each stands in the phrase."""
    index: NDArray[np.int64]
    """(terms,): scratch: the number of the position that is looked at."""
    position: NDArray[np.int64]
    """(terms,): scratch: that position."""
    left: NDArray[np.int64]
    """(terms,): scratch: how many positions are left, this one included."""


@making
def cursors_of(lists: Lists, terms: NDArray[np.int64]) -> Cursors:
    """Terms at the beginning of their codes; `terms`, (terms,), are ordinals."""
    about = describe(lists, terms)
    sums = np.empty((terms.shape[0], 256), np.int64)
    one = np.empty(16, np.int64)
    one[15] = 1 << _ESCAPE
    for i in range(terms.shape[0]):
        if about[i, D_WIDTH] == 4:
            for code in range(15):
                one[code] = np.int64(lists.codes[about[i, D_PAIRS] + 2 * code])
            for byte in range(256):
                sums[i, byte] = one[byte & 15] + one[byte >> 4]
    return Cursors(about, sums, np.zeros((terms.shape[0], 3), np.int64))


@making
def _prepare_phrase(lists: Lists, terms: NDArray[np.int64]) -> Phrase:
    """The phrase, ready to be checked; `terms`, (terms,), are ordinals in its order."""
    place = _rarest_first(lists, terms)
    return _prepared(lists, terms[place], place)


@making
def _rarest_first(lists: Lists, terms: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of terms by their number of documents, (terms,). A phrase has few, and numba's own
    sorting takes a second and a half to compile.
    """
    place = np.arange(terms.shape[0])
    for i in range(1, place.shape[0]):
        rare = lists.df[terms[i]]
        j = i
        while j > 0 and lists.df[terms[place[j - 1]]] > rare:
            place[j] = place[j - 1]
            j -= 1
        place[j] = i
    return place


@making
def _prepared(lists: Lists, terms: NDArray[np.int64], place: NDArray[np.int64]) -> Phrase:
    """Terms in the order in which they are read, and where each stands, both (terms,)."""
    cursors = cursors_of(lists, terms)
    rows = sparse_rows(lists, cursors.about)
    scratch = np.empty((3, terms.shape[0]), np.int64)
    return Phrase(cursors, rows, place, scratch[0], scratch[1], scratch[2])


@part
def advance(lists: Lists, cursors: Cursors, i: int, posting: int, chunk: int) -> None:
    """Moves term i to a posting: from the last mark before it, or from where it stands, whichever
    is nearer.

    Args:
        lists: the stream.
        cursors: where the terms stand; row i of `state`, (terms, 3), is changed.
        i: the place of the term.
        posting: its number in the list.
        chunk: the chunk that it stands in.
    """
    about, _, state = cursors
    before, escapes, positions = mark(lists, about, i, chunk)
    if state[i, 0] > posting or before > state[i, 0]:
        state[i, 0] = before
        state[i, 1] = escapes
        state[i, 2] = positions
    escapes, positions = _skipped(lists, cursors, i, posting)
    for j in range(state[i, 1], state[i, 1] + escapes):
        positions += escape(lists, about, i, j, 0)
    state[i, 0] = posting
    state[i, 1] += escapes
    state[i, 2] += positions


@part
def _skipped(lists: Lists, cursors: Cursors, i: int, posting: int) -> tuple[int, int]:
    """How many escapes there are from where term i stands to a posting, and how many positions
    the other codes have: a machine word of codes at a time.
    """
    about, _, state = cursors
    width = about[i, D_WIDTH]
    bit = width * state[i, 0]
    end = width * posting
    escapes = positions = 0
    while bit < end:
        shift = bit & 7
        word = load(lists.codes, about[i, D_CODES] + (bit >> 3)) >> np.uint64(shift)
        taken = min(64 - shift, end - bit)
        word &= ALL >> np.uint64(64 - taken)
        if width == 2:
            found = _sum_two(lists, about[i, D_PAIRS], word, taken >> 1)
        else:
            found = _sum_four(cursors.sums, i, word, taken >> 2)
        escapes += found[0]
        positions += found[1]
        bit += taken
    return escapes, positions


@part
def _sum_two(lists: Lists, pairs: int, word: np.uint64, count: int) -> tuple[int, int]:
    """The escapes among the first `count` codes of 2 bits, and the positions of the others; the
    bits behind them are 0, here and in `_sum_four`.
    """
    low = word & _LOW_BITS
    high = (word >> ONE) & _LOW_BITS
    both = np.int64(ones(low & high))
    one = np.int64(ones(low)) - both
    two = np.int64(ones(high)) - both
    positions = one * np.int64(lists.codes[pairs + 2]) + two * np.int64(lists.codes[pairs + 4])
    return both, positions + (count - one - two - both) * np.int64(lists.codes[pairs])


@part
def _sum_four(sums: NDArray[np.int64], i: int, word: np.uint64, count: int) -> tuple[int, int]:
    """The same for codes of 4 bits of term i."""
    total = (count - 16) * (sums[i, 0] >> 1)  # what is behind them reads as code 0
    for shift in range(0, 64, 8):
        total += sums[i, word >> np.uint64(shift) & np.uint64(255)]
    return total >> _ESCAPE, total & ((1 << _ESCAPE) - 1)


@part
def occurrences(lists: Lists, cursors: Cursors, i: int) -> int:
    """How many positions the posting has that term i stands at.

    Args:
        lists: the stream.
        cursors: where the terms stand, (terms, 3).
        i: the place of the term.
    """
    about, _, state = cursors
    width = about[i, D_WIDTH]
    code = code_at(lists.codes, about[i, D_CODES], state[i, 0], width)
    if code == (1 << width) - 1:
        return escape(lists, about, i, state[i, 1], 0)
    return np.int64(lists.codes[about[i, D_PAIRS] + 2 * code])


@part
def _has_phrase(lists: Lists, phrase: Phrase, document: int) -> bool:
    """Whether the terms stand in a row in a document.

    Each position is held less its term's place in the phrase: all equal means a match.

    Args:
        lists: the stream.
        phrase: made ready; its scratch arrays, (terms,), are changed.
        document: its number; it has all the terms.
    """
    _, _, _, index, position, left = phrase
    size = index.shape[0]
    i = read = agreed = 0
    start = -size
    while agreed < size:
        if agreed == read:  # all terms that were read agree
            i = read
            read += 1
            _read(lists, phrase, i, document)
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
        i = i + 1 if i + 1 < read else 0
    return True


@part
def _read(lists: Lists, phrase: Phrase, i: int, document: int) -> None:
    """Moves term i to its first position in a document; none is left where it has none."""
    cursors, rows, place, index, position, left = phrase
    posting = posting_of(lists, cursors.about, i, rows, document)
    if posting < 0:
        left[i] = 0
        return
    advance(lists, cursors, i, posting, document >> CHUNK_BITS)
    left[i] = occurrences(lists, cursors, i)
    index[i] = cursors.about[i, D_POSITIONS] + cursors.state[i, 2]
    position[i] = position_gap(lists, index[i]) - place[i]


@kernel
def keep_phrase(lists: Lists, phrase: NDArray[np.int64], docs: DocSet) -> None:
    """Leaves the documents in which the terms of a phrase stand in a row.

    Args:
        lists: the stream.
        phrase: (terms,): ordinals in the order of the phrase, at least one; a term may recur.
        docs: the doc set, (words,), which is changed; all of its documents have the terms.

    Source: as the module says.
    """
    checked = _prepare_phrase(lists, phrase)
    for w in range(docs.shape[0]):
        word = docs[w]
        while word:
            bit = ONE << lowest(word)
            word ^= bit
            if not _has_phrase(lists, checked, (w << 6) + np.int64(lowest(bit))):
                docs[w] ^= bit


class Slots(NamedTuple):
    """A phrase of which any of several terms may stand in a place, the rarest places first."""

    terms: NDArray[np.int64]
    """(terms,): ordinals, those of a place together."""
    place: NDArray[np.int64]
    """(terms,): where each stands in the phrase."""
    begins: NDArray[np.int64]
    """(places + 1,): where the terms of each place begin."""


@kernel
def keep_phrase_of_any(lists: Lists, slots: Slots, docs: DocSet) -> None:
    """Leaves the documents in which a term of each place stand in a row.

    Args:
        lists: the stream.
        slots: the phrase, of at least one place.
        docs: the doc set, (words,), which is changed.

    Source: as the module says; where a place can stand next is the least of what its terms say.
    """
    checked = _prepared(lists, slots.terms, slots.place)
    for w in range(docs.shape[0]):
        word = docs[w]
        while word:
            bit = ONE << lowest(word)
            word ^= bit
            document = (w << 6) + np.int64(lowest(bit))
            if not _has_any(lists, checked, slots.begins, document):
                docs[w] ^= bit


@part
def _has_any(lists: Lists, phrase: Phrase, begins: NDArray[np.int64], document: int) -> bool:
    """As `_has_phrase`, for places whose terms are `begins[i]:begins[i + 1]`."""
    size = begins.shape[0] - 1
    i = read = agreed = 0
    start = -size
    while agreed < size:
        if agreed == read:
            i = read
            read += 1
            for term in range(begins[i], begins[i + 1]):
                _read(lists, phrase, term, document)
        nearest = _NOWHERE
        for term in range(begins[i], begins[i + 1]):
            nearest = min(nearest, _seek(lists, phrase, term, start))
        if nearest == _NOWHERE:
            return False
        if nearest == start:
            agreed += 1
        else:
            start = nearest
            agreed = 1
        i = i + 1 if i + 1 < read else 0
    return True


@part
def _seek(lists: Lists, phrase: Phrase, i: int, start: int) -> int:
    """Where term i has the phrase begin next, not before `start`; `_NOWHERE` where it does not."""
    _, _, _, index, position, left = phrase
    while left[i] and position[i] < start:
        left[i] -= 1
        if left[i]:
            index[i] += 1
            position[i] += position_gap(lists, index[i]) + 1
    return position[i] if left[i] else _NOWHERE
