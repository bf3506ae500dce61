"""The name in a run of tokens."""

import pytest

from index.text.quotes import phrases
from index.text.quotes.runs import tokens


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the clerk Ilse Brandt", "Ilse Brandt"),
        ("Ilse Brandt, Head of Ports", "Ilse Brandt"),
        ("the Ministry of Ports", "Ministry of Ports"),
        ("the University of Merrow", "University of Merrow"),
        ("Mayor of Port Bell Ann Smith", "Ann Smith"),
        ("Ilse Brandt and Ann Smith", None),
        ("a Brandt", None),
    ],
)
def test_the_name_at_the_end(text: str, name: str | None) -> None:
    assert phrases.ending(tokens(text)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("former harbour master Ilse Brandt left", "Ilse Brandt"),
        ("the port's Ilse Brandt left", "Ilse Brandt"),
        ("the Merrow officials left", None),
        ("Ilse Brandt and Ann Smith left", None),
    ],
)
def test_the_name_at_the_start(text: str, name: str | None) -> None:
    assert phrases.leading(tokens(text))[0] == name


def test_who_a_sentence_is_about() -> None:
    assert phrases.beginning(tokens("On Monday, Ilse Brandt left")) == "Ilse Brandt"
    assert phrases.beginning(tokens("But she left")) == "she"
    assert phrases.beginning(tokens("The Merrow harbour froze")) is None


def test_the_name_behind_a_comma() -> None:
    assert phrases.behind_comma(tokens("the harbour master, Ilse Brandt,")) == "Ilse Brandt"
    assert phrases.behind_comma(tokens("aides in Bonn, Ohio,")) is None
