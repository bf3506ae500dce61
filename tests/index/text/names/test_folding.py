"""One name for one thing."""

import pytest

from tests.index.text.names.archive import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left the UK for good.", ["United Kingdom"]),
    ],
)
def test_short_forms_become_long(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_surnames_and_given_names_fold_into_the_full_name() -> None:
    assert found("They met Bell. Later Ann Bell and Bell's crew met.") == ["Ann Bell"]
    assert found("It was Mayor Ann Bell. Later they saw Ann, not Bell.") == ["Ann Bell"]
    assert found("It rained in Merrow. They met Ann Merrow.") == ["Merrow", "Ann Merrow"]
    assert found("He read the New Skellan. They liked Skellan.") == ["New Skellan", "Skellan"]


def test_acronyms_fold_into_what_they_stand_for() -> None:
    board = "The ferry pleased the Merrow Tide Board (MTB). Later the MTB met."
    assert found(board) == ["Merrow Tide Board"]
    assert found("It runs a large tide model (LTM). The LTM is old.") == []
    assert found("They asked the BBM and the TVO.") == ["BBM", "TVO"]


def test_the_article_of_a_name_is_written_once() -> None:
    assert found("They read The Lantern. All the Lantern said was true.") == ["The Lantern"]
