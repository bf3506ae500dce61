"""Near-duplicates: what counts, how sure it is, and which article leads."""

from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Section
from index.text.signatures import (
    FAMILY,
    FOLDING,
    SIGNATURE,
    are_near,
    groups,
    sharing,
    signature,
    stacked,
)

WORDS = tuple(f"word{number}" for number in range(4000))


def article(words: list[str], title: str = "title", lede: str | None = None) -> Article:
    return Article("a", title, "s", lede=lede, sections=(Section(None, "s1", (" ".join(words),)),))


def pairs(words: list[str]) -> set[tuple[str, str]]:
    return set(pairwise(words))


def common(one: list[str], other: list[str]) -> float:
    return len(pairs(one) & pairs(other)) / len(pairs(one) | pairs(other))


def with_changes(pick: Random, words: list[str], changes: int) -> list[str]:
    changed = list(words)
    for place in pick.sample(range(len(words)), changes):
        changed[place] = f"other{place}"
    return changed


@pytest.mark.parametrize(("changes", "least", "most"), [(2, 0.95, 1.0), (60, 0.0, 0.75)])
def test_the_share_of_common_pairs_decides(changes: int, least: float, most: float) -> None:
    pick = Random(changes)
    for _ in range(100):
        words = pick.choices(WORDS, k=400)
        other = with_changes(pick, words, changes)
        assert least <= common(words, other) <= most
        near = are_near(signature(article(words)), signature(article(other)))
        assert near == (changes == 2)


def test_the_border_lies_at_nine_tenths() -> None:
    pick = Random(7)
    near = {True: 0, False: 0}
    seen = {True: 0, False: 0}
    for _ in range(300):
        words = pick.choices(WORDS, k=500)
        other = with_changes(pick, words, pick.randrange(8, 20))
        above = common(words, other) > 0.9
        seen[above] += 1
        near[above] += are_near(signature(article(words)), signature(article(other)))
    assert near[True] > 0.7 * seen[True] > 0
    assert near[False] < 0.5 * seen[False]


def test_titles_quotation_marks_and_paragraphs_do_not_count() -> None:
    words = (
        "The market doesn't “close” today because nobody came – said the keeper of the gate at noon"
    )
    plain = words.replace("’", "'").replace("“", '"').replace("”", '"').replace("–", "-")
    one = article([*words.split(), *WORDS[:30]], "One")
    other = Article("b", "Another", "t", lede=plain, sections=(Section(None, "s1", WORDS[:30]),))
    assert signature(one) == signature(other) != b""


def test_short_texts_have_no_signature() -> None:
    assert signature(article(list(WORDS[:19]))) == b""
    assert len(signature(article(list(WORDS[:20])))) == SIGNATURE


def test_signatures_stay_what_they_are() -> None:
    """A change of them is a change of `SCHEMA_VERSION`: those in an index would mean nothing."""
    digest = sha256(signature(article(list(WORDS[:100])))).hexdigest()
    assert digest == "696fba62c7975e7bc045e4189f0a13dfbf7fc1a7a1bd333da725d6588bca9d24"


def edited(pick: Random, sentences: list[list[str]], share: float) -> list[str]:
    """The words of an article after some of its sentences were dropped, added or replaced: so much
    of the words of both is common.
    """
    new = [list(sentence) for sentence in sentences]
    common = length = other = sum(map(len, sentences))
    for place in pick.sample(range(len(sentences)), len(sentences)):
        if 2 * common <= share * (length + other):
            break
        own, written = len(sentences[place]), pick.choices(WORDS, k=pick.randrange(8, 30))
        change = pick.choice(("drop", "add", "replace"))
        new[place] = {
            "drop": [],
            "add": [*new[place], *written],
            "replace": written,
        }[change]
        common -= 0 if change == "add" else own
        other += len(new[place]) - own
    return [word for sentence in new for word in sentence]


@pytest.mark.parametrize("size", [8, 30, 120])
@pytest.mark.parametrize("share", [0.95, 0.9, 0.85, 0.82])
def test_edited_copies_are_a_family(size: int, share: float) -> None:
    pick = Random(f"{size} {share}")
    found = 0
    for _ in range(100):
        sentences = [pick.choices(WORDS, k=pick.randrange(8, 30)) for _ in range(size)]
        words = [word for sentence in sentences for word in sentence]
        one, other = (article(text) for text in (words, edited(pick, sentences, share)))
        found += are_near(signature(one), signature(other), FAMILY)
    assert found >= (75 if size == 8 else 90)  # one sentence of eight is a large step


