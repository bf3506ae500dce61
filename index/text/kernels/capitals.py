"""Runs of capitalised words in the passages of an article, and what stands around each, by one
walk: `index.text.capitals.runs_of`, compiled.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, part
from index.text.capitals import FEW_CAPITALS
from index.text.kernels.around import around, is_address, is_prose
from index.text.kernels.words import Knowledge, run_from
from index.text.surroundings import BEGINNING, FINISHING, NUMBERED, PROSE


class Passages(NamedTuple):
    """The passages of an article on end, with one character between two of them."""

    points: NDArray[np.uint32]
    """(characters,): code points."""
    bounds: NDArray[np.int64]
    """(passages + 1,): passage i is `points[bounds[i]:bounds[i + 1] - 1]`."""
    headings: NDArray[np.bool_]
    """(passages,): whether it is a title or a heading."""


@part
def _passage(
    points: NDArray[np.uint32],
    limits: tuple[int, int],
    runs: NDArray[np.int32],
    first: int,
    know: Knowledge,
) -> tuple[int, int, int]:
    """Writes the runs of a passage but for those that are addresses, from number `first` on.

    Returns:
        How many are written, how many there are, and how many words with a capital they have.
    """
    low, end = limits
    written = found = capitals = 0
    at = low
    while at < end:
        stop = -1
        if know.classes[points[at]] & BEGINNING:
            stop, words, small, numbered = run_from(points, (low, at, end), know)
        if stop < 0:
            at += 1
            continue
        found += 1
        capitals += words - small
        if not is_address(points, stop, end, know.classes):
            bits = around(points, (at, stop), limits, words, know)
            row = first + written
            runs[0, row] = at
            runs[1, row] = stop
            runs[2, row] = bits | NUMBERED * numbered
            written += 1
        at = stop
    return written, found, capitals


@kernel
def find_runs(passages: Passages, know: Knowledge, runs: NDArray[np.int32]) -> int:
    """Finds the runs of the passages of an article.

    Args:
        passages: `Passages`.
        know: `Knowledge`.
        runs: i32 (3, more than half as many as characters), filled from its beginning: where each
            run begins and ends, and the bits of `around`.

    Returns:
        How many there are.
    """
    points, classes = passages.points, know.classes
    found = 0
    for passage in range(passages.headings.shape[0]):
        limits = (passages.bounds[passage], passages.bounds[passage + 1] - 1)
        written, all_runs, capitals = _passage(points, limits, runs, found, know)
        if written:
            enough = capitals
            if not passages.headings[passage] and classes[points[limits[1] - 1]] & FINISHING:
                enough = (capitals + 2) // 4
            if is_prose(points, limits, enough, FEW_CAPITALS * all_runs, know):
                for run in range(found, found + written):
                    runs[2, run] |= PROSE
        found += written
    return found
