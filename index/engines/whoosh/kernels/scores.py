"""The parts of kernels that score: tables of bounds, exact scores, the best k.

Bounds are sums of float32 in any order; they decide what is looked at, with room for their
rounding (`ROOM`). What is returned is exact: the law of `index.asking.scoring` in float64, the
words in the order of the question.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import bounding, making, part
from index.engines.whoosh.kernels.bits import ONE
from index.engines.whoosh.kernels.lists import (
    CHUNK_BITS,
    D_CODES,
    D_DF,
    D_KIND,
    D_PAIRS,
    D_WIDTH,
    SPARSE,
    Lists,
    decode_sparse,
)

ROOM = np.float32(0.9999)
"""What a threshold is lowered by before bounds are held against it."""

W_TERM, W_ENDS_WAY, W_ENDS_WORD = range(3)
"""A term's place in the question, and whether it is the last one of a way, and of a word. The terms
of a way stand together, and so do the ways of a word.
"""

F = np.float32
NO_BOUND = 255


class Query(NamedTuple):
    """Scored words of a segment, those that it has, in the order in which scores are summed."""

    terms: NDArray[np.int64]
    """(terms,): ordinals; those of a word differ, and stand together."""
    idf: NDArray[np.float64]
    times: NDArray[np.float64]
    saturation: NDArray[np.float64]
    """(256,): for each length code, what a frequency is compared with."""
    norms: NDArray[np.uint8]
    """(documents,): length codes."""
    stretch: float
    """By what chunk maxima are to be multiplied (`Postings.stretch`)."""
    ways: NDArray[np.int64]
    """(members, 3), with the columns `W_TERM` to `W_ENDS_WORD`: what words are made of that can be
    written in several ways, of which the best counts. (0, 3) where every term is a word of its own.
    """


class Window(NamedTuple):
    """Which documents are wanted: the best `limit` of the set `docs` that follow a cursor."""

    docs: NDArray[np.uint64]
    ceiling: float
    """Only scores below this, or equal to it from document `floor` on."""
    floor: int
    limit: int
    least: float = 0.0
    """Only scores of at least this, where other segments have given `limit` of them already."""


class Sparse(NamedTuple):
    """The sparse terms of a question, decoded. `width` is the most documents of one, plus 1."""

    documents: NDArray[np.uint32]
    """(terms, width); a sentinel follows the last one."""
    impacts: NDArray[np.float32]
    """(terms, width): bounds of what each adds."""
    first: NDArray[np.uint32]
    """(terms, chunks): the first posting in a chunk; anything where there is none."""


class SparseRow(NamedTuple):
    """The row of one term in `Sparse`."""

    documents: NDArray[np.uint32]
    impacts: NDArray[np.float32]
    first: NDArray[np.uint32]


@part
def by_ways(ways: NDArray[np.int64], added: NDArray[np.float32]) -> np.float32:
    """The sum of the best way of each word.

    Args:
        ways: (members, 3), of `Query`.
        added: (terms,): what each term of the question adds.
    """
    total = best = together = F(0)
    for member in range(ways.shape[0]):
        together += added[ways[member, W_TERM]]
        if ways[member, W_ENDS_WAY]:
            best = max(best, together)
            together = F(0)
        if ways[member, W_ENDS_WORD]:
            total += best
            best = F(0)
    return total


@bounding
def fill_table(
    lists: Lists, about: NDArray[np.int64], query: Query, i: int, table: NDArray[np.float32]
) -> None:
    """Writes bounds of what term i adds, by length and code.

    Args:
        lists: the stream.
        about: (9,): the row of the term in what `describe` gives.
        query: the scored terms.
        i: the place of the term.
        table: (4096,), written: `table[length << width | code]`.
    """
    width = about[D_WIDTH]
    full = (1 << width) - 1
    weight = F(query.idf[i] * query.times[i])
    scaled = np.empty(16, np.float32)
    frequency = np.empty(16, np.float32)
    escaped = F(lists.codes[(about[D_PAIRS] or about[D_CODES]) - 1])
    for code in range(full + 1):
        most = F(lists.codes[about[D_PAIRS] + 2 * code + 1]) if code < full else escaped
        if code == full and most >= NO_BOUND:
            most = F(1e9)
        frequency[code] = most + F(1e-20)
        scaled[code] = weight * most
    for length in range(lists.shortest, lists.longest + 1):
        saturation = F(query.saturation[length])
        for code in range(full + 1):
            table[length << width | code] = scaled[code] / (frequency[code] + saturation)


@part
def decode_scored(
    lists: Lists,
    about: NDArray[np.int64],
    norms: NDArray[np.uint8],
    table: NDArray[np.float32],
    row: SparseRow,
) -> None:
    """Fills the row of a sparse term.

    Args:
        lists: the stream.
        about: (9,): the row of the term in what `describe` gives.
        norms: (documents,): length codes.
        table: (4096,): its bounds, of `fill_table`.
        row: where to.
    """
    documents, impacts, first = row
    df = about[D_DF]
    decode_sparse(lists, about, documents)
    documents[df] = np.uint32(0xFFFFFFFF)
    width = np.uint64(about[D_WIDTH])
    full = (ONE << width) - ONE
    codes = lists.codes
    bit = np.uint64(about[D_CODES] << 3)
    for i in range(np.uint64(df)):
        code = np.uint64(codes[bit >> np.uint64(3)]) >> (bit & np.uint64(7)) & full
        impacts[i] = table[np.uint64(norms[documents[i]]) << width | code]
        bit += width
    for i in range(df - 1, -1, -1):
        first[documents[i] >> np.uint32(CHUNK_BITS)] = i


@bounding
def add_maxima(bounds: NDArray[np.float32], maxima: NDArray[np.uint8], scale: np.float32) -> None:
    """Adds what a term can give in each chunk to the bounds.

    Args:
        bounds: (chunks,), changed.
        maxima: (chunks,): the term's chunk maxima, in 255ths of its peak.
        scale: what one of these steps is worth.
    """
    for chunk in range(bounds.shape[0]):
        bounds[chunk] += scale * F(maxima[chunk])


@bounding
def largest(values: NDArray[np.float32], first: int, last: int) -> np.float32:
    """The largest of `values[first:last]`, at least 0; `values` is (values,)."""
    most = F(0)
    for i in range(first, last):
        most = max(most, values[i])
    return most


@bounding
def above(values: NDArray[np.float32], border: np.float32) -> int:
    """How many of the first 64 values, (64 or more,), exceed a border."""
    count = np.int32(0)
    for i in range(np.uint64(64)):
        count += np.int32(values[i] > border)
    return count


@making
def promising(bounds: NDArray[np.float32], wanted: int) -> np.float32:
    """A bound that about `wanted` chunks reach and at most that many exceed by a step of 1/255.

    The best chunks are looked at first: they give a threshold that rules out most others.

    Args:
        bounds: (chunks,).
        wanted: how many chunks are to be looked at first.
    """
    most = largest(bounds, 0, bounds.shape[0])
    histogram = np.zeros(256, np.int64)
    scale = F(255) / max(most, F(1e-9))
    for bound in bounds:
        if bound > 0:
            histogram[min(np.int64(bound * scale), np.int64(255))] += 1
    above = 0
    step = 255
    while step > 0 and above + histogram[step] < wanted:
        above += histogram[step]
        step -= 1
    return F(step + 1) / scale if above else F(np.inf)


@part
def sparse_width(table: NDArray[np.int64]) -> int:
    """The width of `Sparse` for terms; `table` is (terms, 9), of `describe`."""
    width = 1
    for i in range(table.shape[0]):
        if table[i, D_KIND] == SPARSE:
            width = max(width, table[i, D_DF] + 1)
    return width


@making
def sparse_rows(lists: Lists, table: NDArray[np.int64]) -> NDArray[np.uint32]:
    """The documents of the sparse terms of a question.

    Args:
        lists: the stream.
        table: (terms, 9), of `describe`.

    Returns:
        (terms, width of `Sparse`): document numbers, ascending; the rows of other terms and what
        stands behind the last document mean nothing.
    """
    rows = np.empty((table.shape[0], sparse_width(table)), np.uint32)
    for i in range(table.shape[0]):
        if table[i, D_KIND] == SPARSE:
            decode_sparse(lists, table[i], rows[i])
    return rows
