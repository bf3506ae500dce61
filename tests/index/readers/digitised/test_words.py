"""Words that a line's end parts are joined, and nothing else is lost between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.digitised.words import Word, confidence, fraction, joined, running

LETTERS = st.text("abcdefghijklmnopqrstuvwxyzäéø", min_size=3, max_size=12)


def lines(*texts: str) -> list[Word]:
    return [
        Word(word, ends_line=number == len(text.split()))
        for text in texts
        for number, word in enumerate(text.split(), 1)
    ]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("the har-", "bour is", "the harbour is"),
        ("the har\u00ad", "bour is", "the harbour is"),
        ("the har¬", "bour is", "the harbour is"),
        ("die Brük⸗", "ke ist", "die Brükke ist"),
        ("the har\u00ad", "Bour is", "the harBour is"),
        ("of New-", "York and", "of New-York and"),
        ("from 1914-", "15 on", "from 1914-15 on"),
        ("die Hafen-", "und Bahnbauten", "die Hafen- und Bahnbauten"),
        ("it ended -", "so said", "it ended - so said"),
        ("it ended --", "so said", "it ended -- so said"),
        ("the har-", "(bour)", "the har- (bour)"),
        ("the har\u00adbour", "is", "the harbour is"),
        ("a har-", "", "a har-"),
        ("a har\u00ad", "", "a har-"),
        ("義 禮", "說", "義禮說"),
        ("to the", "harbour", "to the harbour"),
    ],
)
def test_two_lines(above: str, below: str, whole: str) -> None:
    assert running(lines(above, below)) == whole


def test_a_hyphen_within_a_line_stays() -> None:
    assert running(lines("the well- known one")) == "the well- known one"


def test_what_touches_has_no_blank() -> None:
    assert running([Word("harbour"), Word(".", touches=True), Word("It")]) == "harbour. It"


def test_a_title_that_somebody_made_one_line_of() -> None:
    assert joined("Einkommen-Anglei- chung im Hafen- und Bahnbau") == (
        "Einkommen-Angleichung im Hafen- und Bahnbau"
    )


@given(st.lists(LETTERS, min_size=1, max_size=30), st.data())
def test_wherever_a_text_is_broken_it_is_the_same(words: list[str], data: st.DataObject) -> None:
    """A soft hyphen may stand at any line's end, and lines may end between any words."""
    found: list[Word] = []
    for word in words:
        cut = data.draw(st.integers(0, len(word) - 1))
        if cut:
            found += Word(word[:cut] + "\u00ad", ends_line=True), Word(word[cut:])
        else:
            found.append(Word(word, ends_line=data.draw(st.booleans())))
    assert running(found) == " ".join(words)


def test_confidence_is_the_mean_of_those_that_tell_one() -> None:
    assert confidence([Word("a", 0.5), Word("b"), Word("c", 1.0)], 0.1) == 0.75
    assert confidence([Word("a")], 0.1) == 0.1
    assert confidence([]) is None


@pytest.mark.parametrize(
    ("told", "whole", "value"),
    [("0.5", 1, 0.5), ("93", 100, 0.93), ("1.5", 1, None), ("-1", 100, None), ("x", 1, None)],
)
def test_fraction(told: str, whole: float, value: float | None) -> None:
    assert fraction(told, whole) == value
