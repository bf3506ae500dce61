"""What an article says about a possible name."""

import pytest

from tests.index.text.names.archive import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sent two RFPs and an RFP.", []),
        ("He is a Steward, and she is a Warden who rows.", []),
    ],
)
def test_what_is_counted_is_no_name(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They often sang Mend the Boat and Stop the Leak in chorus.", []),
    ],
)
def test_the_title_of_a_work_is_no_name_of_one_word(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Merrow said no. Merrow said yes.", ["Merrow"]),
    ],
)
def test_a_verb_of_speech_tells_a_name(text: str, expected: list[str]) -> None:
    assert found(text) == expected
