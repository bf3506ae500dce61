"""Whether words stand together in one field of one document."""

from bisect import bisect_left
from collections.abc import Sequence

Places = Sequence[int]
"""Ascending positions of a word."""


def in_a_row(places: Sequence[Places]) -> bool:
    """Whether the words follow each other: the i-th at the i-th of positions in a row."""
    starts = set(places[0])
    for offset, at in enumerate(places):
        starts.intersection_update(position - offset for position in at)
    return bool(starts)


def near(places: Sequence[Places], counts: Sequence[int], window: int) -> bool:
    """Whether some `window` positions in a row hold every word as often as it counts, each time at
    a position of its own.
    """
    starts = sorted(set().union(*places))
    return any(_has_room(_within(places, start, window), counts) for start in starts)


def _within(places: Sequence[Places], start: int, window: int) -> list[set[int]]:
    return [set(at[bisect_left(at, start) : bisect_left(at, start + window)]) for at in places]


def _has_room(places: list[set[int]], counts: Sequence[int]) -> bool:
    """Whether every word can have positions of its own.

    A form and its stem share positions, but the sets of two words are always nested or disjoint.
    So it is enough that each set has room for all words whose sets lie in it (Hall, "On
    representatives of subsets", 1935).
    """
    return all(
        len(room) >= sum(n for at, n in zip(places, counts, strict=True) if at <= room)
        for room in places
    )
