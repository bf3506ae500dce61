"""The Whoosh fields of a segment: token streams, each text field of a stream, and the values."""

from collections.abc import Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.document import FACETS
from index.engines.whoosh.codec.lexicon import Lexicon, PostingList
from index.engines.whoosh.codec.valuelexicons import DayLexicon, FacetLexicon, IdLexicon
from index.engines.whoosh.columns.opened import OpenSegment

DAY = "day"
ID = "id"


class StreamLexicon:
    """A token stream over all the scored fields; lengths and weights are those of the law."""

    def __init__(self, opened: OpenSegment, stream: str) -> None:
        self._terms = opened.terms(stream)
        self._postings = opened.postings(stream)
        self.lengths = opened.lengths()
        self.text, self.find, self.texts = self._terms.text, self._terms.find, self._terms.texts

    def __len__(self) -> int:
        return len(self._terms)

    def list(self, ordinal: int) -> PostingList:
        """The postings of a term."""
        return PostingList(*self._postings.term(ordinal))


class FieldLexicon:
    """One text field of a token stream; positions count from the field's first."""

    def __init__(self, opened: OpenSegment, stream: str, field: str) -> None:
        self._opened = opened
        self._stream = stream
        self._field = field
        self._terms = opened.terms(stream)
        self._postings = opened.postings(stream)
        self.lengths = opened.lengths(field)

    @cached_property
    def _ordinals(self) -> NDArray[np.int64]:
        """The ordinals of the stream's terms that stand in the field."""
        return np.flatnonzero(self._opened.frequencies(self._stream, self._field).all())

    def __len__(self) -> int:
        return len(self._ordinals)

    def text(self, ordinal: int) -> bytes:
        """A term."""
        return self._terms.text(int(self._ordinals[ordinal]))

    def find(self, term: bytes) -> int:
        """The ordinal of the first term that is not before `term`."""
        return int(self._ordinals.searchsorted(np.int64(self._terms.find(term))))

    def texts(self, low: int) -> Iterator[bytes]:
        """The terms from an ordinal on."""
        return (self._terms.text(ordinal) for ordinal in self._ordinals[low:].tolist())

    def list(self, ordinal: int) -> PostingList:
        """The postings of a term in the field."""
        everywhere = self._postings.term(int(self._ordinals[ordinal]))
        owner = np.repeat(np.arange(len(everywhere.documents)), everywhere.counts)
        documents = everywhere.documents[owner]
        starts, ends = self._bounds(documents)
        inside = (starts <= everywhere.positions) & (everywhere.positions < ends)
        found, numbers = np.unique(documents[inside], return_counts=True)
        positions = (everywhere.positions - starts)[inside].astype(np.uint32)
        counts: NDArray[np.uint32] = numbers.astype(np.uint32)
        return PostingList(found, counts, counts, positions)

    def _bounds(self, documents: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The field's first position in each document, and the first one after it."""
        fields = self._opened.layout.group_of(self._field).fields
        after = fields.index(self._field) + 1
        starts = self._opened.starts(self._field)[documents].astype(np.int64)
        if after == len(fields):
            return starts, np.full(len(documents), np.iinfo(np.int64).max)
        return starts, self._opened.starts(fields[after])[documents].astype(np.int64)


def lexicon(opened: OpenSegment, name: str) -> Lexicon | None:
    """The Whoosh field of a name; None where the segment has none of its terms."""
    if name == DAY:
        return DayLexicon(opened)
    if name == ID:
        return IdLexicon(opened)
    if name in FACETS:
        return FacetLexicon(opened, name)
    stream, field = (name, None) if name in opened.layout.kinds else ("", name)
    if field in opened.layout.fields:
        stream = opened.layout.group_of(field).stream(opened.layout.kinds[-1])
    if f"{stream}.text" not in opened.columns:
        return None
    return FieldLexicon(opened, stream, field) if field else StreamLexicon(opened, stream)
