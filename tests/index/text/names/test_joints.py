"""Words between names."""

import pytest

from tests.index.text.names.archive import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He rang Ann Bell and Tom Ash.", ["Ann Bell", "Tom Ash"]),
        ("He rang Ann Bell of the Hill School.", ["Ann Bell", "Hill School"]),
        ("It went from Merrow and Skellan.", ["Merrow", "Skellan"]),
        ("It was Merrow. They told Merrow Ann Bell came. Ann Bell left.", ["Merrow", "Ann Bell"]),
    ],
)
def test_two_names_are_not_one(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They joined the Institute for Tides in Merrow.", ["Institute for Tides", "Merrow"]),
        ("He asked the Department of Tides and Ferries.", ["Department of Tides and Ferries"]),
        ("He asked the Food and Fish Agency.", ["Food and Fish Agency"]),
    ],
)
def test_one_name_is_not_two(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At Merrow 118 millimetres fell, and in Skellan less.", ["Merrow", "Skellan"]),
        ("In the Merrow 2024 race he won for Merrow.", ["Merrow"]),
    ],
)
def test_numbers(text: str, expected: list[str]) -> None:
    assert found(text) == expected
