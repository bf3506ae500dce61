"""The steps of `postings.encode`: what is decided for each term, then the columns."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.asking.scoring import K1, B
from index.engines.whoosh.columns.columns import Array
from index.engines.whoosh.columns.lengths import DECODED
from index.engines.whoosh.kernels import encode as kernels
from index.engines.whoosh.kernels.bits import SPARE
from index.engines.whoosh.kernels.encode_codes import CodeColumns, write_codes
from index.engines.whoosh.kernels.encode_pairs import OWN_PAIRS_FROM, choose_codes, shared_pairs
from index.engines.whoosh.kernels.inverted import Inverted
from index.engines.whoosh.kernels.lists import (
    BLOCK_BITS,
    DENSE,
    FOUR_BITS,
    MIDDLING,
    OWN_PAIRS,
    SHORT,
    SPARSE,
    WIDE,
    WORDS,
)

_LARGEST = 2**32 - 1


class Thresholds(NamedTuple):
    """From how many documents on a term's list is dense, and from how many it is middling."""

    dense: int
    middling: int


def saturations(average: float) -> NDArray[np.float64]:
    """(256,): for each length code, what frequencies are compared with by the scoring law."""
    return np.array([K1 * (1 - B + B * length / average) for length in DECODED.tolist()])


class Decided(NamedTuple):
    """What is decided for the terms of a stream before anything is written."""

    kinds: kernels.Kinds
    shared: NDArray[np.uint8]
    """(3, 2): the pairs of lists that have none of their own."""
    df: NDArray[np.int64]
    sparse: NDArray[np.int64]
    """(terms,): the bytes of document numbers; 0 where the term is not sparse."""
    documents: int
    chunks: int
    common: int
    """Terms in fewer documents than this are sparse."""

    def rows(self, kind: int) -> int:
        """How many terms are of a kind."""
        return int(np.count_nonzero(self.kinds.kind == kind))


def decide(postings: Inverted, documents: int, chunks: int, limits: Thresholds) -> Decided:
    """Chooses the kind of each term's list and its codes, and places its document numbers.

    Args:
        postings: the lists.
        documents: how many the segment has.
        chunks: how many chunks it has.
        limits: from how many documents on a list is middling or dense.

    Returns:
        What is decided, in arrays of (terms,).
    """
    df = np.diff(postings.pointers)
    kind = np.full(len(df), SPARSE, np.uint8)
    kind[df >= limits.middling] = MIDDLING
    kind[df >= max(limits.dense, limits.middling)] = DENSE
    kernels.fill_chunks(postings, kind, chunks)
    flags, escapes = np.zeros(len(df), np.uint8), np.zeros(len(df), np.int64)
    shared = read_only(shared_pairs(postings, SHORT))
    pairs = np.zeros((int(np.count_nonzero(df >= OWN_PAIRS_FROM)) + 1, 15, 2), np.uint8)
    choose_codes(postings, shared, flags, escapes, pairs)
    own = (flags & OWN_PAIRS) > 0
    pairs_at = np.where(own, np.cumsum(own) - 1, -1)
    sparse = np.where(
        df >= SHORT, 2 * ((documents + 65535 >> 16) + df), (3 if documents <= 1 << 24 else 4) * df
    )
    sparse[kind != SPARSE] = 0
    ids_at = np.cumsum(sparse) - sparse
    dense, middling = np.flatnonzero(kind == DENSE), np.flatnonzero(kind == MIDDLING)
    ids_at[dense] = np.arange(len(dense))
    ids_at[middling] = len(dense) + np.arange(len(middling))
    arrays = (read_only(array) for array in (kind, ids_at, flags, escapes, pairs, pairs_at))
    kinds = kernels.Kinds(*arrays)
    return Decided(kinds, shared, df, sparse, documents, chunks, limits.middling)


def document_columns(postings: Inverted, decided: Decided) -> dict[str, Array]:
    """The columns of document numbers: `sparse`, `low`, `low_at`, `counts`, `bitmaps` and `ids_at`,
    in the shapes of `kernels.lists.Lists`, the uint8 arrays with `SPARE` bytes behind.

    Args:
        postings: the lists.
        decided: of `decide`.

    Raises:
        ValueError: they do not fit into 32 bits.
    """
    middling = decided.df[decided.kinds.kind == MIDDLING]
    columns = kernels.DocumentColumns(
        sparse=np.zeros(int(decided.sparse.sum()) + SPARE, np.uint8),
        low=np.zeros(int(middling.sum()) + SPARE, np.uint8),
        low_at=np.cumsum(middling) - middling,
        counts=np.zeros(len(middling) * decided.chunks + SPARE, np.uint8),
        bitmaps=np.zeros((decided.rows(DENSE), WORDS * decided.chunks), np.uint64),
    )
    kernels.write_documents(postings, decided.kinds, columns, decided.documents)
    return {**columns._asdict(), "ids_at": narrowed(decided.kinds.ids_at)}


