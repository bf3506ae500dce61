"""The family of an article: its copies, edited ones too, in all segments."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.asking.hits import Family, Member
from index.asking.plan import Copies
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.columns.duplicates import Duplicates
from index.engines.whoosh.columns.opened import OpenSegment
from index.engines.whoosh.kernels.docsets import DocSet
from index.text.families import Growing, candidates
from index.text.kernels.signing import COMPONENTS


class Relatives:
    """What is near to what in a snapshot.

    Args:
        segments: of the snapshot.
        duplicates: of each segment.
    """

    def __init__(self, segments: Sequence[OpenSegment], duplicates: Sequence[Duplicates]) -> None:
        self._segments = segments
        self._duplicates = duplicates

    def family(self, id: str) -> Family:
        """The copies of the live document with an id; no members where there is none."""
        pairs = enumerate(segment.find(id) for segment in self._segments)
        place = next(((n, number) for n, number in pairs if number is not None), None)
        if place is None:
            return Family()
        segment, document = place
        near = self._duplicates[segment].near
        if not _is_in(near, document):
            return Family((Member(id, COMPONENTS),))
        growing = Growing(id, self._segments[segment].signatures()[document].tobytes())
        places = {id: place} | self._grown(growing)
        counts = ((id, COMPONENTS), *growing.found)
        return Family(
            tuple(Member(one, count, self._first(*places[one])) for one, count in counts),
            growing.cut,
        )

    def _grown(self, growing: Growing) -> dict[str, tuple[int, int]]:
        """Grows the family until it is whole; the segment and the number of each document that
        may share a band with one of it, by its id.
        """
        near = [own.near.astype(np.int64) for own in self._duplicates]
        pairs = zip(self._segments, near, strict=True)
        signatures = np.concatenate([one.signatures()[own] for one, own in pairs])
        segments = np.repeat(np.arange(len(near)), [len(own) for own in near])
        numbers = np.concatenate(near)
        places: dict[str, tuple[int, int]] = {}
        while growing.ring:
            rows = candidates(signatures, growing.ring)
            found = list(zip(segments[rows].tolist(), numbers[rows].tolist(), strict=True))
            ids = [self._segments[segment].ids.text(number) for segment, number in found]
            places |= zip(ids, found, strict=True)
            growing.take(ids, signatures[rows])
        return places

    def _first(self, segment: int, document: int) -> str | None:
        """The id of the first of a document's near-duplicates; None where it has none."""
        own = self._duplicates[segment]
        if not _is_in(own.documents, document):
            return None
        group = own.groups[own.documents.searchsorted(document)]
        for one, others in zip(self._segments, self._duplicates, strict=True):
            firsts = others.documents[(others.groups == group) & (others.leads == 1)]
            if len(firsts):
                return one.ids.text(int(firsts[0]))
        return None


def looked_at(copies: Copies, segment: SegmentReader, own: Duplicates) -> DocSet:
    """The live documents of a segment that `copies` lets in, (words,); never to be changed."""
    if copies == "all":
        return segment.live
    if copies == "none":
        return segment.live & ~segment.docs(own.documents[own.leads == 0])
    return segment.live & segment.docs(own.documents)


def _is_in(documents: NDArray[np.uint32], document: int) -> bool:
    """Whether a document is among some in ascending order."""
    place = int(documents.searchsorted(document))
    return place < len(documents) and int(documents[place]) == document
