"""How inverted lists lie in memory, and the parts of kernels that find their way in them.

Documents are cut into chunks of 256. A term's list is of one of three kinds, by how many documents
have it: **dense** (a bitmap), **middling** (the low byte of each document number, and how many
fall into each chunk) or **sparse** (two, three or four bytes per document).

What a posting says beside its document is a code of 2 or 4 bits for a pair (count, weighted): the
most frequent pairs of the term (or, for short lists, of the stream) have a code each, the last
code means that the pair stands in full behind the codes, as an **escape**. Positions are the gaps
between them, in blocks of 128 that are as wide as their largest gap.

Layout after the chunk-wise bitmaps of Chambi, Lemire et al., "Better bitmap performance with
Roaring bitmaps" (2016), the block maxima of Ding and Suel, "Faster top-k document retrieval using
block-max indexes" (2011), and the binary packing of Lemire and Boytsov, "Decoding billions of
integers per second through vectorization" (2015).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import making, part
from index.engines.whoosh.kernels.bits import code_at, count_full, load, ones, sum_bytes

CHUNK_BITS = 8
CHUNK = 1 << CHUNK_BITS
WORDS = CHUNK // 64
"""Words of 64 documents in a chunk."""
BLOCK_BITS = 4
"""Middling lists have a mark every 16 chunks, dense ones at every chunk."""
SHORT = 64
"""Sparse lists of at least this many documents keep 16 bits of each, and a count per 65,536."""

SPARSE, MIDDLING, DENSE = 0, 1, 2

FOUR_BITS, OWN_PAIRS, WIDE = 1, 2, 4
"""Flags in the first byte of a term's codes; the second is the largest `weighted` of its escapes,
255 for more. Then, where the term has its own pairs, 3 or 15 pairs of bytes; then the codes; then
the escapes, two bytes each, or twice four where `WIDE`.
"""

PACKED_BITS = 7
PACKED = 1 << PACKED_BITS
"""Positions per block; a block of width w takes 16 × w bytes."""


class Lists(NamedTuple):
    """The arrays of one stream. D, M: dense and middling terms; C: chunks; B: ⌈C/16⌉."""

    df: NDArray[np.uint32]
    """(terms,): documents with the term."""
    ids_at: NDArray[np.uint32]
    """(terms,): sparse: a byte in `sparse`; dense: a row of `bitmaps`; middling: D + a row."""
    codes_at: NDArray[np.uint32]
    """(terms,): where the term's codes begin in `codes`."""
    positions_at: NDArray[np.uint32]
    """(terms,): the number of the term's first position."""
    sparse: NDArray[np.uint8]
    low: NDArray[np.uint8]
    """(middling postings,): low byte of the document number."""
    low_at: NDArray[np.int64]
    """(M,): where the term's bytes begin in `low`."""
    counts: NDArray[np.uint8]
    """(M × C,): documents in each chunk."""
    bitmaps: NDArray[np.uint64]
    """(D, 4 × C)."""
    maxima: NDArray[np.uint8]
    """(D + M, C): the largest impact in the chunk, in 255ths of `peak`, rounded up; 0: none."""
    word_maxima: NDArray[np.uint8]
    """(D, 4 × C): the same of the 64 documents of each word of `bitmaps`."""
    peak: NDArray[np.float32]
    """(D + M,): the term's largest impact at `average`."""
    dense_marks: NDArray[np.uint32]
    """(D, C, 3): postings, escapes and positions of the term before the chunk."""
    marks: NDArray[np.uint32]
    """(M, B, 3): the same before 16 chunks."""
    codes: NDArray[np.uint8]
    """The pairs of the stream (3 × 2 bytes), then what each term has."""
    packed: NDArray[np.uint8]
    packed_at: NDArray[np.uint32]
    """(blocks + 1,): where each block of positions begins in `packed`, in 16 bytes."""
    documents: int
    chunks: int
    common: int
    """Terms in fewer documents than this are sparse."""
    shortest: int
    longest: int
    """The smallest and the largest length code of a document."""


class Mark(NamedTuple):
    """How much of a term's list stands before some chunk."""

    postings: int
    escapes: int
    positions: int


D_KIND, D_SLOT, D_DF, D_WIDTH, D_PAIRS, D_CODES, D_ESCAPES, D_WIDE, D_POSITIONS = range(9)
"""The columns of what `describe` gives."""


