"""Which segments are merged: many small ones cost questions, large merges cost updates.

Segments are on levels by their live tokens, each four times the one below; a level with four
segments is merged, so that an article is copied once per level and an index has a few segments per
level. Source: the tiered merge policy of Apache Lucene, much simplified.
"""

from collections.abc import Sequence
from typing import NamedTuple

LARGEST = 1 << 26
"""No merge makes a segment of more tokens: the bound of a merge's memory and time."""

SETTLED = 3 << 23
"""A segment of so many tokens is merged no more; so many a first build gives each of its own."""

_SMALLEST = 1 << 14
_FANOUT = 4
_TOO_MANY_DELETED = 1 / 3


class Size(NamedTuple):
    """A segment as the policy sees it."""

    tokens: int
    """Of live documents."""
    live: int
    deleted: int


def merges(sizes: Sequence[Size]) -> list[list[int]]:
    """Which segments, by their places, are to become one; called again until nothing is left."""
    groups: list[list[int]] = []
    levels: dict[int, list[int]] = {}
    for place, size in enumerate(sizes):
        if size.deleted > (size.live + size.deleted) * _TOO_MANY_DELETED:
            groups.append([place])
        elif size.tokens < SETTLED:
            levels.setdefault(_level(size.tokens), []).append(place)
    for places in levels.values():
        if len(places) >= _FANOUT:
            groups += _packed(places, sizes)
    return groups


def _level(tokens: int) -> int:
    """0 below four times the smallest, and one more for each factor of four."""
    return max((tokens // _SMALLEST).bit_length() - 1, 0) // 2


def _packed(places: Sequence[int], sizes: Sequence[Size]) -> list[list[int]]:
    """The segments of a level in groups that stay within `LARGEST`; lone ones stay as they are."""
    groups: list[list[int]] = []
    room = 0
    for place in places:
        tokens = sizes[place].tokens
        if not groups or tokens > room:
            groups.append([])
            room = LARGEST
        groups[-1].append(place)
        room -= tokens
    return [group for group in groups if len(group) > 1]
