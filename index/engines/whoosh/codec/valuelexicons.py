"""The Whoosh fields without text: facets, the day, the id."""

from collections.abc import Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.codec.lexicon import PostingList
from index.engines.whoosh.columns.days import UNDATED
from index.engines.whoosh.columns.opened import OpenSegment


class FacetLexicon:
    """The values of a facet."""

    lengths = None

    def __init__(self, opened: OpenSegment, name: str) -> None:
        self.facet = opened.facet(name)
        self.text, self.find = self.facet.terms.text, self.facet.terms.find
        self.texts = self.facet.terms.texts

    def __len__(self) -> int:
        return len(self.facet.terms)

    def list(self, ordinal: int) -> PostingList:
        """The documents with a value."""
        return PostingList(self.facet.documents(ordinal + 1))


class DayLexicon:
    """The days, as Whoosh writes numbers: a byte for the shift, then four, big-endian."""

    lengths = None

    def __init__(self, opened: OpenSegment) -> None:
        self._days = opened.days

    @cached_property
    def _values(self) -> NDArray[np.int32]:
        return np.unique(self._days[self._days != UNDATED])

    def __len__(self) -> int:
        return len(self._values)

    def text(self, ordinal: int) -> bytes:
        """A day."""
        return b"\0" + int(self._values[ordinal]).to_bytes(4, "big")

    def find(self, term: bytes) -> int:
        """The ordinal of the first day that is not before `term`."""
        if term[:1] > b"\0":
            return len(self)
        padded = int.from_bytes(term[1:5].ljust(4, b"\0"), "big")
        return int(self._values.astype(np.int64).searchsorted(padded + (len(term) > 5)))

    def texts(self, low: int) -> Iterator[bytes]:
        """The days from an ordinal on."""
        return (self.text(ordinal) for ordinal in range(low, len(self)))

    def list(self, ordinal: int) -> PostingList:
        """The documents of a day."""
        return PostingList(np.flatnonzero(self._days == self._values[ordinal]).astype(np.uint32))


class IdLexicon:
    """The ids."""

    lengths = None

    def __init__(self, opened: OpenSegment) -> None:
        self._ids = opened.ids

    def __len__(self) -> int:
        return len(self._ids)

    def text(self, ordinal: int) -> bytes:
        """An id."""
        return self._ids.text(int(self._ids.order[ordinal])).encode("utf-8", "surrogatepass")

    def find(self, term: bytes) -> int:
        """The ordinal of the first id that is not before `term`."""
        return self._ids.find(term.decode("utf-8", "surrogatepass"))

    def texts(self, low: int) -> Iterator[bytes]:
        """The ids from an ordinal on."""
        return (self.text(ordinal) for ordinal in range(low, len(self)))

    def list(self, ordinal: int) -> PostingList:
        """The document with an id."""
        return PostingList(self._ids.order[ordinal : ordinal + 1])
