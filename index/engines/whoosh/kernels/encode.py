"""The kernels that write document numbers and positions as `kernels.lists` says."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, part
from index.engines.whoosh.kernels.bits import load, store
from index.engines.whoosh.kernels.inverted import Inverted
from index.engines.whoosh.kernels.lists import (
    CHUNK_BITS,
    DENSE,
    MIDDLING,
    PACKED,
    PACKED_BITS,
    SHORT,
    id_bytes,
)

NARROW = 255
"""Pairs with a larger member are never coded, always escaped, and make the escapes wide."""


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
def fill_chunks(postings: Inverted, kind: NDArray[np.uint8], chunks: int) -> None:
    """Makes middling terms dense where one of their chunks is full: 256 does not fit a byte.

    Args:
        postings: the lists.
        kind: (terms,): `SPARSE`, `MIDDLING` or `DENSE`, which is changed.
        chunks: how many chunks the segment has.
    """
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


class DocumentColumns(NamedTuple):
    """Where document numbers are written; as in `Lists`."""

    sparse: NDArray[np.uint8]
    low: NDArray[np.uint8]
    low_at: NDArray[np.int64]
    counts: NDArray[np.uint8]
    bitmaps: NDArray[np.uint64]


@kernel
def write_documents(postings: Inverted, kinds: Kinds, out: DocumentColumns, documents: int) -> None:
    """Writes the document numbers of all terms.

    Args:
        postings: the lists.
        kinds: what is decided for each term, (terms,).
        out: where to; its arrays hold zeros.
        documents: how many the segment has.
    """
    dense = out.bitmaps.shape[0]
    chunks = (documents + (1 << CHUNK_BITS) - 1) >> CHUNK_BITS
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
                out.counts[(at - dense) * chunks + (document >> CHUNK_BITS)] += np.uint8(1)
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
def position_widths(postings: Inverted, first: int, widths: NDArray[np.uint8]) -> int:
    """Finds the bits of a gap in each block of positions.

    Args:
        postings: the lists, or a range of them.
        first: the place of their first position among all.
        widths: (blocks,): the bits, which grow where a block goes on; at first 0.

    Returns:
        The place after their last position.
    """
    index = first
    together = 0
    for j in range(postings.pointers[0], postings.pointers[-1]):
        next_ = 0
        for _ in range(postings.counts[j]):
            position = np.int64(postings.positions[index])
            together |= position - next_
            next_ = position + 1
            index += 1
            if index & (PACKED - 1) == 0:
                block = (index >> PACKED_BITS) - 1
                widths[block] = max(widths[block], _bits(together))
                together = 0
    if together:
        block = index >> PACKED_BITS
        widths[block] = max(widths[block], _bits(together))
    return index


@kernel
def write_positions(
    postings: Inverted, first: int, packed_at: NDArray[np.uint32], packed: NDArray[np.uint8]
) -> int:
    """Packs the gaps between positions, 64 bits at a time: a whole block is a whole number of
    words.

    Args:
        postings: the lists, or a range of them.
        first: the place of their first position among all.
        packed_at: (blocks + 1,): where each block begins, in 16 bytes.
        packed: (bytes,): where to; it holds zeros from the place on.

    Returns:
        The place after their last position.
    """
    index = first
    byte = width = filled = 0
    word = np.uint64(0)
    if index & (PACKED - 1):  # the block was begun with the lists before
        at = np.int64(packed_at[index >> PACKED_BITS])
        width = np.int64(packed_at[(index >> PACKED_BITS) + 1]) - at
        bits = (index & (PACKED - 1)) * width
        byte = (at << 4) + (bits >> 6 << 3)
        filled = bits & 63
        word = load(packed, byte) if filled else np.uint64(0)
    for j in range(postings.pointers[0], postings.pointers[-1]):
        next_ = 0
        for _ in range(postings.counts[j]):
            if index & (PACKED - 1) == 0:
                at = np.int64(packed_at[index >> PACKED_BITS])
                width = np.int64(packed_at[(index >> PACKED_BITS) + 1]) - at
                byte = at << 4
            position = np.int64(postings.positions[index])
            gap = np.uint64(position - next_)
            word |= gap << np.uint64(filled)
            filled += width
            if filled >= 64:
                store(packed, byte, word)
                byte += 8
                filled -= 64
                word = gap >> np.uint64(width - filled) if filled else np.uint64(0)
            next_ = position + 1
            index += 1
    if filled:
        store(packed, byte, word)
    return index
