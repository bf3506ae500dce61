"""Inverted lists as compact columns, and the way back. The layout is told in `kernels.lists`.

Chunk maxima are bounds of what a posting can add to a score, made for one average length of a
document. The average of the archive changes as segments come and articles go, so a question asks
for `Postings.stretch`, the factor by which the maxima bound the impacts at another average.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.inverted import Inverted, TermPostings
from index.engines.whoosh.kernels import encode as kernels
from index.engines.whoosh.kernels.bits import SPARE
from index.engines.whoosh.kernels.decode import decode_term
from index.engines.whoosh.kernels.lists import (
    BLOCK_BITS,
    CHUNK,
    CHUNK_BITS,
    DENSE,
    FOUR_BITS,
    MIDDLING,
    OWN_PAIRS,
    SHORT,
    SPARSE,
    WIDE,
    WORDS,
    Lists,
)
from index.engines.whoosh.lengths import DECODED
from index.scoring import K1, B

Array = NDArray[Any]

_SCALARS = Lists._fields.index("documents")
_LARGEST = 2**32 - 1


class Thresholds(NamedTuple):
    """From how many documents on a term's list is dense, and from how many it is middling."""

    dense: int
    middling: int


def thresholds(documents: int) -> Thresholds:
    """What is smallest and fastest for a segment of that many documents."""
    return Thresholds(max(documents // 8, 16), max(documents // 128, 8))


def saturations(average: float) -> NDArray[np.float64]:
    """(256,): for each length code, what frequencies are compared with (`index.scoring.score`)."""
    return np.array([K1 * (1 - B + B * length / average) for length in DECODED.tolist()])


def encode(
    inverted: Inverted,
    *,
    documents: int,
    norms: NDArray[np.uint8],
    average: float | None = None,
    kinds: Thresholds | None = None,
) -> dict[str, Array]:
    """The columns of a stream.

    Args:
        inverted: the lists.
        documents: how many there are in the segment.
        norms: codes of their combined lengths, (documents,).
        average: the average length that is expected at questions: the nearer, the faster they are.
        kinds: other thresholds than the usual ones.

    Raises:
        ValueError: the segment is larger than 32 bits can number.
    """
    if average is None:
        average = float(DECODED[norms].mean()) if documents else 1.0
    average = max(average, 1.0)
    postings = kernels.Postings(*(_frozen(array) for array in inverted))
    chunks = (documents + CHUNK - 1) >> CHUNK_BITS
    df = np.diff(postings.pointers)
    decided = _decide(postings, df, kinds or thresholds(documents), chunks, documents)
    columns = _documents(postings, decided, df, chunks, documents)
    columns |= _codes(postings, decided, df, chunks, (_frozen(norms), average))
    columns |= _positions(postings)
    starts = np.concatenate(([0], np.cumsum(postings.counts, dtype=np.int64)))
    columns["df"] = df.astype(np.uint32)
    columns["positions_at"] = _narrow(starts[postings.pointers[:-1]])
    lengths = (int(norms.min(initial=255)), int(norms.max(initial=0)))
    columns["shape"] = np.array([documents, chunks, decided.common, *lengths], np.int64)
    columns["average"] = np.array([average], np.float64)
    return {f"list.{name}": array for name, array in columns.items()}


class _Decided(NamedTuple):
    kinds: kernels.Kinds
    shared: NDArray[np.uint8]
    common: int


def _decide(
    postings: kernels.Postings,
    df: NDArray[np.int64],
    limits: Thresholds,
    chunks: int,
    documents: int,
) -> _Decided:
    kind = np.full(len(df), SPARSE, np.uint8)
    kind[df >= limits.middling] = MIDDLING
    kind[df >= max(limits.dense, limits.middling)] = DENSE
    kernels.fill_chunks(postings, kind, chunks)
    flags, escapes = np.zeros(len(df), np.uint8), np.zeros(len(df), np.int64)
    shared = _frozen(kernels.shared_pairs(postings, SHORT))
    pairs = np.zeros((int((df >= 16).sum()) + 1, 15, 2), np.uint8)
    kernels.choose_codes(postings, shared, flags, escapes, pairs)
    own = (flags & OWN_PAIRS) > 0
    pairs_at = np.where(own, np.cumsum(own) - 1, -1)
    dense, middling = kind == DENSE, kind == MIDDLING
    parts = (documents + 65535) >> 16
    size = np.where(df >= SHORT, 2 * (parts + df), (3 if documents <= 1 << 24 else 4) * df)
    size[dense | middling] = 0
    ids_at = np.cumsum(size) - size
    ids_at[dense] = np.arange(dense.sum())
    ids_at[middling] = dense.sum() + np.arange(middling.sum())
    frozen = (_frozen(array) for array in (kind, ids_at, flags, escapes, pairs, pairs_at))
    return _Decided(kernels.Kinds(*frozen), shared, limits.middling)


def _documents(
    postings: kernels.Postings,
    decided: _Decided,
    df: NDArray[np.int64],
    chunks: int,
    documents: int,
) -> dict[str, Array]:
    kind = decided.kinds.kind
    middling = df[kind == MIDDLING]
    short = df[kind == SPARSE]
    parts = (documents + 65535) >> 16
    size = np.where(short >= SHORT, 2 * (parts + short), (3 if documents <= 1 << 24 else 4) * short)
    places = kernels.Places(
        sparse=np.zeros(int(size.sum()) + SPARE, np.uint8),
        low=np.zeros(int(middling.sum()) + SPARE, np.uint8),
        low_at=np.cumsum(middling) - middling,
        counts=np.zeros((len(middling), chunks), np.uint8),
        bitmaps=np.zeros((int((kind == DENSE).sum()), WORDS * chunks), np.uint64),
    )
    kernels.write_documents(postings, decided.kinds, places, documents)
    return {**places._asdict(), "ids_at": _narrow(decided.kinds.ids_at)}


def _codes(
    postings: kernels.Postings,
    decided: _Decided,
    df: NDArray[np.int64],
    chunks: int,
    lengths: tuple[NDArray[np.uint8], float],
) -> dict[str, Array]:
    kinds = decided.kinds
    four, own = (kinds.flags & FOUR_BITS) > 0, (kinds.flags & OWN_PAIRS) > 0
    size = 2 + np.where(own, np.where(four, 30, 6), 0) + (df * np.where(four, 4, 2) + 7) // 8
    size += kinds.escapes * np.where(kinds.flags & WIDE, 8, 2)
    shared = decided.shared.reshape(-1)
    codes_at = len(shared) + np.cumsum(size) - size
    codes = np.zeros(len(shared) + int(size.sum()) + SPARE, np.uint8)
    codes[: len(shared)] = shared
    dense, middling = (int((kinds.kind == kind).sum()) for kind in (DENSE, MIDDLING))
    blocks = (chunks + (1 << BLOCK_BITS) - 1) >> BLOCK_BITS
    out = kernels.Codes(
        codes=codes,
        codes_at=_frozen(codes_at),
        shared=decided.shared,
        norms=lengths[0],
        saturation=_frozen(saturations(lengths[1])),
        maxima=np.zeros((dense + middling, chunks), np.uint8),
        peak=np.zeros(dense + middling, np.float32),
        dense_marks=np.zeros((dense, chunks, 3), np.uint32),
        marks=np.zeros((middling, blocks, 3), np.uint32),
    )
    kernels.write_codes(postings, kinds, out)
    names = ("codes", "maxima", "peak", "dense_marks", "marks")
    return {name: getattr(out, name) for name in names} | {"codes_at": _narrow(codes_at)}


def _positions(postings: kernels.Postings) -> dict[str, Array]:
    widths = kernels.position_widths(postings)
    packed_at = _narrow(np.concatenate(([0], np.cumsum(widths, dtype=np.int64))))
    packed = np.zeros(16 * int(packed_at[-1]) + SPARE, np.uint8)
    kernels.write_positions(postings, packed_at, packed)
    return {"packed": packed, "packed_at": packed_at}


def _narrow(numbers: NDArray[np.int64]) -> NDArray[np.uint32]:
    if numbers.max(initial=0) > _LARGEST:
        raise ValueError("The segment is too large: write its articles to several segments.")
    return numbers.astype(np.uint32)


def _frozen(array: Array) -> Array:
    """The array as kernels take what they only read: contiguous and read-only."""
    view = np.ascontiguousarray(array).view(np.ndarray)[...]
    view.flags.writeable = False
    return view


class Postings:
    """The inverted lists of a stream, in columns that `encode` made. Threads may share it."""

    def __init__(self, columns: Mapping[str, Array], prefix: str) -> None:
        def column(name: str) -> Array:
            return columns[f"{prefix}.list.{name}"]

        values: list[Any] = [_frozen(column(name)) for name in Lists._fields[:_SCALARS]]
        values += column("shape").tolist()
        self.lists = Lists(*values)
        self._average = float(column("average")[0])

    def __len__(self) -> int:
        return len(self.lists.df)

    def df(self, ordinal: int) -> int:
        """How many documents of the segment, deleted ones included, have the term."""
        return int(self.lists.df[ordinal])

    def term(self, ordinal: int) -> TermPostings:
        """The whole list of a term."""
        return TermPostings(*decode_term(self.lists, ordinal))

    def stretch(self, average: float) -> float:
        """The factor that makes the chunk maxima bounds of the impacts at another average.

        An impact is w / (w + K) with K = k1 (1 − b + b · length / average). Let r = min(1, ours /
        theirs). Then K at their average is at least r · K at ours, so an impact s at ours is at
        most w / (w + rK) ≤ s / r at theirs.
        """
        return max(1.0, average / self._average)
