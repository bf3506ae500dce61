"""The steps of `postings.encode`: what is decided for each term, then the columns. Each step takes
a range of terms at a time, so that lists that lie in files need not be in memory together.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.asking.scoring import K1, B
from index.engines.whoosh.columns import paged
from index.engines.whoosh.columns.columns import Array
from index.engines.whoosh.columns.lengths import DECODED
from index.engines.whoosh.kernels import encode as kernels
from index.engines.whoosh.kernels.bits import SPARE
from index.engines.whoosh.kernels.encode_codes import CodeColumns, write_codes
from index.engines.whoosh.kernels.encode_pairs import (
    KEYS,
    OWN_PAIRS_FROM,
    choose_codes,
    count_pairs,
    shared_pairs,
)
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
    histogram = np.zeros(KEYS, np.int64)
    for terms, lists in ranges(postings):
        kernels.fill_chunks(lists, kind[terms], chunks)
        count_pairs(lists, SHORT, histogram)
    flags, escapes = np.zeros(len(df), np.uint8), np.zeros(len(df), np.int64)
    shared = read_only(shared_pairs(histogram))
    pairs = np.zeros((int(np.count_nonzero(df >= OWN_PAIRS_FROM)) + 1, 15, 2), np.uint8)
    with_own = 0
    for terms, lists in ranges(postings):
        with_own += choose_codes(lists, shared, flags[terms], escapes[terms], pairs[with_own:])
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


def ranges(postings: Inverted, *written: Array) -> Iterator[tuple[slice, Inverted]]:
    """Ranges of terms with their lists. What was read and written for one is let go of before the
    next one.
    """
    for terms in paged.ranges(np.diff(postings.pointers)):
        pointers = postings.pointers[terms.start : terms.stop + 1]
        yield slice(terms.start, terms.stop), postings._replace(pointers=pointers)
        paged.let_go(*postings, *written)


def _kinds(kinds: kernels.Kinds, terms: slice) -> kernels.Kinds:
    """What is decided for a range of terms."""
    return kernels.Kinds(
        kinds.kind[terms],
        kinds.ids_at[terms],
        kinds.flags[terms],
        kinds.escapes[terms],
        kinds.pairs,
        kinds.pairs_at[terms],
    )


def document_columns(
    postings: Inverted, decided: Decided, folder: Path | None = None
) -> dict[str, Array]:
    """The columns of document numbers: `sparse`, `low`, `low_at`, `counts`, `bitmaps` and `ids_at`,
    in the shapes of `kernels.lists.Lists`, the uint8 arrays with `SPARE` bytes behind.

    Args:
        postings: the lists.
        decided: of `decide`.
        folder: where large columns lie until they are written; None: in memory.

    Raises:
        OSError: there is no room for them.
        ValueError: they do not fit into 32 bits.
    """
    middling = decided.df[decided.kinds.kind == MIDDLING]
    columns = kernels.DocumentColumns(
        sparse=paged.zeros(int(decided.sparse.sum()) + SPARE, np.uint8, folder),
        low=paged.zeros(int(middling.sum()) + SPARE, np.uint8, folder),
        low_at=np.cumsum(middling) - middling,
        counts=paged.zeros(len(middling) * decided.chunks + SPARE, np.uint8, folder),
        bitmaps=paged.zeros((decided.rows(DENSE), WORDS * decided.chunks), np.uint64, folder),
    )
    for terms, lists in ranges(postings, *columns):
        own = _kinds(decided.kinds, terms)
        kernels.write_documents(lists, own, columns, decided.documents)
    return {**columns._asdict(), "ids_at": narrowed(decided.kinds.ids_at)}


def code_columns(
    postings: Inverted,
    decided: Decided,
    norms: NDArray[np.uint8],
    average: float,
    folder: Path | None = None,
) -> dict[str, Array]:
    """The columns of codes, of marks and of maxima: `codes`, `codes_at`, `maxima`, `word_maxima`,
    `peak`, `dense_marks` and `marks`, in the shapes of `kernels.lists.Lists`.

    Args:
        postings: the lists.
        decided: of `decide`.
        norms: (documents,): codes of the combined lengths.
        average: the average length, in tokens, that the maxima are made for.
        folder: where large columns lie until they are written; None: in memory.

    Raises:
        OSError: there is no room for them.
        ValueError: they do not fit into 32 bits.
    """
    kinds = decided.kinds
    size = _code_sizes(decided)
    shared = decided.shared.reshape(-1)
    codes_at = len(shared) + np.cumsum(size) - size
    codes = paged.zeros(len(shared) + int(size.sum()) + SPARE, np.uint8, folder)
    codes[: len(shared)] = shared
    dense, middling, chunks = decided.rows(DENSE), decided.rows(MIDDLING), decided.chunks
    blocks = (chunks + (1 << BLOCK_BITS) - 1) >> BLOCK_BITS
    out = CodeColumns(
        codes=codes,
        codes_at=read_only(codes_at),
        shared=decided.shared,
        norms=read_only(norms),
        saturation=read_only(saturations(average)),
        maxima=paged.zeros((dense + middling, chunks), np.uint8, folder),
        word_maxima=paged.zeros((dense, WORDS * chunks), np.uint8, folder),
        peak=np.zeros(dense + middling, np.float32),
        dense_marks=paged.zeros((dense, chunks, 3), np.uint32, folder),
        marks=paged.zeros((middling, blocks, 3), np.uint32, folder),
    )
    for terms, lists in ranges(postings, *out):
        write_codes(lists, _kinds(kinds, terms), out._replace(codes_at=out.codes_at[terms]))
    names = ("codes", "maxima", "word_maxima", "peak", "dense_marks", "marks")
    return {name: getattr(out, name) for name in names} | {"codes_at": narrowed(codes_at)}


def _code_sizes(decided: Decided) -> NDArray[np.int64]:
    """(terms,): the bytes that the codes of each term take."""
    flags = decided.kinds.flags
    four, own = (flags & FOUR_BITS) > 0, (flags & OWN_PAIRS) > 0
    codes: NDArray[np.int64] = (decided.df * np.where(four, 4, 2) + 7) // 8
    escapes = decided.kinds.escapes * np.where(flags & WIDE, 8, 2)
    return 2 + np.where(own, np.where(four, 30, 6), 0) + codes + escapes


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
