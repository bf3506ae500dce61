"""Which documents of a generation are near-duplicates of each other.

A segment keeps what does not change, and a generation what all of its segments decide together:

    <segment>.col     signature            u8  (documents, 64)  `text.signatures`; zeros: none;
                                                                 left out where none has any
    duplicates.col    <segment id>.document u32 (entries,)       its live documents that have near-
                                                                 duplicates, ascending
                      <segment id>.group    u32 (entries,)       the number of the group of each
                      <segment id>.leads    u8  (entries,)       1: the first of its group
                      <segment id>.near     u32 (documents,)     its live documents that are near to
                                                                 another one, edited copies too,
                                                                 ascending
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns.columns import Columns, ColumnsWriter
from index.engines.whoosh.columns.opened import OpenSegment
from index.text.signatures import FAMILY, SIGNATURE, groups, sharing

DUPLICATES = "duplicates.col"
_LAST = date.max.toordinal() + 1


class Duplicates(NamedTuple):
    """The documents of a segment that have near-duplicates."""

    documents: NDArray[np.uint32]
    """(entries,): ascending."""
    groups: NDArray[np.uint32]
    """(entries,): near-duplicates have the same number, in whatever segment they are."""
    leads: NDArray[np.uint8]
    """(entries,): 1 for the first of a group."""
    near: NDArray[np.uint32]
    """(documents that are near to another one, edited copies too,): ascending."""


_NO_DOCUMENTS = np.zeros(0, np.uint32)
NONE = Duplicates(_NO_DOCUMENTS, _NO_DOCUMENTS, np.zeros(0, np.uint8), _NO_DOCUMENTS)


class _Documents(NamedTuple):
    """Live documents of several segments, with their signatures."""

    segments: NDArray[np.int64]
    numbers: NDArray[np.int64]
    signatures: NDArray[np.uint8]

    def of(self, rows: NDArray[np.int64]) -> "_Documents":
        """Some of them."""
        return _Documents(self.segments[rows], self.numbers[rows], self.signatures[rows])


def write_duplicates(folder: Path, segments: Sequence[OpenSegment]) -> None:
    """Finds the near-duplicates among the live documents of segments, and writes which they are."""
    near = _near(segments)
    found = near.of(sharing(near.signatures))
    places = list(zip(found.segments.tolist(), found.numbers.tolist(), strict=True))
    keys = [_first_key(segments, *place) for place in places]
    order = np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64)
    first = np.empty(len(order), np.int64)
    first[order] = groups(found.signatures[order])
    leads = np.zeros(len(order), np.uint8)
    leads[order[first[first >= 0]]] = 1
    group = np.unique(first, return_inverse=True)[1]
    with ColumnsWriter(folder / DUPLICATES) as writer:
        for place, one in enumerate(segments):
            id, mine = one.segment.segid, (found.segments == place) & (first >= 0)
            writer.add(f"{id}.document", found.numbers[mine].astype(np.uint32))
            writer.add(f"{id}.group", group[mine].astype(np.uint32))
            writer.add(f"{id}.leads", leads[mine])
            writer.add(f"{id}.near", near.numbers[near.segments == place].astype(np.uint32))


def read_duplicates(folder: Path, segments: Sequence[OpenSegment]) -> list[Duplicates]:
    """The near-duplicates of each segment of a generation.

    Raises:
        DamagedIndexError: the file is not what was written.
    """
    columns = Columns(folder / DUPLICATES)
    ids = [one.segment.segid for one in segments]
    names = ("document", "group", "leads", "near")
    return [Duplicates(*(columns[f"{id}.{name}"] for name in names)) for id in ids]


def _near(segments: Sequence[OpenSegment]) -> _Documents:
    """The live documents that are near to another one, be it an edited copy."""
    live = [one.live_documents() for one in segments]
    rows = [one.signatures()[own] for one, own in zip(segments, live, strict=True)]
    source = np.repeat(np.arange(len(segments)), [len(own) for own in live])
    numbers = np.concatenate([*live, np.zeros(0, np.int64)])
    signatures = np.concatenate([*rows, np.zeros((0, SIGNATURE), np.uint8)])
    return _Documents(source, numbers, signatures).of(sharing(signatures, FAMILY))


def _first_key(segments: Sequence[OpenSegment], place: int, document: int) -> tuple[int, str]:
    """`index.text.signatures.first_key` of a document."""
    segment = segments[place]
    return int(segment.days[document]) or _LAST, segment.ids.text(document)
