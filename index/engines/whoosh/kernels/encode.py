"""The kernels that write inverted lists as `kernels.lists` says."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.kernels.bits import load, store
from index.engines.whoosh.kernels.lists import (
    BLOCK_BITS,
    CHUNK_BITS,
    DENSE,
    FOUR_BITS,
    MIDDLING,
    OWN_PAIRS,
    PACKED,
    PACKED_BITS,
    SHORT,
    SPARSE,
    WIDE,
    id_bytes,
)
from index.engines.whoosh.kernels.runtime import kernel, part

NARROW = 255
"""Pairs with a larger member are never coded, always escaped, and make the escapes wide."""
_OWN_PAIRS_FROM = 16
_KEYS = 1 << 16


class Postings(NamedTuple):
    """The arrays of `index.engines.whoosh.inverted.Inverted`, read-only, in its shapes."""

    pointers: NDArray[np.int64]
    documents: NDArray[np.uint32]
    counts: NDArray[np.uint32]
    weighted: NDArray[np.uint32]
    positions: NDArray[np.uint32]


class Kinds(NamedTuple):
    """What is decided for each term before its list is written; arrays of (terms,)."""

    kind: NDArray[np.uint8]
    ids_at: NDArray[np.int64]
    """As in `Lists`."""
    flags: NDArray[np.uint8]
    escapes: NDArray[np.int64]
    pairs: NDArray[np.uint8]
    """(terms with their own pairs, 15, 2)."""
    pairs_at: NDArray[np.int64]
    """The row of `pairs`, or -1."""


@kernel
def fill_chunks(postings: Postings, kind: NDArray[np.uint8], chunks: int) -> None:
    """Makes middling terms dense where one of their chunks is full: 256 does not fit a byte."""
    counts = np.zeros(chunks, np.int64)
    for term in range(kind.shape[0]):
        if kind[term] != MIDDLING:
            continue
        counts[:] = 0
        for j in range(postings.pointers[term], postings.pointers[term + 1]):
            chunk = np.int64(postings.documents[j]) >> CHUNK_BITS
            counts[chunk] += 1
            if counts[chunk] > NARROW:
                kind[term] = DENSE
                break


@part
def _key(postings: Postings, j: int) -> int:
    """The pair of a posting as one number; 0 where it is not coded."""
    count, weighted = np.int64(postings.counts[j]), np.int64(postings.weighted[j])
    return count << 8 | weighted if count <= NARROW and weighted <= NARROW else 0


@part
def _most_frequent(
    seen: NDArray[np.int64], distinct: int, histogram: NDArray[np.int64], out: NDArray[np.int64]
) -> int:
    """Moves the most frequent keys into `out`, the smaller key first where counts are equal;
    returns how many there are. `histogram` is spoilt.
    """
    chosen = min(distinct, out.shape[0])
    for c in range(chosen):
        best = 0
        for i in range(1, distinct):
            more = histogram[seen[i]] - histogram[seen[best]]
            if more > 0 or (more == 0 and seen[i] < seen[best]):
                best = i
        out[c] = seen[best]
        histogram[seen[best]] = -histogram[seen[best]]
    return chosen


@kernel
def shared_pairs(postings: Postings, longest: int) -> NDArray[np.uint8]:
    """The pairs that short lists have most often, (3, 2): count, weighted; (0, 0): none."""
    histogram = np.zeros(_KEYS, np.int64)
    for term in range(postings.pointers.shape[0] - 1):
        first, last = postings.pointers[term], postings.pointers[term + 1]
        if last - first <= longest:
            for j in range(first, last):
                histogram[_key(postings, j)] += 1
    histogram[0] = 0
    seen = np.flatnonzero(histogram)
    out = np.zeros(3, np.int64)
    _most_frequent(seen, seen.shape[0], histogram, out)
    pairs = np.zeros((3, 2), np.uint8)
    for c in range(3):
        pairs[c, 0] = out[c] >> 8
        pairs[c, 1] = out[c] & 255
    return pairs


@kernel
def choose_codes(
    postings: Postings,
    shared: NDArray[np.uint8],
    flags: NDArray[np.uint8],
    escapes: NDArray[np.int64],
    pairs: NDArray[np.uint8],
) -> int:
    """Chooses for each term, by the bytes they cost, the width of its codes and their pairs.

    Args:
        postings: the lists.
        shared: of `shared_pairs`.
        flags: (terms,), written: the first byte of the term's codes.
        escapes: (terms,), written: how many postings are escaped.
        pairs: (terms or more, 15, 2), written: the pairs of the terms that have their own.

    Returns:
        How many terms have their own pairs.
    """  # fmt: skip
    histogram = np.zeros(_KEYS, np.int64)
    seen = np.empty(_KEYS, np.int64)
    best = np.empty(15, np.int64)
    own = 0
    for term in range(flags.shape[0]):
        first, last = postings.pointers[term], postings.pointers[term + 1]
        df = last - first
        distinct = 0
        uncoded = 0
        for j in range(first, last):
            key = _key(postings, j)
            if key == 0:
                uncoded += 1
            else:
                if histogram[key] == 0:
                    seen[distinct] = key
                    distinct += 1
                histogram[key] += 1
        by_shared = 0
        for c in range(3):
            by_shared += histogram[np.int64(shared[c, 0]) << 8 | np.int64(shared[c, 1])]
        by_three = by_fifteen = chosen = 0
        if df >= _OWN_PAIRS_FROM:
            chosen = _most_frequent(seen, distinct, histogram, best)
            for c in range(chosen):
                if c < 3:
                    by_three -= histogram[best[c]]
                by_fifteen -= histogram[best[c]]
        for i in range(distinct):
            histogram[seen[i]] = 0
        size = 8 if uncoded else 2
        cost_shared = df // 4 + (df - by_shared) * size
        cost_three = 6 + df // 4 + (df - by_three) * size
        cost_fifteen = 30 + df // 2 + (df - by_fifteen) * size
        flag = WIDE if uncoded else 0
        if df < _OWN_PAIRS_FROM or cost_shared <= min(cost_three, cost_fifteen):
            escapes[term] = df - by_shared
        else:
            four = cost_fifteen < cost_three
            flag |= OWN_PAIRS | (FOUR_BITS if four else 0)
            escapes[term] = df - (by_fifteen if four else by_three)
            for c in range(min(chosen, 15 if four else 3)):
                pairs[own, c, 0] = best[c] >> 8
                pairs[own, c, 1] = best[c] & 255
            own += 1
        flags[term] = flag
    return own


class Codes(NamedTuple):
    """Where codes are written, and what chunk maxima are computed with."""

    codes: NDArray[np.uint8]
    codes_at: NDArray[np.int64]
    """(terms,)."""
    shared: NDArray[np.uint8]
    norms: NDArray[np.uint8]
    """(documents,): length codes."""
    saturation: NDArray[np.float64]
    """(256,): k1 × (1 − b + b × length / average) for each length code."""
    maxima: NDArray[np.uint8]
    peak: NDArray[np.float32]
    dense_marks: NDArray[np.uint32]
    marks: NDArray[np.uint32]


@kernel
def write_codes(postings: Postings, kinds: Kinds, out: Codes) -> None:
    """Writes codes, escapes, marks and chunk maxima of all terms."""
    chunks = out.maxima.shape[1]
    impacts = np.zeros(chunks, np.float64)
    for term in range(kinds.kind.shape[0]):
        _write_term_codes(postings, kinds, out, term)
        if kinds.kind[term] == SPARSE:
            continue
        slot = kinds.ids_at[term]
        impacts[:] = 0
        peak = 0.0
        for j in range(postings.pointers[term], postings.pointers[term + 1]):
            document = np.int64(postings.documents[j])
            weighted = np.float64(postings.weighted[j])
            impact = weighted / (weighted + out.saturation[out.norms[document]])
            chunk = document >> CHUNK_BITS
            impacts[chunk] = max(impacts[chunk], impact)
            peak = max(peak, impact)
        above = np.float32(peak) * np.float32(1.000001)
        out.peak[slot] = above
        for chunk in range(chunks):
            if impacts[chunk] > 0:
                scaled = np.ceil(impacts[chunk] / np.float64(above) * 255)
                out.maxima[slot, chunk] = min(255, max(1, np.int64(scaled)))


@part
def _write_term_codes(postings: Postings, kinds: Kinds, out: Codes, term: int) -> None:
    flags = np.int64(kinds.flags[term])
    width = 4 if flags & FOUR_BITS else 2
    full = (1 << width) - 1
    at = out.codes_at[term]
    start = at + 2
    pairs = out.shared
    if flags & OWN_PAIRS:
        pairs = kinds.pairs[kinds.pairs_at[term]]
        for c in range(full):
            out.codes[start + 2 * c] = pairs[c, 0]
            out.codes[start + 2 * c + 1] = pairs[c, 1]
        start += 2 * full
    first, last = postings.pointers[term], postings.pointers[term + 1]
    escape_at = start + ((last - first) * width + 7 >> 3)
    largest = 0
    escapes = 0
    positions = 0
    mark = 0
    kind = kinds.kind[term]
    for j in range(first, last):
        if kind != SPARSE:
            chunk = np.int64(postings.documents[j]) >> CHUNK_BITS
            mark = _write_marks(kinds, out, term, mark, chunk, (j - first, escapes, positions))
        count, weighted = np.int64(postings.counts[j]), np.int64(postings.weighted[j])
        positions += count
        code = full
        for c in range(full):
            if np.int64(pairs[c, 0]) == count and np.int64(pairs[c, 1]) == weighted:
                code = c
                break
        if code == full:
            largest = max(largest, weighted)
            if flags & WIDE:
                pair = np.uint64(weighted) << np.uint64(32) | np.uint64(count)
                store(out.codes, escape_at + 8 * escapes, pair)
            else:
                out.codes[escape_at + 2 * escapes] = count
                out.codes[escape_at + 2 * escapes + 1] = weighted
            escapes += 1
        bit = (j - first) * width
        out.codes[start + (bit >> 3)] |= np.uint8(code << (bit & 7))
    if kind != SPARSE:
        end = out.maxima.shape[1] - 1
        _write_marks(kinds, out, term, mark, end, (last - first, escapes, positions))
    out.codes[at] = flags
    out.codes[at + 1] = min(largest, NARROW)


@part
def _write_marks(
    kinds: Kinds, out: Codes, term: int, mark: int, chunk: int, state: tuple[int, int, int]
) -> int:
    """Writes the marks from number `mark` to that of the chunk; returns the next one's number."""
    slot = kinds.ids_at[term]
    rows = out.dense_marks
    if kinds.kind[term] == MIDDLING:
        slot -= out.dense_marks.shape[0]
        chunk >>= BLOCK_BITS
        rows = out.marks
    while mark <= chunk:
        for i in range(3):
            rows[slot, mark, i] = state[i]
        mark += 1
    return mark


