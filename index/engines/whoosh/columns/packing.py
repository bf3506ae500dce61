"""Positions become columns: packed blocks of as many bits as the largest number in each needs."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns import paged
from index.engines.whoosh.columns.columns import Array
from index.engines.whoosh.columns.encoding import narrowed, ranges
from index.engines.whoosh.kernels import encode as kernels
from index.engines.whoosh.kernels.bits import SPARE
from index.engines.whoosh.kernels.inverted import Inverted
from index.engines.whoosh.kernels.lists import PACKED, PACKED_BITS


def position_columns(postings: Inverted, folder: Path | None = None) -> dict[str, Array]:
    """The columns of positions: `packed` (bytes,), `packed_at` (blocks + 1,), and where those of
    each term begin, `positions_at` (terms,). Large ones lie in files in the folder, if one is
    given, until they are written.

    Raises:
        OSError: there is no room for them.
        ValueError: they do not fit into 32 bits.
    """
    widths = np.zeros(len(postings.positions) + PACKED - 1 >> PACKED_BITS, np.uint8)
    occurrences = np.zeros(len(postings.pointers) - 1, np.int64)
    after = 0
    for terms, lists in ranges(postings):
        after = kernels.position_widths(lists, after, widths)
        occurrences[terms] = _sums(lists)
    packed_at = narrowed(np.concatenate(([0], np.cumsum(widths, dtype=np.int64))))
    packed = paged.zeros(16 * int(packed_at[-1]) + SPARE, np.uint8, folder)
    after = 0
    for _, lists in ranges(postings, packed):
        after = kernels.write_positions(lists, after, packed_at, packed)
    positions_at = narrowed(np.cumsum(occurrences) - occurrences)
    return {"packed": packed, "packed_at": packed_at, "positions_at": positions_at}


def _sums(postings: Inverted) -> NDArray[np.int64]:
    """(terms,): the sum of the counts of each term, which 32 bits can number."""
    sums = np.zeros(len(postings.pointers) - 1, np.int64)
    filled = np.diff(postings.pointers) > 0
    if filled.any():
        first, last = postings.pointers[[0, -1]].tolist()
        begins = postings.pointers[:-1][filled] - first
        sums[filled] = np.add.reduceat(postings.counts[first:last], begins)
    return sums
