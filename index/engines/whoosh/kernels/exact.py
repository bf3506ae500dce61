"""Exact scores, and the best of them: the law of `index.asking.scoring` in float64, the terms in
the order of the question.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, part
from index.engines.whoosh.kernels.bits import ONE, ones
from index.engines.whoosh.kernels.lists import (
    CHUNK_BITS,
    D_DF,
    D_KIND,
    D_SLOT,
    DENSE,
    MIDDLING,
    WORDS,
    Lists,
    describe,
    first_posting,
    rank,
    weighted_at,
)
from index.engines.whoosh.kernels.scores import (
    W_ENDS_WAY,
    W_ENDS_WORD,
    W_TERM,
    Query,
    Window,
    sparse_rows,
)


class TopK(NamedTuple):
    """The best documents and their exact scores. While a kernel gathers them they are a heap, the
    worst on top.
    """

    scores: NDArray[np.float64]
    """(documents found,)."""
    documents: NDArray[np.int64]
    """(documents found,): document numbers."""


Best = tuple[NDArray[np.float64], NDArray[np.int64]]
"""The members of `TopK` as kernels return them: numba looks the class up anew for each one that it
makes for Python.
"""


@part
def push(heap: TopK, held: int, window: Window, score: float, document: int) -> int:
    """Offers a document to the heap.

    Args:
        heap: (limit,): its first `held` entries are in use.
        held: how many documents it holds.
        window: how many it may hold, what they score at least, the cursor that they must follow.
        score: of the document.
        document: its number.

    Returns:
        How many documents the heap holds then.
    """
    if score < window.least or score > window.ceiling:
        return held
    if score == window.ceiling and document < window.floor:
        return held
    scores, documents = heap
    if held < window.limit:
        i = held
        while i > 0:
            above = (i - 1) >> 1
            if scores[above] > score or (scores[above] == score and documents[above] < document):
                scores[i] = scores[above]
                documents[i] = documents[above]
                i = above
            else:
                break
        scores[i] = score
        documents[i] = document
        return held + 1
    if score < scores[0] or (score == scores[0] and document > documents[0]):
        return held
    i = 0
    while 2 * i + 1 < held:
        below = 2 * i + 1
        other = below + 1
        if other < held and (
            scores[other] < scores[below]
            or (scores[other] == scores[below] and documents[other] > documents[below])
        ):
            below = other
        if scores[below] < score or (scores[below] == score and documents[below] > document):
            scores[i] = scores[below]
            documents[i] = documents[below]
            i = below
        else:
            break
    scores[i] = score
    documents[i] = document
    return held


@part
def count_below(data: NDArray[np.uint8], at: int, count: int, wanted: np.uint8) -> int:
    """How many of some ascending bytes are below a number: a search whose steps depend on the count
    alone.

    Args:
        data: uint8 (bytes,).
        at: the first byte.
        count: how many bytes.
        wanted: the number.
    """
    first = at
    while count > 1:
        half = count >> 1
        first += half if data[first + half - 1] < wanted else 0
        count -= half
    return first - at + np.int64(count == 1 and data[first] < wanted)


@part
def posting_of(
    lists: Lists, about: NDArray[np.int64], i: int, rows: NDArray[np.uint32], document: int
) -> int:
    """The number of term i's posting at a document; -1 where it has none.

    Args:
        lists: the stream.
        about: (terms, 9), of `describe`.
        i: the place of the term in `about`.
        rows: (terms, …), of `sparse_rows` or `Sparse.documents`.
        document: its number.
    """
    slot = about[i, D_SLOT]
    chunk = document >> CHUNK_BITS
    if about[i, D_KIND] == DENSE:
        at = document >> 6
        word = lists.bitmaps[slot, at]
        bit = ONE << np.uint64(document & 63)
        if not word & bit:
            return -1
        before = at & (WORDS - 1)
        first = at - before
        posting = np.int64(lists.dense_marks[slot, chunk, 0]) + rank(word, bit)
        for w in range(WORDS - 1):
            posting += np.int64(ones(lists.bitmaps[slot, first + w])) * np.int64(w < before)
        return posting
    if about[i, D_KIND] == MIDDLING:
        row = slot - lists.bitmaps.shape[0]
        posting = first_posting(lists, about, i, chunk)
        count = np.int64(lists.counts[row * lists.chunks + chunk])
        at = lists.low_at[row] + posting
        wanted = np.uint8(document & 255)
        below = count_below(lists.low, at, count, wanted)
        return posting + below if below < count and lists.low[at + below] == wanted else -1
    low = 0
    high = about[i, D_DF]
    while low < high:
        middle = (low + high) >> 1
        if np.int64(rows[i, middle]) < document:
            low = middle + 1
        else:
            high = middle
    return low if low < about[i, D_DF] and np.int64(rows[i, low]) == document else -1


@part
def exact(
    lists: Lists,
    about: NDArray[np.int64],
    query: Query,
    rows: NDArray[np.uint32],
    document: int,
) -> float:
    """The exact score of a document.

    Args:
        lists: the stream.
        about: (terms, 9), of `describe`.
        query: the scored terms, in the order of `about`.
        rows: (terms, …), of `sparse_rows` or `Sparse.documents`.
        document: its number.

    Source: the law of `index.asking.scoring`.
    """
    norm = query.saturation[query.norms[document]]
    ways = query.ways
    plain = ways.shape[0] == 0
    score = best = together = 0.0
    for member in range(query.terms.shape[0] if plain else ways.shape[0]):
        i = member if plain else ways[member, W_TERM]
        posting = posting_of(lists, about, i, rows, document)
        if posting >= 0:
            weighted = np.float64(weighted_at(lists, about, i, posting, document >> CHUNK_BITS))
            together += query.times[i] * (query.idf[i] * (1.0 - 1.0 / (1.0 + weighted / norm)))
        if plain or ways[member, W_ENDS_WAY]:
            best = max(best, together)
            together = 0.0
        if plain or ways[member, W_ENDS_WORD]:
            score += best
            best = 0.0
    return score


@kernel
def frequencies(lists: Lists, term: int, documents: NDArray[np.int64]) -> NDArray[np.int64]:
    """The weighted frequency of a term in documents.

    Args:
        lists: the stream.
        term: its ordinal.
        documents: (documents,): their numbers, in any order.

    Returns:
        (documents,): 0 where a document does not have the term.
    """
    about = describe(lists, np.array([term]))
    rows = sparse_rows(lists, about)
    found = np.zeros(documents.shape[0], np.int64)
    for i in range(documents.shape[0]):
        posting = posting_of(lists, about, 0, rows, documents[i])
        if posting >= 0:
            found[i] = weighted_at(lists, about, 0, posting, documents[i] >> CHUNK_BITS)
    return found
