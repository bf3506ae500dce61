"""Where the values of a segment's fields stand, and their tokens inverted."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns.layout import FieldGroup, Layout
from index.engines.whoosh.kernels.inverted import GAP, Inverted
from index.engines.whoosh.kernels.inverting import (
    Counted,
    Passages,
    Tokens,
    count_terms,
    fill_lists,
)


def counted(tokens: Tokens, passages: Passages, size: int, fields: int) -> Counted:
    """What each of a stream's terms has.

    Args:
        tokens: of the segment.
        passages: the values that the tokens stand in.
        size: how many terms there are.
        fields: how many fields.
    """
    counts = Counted(
        np.zeros((fields, size), np.uint32),
        np.zeros(size, np.int64),
        np.zeros(size, np.int64),
        np.zeros(fields, np.int64),
    )
    count_terms(tokens, passages, counts)
    return counts


def invert(
    tokens: Tokens, passages: Passages, size: int, weights: NDArray[np.uint32]
) -> tuple[Inverted, Counted]:
    """The inverted lists of one stream.

    Args:
        tokens: of the segment.
        passages: the values that the tokens stand in.
        size: how many terms there are.
        weights: (fields,): what an occurrence adds to `weighted`.

    Returns:
        The lists, and what each term has.

    Source: a counting sort in two passes (`kernels.inverting`).
    """
    counts = counted(tokens, passages, size, len(weights))
    occurrences = counts.occurrences
    pointers = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts.postings)))
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
    return lists, counts


class Values(NamedTuple):
    """Values of text fields: the members of `Passages` of these names, (passages,)."""

    document: NDArray[np.int64]
    field: NDArray[np.int64]
    begin: NDArray[np.int64]
    entries: NDArray[np.int64]
    tokens: NDArray[np.int64]
    mode: NDArray[np.int64]


def by_group(values: Values, layout: Layout) -> Iterator[tuple[FieldGroup, Values]]:
    """The values with a token that stand in each group of fields; `field` counts all fields before
    and those of the group after.
    """
    low = 0
    for group in layout.groups:
        high = low + len(group.fields)
        inside = (low <= values.field) & (values.field < high) & (values.tokens > 0)
        moved = values._replace(field=values.field - low)
        yield group, Values(*(member[inside] for member in moved))
        low = high


def positioned(values: Values) -> Passages:
    """Passages with their positions: `GAP` stays free after each; every document begins at 0."""
    widths = values.tokens + GAP
    starts = np.cumsum(widths) - widths
    first = values.document.searchsorted(values.document, "left")
    return Passages(*values, starts - starts[first])


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
