"""What a Whoosh field is to the codec: sorted terms with their postings."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns.lengths import DECODED


class PostingList(NamedTuple):
    """The postings of a term: documents ascending and, where it is text, what they hold."""

    documents: NDArray[np.uint32]
    counts: NDArray[np.uint32] | None = None
    weights: NDArray[np.uint32] | None = None
    positions: NDArray[np.uint32] | None = None


class Lexicon(Protocol):
    """The terms of one Whoosh field, as bytes in their order, numbered from 0."""

    def __len__(self) -> int: ...

    def text(self, ordinal: int) -> bytes:
        """A term."""
        ...

    def find(self, term: bytes) -> int:
        """The ordinal of the first term that is not before `term`; their number if all are."""
        ...

    def texts(self, low: int) -> Iterator[bytes]:
        """The terms from an ordinal on."""
        ...

    def list(self, ordinal: int) -> PostingList:
        """The postings of a term, deleted documents included."""
        ...

    @property
    def lengths(self) -> NDArray[np.uint8] | None:
        """(documents,): codes of the field's lengths, for text."""
        ...


def shortest_and_longest(lengths: NDArray[np.uint8]) -> tuple[int, int]:
    """The smallest and the largest length of codes, 0 where there are none."""
    if not len(lengths):
        return 0, 0
    return int(DECODED[lengths.min()]), int(DECODED[lengths.max()])
