"""Tokens, and the names in runs of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.quotes.runs import (
    clean,
    each_token,
    is_capital,
    is_possessive,
    run_from,
    run_to,
    tokens,
)


def test_tokens_are_words_and_marks_without_full_stops() -> None:
    assert tokens("Ms. Bell, of el-Wadi's port — left.") == [
        "Ms", "Bell", ",", "of", "el-Wadi's", "port", "—", "left",
    ]  # fmt: skip


PLAIN = re.compile(r"[^\W_](?:[.'’&/‑–-]?[^\W_])*['’]?|[,;:()—–]|“.”|-+(?=\s)", re.DOTALL)
pieces = st.sampled_from((*"aBéßİ5_.,'’&/‑–-—“”; \n\t\xa0()", "“,”", "\u0301", "\ud800", "said"))


@given(st.lists(pieces, max_size=40).map("".join) | st.text())
def test_tokens_are_what_the_plain_pattern_finds(text: str) -> None:
    assert tokens(text) == list(each_token(text)) == PLAIN.findall(text)


def test_what_is_written_like_a_name() -> None:
    assert is_capital("Bell")
    assert is_capital("el-Naggar")
    assert not is_capital("up-Bell")
    assert is_possessive("Bell’s")
    assert not is_possessive("Bells")


def test_a_run_goes_on_over_particles() -> None:
    found = tokens("the clerk Ilse van der Berg left")
    assert run_from(found, 2) == run_to(found[:6]) == ["Ilse", "van", "der", "Berg"]
    assert run_from(tokens("Ann van left"), 0) == ["Ann"]


@pytest.mark.parametrize(
    ("run", "name"),
    [
        ("The Mayor Ilse Brandt", "Ilse Brandt"),
        ("Deputy Mayor Ilse Brandt", "Ilse Brandt"),
        ("Student Ilse Brandt Jr", "Ilse Brandt"),
        ("Gov Will Brandt", "Will Brandt"),
        ("Geologist Ilse Brandt", "Ilse Brandt"),
        ("Captain Piet Lindqvist", "Piet Lindqvist"),
        ("Ann Jesperson", "Ann Jesperson"),
        ("Said Brandt", "Brandt"),
        ("MTB Ilse Brandt", "Ilse Brandt"),
        ("Bonn-based Brandt", "Brandt"),
        ("Monday", None),
        ("Government", None),
        ("First Amendment", None),
        ("U.S", None),
    ],
)
def test_a_name_has_no_title_before_it(run: str, name: str | None) -> None:
    assert clean(run.split()) == name
