"""Merges keep the segments few and copy each article seldom."""

import random

from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.build.policy import A_DOCUMENT, LARGEST, Size, merges, packed


def size(tokens: int) -> Size:
    return Size(tokens, max(tokens // 1000, 1), 0)


def settle(sizes: list[Size]) -> tuple[list[Size], int]:
    """The segments after all merges, and how many tokens were copied."""
    copied = 0
    while groups := merges(sizes):
        gone = {place for group in groups for place in group}
        made = [size(sum(sizes[place].tokens for place in group)) for group in groups]
        copied += sum(new.tokens for new in made)
        sizes = [s for place, s in enumerate(sizes) if place not in gone] + made
    return sizes, copied


def test_many_updates_leave_three_segments() -> None:
    draw = random.Random(1)
    segments = [size(50_000_000)]
    copied = 0
    for _ in range(2000):
        segments, more = settle([*segments, size(draw.choice([100, 1_000, 50_000]))])
        copied += more
        assert len(segments) <= 3
    assert copied < 2000 * 2_000_000  # for each update what is small is copied, and not much more


def test_large_updates_are_copied_seldom() -> None:
    segments: list[Size] = []
    copied = 0
    for _ in range(100):
        segments, more = settle([*segments, size(1_200_000)])
        copied += more
    assert len(segments) <= 3
    assert copied < 20 * 100 * 1_200_000


@given(st.lists(st.integers(0, 2 * LARGEST), max_size=12))
def test_no_merge_is_larger_than_the_largest(tokens: list[int]) -> None:
    segments, _ = settle(list(map(size, tokens)))
    assert sum(one.tokens for one in segments) == sum(tokens)
    assert all(one.weight <= LARGEST or one.tokens in tokens for one in segments)
    assert sum(one.weight for one in segments) > LARGEST or len(segments) <= 3


def test_what_is_alone_or_full_stays() -> None:
    assert merges([size(LARGEST)] * 10) == []
    assert merges([size(10)]) == []
    assert merges([]) == []


def test_many_deletions_are_swept_up() -> None:
    assert merges([Size(1000, 50, 50), size(1000)]) == [[0]]
    assert merges([Size(10_000_000, 90, 10), size(1000)]) == []


@given(st.lists(st.integers(0, 50), max_size=20), st.integers(1, 60))
def test_parts_are_packed(tokens: list[int], most: int) -> None:
    parts = [Size(one, 0, 0) for one in tokens]
    groups = packed(parts, most)
    assert [place for group in groups for place in group] == list(range(len(parts)))
    sums = [sum(tokens[place] for place in group) for group in groups]
    assert all(total <= most or len(group) == 1 for total, group in zip(sums, groups, strict=True))
    assert all(a + tokens[g[0]] > most for a, g in zip(sums, groups[1:], strict=False))


def test_documents_weigh() -> None:
    assert Size(1000, 10, 5).weight == 1000 + 10 * A_DOCUMENT
    assert merges([Size(10, LARGEST // A_DOCUMENT, 0), Size(10, LARGEST // A_DOCUMENT, 0)]) == []
