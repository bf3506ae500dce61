"""A segment as questions see it: its live documents as a set, its words as ordinals."""

from collections.abc import Collection
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from index.asking.plan import Added, Days, Stream
from index.engines.whoosh.answer.values import FacetValues
from index.engines.whoosh.columns.days import day_range
from index.engines.whoosh.columns.deletions import docset_of
from index.engines.whoosh.columns.layout import FieldGroup
from index.engines.whoosh.columns.opened import OpenSegment
from index.engines.whoosh.columns.postings import Postings
from index.engines.whoosh.kernels.bits import ALL
from index.engines.whoosh.kernels.docsets import DocSet, count, sized
from index.engines.whoosh.kernels.proximity import Spans

_WITHOUT_END = np.iinfo(np.int64).max
_KEPT = 4096
"""Words whose ordinals are remembered: each part of a question asks for the same ones."""


class SegmentReader:
    """A segment of a snapshot. Threads and forked processes may share it."""

    def __init__(self, opened: OpenSegment) -> None:
        self.opened = opened
        self.documents = len(opened)
        self.norms = cache(self._norms)
        self.values = cache(self._values)
        self.ordinal = lru_cache(_KEPT)(self._ordinal)
        self.ordinals = lru_cache(_KEPT)(self._ordinals)
        self.dated = day_range(opened.days, None, None).stop
        self.everything = _first(self.documents)
        """All documents, deleted ones included. Never to be changed, and so is `live`."""
        self.live = self.everything
        """The documents that are not deleted."""
        if opened.deletions:
            deleted = opened.deletions.docs
            self.live = self.everything.copy()
            self.live[: len(deleted)] &= ~deleted[: len(self.live)]
        self._groups: dict[str | None, FieldGroup] = {}
        for group in opened.layout.groups:
            self._groups |= dict.fromkeys(
                group.fields if group.name else (None, *group.fields), group
            )
        held = opened.streams()
        self._streams = {
            (kind, field): name
            for field, group in self._groups.items()
            for kind in opened.layout.kinds
            if (name := group.stream(kind)) in held
        }

    def none(self) -> DocSet:
        """The empty doc set, (words,), to be changed at will."""
        return np.zeros(len(self.live), np.uint64)

    def docs(self, documents: NDArray[np.uint32]) -> DocSet:
        """The doc set, (words,), of some documents, (documents,)."""
        return docset_of(documents, self.documents)[: len(self.live)]

    def size(self, docs: DocSet) -> int:
        """How many documents are in a doc set, (words,)."""
        return self.opened.live if docs is self.live else count(docs)

    def counts(self, facet: str, docs: DocSet) -> NDArray[np.int64]:
        """How many documents of a set, (words,), have each code of a facet, (values + 1,); at 0,
        how many have none.
        """
        if docs is not self.live:
            return self.values(facet).count(docs, self.everything)
        deletions = self.opened.deletions
        return self.values(facet).count_all(deletions.numbers() if deletions else None)

    def group(self, field: str | None) -> FieldGroup | None:
        """The fields that are searched together with a field; the scored ones where it is None."""
        return self._groups.get(field)

    def stream(self, kind: Stream, field: str | None) -> str | None:
        """The stream that holds a field's words, or None where it holds no word at all."""
        return self._streams.get((kind, field))

    def postings(self, stream: str) -> Postings:
        """The lists of a stream."""
        return self.opened.postings(stream)

    def texts(self, prefix: str, ordinals: slice) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """The words of a range of ordinals in the dictionary whose columns begin with a prefix.

        Returns:
            The UTF-8 of all its words, u8 (bytes,), and where in it each word of the range begins
            and the last ends, (words of the range + 1,).
        """
        offsets = self.opened.columns[f"{prefix}.offset"][ordinals.start : ordinals.stop + 1]
        return self.opened.columns[f"{prefix}.text"], offsets.astype(np.int64)

    def rarest_first(self, stream: str, ordinals: Collection[int]) -> NDArray[np.int64]:
        """The ordinals by their number of documents: (terms,)."""
        return np.array(sorted(ordinals, key=self.postings(stream).df), np.int64)

    def spans(self, field: str | None, documents: NDArray[np.int64]) -> Spans:
        """Where the field stands in each of the documents, which are (documents,); everywhere where
        it is None.
        """
        first = np.zeros(len(documents), np.int64)
        last = np.full(len(documents), _WITHOUT_END)
        group = self.group(field)
        if field is None or group is None:
            return Spans(first, last)
        after = group.fields.index(field) + 1
        if after > 1:
            first[:] = self.opened.starts(field)[documents]
        if after < len(group.fields):
            last[:] = self.opened.starts(group.fields[after])[documents]
        return Spans(first, last)

    def slice_of(self, days: Days) -> slice:
        """The numbers of the documents whose first day is within the days."""
        return day_range(self.opened.days, days.first, days.last)

    def reaching(self, days: Days) -> NDArray[np.int64]:
        """The documents that begin before the days and reach into them, as only a date that is
        known to the month or the year does: (documents,).
        """
        return self.opened.partial.reaching(days)

    def added_in(self, asked: Added) -> DocSet:
        """The documents, (words,), that the archive first had in a range of seconds."""
        seconds = self.opened.history("added")
        inside = seconds >= max(asked.first or 1, 1)
        if asked.last is not None:
            inside &= seconds <= asked.last
        found = self.none()
        bits = np.packbits(inside, bitorder="little")
        found.view(np.uint8)[: len(bits)] = bits
        return found

    def _ordinal(self, stream: str, text: str) -> int:
        """The ordinal of a word in a stream, or -1."""
        return self.opened.terms(stream).ordinal(text.encode("utf-8", "surrogatepass"))

    def _ordinals(self, stream: str, texts: tuple[str, ...]) -> tuple[int, ...]:
        """The ordinals of those of some words that a stream has, without repeats."""
        found = dict.fromkeys(self.ordinal(stream, text) for text in texts)
        return tuple(ordinal for ordinal in found if ordinal >= 0)

    def _values(self, facet: str) -> FacetValues:
        return FacetValues(self.opened.facet(facet))

    def _norms(self, field: str | None) -> NDArray[np.uint8]:
        """(documents,), read-only: length codes of a field, or the combined ones."""
        norms = self.opened.lengths(field).view()
        norms.flags.writeable = False
        return norms


def _first(documents: int) -> DocSet:
    """The doc set, (words,), of a segment's first so many documents; no kernel is needed."""
    docs = np.zeros(sized(documents), np.uint64)
    docs[: documents >> 6] = ALL
    if documents & 63:
        docs[documents >> 6] = ~(ALL << np.uint64(documents & 63))
    return docs


def held(docs: DocSet, documents: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which documents are in a set, (documents,); the set is (words,)."""
    bits = docs[documents >> 6] >> (documents & 63).astype(np.uint64)
    inside: NDArray[np.bool_] = bits & np.uint64(1) != 0
    return inside
