"""Merges keep the segments few and copy each article seldom."""

import random

from index.engines.whoosh.build.policy import LARGEST, SETTLED, Size, merges


def size(tokens: int) -> Size:
    return Size(tokens, max(tokens // 100, 1), 0)


def settle(sizes: list[Size]) -> tuple[list[Size], int]:
    """The segments after all merges, and how many tokens were copied."""
    copied = 0
    while groups := merges(sizes):
        gone = {place for group in groups for place in group}
        made = [size(sum(sizes[place].tokens for place in group)) for group in groups]
        copied += sum(new.tokens for new in made)
        sizes = [s for place, s in enumerate(sizes) if place not in gone] + made
    return sizes, copied


def test_a_thousand_updates_leave_a_few_segments() -> None:
    draw = random.Random(1)
    segments: list[Size] = []
    added = copied = 0
    for _ in range(1000):
        tokens = draw.choice([100, 1_000, 50_000])
        added += tokens
        segments, more = settle([*segments, size(tokens)])
        copied += more
        assert len(segments) <= 20
    assert sum(s.tokens for s in segments) == added
    assert copied < 6 * added


def test_no_merge_is_larger_than_the_largest() -> None:
    segments, _ = settle([size(4_000_000)] * 100)
    assert max(s.tokens for s in segments) <= LARGEST
    assert len(segments) < 12


def test_a_lone_large_segment_stays() -> None:
    assert merges([size(LARGEST)] * 10) == []
    assert merges([size(SETTLED)] * 10) == []
    assert merges([size(10)]) == []
    assert merges([]) == []


def test_many_deletions_are_swept_up() -> None:
    assert merges([Size(1000, 50, 50), size(1000)]) == [[0]]
    assert merges([Size(1000, 90, 10), size(1000)]) == []