@making
def describe(lists: Lists, terms: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where everything of some terms lies.

    Args:
        lists: the stream.
        terms: (terms,): ordinals.

    Returns:
        (terms, 9), with the columns `D_KIND` to `D_POSITIONS`: kind, slot or first byte, documents,
        bits of a code, the byte of the pairs, of the codes, of the escapes, whether these are wide,
        the number of the first position.
    """
    table = np.empty((terms.shape[0], 9), np.int64)
    dense = lists.bitmaps.shape[0]
    for i in range(terms.shape[0]):
        term = terms[i]
        df = np.int64(lists.df[term])
        slot = np.int64(lists.ids_at[term])
        kind = SPARSE if df < lists.common else (DENSE if slot < dense else MIDDLING)
        at = np.int64(lists.codes_at[term])
        flags = np.int64(lists.codes[at])
        width = 4 if flags & FOUR_BITS else 2
        own = flags & OWN_PAIRS
        start = at + 2 + (2 * ((1 << width) - 1) if own else 0)
        table[i, D_KIND] = kind
        table[i, D_SLOT] = slot
        table[i, D_DF] = df
        table[i, D_WIDTH] = width
        table[i, D_PAIRS] = at + 2 if own else 0
        table[i, D_CODES] = start
        table[i, D_ESCAPES] = start + (df * width + 7 >> 3)
        table[i, D_WIDE] = flags & WIDE
        table[i, D_POSITIONS] = lists.positions_at[term]
    return table


@part
def escape(lists: Lists, about: NDArray[np.int64], i: int, index: int, member: int) -> int:
    """A member of an escaped pair.

    Args:
        lists: the stream.
        about: (terms, 9), of `describe`, here and below.
        i: the place of the term in `about`, here and below.
        index: the number of the pair among the term's escapes.
        member: 0 (count) or 1 (weighted frequency).
    """
    if about[i, D_WIDE]:
        word = load(lists.codes, about[i, D_ESCAPES] + 8 * index + 4 * member)
        return np.int64(word & np.uint64(0xFFFFFFFF))
    return np.int64(lists.codes[about[i, D_ESCAPES] + 2 * index + member])


@part
def mark(lists: Lists, about: NDArray[np.int64], i: int, chunk: int) -> Mark:
    """The last mark at or before a chunk of the term at place i of `about`, (terms, 9); of a sparse
    term, its beginning.
    """
    if about[i, D_KIND] == DENSE:
        marks, slot, at = lists.dense_marks, about[i, D_SLOT], chunk
    elif about[i, D_KIND] == MIDDLING:
        slot, at = about[i, D_SLOT] - lists.bitmaps.shape[0], chunk >> BLOCK_BITS
        marks = lists.marks
    else:
        return Mark(0, 0, 0)
    return Mark(
        np.int64(marks[slot, at, 0]), np.int64(marks[slot, at, 1]), np.int64(marks[slot, at, 2])
    )


@part
def first_posting(lists: Lists, about: NDArray[np.int64], i: int, chunk: int) -> int:
    """How many postings stand before a chunk of the dense or middling term at place i of `about`,
    (terms, 9).
    """
    if about[i, D_KIND] == DENSE:
        return np.int64(lists.dense_marks[about[i, D_SLOT], chunk, 0])
    row = about[i, D_SLOT] - lists.bitmaps.shape[0]
    block = chunk >> BLOCK_BITS
    at = row * lists.chunks + (block << BLOCK_BITS)
    sum_ = sum_bytes(lists.counts, at, chunk - (block << BLOCK_BITS))
    return np.int64(lists.marks[row, block, 0]) + sum_


@part
def weighted_at(lists: Lists, about: NDArray[np.int64], i: int, posting: int, chunk: int) -> int:
    """The exact weighted frequency of a posting.

    Args:
        lists: the stream.
        about: (terms, 9).
        i: the place of the term.
        posting: its number in the list.
        chunk: the chunk that it stands in.
    """
    width = about[i, D_WIDTH]
    code = code_at(lists.codes, about[i, D_CODES], posting, width)
    if code != (1 << width) - 1:
        return np.int64(lists.codes[about[i, D_PAIRS] + 2 * code + 1])
    before, escapes, _ = mark(lists, about, i, chunk)
    escapes += count_full(lists.codes, about[i, D_CODES], before, posting, width)
    return escape(lists, about, i, escapes, 1)


@part
def decode_sparse(lists: Lists, about: NDArray[np.int64], out: NDArray[np.uint32]) -> None:
    """Writes the document numbers of a sparse term.

    Args:
        lists: the stream.
        about: (9,): the row of the term.
        out: (documents of the term or more,): the numbers, ascending.
    """
    at = about[D_SLOT]
    df = about[D_DF]
    if df >= SHORT:
        parts = (lists.documents + 65535) >> 16
        source = at + 2 * parts
        done = 0
        for high in range(parts):
            count = np.int64(load(lists.sparse, at + 2 * high) & np.uint64(0xFFFF))
            base = np.uint32(high << 16)
            for i in range(done, done + count):
                out[i] = base | np.uint32(load(lists.sparse, source + 2 * i) & np.uint64(0xFFFF))
            done += count
        return
    size = id_bytes(lists.documents)
    mask = np.uint64(0xFFFFFFFF) if size == 4 else np.uint64(0xFFFFFF)
    for i in range(df):
        out[i] = np.uint32(load(lists.sparse, at + size * i) & mask)


@part
def id_bytes(documents: int) -> int:
    """The bytes of a document number in short lists, in a segment of that many documents."""
    return 3 if documents <= 1 << 24 else 4


@part
def position_gap(lists: Lists, index: int) -> int:
    """The gap before the position of a number in the stream; `lists.packed`, uint8 (bytes,), holds
    it.
    """
    block = index >> PACKED_BITS
    at = np.int64(lists.packed_at[block])
    width = np.int64(lists.packed_at[block + 1]) - at
    bit = (index & (PACKED - 1)) * width
    word = load(lists.packed, (at << 4) + (bit >> 3)) >> np.uint64(bit & 7)
    return np.int64(word & ((np.uint64(1) << np.uint64(width)) - np.uint64(1)))


@part
def rank(word: np.uint64, bit: np.uint64) -> int:
    """How many bits of the word stand below a bit (given as a word with this bit alone)."""
    return np.int64(ones(word & (bit - np.uint64(1))))
