"""The family of an article, held against a loop over all pairs."""

from collections.abc import Sequence
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.text.families import MOST, Growing, bands, candidates
from index.text.signatures import FAMILY, SIGNATURE, are_near, stacked
from tests.laws import law

BASES = [bytes(Random(n).randbytes(SIGNATURE)) for n in range(2)]
_changes = st.lists(st.tuples(st.integers(0, SIGNATURE - 1), st.integers(0, 255)), max_size=40)


@st.composite
def signature(draw: st.DrawFn) -> bytes:
    found = bytearray(draw(st.sampled_from(BASES)))
    for place, value in draw(_changes):
        found[place] = value
    return bytes(found)


def grown(signatures: Sequence[bytes], row: int) -> Growing:
    """The family of a row among all rows, which are named by their numbers."""
    rows = stacked(signatures)
    growing = Growing(f"{row:04}", signatures[row])
    while growing.ring:
        near = candidates(rows, growing.ring)
        growing.take([f"{one:04}" for one in near.tolist()], rows[near])
    return growing


def led_to(signatures: Sequence[bytes], row: int) -> set[int]:
    """What chains of near rows lead to."""
    found = {row}
    while True:
        more = {
            other
            for other in range(len(signatures))
            if any(are_near(signatures[one], signatures[other], FAMILY) for one in found)
        }
        if more <= found:
            return found
        found |= more


@law(60)
@given(st.lists(signature(), min_size=1, max_size=14))
def test_it_is_what_chains_of_near_ones_lead_to(signatures: list[bytes]) -> None:
    for row in range(len(signatures)):
        growing = grown(signatures, row)
        found = {int(near.id) for near in growing.found}
        assert found | {row} == led_to(signatures, row)
        assert not growing.cut


@law(60)
@given(signature(), signature())
def test_near_ones_share_a_band(one: bytes, other: bytes) -> None:
    common = set(bands(one)) & set(bands(other))
    if are_near(one, other, FAMILY):
        assert common
    if common:
        assert candidates(stacked([one]), [other]).tolist() == [0]


def test_few_others_are_looked_at() -> None:
    rows = np.frombuffer(Random(4).randbytes(20_000 * SIGNATURE), np.uint8).reshape(-1, SIGNATURE)
    assert len(candidates(rows, BASES)) < 60


def test_bands_are_told_apart_by_their_place() -> None:
    assert len(set(bands(bytes(SIGNATURE)))) == len(bands(BASES[0])) == 24


def test_the_components_that_agree_are_counted() -> None:
    other = bytes([BASES[0][0] ^ 0x11, *BASES[0][1:]])
    (near,) = grown([BASES[0], other], 0).found
    assert near.agreeing == 126


def test_what_has_no_signature_has_no_family() -> None:
    assert not Growing("a", b"").ring


def test_a_family_is_cut_where_it_has_no_end() -> None:
    own, far = BASES[0], bytes([BASES[0][0] ^ 0xFF, *BASES[0][1:]])
    growing = Growing("own", own)
    ids = [f"{n:04}" for n in range(MOST + 9)]
    growing.take(ids, stacked([far, *[own] * (MOST + 8)]))
    assert growing.cut
    assert not growing.ring
    assert [near.id for near in growing.found] == ids[1:MOST]
    assert {near.agreeing for near in growing.found} == {128}


def test_a_row_of_zeros_is_near_to_nothing() -> None:
    rows = np.zeros((1, SIGNATURE), np.uint8)
    assert not len(candidates(rows, [BASES[0]]))
