"""A question made ready for a segment: tables, decoded sparse lists, bounds of all chunks."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import making
from index.engines.whoosh.kernels.lists import (
    CHUNK_BITS,
    D_DF,
    D_KIND,
    D_SLOT,
    SPARSE,
    WORDS,
    Lists,
    describe,
)
from index.engines.whoosh.kernels.scores import (
    F,
    Query,
    Sparse,
    SparseRow,
    Window,
    add_maxima,
    by_ways,
    decode_scored,
    fill_table,
    sparse_width,
)


class Prepared(NamedTuple):
    """A question made ready for a segment. T: its terms, in the order of the question."""

    about: NDArray[np.int64]
    """(T, 9), of `describe`."""
    tables: NDArray[np.float32]
    """(T, 4096): of `fill_table`."""
    sparse: Sparse
    scale: NDArray[np.float32]
    """(T,): what a step of a chunk maximum is worth."""
    bounds: NDArray[np.float32]
    """(chunks,): what a document there can score at most; -1: none is wanted."""
    ways: NDArray[np.int64]
    """(members, 3), of the question."""
    added: NDArray[np.float32]
    """(T,): scratch: what each term adds at most to a document."""


@making
def prepare(lists: Lists, query: Query, window: Window) -> Prepared:
    """Makes tables, decodes the sparse lists and bounds all chunks, (chunks,).

    Args:
        lists: the stream.
        query: the scored terms.
        window: chunks without a document of its doc set, (words,), get the bound -1.
    """
    size = query.terms.shape[0]
    about = describe(lists, query.terms)
    tables = np.empty((size, 4096), np.float32)
    width = sparse_width(about)
    sparse = Sparse(
        np.empty((size, width), np.uint32),
        np.empty((size, width), np.float32),
        np.empty((size, lists.chunks), np.uint32),
    )
    scale = np.zeros(size, np.float32)
    bounds = np.zeros(lists.chunks, np.float32)
    most = np.zeros(lists.chunks, np.float32)
    several = query.ways.shape[0] > 0
    each = np.zeros((size if several else 0, lists.chunks), np.float32)
    for i in range(size):
        into = each[i] if several else bounds
        fill_table(lists, about[i], query, i, tables[i])
        if about[i, D_KIND] == SPARSE:
            row = SparseRow(sparse.documents[i], sparse.impacts[i], sparse.first[i])
            decode_scored(lists, about[i], query.norms, tables[i], row)
            most[:] = 0
            for j in range(about[i, D_DF]):
                chunk = sparse.documents[i, j] >> np.uint32(CHUNK_BITS)
                most[chunk] = max(most[chunk], sparse.impacts[i, j])
            for chunk in range(lists.chunks):
                into[chunk] += most[chunk]
        else:
            slot = about[i, D_SLOT]
            weight = query.idf[i] * query.times[i]
            scale[i] = F(weight * query.stretch * lists.peak[slot] / 255)
            add_maxima(into, lists.maxima[slot], scale[i])
    added = np.empty(size, np.float32)
    for chunk in range(lists.chunks):
        if several:
            for i in range(size):
                added[i] = each[i, chunk]
            bounds[chunk] = by_ways(query.ways, added)
        w = chunk * WORDS
        docs = window.docs
        if docs[w] | docs[w + 1] | docs[w + 2] | docs[w + 3] == 0:
            bounds[chunk] = F(-1)
    return Prepared(about, tables, sparse, scale, bounds, query.ways, added)
