"""The kernels that write codes, escapes, marks and chunk maxima as `kernels.lists` says."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, part
from index.engines.whoosh.kernels.bits import store
from index.engines.whoosh.kernels.encode import NARROW, Kinds
from index.engines.whoosh.kernels.inverted import Inverted
from index.engines.whoosh.kernels.lists import (
    BLOCK_BITS,
    CHUNK_BITS,
    DENSE,
    FOUR_BITS,
    MIDDLING,
    OWN_PAIRS,
    SPARSE,
    WIDE,
    WORDS,
    Mark,
)


class CodeColumns(NamedTuple):
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
    word_maxima: NDArray[np.uint8]
    peak: NDArray[np.float32]
    dense_marks: NDArray[np.uint32]
    marks: NDArray[np.uint32]


@kernel
def write_codes(postings: Inverted, kinds: Kinds, out: CodeColumns) -> None:
    """Writes codes, escapes, marks and chunk maxima of all terms.

    Args:
        postings: the lists.
        kinds: what is decided for each term, (terms,).
        out: where to, and what maxima are computed with. `codes` begins with the shared pairs, and
            the other arrays that are written hold zeros.

    Source: Ding and Suel, "Faster top-k document retrieval using block-max indexes" (2011), for the
    maxima.
    """
    impacts = np.zeros(out.maxima.shape[1] * WORDS, np.float64)
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
            word = document >> 6
            impacts[word] = max(impacts[word], impact)
            peak = max(peak, impact)
        above = np.float32(peak) * np.float32(1.000001)
        out.peak[slot] = above
        for word in range(impacts.shape[0]):
            if impacts[word] > 0:
                scaled = np.ceil(impacts[word] / np.float64(above) * 255)
                most = np.uint8(min(255, max(1, np.int64(scaled))))
                out.maxima[slot, word // WORDS] = max(out.maxima[slot, word // WORDS], most)
                if kinds.kind[term] == DENSE:
                    out.word_maxima[slot, word] = most


@part
def _write_term_codes(postings: Inverted, kinds: Kinds, out: CodeColumns, term: int) -> None:
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
            before = Mark(j - first, escapes, positions)
            mark = _write_marks(kinds, out, term, mark, chunk, before)
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
        _write_marks(kinds, out, term, mark, end, Mark(last - first, escapes, positions))
    out.codes[at] = flags
    out.codes[at + 1] = min(largest, NARROW)


@part
def _write_marks(
    kinds: Kinds, out: CodeColumns, term: int, mark: int, chunk: int, before: Mark
) -> int:
    """Writes the marks from number `mark` to that of the chunk; returns the next one's number."""
    slot = kinds.ids_at[term]
    rows = out.dense_marks
    if kinds.kind[term] == MIDDLING:
        slot -= out.dense_marks.shape[0]
        chunk >>= BLOCK_BITS
        rows = out.marks
    while mark <= chunk:
        rows[slot, mark, 0] = before.postings
        rows[slot, mark, 1] = before.escapes
        rows[slot, mark, 2] = before.positions
        mark += 1
    return mark
