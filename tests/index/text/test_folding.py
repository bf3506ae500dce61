"""Letters meet without case and accents; what makes another letter of one stays."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.analysis import form_of
from index.text.folding import fold

SAME = [
    ("ŁÓDŹ", "lodz"),
    ("Øresund", "oresund"),
    ("Þór", "thor"),
    ("Æther", "aether"),
    ("Œuvre", "oeuvre"),
    ("Yıldırım", "yildirim"),
    ("İzmir", "izmir"),
    ("Straße", "strasse"),
    ("Đoković", "dokovic"),
    ("Ёлка", "елка"),
    ("ΌΧΙ", "οχι"),
    ("שָׁלוֹם", "שלום"),
    ("مَدْرَسَة", "مدرسه"),
    ("مصطفى", "مصطفي"),
    ("CO₂", "co2"),
    ("ﬁsh", "fish"),
    ("Café", "cafe\u0301"),
    ("𝐀ᴭ", "aae"),
]
APART = [("й", "и"), ("が", "か"), ("हिन्दी", "हनद"), ("각", "가"), ("ї", "і")]


@pytest.mark.parametrize(("written", "typed"), SAME)
def test_what_is_typed_on_any_keyboard_meets_what_is_written(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


@pytest.mark.parametrize(("one", "other"), APART)
def test_letters_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_no_character_is_another_one_when_it_is_folded_again() -> None:
    every = [chr(p) for p in range(sys.maxunicode + 1) if not 0xD800 <= p < 0xE000]
    assert [char for char in every if fold(fold(char)) != fold(char)] == []


@given(st.text())
def test_case_and_composition_say_nothing(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(st.characters(categories=["L", "N"]), max_size=200))
def test_a_form_folds_as_its_word_does(word: str) -> None:
    assert fold(form_of(word)) == fold(word)


def test_many_marks_on_one_letter_are_left_out() -> None:
    assert fold("e" + "\u0301\u0308\u0327" * 64) == "e"