class Places(NamedTuple):
    """Where document numbers are written; as in `Lists`."""

    sparse: NDArray[np.uint8]
    low: NDArray[np.uint8]
    low_at: NDArray[np.int64]
    counts: NDArray[np.uint8]
    bitmaps: NDArray[np.uint64]


@kernel
def write_documents(postings: Postings, kinds: Kinds, out: Places, documents: int) -> None:
    """Writes the document numbers of all terms."""
    dense = out.bitmaps.shape[0]
    for term in range(kinds.kind.shape[0]):
        first, last = postings.pointers[term], postings.pointers[term + 1]
        at = kinds.ids_at[term]
        if kinds.kind[term] == DENSE:
            for j in range(first, last):
                document = np.int64(postings.documents[j])
                out.bitmaps[at, document >> 6] |= np.uint64(1) << np.uint64(document & 63)
        elif kinds.kind[term] == MIDDLING:
            for j in range(first, last):
                document = np.int64(postings.documents[j])
                out.low[out.low_at[at - dense] + j - first] = document & 255
                out.counts[at - dense, document >> CHUNK_BITS] += np.uint8(1)
        elif last - first >= SHORT:
            parts = (documents + 65535) >> 16
            for j in range(first, last):
                document = np.int64(postings.documents[j])
                _add16(out.sparse, at + 2 * (document >> 16), 1)
                _add16(out.sparse, at + 2 * (parts + j - first), document & 65535)
        else:
            size = id_bytes(documents)
            for j in range(first, last):
                for byte in range(size):
                    value = np.int64(postings.documents[j]) >> (8 * byte) & 255
                    out.sparse[at + size * (j - first) + byte] = value


