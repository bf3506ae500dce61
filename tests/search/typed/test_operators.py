"""When a query is a headline, and which of its operators are words then."""

import pytest

from search.typed.operators import only_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ()),
        ("NOT", ()),
        ("NOT HERE", ("NOT",)),
        ("FLOOD AND STORM", ()),
        ("FLOOD AND STORM HERE", ()),
        ("FLOOD AND STORM HIT HERE", ("AND",)),
        ("FLOOD AND STORM OR RAIN", ()),
        ("FLOOD AND STORM OR HEAVY RAIN", ("AND", "OR")),
        ("FLOOD AND STORM NOT OVER", ("AND", "NOT")),
        ("FLOOD AND Storm NOT OVER", ()),
        ("(FLOOD AND STORM NOT OVER)", ()),
        ("FLOOD AND «STORM» NOT OVER", ()),
        ("ПАВОДОК NOT ДОЖДЬ", ("NOT",)),
        ("ΠΛΗΜΜΥΡΑ NOT ΒΡΟΧΗ", ("NOT",)),
        ("洪水 NOT 大雨", ()),
        ("فيضان NOT مطر", ()),
        ("2019 NOT 2020", ()),
    ],
)
def test_operators_that_are_only_words(typed: str, words: tuple[str, ...]) -> None:
    assert sorted(only_words(typed)) == sorted(words)
