"""Which candidates are names."""

import pytest

from index.text.names import MOST
from tests.index.text.names.archive import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A ferry reached Merrow at noon.", ["Merrow"]),
        ("The keeper left Fenn Point by boat.", ["Fenn Point"]),
        ("Ann Bell wrote the letter.", ["Ann Bell"]),
    ],
)
def test_one_mention_within_a_sentence_is_enough(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lanterns shone all night.", []),
        ("“Splendid work,” the keeper said.", []),
    ],
)
def test_one_word_at_the_start_is_not(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met the Council. The council was glad.", []),
        ("He liked the Harbour and other harbours.", []),
        ("They read the Weather Report. A weather report is short.", []),
        ("He read the Contact page and the contacts there.", []),
    ],
)
def test_what_the_article_writes_small_is_no_name(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The old German ferry and two Italians came.", []),
        ("See the table in Figure 12 of the PDF.", []),
    ],
)
def test_peoples_and_counted_things_are_no_names(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They praised its Seamanship and Governance often.", []),
        ("They praised France, Italy and Delaware often.", ["France", "Italy", "Delaware"]),
    ],
)
def test_endings_of_common_words(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was the Falcon 9 that flew.", ["Falcon 9"]),
        ("He works at 18F and likes 18F.", ["18F"]),
    ],
)
def test_names_with_numbers(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_names_are_in_the_order_of_their_first_mention_and_few() -> None:
    assert found("It left Skellan for Merrow. Back in Skellan it rained.") == ["Skellan", "Merrow"]
    many = [f"It went to Port {chr(65 + n % 26)}{chr(97 + n // 26)}lle." for n in range(80)]
    assert len(found(*many)) == MOST
    long = "They joined the Old Merrow Tide Rope Sail Boat Fish Club there."
    assert found(long) == []
