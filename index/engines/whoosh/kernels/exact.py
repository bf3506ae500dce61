"""The parts of kernels that give exact scores and keep the best: the law of `index.asking.scoring`
in float64, the words in the order of the question.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import part
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
    first_posting,
    rank,
    weighted_at,
)
from index.engines.whoosh.kernels.scores import Query, Window


class TopK(NamedTuple):
    """The best documents and their exact scores. While a kernel gathers them they are a heap, the
    worst on top; what it returns is in no order.
    """

    scores: NDArray[np.float64]
    """(documents found,)."""
    documents: NDArray[np.int64]
    """(documents found,): document numbers."""


@part
def push(heap: TopK, held: int, window: Window, score: float, document: int) -> int:
    """Offers a document; returns how many are held then."""
    if score > window.ceiling or (score == window.ceiling and document < window.floor):
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
    """How many of `data[at:at + count]`, ascending, are below `wanted`: a search whose steps
    depend on the count alone.
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
    """The posting of term i at a document, or -1. `rows`: of `Sparse.documents`."""
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
    """The score of a document. `about`: of `describe`; `rows`: `Sparse.documents`."""
    score = 0.0
    norm = query.saturation[query.norms[document]]
    for i in range(query.terms.shape[0]):
        posting = posting_of(lists, about, i, rows, document)
        if posting >= 0:
            weighted = np.float64(weighted_at(lists, about, i, posting, document >> CHUNK_BITS))
            score += query.times[i] * (query.idf[i] * (1.0 - 1.0 / (1.0 + weighted / norm)))
    return score
