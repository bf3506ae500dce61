"""Words that tokens make together: which they are, and what is true of all of them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.analysis import spans
from index.text.compounds import MOST_CHARACTERS, MOST_LETTERS, compounds

MADE = [
    ("an e-mail", [(1, 2, "email")]),
    ("co\u2011operation", [(0, 2, "cooperation")]),
    ("co-op-shop", [(0, 2, "coop"), (0, 3, "coopshop"), (1, 2, "opshop")]),
    ("a-b-c-d-e", [(0, 2, "ab"), (1, 2, "bc"), (2, 2, "cd"), (3, 2, "de")]),
    ("the U.S. army", [(1, 2, "US")]),
    ("U.S.A.", [(0, 3, "USA")]),
    ("1,000", [(0, 2, "1000")]),
    ("1.000.000", [(0, 3, "1000000")]),
    ("1\u202f000", [(0, 2, "1000")]),
    ("1.234,56", [(0, 2, "1234")]),
    ("COVID-19", [(0, 2, "COVID19")]),
    ("com-\nmittee", [(0, 2, "committee")]),
    ("com- \n  mittee", [(0, 2, "committee")]),
    ("gov¬\nernment", [(0, 2, "government")]),
    ("gov¬ernment", [(0, 2, "government")]),
]
NOTHING = [
    *("12-13", "2024-25", "10,00", "1 000", "1,000a", "a.b", "u.s.", "A.B.C.D.E.F.G.H.I"),
    *("x - y", "a--b", "-a-", "a-\n\nb", "well-\nKnown", "2-\nyear", "", "-", "¬\n"),
]


@pytest.mark.parametrize(("text", "made"), MADE)
def test_these_make_words_together(text: str, made: list[tuple[int, int, str]]) -> None:
    assert [tuple(one) for one in compounds(text, spans(text))] == made


@pytest.mark.parametrize("text", NOTHING)
def test_these_make_none(text: str) -> None:
    assert list(compounds(text, spans(text))) == []


_signs = st.sampled_from("aAé1ı東ก-‐‑¬.,'’_ \n\t\u00a0\u2009\u202f\u0301\u00ad")
texts = st.text(_signs | st.characters(), max_size=60) | st.lists(
    st.sampled_from(["U", "S", "mail", "Co", "100", "000", "7", "-", "‑", ".", ",", "¬", "\n", " "])
).map("".join)


@given(texts)
def test_a_word_is_what_its_tokens_are_without_what_stands_between(text: str) -> None:
    bounds = spans(text)
    found = list(compounds(text, bounds))
    for first, parts, word in found:
        run = bounds[first : first + parts]
        assert len(run) == parts >= 2
        assert word == "".join(text[start:end] for start, end in run)
        assert len(word) <= MOST_CHARACTERS
        assert parts <= MOST_LETTERS


@given(texts)
def test_they_come_in_order_and_no_more_than_two_begin_with_a_token(text: str) -> None:
    found = [(first, parts) for first, parts, _ in compounds(text, spans(text))]
    assert all(one < other for one, other in pairwise(found))
    firsts = [first for first, _ in found]
    assert all(firsts.count(first) <= 2 for first in firsts)


@pytest.mark.parametrize("text", ["ab-" * 50_000, "A." * 50_000, "100," * 50_000, "¬\n" * 50_000])
def test_a_text_of_nothing_else_is_gone_through_once(text: str) -> None:
    bounds = spans(text)
    assert len(list(compounds(text, bounds))) <= len(bounds)
