"""The best documents of a set, scored one by one.

For doc sets that are small beside the terms' lists: conjunctions, filters, phrases. Chunks whose
bound cannot reach the threshold are passed over, and so are documents before their exact score.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, part
from index.engines.whoosh.kernels.bits import ONE, code_at, lowest, ones, set_bits
from index.engines.whoosh.kernels.exact import Best, TopK, exact, push
from index.engines.whoosh.kernels.lists import (
    CHUNK_BITS,
    D_CODES,
    D_DF,
    D_KIND,
    D_SLOT,
    D_WIDTH,
    DENSE,
    MIDDLING,
    WORDS,
    Lists,
    describe,
    first_posting,
)
from index.engines.whoosh.kernels.prepared import Prepared, prepare
from index.engines.whoosh.kernels.scores import (
    ROOM,
    F,
    Query,
    Window,
    by_ways,
    promising,
    sparse_rows,
)

_FIRST_CHUNKS = 32


class _ChunkPostings(NamedTuple):
    """Where the terms of a question stand in a chunk. T: terms."""

    masks: NDArray[np.uint64]
    """(T, `WORDS`): the documents of the chunk that have each term."""
    before: NDArray[np.int64]
    """(T,): how many postings of each term stand before the machine word that is looked at."""


@kernel
def best_within(lists: Lists, query: Query, window: Window) -> Best:
    """The best documents of a set that have a term of the question.

    Args:
        lists: the stream.
        query: the scored terms, at least one.
        window: the doc set, (words,), the cursor, and how many documents are wanted.

    Returns:
        As `maxscore.best_of_any`: (window.limit or fewer,).
    """
    ready = prepare(lists, query, window)
    bounds = ready.bounds
    heap = TopK(np.empty(window.limit, np.float64), np.empty(window.limit, np.int64))
    size = query.terms.shape[0]
    here = _ChunkPostings(np.empty((size, WORDS), np.uint64), np.empty(size, np.int64))
    held = 0
    threshold = F(window.least) * ROOM
    cut = promising(bounds, _FIRST_CHUNKS)
    for turn in range(2):
        for chunk in range(lists.chunks):
            bound = bounds[chunk]
            if bound <= threshold or (turn == 0 and bound < cut):
                continue
            bounds[chunk] = F(-1) if turn == 0 else bound
            for i in range(size):
                here.before[i] = _load_chunk(lists, ready, i, chunk, here.masks)
            for w in range(WORDS):
                word = window.docs[chunk * WORDS + w]
                while word:
                    bit = ONE << lowest(word)
                    word ^= bit
                    document = (chunk << CHUNK_BITS) + (w << 6) + np.int64(lowest(bit))
                    norm = query.norms[document]
                    most = _bound(lists, ready, norm, here, w, bit)
                    if most <= threshold:
                        continue
                    score = exact(lists, ready.about, query, ready.sparse.documents, document)
                    held = push(heap, held, window, score, document)
                    if held == window.limit:
                        threshold = max(threshold, F(heap.scores[0]) * ROOM)
                for i in range(size):
                    here.before[i] += np.int64(ones(here.masks[i, w]))
    return heap.scores[:held], heap.documents[:held]


@kernel
def best_of_few(lists: Lists, query: Query, window: Window) -> Best:
    """As `best_within`: for sets so small that bounds cost more than they save,
    every document gets its score.

    Args:
        lists: the stream.
        query: the scored terms, at least one.
        window: the doc set, (words,), the cursor, and how many documents are wanted.

    Returns:
        As `maxscore.best_of_any`: (window.limit or fewer,).
    """
    about = describe(lists, query.terms)
    rows = sparse_rows(lists, about)
    heap = TopK(np.empty(window.limit, np.float64), np.empty(window.limit, np.int64))
    held = 0
    for w in range(window.docs.shape[0]):
        word = window.docs[w]
        while word:
            document = (w << 6) + np.int64(lowest(word))
            word &= word - ONE
            score = exact(lists, about, query, rows, document)
            if score > 0:
                held = push(heap, held, window, score, document)
    return heap.scores[:held], heap.documents[:held]


@part
def _load_chunk(
    lists: Lists, ready: Prepared, i: int, chunk: int, masks: NDArray[np.uint64]
) -> int:
    """Fills the mask of term i in a chunk and returns the posting that its first bit is."""
    about = ready.about
    slot = about[i, D_SLOT]
    iu = np.uint64(i)
    if about[i, D_KIND] == DENSE:
        for w in range(WORDS):
            masks[i, w] = lists.bitmaps[slot, chunk * WORDS + w]
        return np.int64(lists.dense_marks[slot, chunk, 0])
    for w in range(WORDS):
        masks[i, w] = 0
    if about[i, D_KIND] == MIDDLING:
        row = slot - lists.bitmaps.shape[0]
        first = first_posting(lists, about, i, chunk)
        count = np.int64(lists.counts[row * lists.chunks + chunk])
        set_bits(masks[i], 0, lists.low, lists.low_at[row] + first, count)
        return first
    first = np.int64(ready.sparse.first[i, chunk])
    if first < about[i, D_DF]:
        documents = ready.sparse.documents
        j = first
        while np.int64(documents[i, j]) >> CHUNK_BITS == chunk:
            low = np.uint64(documents[i, j] & np.uint32(255))
            masks[iu, low >> np.uint64(6)] |= ONE << (low & np.uint64(63))
            j += 1
    return first


@part
def _bound(
    lists: Lists,
    ready: Prepared,
    norm: int,
    here: _ChunkPostings,
    w: int,
    bit: np.uint64,
) -> np.float32:
    """What a document can score at most; it is the bit of machine word w of the chunk."""
    masks, before = here
    several = ready.ways.shape[0] > 0
    total = F(0)
    for i in range(before.shape[0]):
        most = F(0)
        if masks[i, w] & bit:
            posting = before[i] + np.int64(ones(masks[i, w] & (bit - ONE)))
            width = ready.about[i, D_WIDTH]
            code = code_at(lists.codes, ready.about[i, D_CODES], posting, width)
            most = ready.tables[i, np.int64(norm) << width | code]
            total += most
        if several:
            ready.added[i] = most
    return by_ways(ready.ways, ready.added) if several else total