@part
def _add16(data: NDArray[np.uint8], at: int, value: int) -> None:
    new = np.int64(data[at]) + (np.int64(data[at + 1]) << 8) + value
    data[at] = new & 255
    data[at + 1] = new >> 8


@part
def _bits(value: int) -> int:
    width = 0
    while value >> width:
        width += 1
    return width


@kernel
def position_widths(postings: Postings) -> NDArray[np.uint8]:
    """The width of each block of positions, (blocks,)."""
    blocks = (postings.positions.shape[0] + PACKED - 1) >> PACKED_BITS
    largest = np.zeros(blocks, np.int64)
    index = 0
    for j in range(postings.counts.shape[0]):
        next_ = 0
        for _ in range(postings.counts[j]):
            position = np.int64(postings.positions[index])
            block = index >> PACKED_BITS
            largest[block] |= position - next_
            next_ = position + 1
            index += 1
    widths = np.empty(blocks, np.uint8)
    for block in range(blocks):
        widths[block] = _bits(largest[block])
    return widths


@kernel
def write_positions(
    postings: Postings, packed_at: NDArray[np.uint32], packed: NDArray[np.uint8]
) -> None:
    """Packs the positions' gaps into `packed`, which holds zeros."""
    index = 0
    for j in range(postings.counts.shape[0]):
        next_ = 0
        for _ in range(postings.counts[j]):
            position = np.int64(postings.positions[index])
            block = index >> PACKED_BITS
            at = np.int64(packed_at[block])
            width = np.int64(packed_at[block + 1]) - at
            bit = (index & (PACKED - 1)) * width
            byte = (at << 4) + (bit >> 3)
            gap = np.uint64(position - next_) << np.uint64(bit & 7)
            store(packed, byte, load(packed, byte) | gap)
            next_ = position + 1
            index += 1
