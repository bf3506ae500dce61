"""What is aligned is all of both, and no more is said to be the same than is."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.asking.deadline import Deadline
from search.copies.alignment import Block, aligned
from tests.laws import law

few = st.lists(st.sampled_from("abc"), max_size=30)
many = st.lists(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), max_size=30)
sequences = few | many


@law(200)
@given(sequences, sequences)
def test_the_blocks_are_all_of_both_sequences(one: list[str], other: list[str]) -> None:
    blocks = list(aligned(one, other))
    assert [item for block in blocks for item in one[block.one]] == one
    assert [item for block in blocks for item in other[block.other]] == other
    for block in blocks:
        assert one[block.one] or other[block.other]
        if block.same:
            assert one[block.one] == other[block.other]
    assert all(before.same != block.same for before, block in pairwise(blocks))


@law(100)
@given(sequences)
def test_a_sequence_is_the_same_as_itself(one: list[str]) -> None:
    assert all(block.same for block in aligned(one, one))


def test_what_stands_once_anchors_what_is_around_it() -> None:
    one, other = list("pxAxxBxx"), list("xAyBxx")
    same = [block for block in aligned(one, other) if block.same]
    assert same == [
        Block(slice(1, 3), slice(0, 2), same=True),
        Block(slice(5, 8), slice(3, 6), same=True),
    ]


def test_what_moved_is_the_same_in_one_place() -> None:
    same = [block for block in aligned(list("abcdeX"), list("Xabcde")) if block.same]
    assert same == [Block(slice(0, 5), slice(1, 6), same=True)]


def test_long_sequences_without_anchors_end_too() -> None:
    one, other = ["x", "y", "y"] * 4_000, ["y", "x"] * 5_000
    assert sum(len(one[block.one]) for block in aligned(one, other)) == 12_000


def test_after_the_deadline_what_is_between_anchors_differs() -> None:
    late = Deadline(0)
    found = list(aligned(list("aabAbb"), list("babAab"), late))
    assert [block.same for block in found] == [False, True, False, True]
    assert late.missed
