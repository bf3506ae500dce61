"""Where the values of a segment's fields stand, and their tokens inverted."""

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.kernels.inverted import GAP, Inverted
from index.engines.whoosh.kernels.inverting import Passages, Tokens, count_terms, fill_lists


def invert(
    tokens: Tokens, passages: Passages, size: int, weights: NDArray[np.uint32]
) -> tuple[Inverted, NDArray[np.uint32]]:
    """The inverted lists of one stream.

    Args:
        tokens: of the segment.
        passages: the values that the tokens stand in.
        size: how many terms there are.
        weights: (fields,): what an occurrence adds to `weighted`.

    Returns:
        The lists, and how many documents have each term in each field, (fields, terms).

    Source: a counting sort in two passes (`kernels.inverting`).
    """
    frequencies = np.zeros((len(weights), size), np.uint32)
    postings, occurrences = np.zeros(size, np.int64), np.zeros(size, np.int64)
    count_terms(tokens, passages, frequencies, postings, occurrences)
    pointers = np.concatenate((np.zeros(1, np.int64), np.cumsum(postings)))
    lists = Inverted(
        pointers,
        np.zeros(int(pointers[-1]), np.uint32),
        np.zeros(int(pointers[-1]), np.uint32),
        np.zeros(int(pointers[-1]), np.uint32),
        np.zeros(int(occurrences.sum()), np.uint32),
    )
    first = np.cumsum(occurrences) - occurrences
    places = np.stack((pointers[:-1], first, np.full(size, -1)), axis=1)
    fill_lists(tokens, passages, weights, places, lists)
    return lists, frequencies


def positioned(
    document: NDArray[np.int64],
    field: NDArray[np.int64],
    begin: NDArray[np.int64],
    tokens: NDArray[np.int64],
) -> Passages:
    """Passages with their positions: `GAP` stays free after each, and every document begins at 0.

    Args:
        document: (passages,), and so are all others: the member of `Passages` of this name.
        field: as in `Passages`.
        begin: as in `Passages`.
        tokens: as in `Passages`.
    """
    ends = np.cumsum(tokens + GAP)
    starts = ends - (tokens + GAP)
    first = document.searchsorted(document, "left")
    return Passages(document, field, begin, tokens, starts - starts[first])


def field_lengths(passages: Passages, documents: int, fields: int) -> NDArray[np.int64]:
    """The tokens of each field in each document, (fields, documents)."""
    cell = passages.field * documents + passages.document
    sums = np.bincount(cell, passages.tokens, fields * documents)
    return sums.astype(np.int64).reshape(fields, documents)


def field_starts(passages: Passages, documents: int, fields: int) -> NDArray[np.int64]:
    """The first position of each field in each document, (fields, documents); where a field is
    missing, that of the field after it. So field f has the positions from `starts[f]` up to and
    without `starts[f + 1]`.
    """
    cell = passages.field * documents + passages.document
    sums = np.bincount(cell, passages.tokens + GAP, fields * documents)
    widths = sums.astype(np.int64).reshape(fields, documents)
    starts: NDArray[np.int64] = np.cumsum(widths, axis=0) - widths
    return starts
