"""What of the documents the second look compares (`index.asking.rescoring`).

sketch.code      u16  (codes,)          the codes of the sketches (`text.sketches`), on end
sketch.pointer   uint (documents + 1,)  document d has the codes p[d]:p[d + 1]
title.words      u8   (documents,)      `Document.title_words`
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns.columns import Array, Columns, narrow
from index.engines.whoosh.columns.facets import spread
from index.text.kernels.sketching import MOST


class Sketches(NamedTuple):
    """The sketches of documents on end, and what else is told of each."""

    codes: NDArray[np.uint16]
    """(codes,)."""
    sizes: NDArray[np.int64]
    """(documents,): how many codes each document has."""
    title_words: NDArray[np.uint8]
    """(documents,)."""

    def columns(self) -> dict[str, Array]:
        """The columns, as the module says."""
        pointers = np.concatenate(([0], np.cumsum(self.sizes)))
        return {
            "sketch.code": self.codes,
            "sketch.pointer": narrow(pointers),
            "title.words": self.title_words,
        }


def sketches_of(
    sketches: Sequence[bytes], title_words: Sequence[int], order: NDArray[np.int64]
) -> Sketches:
    """What the documents have that came with these sketches and title words; `order`, (documents,),
    has their places in the order of their numbers.
    """
    places = order.tolist()
    sizes = np.array([len(sketches[place]) // 2 for place in places], np.int64)
    codes = np.frombuffer(b"".join(sketches[place] for place in places), "<u2")
    return Sketches(codes, sizes, np.array(title_words, np.uint8)[order])


class OpenSketches:
    """The sketches of a segment."""

    def __init__(self, columns: Columns) -> None:
        self._codes = columns["sketch.code"]
        self._pointers = columns["sketch.pointer"]
        self.title_words: NDArray[np.uint8] = columns["title.words"]
        """(documents,)."""

    def of(self, documents: NDArray[np.int64]) -> Sketches:
        """Those of documents, which are (documents,) in any order."""
        begins = self._pointers[documents].astype(np.int64)
        sizes = self._pointers[documents + 1].astype(np.int64) - begins
        return Sketches(self._codes[spread(begins, sizes)], sizes, self.title_words[documents])

    def rows(self, documents: NDArray[np.int64]) -> tuple[NDArray[np.uint16], NDArray[np.int64]]:
        """The sketches of documents as rows: codes (documents, `MOST`), those behind its own being
        of no meaning, and how many each has, (documents,).
        """
        begins = self._pointers[documents].astype(np.int64)
        sizes = self._pointers[documents + 1].astype(np.int64) - begins
        places = begins[:, np.newaxis] + np.arange(MOST)
        return self._codes.take(places, mode="clip"), sizes
