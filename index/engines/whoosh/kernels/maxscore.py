"""The best documents among those with any of the terms: MaxScore with the maxima of chunks.

Per chunk of 256 documents, all sparse and middling lists are added into an array of bounds; only
dense terms may be left out there ("non-essential", or where few documents still have a chance) and
looked up. The most promising chunks come first, so that the threshold is high from the start.

Source: Turtle and Flood, "Query evaluation: strategies and optimizations" (1995), and Ding and
Suel, "Faster top-k document retrieval using block-max indexes" (2011), over chunks of documents.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, part
from index.engines.whoosh.kernels.bits import ONE, code_at, lowest, ones
from index.engines.whoosh.kernels.exact import Best, TopK, exact, push
from index.engines.whoosh.kernels.lists import (
    CHUNK,
    CHUNK_BITS,
    D_CODES,
    D_DF,
    D_KIND,
    D_SLOT,
    D_WIDTH,
    DENSE,
    MIDDLING,
    SPARSE,
    WORDS,
    Lists,
    first_posting,
    rank,
)
from index.engines.whoosh.kernels.prepared import Prepared, prepare
from index.engines.whoosh.kernels.scores import ROOM, F, Query, Window, above, promising

_FIRST_CHUNKS = 24
_LOOKED_UP = 6
"""So many documents of a machine word are looked up sooner than a dense list is added."""


class _DenseTerms(NamedTuple):
    """The dense terms of a question, by what they can add in a chunk, the least first. T: terms."""

    order: NDArray[np.int64]
    """(T,): their places in the question."""
    reach: NDArray[np.float32]
    """(T + 1,): what those before each can add together."""


class _Word(NamedTuple):
    """A machine word of documents."""

    at: int
    """Its number."""
    dense: int
    """How many dense terms the question has."""
    threshold: np.float32
    """What a document has to exceed."""


class _Candidate(NamedTuple):
    """A document that may be among the best."""

    document: int
    bound: np.float32
    """What it scores at most by the terms that were added up."""
    threshold: np.float32
    """What it has to exceed."""
    left: int
    """How many terms were not added up, the first ones in their order."""


@kernel
def best_of_any(lists: Lists, query: Query, window: Window) -> Best:
    """The best documents of a set that have a term of the question.

    Args:
        lists: the stream.
        query: the scored terms, at least one.
        window: the doc set, (words,), the cursor, and how many documents are wanted.

    Returns:
        The members of `TopK`, (window.limit or fewer,), in no order: the documents of the highest
        exact scores, all above 0, and of equal ones the lowest numbers.

    Source: as the module says.
    """
    ready = prepare(lists, query, window)
    bounds = ready.bounds
    heap = TopK(np.empty(window.limit, np.float64), np.empty(window.limit, np.int64))
    sums = np.empty(CHUNK, np.float32)
    size = query.terms.shape[0]
    dense = _DenseTerms(np.empty(size, np.int64), np.empty(size + 1, np.float32))
    held = 0
    threshold = F(window.least) * ROOM
    cut = promising(bounds, _FIRST_CHUNKS)
    for turn in range(2):
        for chunk in range(lists.chunks):
            if bounds[chunk] <= threshold or (turn == 0 and bounds[chunk] < cut):
                continue
            bounds[chunk] = F(-1) if turn == 0 else bounds[chunk]
            count = _order_dense(lists, ready, chunk, dense)
            sums[:] = 0
            _add_listed(lists, ready, query.norms, chunk, sums)
            for w in range(WORDS):
                word = _Word(chunk * WORDS + w, count, threshold)
                left, chances = _add_dense(lists, ready, query.norms, dense, word, sums)
                if chances == 0:
                    continue
                border = threshold - dense.reach[left]
                for low in range(w << 6, (w + 1) << 6):
                    if sums[low] <= border:
                        continue
                    document = (chunk << CHUNK_BITS) + low
                    if not window.docs[document >> 6] >> np.uint64(document & 63) & ONE:
                        continue
                    candidate = _Candidate(document, sums[low], threshold, left)
                    if not _has_chance(lists, ready, query.norms, dense, candidate):
                        continue
                    score = exact(lists, ready.about, query, ready.sparse.documents, document)
                    held = push(heap, held, window, score, document)
                    if held == window.limit:
                        threshold = max(threshold, F(heap.scores[0]) * ROOM)
    return heap.scores[:held], heap.documents[:held]


@part
def _order_dense(lists: Lists, ready: Prepared, chunk: int, dense: _DenseTerms) -> int:
    """Orders the dense terms by what they can add in the chunk and returns how many there are."""
    order, reach = dense
    count = 0
    for i in range(order.shape[0]):
        if ready.about[i, D_KIND] == DENSE:
            x = count
            most = lists.maxima[ready.about[i, D_SLOT], chunk] * ready.scale[i]
            while x > 0 and reach[x] > most:
                reach[x + 1] = reach[x]
                order[x] = order[x - 1]
                x -= 1
            reach[x + 1] = most
            order[x] = i
            count += 1
    return count


@part
def _add_listed(
    lists: Lists, ready: Prepared, norms: NDArray[np.uint8], chunk: int, sums: NDArray[np.float32]
) -> None:
    """Adds what sparse and middling terms give in a chunk."""
    about, tables = ready.about, ready.tables
    documents, impacts, firsts = ready.sparse
    base = np.uint64(chunk << CHUNK_BITS)
    for i in range(about.shape[0]):
        kind = about[i, D_KIND]
        if kind == SPARSE:
            j = np.int64(firsts[i, chunk])
            if j < about[i, D_DF]:
                while np.int64(documents[i, j]) >> CHUNK_BITS == chunk:
                    sums[np.uint64(documents[i, j] & np.uint32(255))] += impacts[i, j]
                    j += 1
        elif kind == MIDDLING:
            row = about[i, D_SLOT] - lists.bitmaps.shape[0]
            first = first_posting(lists, about, i, chunk)
            at = np.uint64(lists.low_at[row] + first)
            end = at + np.uint64(lists.counts[row * lists.chunks + chunk])
            iu = np.uint64(i)
            if about[i, D_WIDTH] == 2:
                bit = np.uint64((about[i, D_CODES] << 3) + 2 * first)
                while at < end:
                    low = np.uint64(lists.low[at])
                    code = np.uint64(lists.codes[bit >> np.uint64(3)]) >> (bit & np.uint64(7))
                    key = np.uint64(norms[base + low]) << np.uint64(2) | (code & np.uint64(3))
                    sums[low] += tables[iu, key]
                    bit += np.uint64(2)
                    at += ONE
            else:
                bit = np.uint64((about[i, D_CODES] << 3) + 4 * first)
                while at < end:
                    low = np.uint64(lists.low[at])
                    code = np.uint64(lists.codes[bit >> np.uint64(3)]) >> (bit & np.uint64(7))
                    key = np.uint64(norms[base + low]) << np.uint64(4) | (code & np.uint64(15))
                    sums[low] += tables[iu, key]
                    bit += np.uint64(4)
                    at += ONE


@part
def _add_dense(
    lists: Lists,
    ready: Prepared,
    norms: NDArray[np.uint8],
    dense: _DenseTerms,
    word: _Word,
    sums: NDArray[np.float32],
) -> tuple[int, int]:
    """Adds what dense terms give to the documents of a machine word, the promising ones first,
    until few documents may reach the threshold with the others.

    Returns:
        How many terms are left, the first ones in their order, and how many documents may reach
        the threshold; `dense.reach` is of this word then.
    """
    order, reach = dense
    at, count, threshold = word
    reach[0] = F(0)
    for x in range(count):
        i = order[x]
        reach[x + 1] = reach[x] + lists.word_maxima[ready.about[i, D_SLOT], at] * ready.scale[i]
    if count == order.shape[0] and reach[count] <= threshold:
        return count, 0  # nothing else was added
    here = sums[(at & (WORDS - 1)) << 6 :]
    left = count
    chances = above(here, threshold - reach[left])
    while left > 0 and chances > _LOOKED_UP:
        left -= 1
        _add_word(lists, ready, norms, order[left], at, here)
        chances = above(here, threshold - reach[left])
    return left, chances


@part
def _add_word(
    lists: Lists,
    ready: Prepared,
    norms: NDArray[np.uint8],
    i: int,
    at: int,
    sums: NDArray[np.float32],
) -> None:
    """Adds what dense term i gives to the documents of a machine word."""
    about, tables = ready.about, ready.tables
    slot = about[i, D_SLOT]
    width = np.uint64(about[i, D_WIDTH])
    full = (ONE << width) - ONE
    first = np.uint64(lists.dense_marks[slot, at // WORDS, 0])
    for w in range(at & ~(WORDS - 1), at):
        first += ones(lists.bitmaps[slot, w])
    bit = np.uint64(about[i, D_CODES] << 3) + first * width
    iu = np.uint64(i)
    base = np.uint64(at << 6)
    word = lists.bitmaps[slot, at]
    while word:
        low = lowest(word)
        word &= word - ONE
        code = np.uint64(lists.codes[bit >> np.uint64(3)]) >> (bit & np.uint64(7)) & full
        key = np.uint64(norms[base + low]) << width | code
        sums[low] += tables[iu, key]
        bit += width


@part
def _has_chance(
    lists: Lists,
    ready: Prepared,
    norms: NDArray[np.uint8],
    dense: _DenseTerms,
    candidate: _Candidate,
) -> bool:
    """Whether a document still exceeds the threshold when the terms that are left are looked up."""
    order, reach = dense
    document, bound, threshold, x = candidate
    while x > 0:
        if bound + reach[x] <= threshold:
            return False
        x -= 1
        i = order[x]
        slot = ready.about[i, D_SLOT]
        at = document >> 6
        bit = ONE << np.uint64(document & 63)
        word = lists.bitmaps[slot, at]
        if word & bit:
            chunk = document >> CHUNK_BITS
            posting = np.int64(lists.dense_marks[slot, chunk, 0]) + rank(word, bit)
            for w in range(chunk * WORDS, at):
                posting += np.int64(ones(lists.bitmaps[slot, w]))
            width = ready.about[i, D_WIDTH]
            code = code_at(lists.codes, ready.about[i, D_CODES], posting, width)
            bound += ready.tables[i, np.int64(norms[document]) << width | code]
    return bound > threshold
