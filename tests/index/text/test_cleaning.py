"""Cleaned text can be held, printed and sent, and says what it said."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.cleaning import MAX_MARKS, clean, one_line, printable

ANY_TEXT = st.text(st.characters(exclude_categories=()))
MARKS = st.text(st.sampled_from("a\u0301\u0323\u0344\u0f73\u093c\u034f\u200d\u00e9\ud800\ufeff"))


@pytest.mark.parametrize(
    ("given", "cleaned"),
    [
        ("cafe\u0301", "café"),
        ("a\r\nb\rc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
        ("a\x00b\x1bc\x7fd\x9fe\x0cf", "a b c d e f"),
        ("a\tb\nc", "a\tb\nc"),
        ("co\xadop\u200b\u2060\ufeffed", "cooped"),
        ("a\ud800b\udfffc\ufffed\uffff", "a\ufffdb\ufffdc\ufffdd\ufffd"),
        ("\ud83d\ude00", "\U0001f600"),
        ("\u202eabc\u202c \u2067d\u2069", "\u202eabc\u202c \u2067d\u2069"),
        ("“Naïve” — 12\xa0%", "“Naïve” — 12\xa0%"),
        ("\U0001f469\u200d\U0001f680", "\U0001f469\u200d\U0001f680"),
    ],
)
def test_what_becomes_of_a_text(given: str, cleaned: str) -> None:
    assert clean(given) == cleaned


@given(ANY_TEXT | MARKS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@given(ANY_TEXT)
def test_no_control_is_left(text: str) -> None:
    kept = [char for char in clean(text) if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]
    assert set(kept) <= {"\n", "\t"}


def test_many_unordered_marks_take_little_time() -> None:
    began = time.process_time()
    cleaned = clean("q" + "\u0301\u0323" * 100_000)
    assert time.process_time() - began < 5
    assert cleaned.count("\u0323") == 100_000
    assert max(map(len, cleaned.split("\u034f"))) <= MAX_MARKS + 1


def test_one_line_squeezes_white_space_and_keeps_no_break_spaces() -> None:
    assert one_line("  a \t b\r\n c\xa0! ") == "a b c\xa0!"


def test_a_foreign_name_is_escaped_for_messages() -> None:
    assert printable("é\udcff\n\x1b[2J\u202eb\ud800.txt") == r"é\xff\n\x1b[2J\u202eb\ud800.txt"
    assert printable("x" * 50, 10) == "x" * 10 + "…"


@given(ANY_TEXT)
def test_a_foreign_name_is_printable(name: str) -> None:
    assert printable(name).isprintable()
    printable(name).encode("utf-8")
