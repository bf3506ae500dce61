"""Near-duplicates: what counts, how sure it is, and which article leads."""

from hashlib import sha256
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Section
from index.text.signatures import SIGNATURE, are_near, groups, sharing, signature

WORDS = tuple(f"word{number}" for number in range(4000))


def article(words: list[str], title: str = "title", lede: str | None = None) -> Article:
    return Article("a", title, "s", lede=lede, sections=(Section(None, "s1", (" ".join(words),)),))


def shingles(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def common(one: list[str], other: list[str]) -> float:
    return len(shingles(one) & shingles(other)) / len(shingles(one) | shingles(other))


def with_changes(pick: Random, words: list[str], changes: int) -> list[str]:
    changed = list(words)
    for place in pick.sample(range(len(words)), changes):
        changed[place] = f"other{place}"
    return changed


@pytest.mark.parametrize(("changes", "least", "most"), [(2, 0.95, 1.0), (40, 0.0, 0.75)])
def test_the_share_of_common_shingles_decides(changes: int, least: float, most: float) -> None:
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
        other = with_changes(pick, words, pick.randrange(4, 9))
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
    assert digest == "df888a669e96af224af415cca538c381dfcdc53c2786c5cc8a4072e1cafd161f"


changes = st.lists(st.tuples(st.integers(0, SIGNATURE - 1), st.integers(0, 255)), max_size=16)
bases = [bytes(Random(n).randbytes(SIGNATURE)) for n in range(3)]


@st.composite
def signatures(draw: st.DrawFn) -> bytes:
    found = bytearray(draw(st.sampled_from(bases)))
    for place, value in draw(changes):
        found[place] = value
    return draw(st.just(bytes(found)) | st.just(b""))


@given(st.lists(signatures(), max_size=12))
def test_groups_are_what_looking_at_all_pairs_finds(found: list[bytes]) -> None:
    leaders: dict[int, list[int]] = {}
    for place, own in enumerate(found):
        near = [one for one in leaders if own and are_near(found[one], own)]
        if near:
            leaders[near[0]].append(place)
        elif own:
            leaders[place] = [place]
    expected = [group for group in leaders.values() if len(group) > 1]
    assert groups(found) == expected
    rows = [np.frombuffer(own or bytes(SIGNATURE), np.uint8) for own in found]
    kept = sharing(np.array(rows, np.uint8).reshape(-1, SIGNATURE)).tolist()
    assert {place for group in expected for place in group} <= set(kept)
    chosen = groups([found[place] for place in kept])
    assert [[kept[place] for place in group] for group in chosen] == expected


@given(st.lists(st.integers(0, 127), unique=True, min_size=11, max_size=14))
def test_nearness_counts_components(places: list[int]) -> None:
    changed = bytearray(bases[0])
    for place in places:
        changed[place // 2] ^= 0x10 if place % 2 else 0x01
    assert are_near(bases[0], bytes(changed)) == (len(places) <= 12)