def code_columns(
    postings: Inverted, decided: Decided, norms: NDArray[np.uint8], average: float
) -> dict[str, Array]:
    """The columns of codes, of marks and of chunk maxima: `codes`, `codes_at`, `maxima`, `peak`,
    `dense_marks` and `marks`, in the shapes of `kernels.lists.Lists`.

    Args:
        postings: the lists.
        decided: of `decide`.
        norms: (documents,): codes of the combined lengths.
        average: the average length, in tokens, that the maxima are made for.

    Raises:
        ValueError: they do not fit into 32 bits.
    """
    kinds = decided.kinds
    four, own = (kinds.flags & FOUR_BITS) > 0, (kinds.flags & OWN_PAIRS) > 0
    size = (
        2 + np.where(own, np.where(four, 30, 6), 0) + (decided.df * np.where(four, 4, 2) + 7) // 8
    )
    size += kinds.escapes * np.where(kinds.flags & WIDE, 8, 2)
    shared = decided.shared.reshape(-1)
    codes_at = len(shared) + np.cumsum(size) - size
    codes = np.zeros(len(shared) + int(size.sum()) + SPARE, np.uint8)
    codes[: len(shared)] = shared
    dense, middling, chunks = decided.rows(DENSE), decided.rows(MIDDLING), decided.chunks
    blocks = (chunks + (1 << BLOCK_BITS) - 1) >> BLOCK_BITS
    out = CodeColumns(
        codes=codes,
        codes_at=read_only(codes_at),
        shared=decided.shared,
        norms=read_only(norms),
        saturation=read_only(saturations(average)),
        maxima=np.zeros((dense + middling, chunks), np.uint8),
        peak=np.zeros(dense + middling, np.float32),
        dense_marks=np.zeros((dense, chunks, 3), np.uint32),
        marks=np.zeros((middling, blocks, 3), np.uint32),
    )
    write_codes(postings, kinds, out)
    names = ("codes", "maxima", "peak", "dense_marks", "marks")
    return {name: getattr(out, name) for name in names} | {"codes_at": narrowed(codes_at)}


def position_columns(postings: Inverted) -> dict[str, Array]:
    """The columns of positions: `packed` (bytes,), `packed_at` (blocks + 1,), and where those of
    each term begin, `positions_at` (terms,).

    Raises:
        ValueError: they do not fit into 32 bits.
    """
    widths = kernels.position_widths(postings)
    packed_at = narrowed(np.concatenate(([0], np.cumsum(widths, dtype=np.int64))))
    packed = np.zeros(16 * int(packed_at[-1]) + SPARE, np.uint8)
    kernels.write_positions(postings, packed_at, packed)
    occurrences = _sums(postings.counts, postings.pointers)
    positions_at = narrowed(np.cumsum(occurrences) - occurrences)
    return {"packed": packed, "packed_at": packed_at, "positions_at": positions_at}


def _sums(counts: NDArray[np.uint32], pointers: NDArray[np.int64]) -> NDArray[np.int64]:
    """(terms,): the sum of the counts of each term, which 32 bits can number."""
    sums = np.zeros(len(pointers) - 1, np.int64)
    filled = np.diff(pointers) > 0
    if filled.any():
        sums[filled] = np.add.reduceat(counts, pointers[:-1][filled])
    return sums


def narrowed(numbers: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Numbers of any shape, such as (terms,), in 32 bits.

    Raises:
        ValueError: one is too large.
    """
    if numbers.max(initial=0) > _LARGEST:
        raise ValueError("The segment is too large: write its articles to several segments.")
    return numbers.astype(np.uint32)


def read_only(array: Array) -> Array:
    """An array as kernels take what they only read: contiguous, read-only, its shape and dtype as
    they were, but that a number becomes (1,).
    """
    view = np.ascontiguousarray(array).view(np.ndarray)[...]
    view.flags.writeable = False
    return view
