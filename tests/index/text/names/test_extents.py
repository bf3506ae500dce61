"""Where names begin and end."""

import pytest

from tests.index.text.names.archive import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He saw Merrow’s Hill School.", ["Merrow", "Hill School"]),
        ("He saw Merrow's ferry.", ["Merrow"]),
        ("He joined the Women's Rowing Club.", ["Women's Rowing Club"]),
        ("They sailed to Fenn's Bay.", ["Fenn's Bay"]),
    ],
)
def test_owners_end_a_name_and_some_do_not(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("However, Ann Bell wrote. In Merrow it rained.", ["Ann Bell", "Merrow"]),
        ("Using Kittiwake they crossed over.", ["Kittiwake"]),
        ("Beekeeper Ann Bell came.", ["Ann Bell"]),
    ],
)
def test_words_that_only_open_a_sentence_go(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So said the senator from Fenland Ann Bell today.", ["Fenland", "Ann Bell"]),
    ],
)
def test_a_place_before_a_person(text: str, expected: list[str]) -> None:
    assert found(text) == expected
