"""Which documents of a generation are near-duplicates of each other.

A segment keeps what does not change, and a generation what all of its segments decide together:

    <segment>.col     signature            u8  (documents, 64)  `text.signatures`; zeros: none;
                                                                 left out where none has any
    duplicates.col    <segment id>.document u32 (entries,)       its live documents that have near-
                                                                 duplicates, ascending
                      <segment id>.group    u32 (entries,)       the number of the group of each
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns.columns import Columns, ColumnsWriter
from index.engines.whoosh.columns.opened import OpenSegment
from index.text.signatures import SIGNATURE, groups, sharing

DUPLICATES = "duplicates.col"
_LAST = date.max.toordinal() + 1


class Duplicates(NamedTuple):
    """The documents of a segment that have near-duplicates."""

    documents: NDArray[np.uint32]
    """(entries,): ascending."""
    groups: NDArray[np.uint32]
    """(entries,): near-duplicates have the same number, in whatever segment they are."""


NONE = Duplicates(np.zeros(0, np.uint32), np.zeros(0, np.uint32))


def write_duplicates(folder: Path, segments: Sequence[OpenSegment]) -> None:
    """Finds the near-duplicates among the live documents of segments, and writes which they are."""
    segment, document, signatures = _near(segments)
    places = list(zip(segment.tolist(), document.tolist(), strict=True))
    keys = [_first_key(segments, *place) for place in places]
    order = np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64)
    first = np.empty(len(order), np.int64)
    first[order] = groups(signatures[order])
    group = np.unique(first, return_inverse=True)[1]
    with ColumnsWriter(folder / DUPLICATES) as writer:
        for place, one in enumerate(segments):
            mine = (segment == place) & (first >= 0)
            writer.add(f"{one.segment.segid}.document", document[mine].astype(np.uint32))
            writer.add(f"{one.segment.segid}.group", group[mine].astype(np.uint32))


def read_duplicates(folder: Path, segments: Sequence[OpenSegment]) -> list[Duplicates]:
    """The near-duplicates of each segment of a generation.

    Raises:
        DamagedIndexError: the file is not what was written.
    """
    columns = Columns(folder / DUPLICATES)
    ids = [one.segment.segid for one in segments]
    return [Duplicates(columns[f"{id}.document"], columns[f"{id}.group"]) for id in ids]


def _near(
    segments: Sequence[OpenSegment],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8]]:
    """The live documents that are near to another one: segments, numbers, signatures."""
    live = [one.live_documents() for one in segments]
    rows = [one.signatures()[own] for one, own in zip(segments, live, strict=True)]
    signatures = np.concatenate([*rows, np.zeros((0, SIGNATURE), np.uint8)])
    found = sharing(signatures)
    source = np.repeat(np.arange(len(segments)), [len(own) for own in live])
    numbers = np.concatenate([*live, np.zeros(0, np.int64)])
    return source[found], numbers[found], signatures[found]


def _first_key(segments: Sequence[OpenSegment], place: int, document: int) -> tuple[int, str]:
    """`index.text.signatures.first_key` of a document."""
    segment = segments[place]
    return int(segment.days[document]) or _LAST, segment.ids.text(document)
