"""Who does a verb of speech."""

import pytest

from index.text.quotes.runs import tokens
from index.text.quotes.subjects import subject


@pytest.mark.parametrize(
    ("before", "verb", "who"),
    [
        ("Ilse Brandt", "said", "Ilse Brandt"),
        ("Ilse Brandt also quietly", "said", "Ilse Brandt"),
        ("Ilse Brandt on Monday", "said", "Ilse Brandt"),
        ("Ilse Brandt, who", "said", "Ilse Brandt"),
        ("Ilse Brandt (of the port office)", "said", "Ilse Brandt"),
        ("Ilse Brandt of the port office", "said", "Ilse Brandt"),
        ("Ilse Brandt left,", "saying", "Ilse Brandt"),
        ("After the rain she", "said", "she"),
        ("Ilse Brandt, often", "called", None),
        ("the statement", "said", None),
    ],
)
def test_who_does_the_verb(before: str, verb: str, who: str | None) -> None:
    assert subject(tokens(before), verb) == who