def test_articles_on_one_subject_are_no_family() -> None:
    pick = Random(3)
    subject = [pick.choices(WORDS, k=12) for _ in range(20)]
    for _ in range(50):
        one, other = (
            [w for s in pick.sample(subject, 10) for w in (*s, *pick.choices(WORDS, k=12))]
            for _ in range(2)
        )
        assert common(one, other) < 0.4
        assert not are_near(signature(article(one)), signature(article(other)), FAMILY)


changes = st.lists(st.tuples(st.integers(0, SIGNATURE - 1), st.integers(0, 255)), max_size=45)
bases = [bytes(Random(n).randbytes(SIGNATURE)) for n in range(3)]


@st.composite
def signatures(draw: st.DrawFn) -> bytes:
    found = bytearray(draw(st.sampled_from(bases)))
    for place, value in draw(changes):
        found[place] = value
    return draw(st.just(bytes(found)) | st.just(b""))


many = st.lists(signatures(), max_size=16)
borders = st.sampled_from((FOLDING, 104, 90, FAMILY))


def plain_groups(found: Sequence[bytes], agreeing: int) -> list[int]:
    """`groups` by looking at all pairs."""
    leaders = [-1] * len(found)
    for place, own in enumerate(found):
        if own:
            led = (o for o in range(place) if leaders[o] == o and are_near(found[o], own, agreeing))
            leaders[place] = next(led, place)
    return [first if leaders.count(first) > 1 else -1 for first in leaders]


@given(many, borders)
def test_groups_are_what_looking_at_all_pairs_finds(found: list[bytes], agreeing: int) -> None:
    assert groups(stacked(found), agreeing).tolist() == plain_groups(found, agreeing)


@given(many, borders)
def test_sharing_is_what_looking_at_all_pairs_finds(found: list[bytes], agreeing: int) -> None:
    every = range(len(found))
    expected = [
        one
        for one in every
        if any(
            one != other
            and found[other]
            and found[one]
            and are_near(found[one], found[other], agreeing)
            for other in every
        )
    ]
    rows = sharing(stacked(found), agreeing)
    assert rows.tolist() == expected
    chosen = groups(stacked(found)[rows], agreeing)
    whole = groups(stacked(found), agreeing)
    assert np.where(chosen < 0, -1, rows[chosen]).tolist() == whole[rows].tolist()
    assert (np.delete(whole, rows) == -1).all()


@given(st.lists(signatures(), min_size=40, max_size=60), st.randoms())
def test_what_is_near_does_not_depend_on_the_order(found: list[bytes], pick: Random) -> None:
    order = pick.sample(range(len(found)), len(found))
    rows = sharing(stacked(found), FAMILY).tolist()
    other = sharing(stacked(found[place] for place in order), FAMILY).tolist()
    assert sorted(order[place] for place in other) == rows


@given(many)
def test_what_is_folded_is_near_as_a_family_is_too(found: list[bytes]) -> None:
    folded = set(sharing(stacked(found)).tolist())
    assert folded <= set(sharing(stacked(found), FAMILY).tolist())


def test_very_many_copies_are_one_group() -> None:
    pick = Random(1)
    copies = [bases[0]] * 20_000 + [pick.randbytes(SIGNATURE) for _ in range(500)]
    assert groups(stacked(copies), FAMILY).tolist() == [0] * 20_000 + [-1] * 500


def test_no_articles_have_no_groups() -> None:
    for none in ([], [b""], [b"", b""]):
        alone = groups(stacked(none))
        assert sharing(stacked(none)).tolist() == []
        assert alone.tolist() == [-1] * len(none)


@given(st.lists(st.integers(0, 127), unique=True, min_size=11, max_size=14))
def test_nearness_counts_components(places: list[int]) -> None:
    changed = bytearray(bases[0])
    for place in places:
        changed[place // 2] ^= 0x10 if place % 2 else 0x01
    near = len(places) <= 12
    assert are_near(bases[0], bytes(changed)) == near
    assert groups(stacked([bases[0], bytes(changed)])).tolist() == ([0, 0] if near else [-1, -1])


def test_many_components_without_a_band_are_not_near() -> None:
    changed = bytearray(bases[0])
    for word in range(8):
        for component in (4, 9, 14):
            changed[8 * word + component // 2] ^= 0x10 if component % 2 else 0x01
    assert not are_near(bases[0], bytes(changed), FAMILY)
    assert are_near(bases[0], bytes(changed[:-1] + bases[0][-1:]), FAMILY)
    assert groups(stacked([bases[0], bytes(changed)]), FAMILY).tolist() == [-1, -1]
