"""Inverted lists as compact columns, and the way back. The layout is told in `kernels.lists`.

Chunk maxima are bounds of what a posting can add to a score, made for one average length of a
document. The average of the archive changes as segments come and articles go, so a question asks
for `Postings.stretch`, the factor by which the maxima bound the impacts at another average.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns.columns import Array
from index.engines.whoosh.columns.encoding import (
    Thresholds,
    code_columns,
    decide,
    document_columns,
    read_only,
)
from index.engines.whoosh.columns.lengths import DECODED
from index.engines.whoosh.columns.packing import position_columns
from index.engines.whoosh.kernels.decode import decode_term
from index.engines.whoosh.kernels.inverted import Inverted, TermPostings
from index.engines.whoosh.kernels.lists import CHUNK, CHUNK_BITS, Lists

_SCALARS = Lists._fields.index("documents")


def thresholds(documents: int) -> Thresholds:
    """What is smallest and fastest for a segment of that many documents."""
    return Thresholds(max(documents // 8, 16), max(documents // 128, 8))


def encode(
    inverted: Inverted,
    *,
    documents: int,
    norms: NDArray[np.uint8],
    average: float | None = None,
    kinds: Thresholds | None = None,
    folder: Path | None = None,
) -> dict[str, Array]:
    """The columns of a stream, by the names and in the shapes of `kernels.lists.Lists`.

    Args:
        inverted: the lists.
        documents: how many there are in the segment.
        norms: (documents,): codes of their combined lengths.
        average: the average length, in tokens, that is expected at questions: the nearer, the
            faster they are.
        kinds: other thresholds than the usual ones.
        folder: where large columns lie until they are written; None: in memory.

    Raises:
        OSError: there is no room for them.
        ValueError: the segment is larger than 32 bits can number.
    """
    if average is None:
        average = float(DECODED[norms].mean()) if documents else 1.0
    average = max(average, 1.0)
    postings = Inverted(*(read_only(array) for array in inverted))
    chunks = (documents + CHUNK - 1) >> CHUNK_BITS
    decided = decide(postings, documents, chunks, kinds or thresholds(documents))
    columns = document_columns(postings, decided, folder)
    columns |= code_columns(postings, decided, norms, average, folder)
    columns |= position_columns(postings, folder)
    columns["df"] = decided.df.astype(np.uint32)
    lengths = (int(norms.min(initial=255)), int(norms.max(initial=0)))
    columns["shape"] = np.array([documents, chunks, decided.common, *lengths], np.int64)
    columns["average"] = np.array([average], np.float64)
    return {f"list.{name}": array for name, array in columns.items()}


class Postings:
    """The inverted lists of a stream, in columns that `encode` made. Threads may share it."""

    def __init__(self, columns: Mapping[str, Array], prefix: str) -> None:
        def column(name: str) -> Array:
            return columns[f"{prefix}.list.{name}"]

        values: list[Any] = [read_only(column(name)) for name in Lists._fields[:_SCALARS]]
        values += column("shape").tolist()
        self.lists = Lists(*values)
        self._df = self.lists.df.data  # single elements are read faster from a memoryview
        self._average = float(column("average")[0])

    def __len__(self) -> int:
        return len(self.lists.df)

    def df(self, ordinal: int) -> int:
        """How many documents of the segment, deleted ones included, have the term."""
        return self._df[ordinal]

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
