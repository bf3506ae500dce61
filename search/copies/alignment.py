"""Which parts of two sequences are the same, in bounded time.

What stands once in both anchors them (Cohen, "Patience diff"); between anchors, where there is
little, the standard library's `difflib` looks closer. So two texts of a megabyte are aligned in a
fraction of a second.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from index.asking.deadline import NEVER, Deadline

_CLOSELY = 40_000
"""How many pairs of items `difflib` is given at most."""


class Block(NamedTuple):
    """Items of one sequence and of the other, as slices; with `same` they are equal."""

    one: slice
    other: slice
    same: bool


def aligned(
    one: Sequence[str], other: Sequence[str], deadline: Deadline = NEVER
) -> Iterator[Block]:
    """The blocks of two sequences, in order; together they are all of both. None is empty on both
    sides. After the deadline, what is left between two anchors is taken to differ.
    """
    i = j = 0
    same = 0
    for x, y in (*_pairs(one, other, deadline), (len(one), len(other))):
        if (x, y) != (i + same, j + same):  # the run of equal items ends here
            if same:
                yield Block(slice(i, i + same), slice(j, j + same), same=True)
            yield Block(slice(i + same, x), slice(j + same, y), same=False)
            i, j, same = x, y, 0
        same += 1
    if same > 1:
        yield Block(slice(i, len(one)), slice(j, len(other)), same=True)


def _pairs(
    one: Sequence[str], other: Sequence[str], deadline: Deadline
) -> Iterator[tuple[int, int]]:
    """The places of items that are the same, ascending in both sequences."""
    anchors = [(-1, -1), *_anchors(one, other), (len(one), len(other))]
    for (i, j), (x, y) in pairwise(anchors):
        yield from _between(one, other, slice(i + 1, x), slice(j + 1, y), deadline)
        if x < len(one):
            yield x, y


def _anchors(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """The longest run, ascending in both, of items that stand once in each."""
    once = {item for item, times in Counter(one).items() if times == 1}
    places = {item: j for j, item in enumerate(other) if item in once}
    repeated = {item for item, times in Counter(other).items() if times > 1}
    pairs = [
        (i, places[item]) for i, item in enumerate(one) if item in places and item not in repeated
    ]
    return _ascending(pairs)


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of pairs, which ascend by the first, that ascends by the second."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for place, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        at[length : length + 1] = [place]
    found = []
    place = at[-1] if at else -1
    while place >= 0:
        found.append(pairs[place])
        place = before[place]
    return found[::-1]


def _between(
    one: Sequence[str], other: Sequence[str], mine: slice, others: slice, deadline: Deadline
) -> Iterator[tuple[int, int]]:
    """The same between two anchors: what is equal at both ends, and what `difflib` finds."""
    i, x, j, y = mine.start, mine.stop, others.start, others.stop
    while i < x and j < y and one[i] == other[j]:
        yield i, j
        i, j = i + 1, j + 1
    ending = 0
    while i < x - ending and j < y - ending and one[x - ending - 1] == other[y - ending - 1]:
        ending += 1
    x, y = x - ending, y - ending
    if 0 < (x - i) * (y - j) <= _CLOSELY and not deadline.passed():
        matcher = SequenceMatcher(None, one[i:x], other[j:y], autojunk=False)
        for a, b, size in matcher.get_matching_blocks():
            yield from ((i + a + n, j + b + n) for n in range(size))
    yield from ((x + n, y + n) for n in range(ending))
