"""Entries are the same however they are kept."""

from hypothesis import given
from hypothesis import strategies as st

from index.generations.entries import Claim, Entries, Entry, kept

TEXTS = st.text(st.characters(), max_size=5)
NUMBERS = st.integers(-(2**63), 2**63 - 1)
CLAIMS = st.builds(
    Claim, TEXTS, TEXTS, TEXTS, NUMBERS, TEXTS, st.booleans(), st.booleans(), st.booleans()
)
ENTRIES = st.lists(st.builds(Entry, CLAIMS, TEXTS, NUMBERS, NUMBERS), max_size=6)


@given(ENTRIES, st.slices(8))
def test_packed_entries_are_those_that_were_given(given_: list[Entry], some: slice) -> None:
    packed = Entries(given_)
    assert list(packed) == given_
    assert list(packed[some]) == given_[some]
    assert [packed[-1 - place] for place in range(len(packed))] == given_[::-1]
    assert packed == given_
    assert tuple(given_) == packed
    assert packed != [*given_, Entry(Claim("x"), "x")]


def test_an_id_that_is_another_than_the_claimed_one_may_begin_in_any_way() -> None:
    found = [Entry(Claim("7"), id) for id in ("7", "", "=", "/7")]
    assert list(Entries(found)) == found


def test_many_are_packed_and_few_are_not() -> None:
    many = [Entry(Claim(str(n)), str(n), n, n) for n in range(1000)]
    assert kept(many[:5]) == tuple(many[:5])
    assert isinstance(kept(many), Entries)
    assert kept(many) == many
    packed = Entries(many)
    assert kept(packed) is packed
