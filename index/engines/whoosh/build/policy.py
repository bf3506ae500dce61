"""Which segments are merged: many segments cost questions, large merges cost updates.

Every question pays for each segment, however small it is, so an index has as few as it can: the
small ones always become one, and smaller ones join the next larger one when together they are an
eighth of it. So an index of up to `LARGEST` has three segments at most, and an article is
copied again when its segment has grown by an eighth. Source: the levels of O'Neil et al., "The
log-structured merge-tree" (1996), with one segment to a level.
"""

from collections.abc import Sequence
from typing import NamedTuple

LARGEST = 1 << 27
"""No merge makes a segment of more weight: the bound of a merge's memory and time."""
A_DOCUMENT = 128
"""What a document weighs beside its tokens: its id, date, values, lengths and place."""

_SMALL = 1 << 21
"""So much is merged with every update: some tenths of a second."""
_RATIO = 8
_TOO_MANY_DELETED = 1 / 3


class Size(NamedTuple):
    """A segment as the policy sees it."""

    tokens: int
    """Of live documents."""
    live: int
    deleted: int

    @property
    def weight(self) -> int:
        """What its live documents and their tokens weigh; one token weighs 1."""
        return self.tokens + A_DOCUMENT * self.live


def merges(sizes: Sequence[Size]) -> list[list[int]]:
    """Which segments, by their places, are to become one; called again until nothing is left."""
    worn = [[place] for place, size in enumerate(sizes) if _is_worn(size)]
    if worn:
        return worn
    ascending = sorted(range(len(sizes)), key=lambda place: sizes[place].weight)
    together, end = 0, 0
    for number, place in enumerate(ascending):
        together, before = together + sizes[place].weight, together
        if together <= max(_SMALL, min((_RATIO + 1) * before, LARGEST)):
            end = number + 1
    return [ascending[:end]] if end > 1 else []


def packed(sizes: Sequence[Size], most: int = LARGEST) -> list[list[int]]:
    """Parts of segments, by their places, in groups of so much weight at most; a larger part is a
    group of its own.
    """
    groups: list[list[int]] = []
    room = 0
    for place, size in enumerate(sizes):
        if not groups or size.weight > room:
            groups.append([])
            room = most
        groups[-1].append(place)
        room -= size.weight
    return groups


def _is_worn(size: Size) -> bool:
    return size.deleted > (size.live + size.deleted) * _TOO_MANY_DELETED
