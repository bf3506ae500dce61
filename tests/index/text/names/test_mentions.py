"""What no name begins or ends with."""

import pytest

from tests.index.text.names.archive import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was on Monday in March that I went.", []),
        ("A Merrow-based ferry came.", ["Merrow"]),
    ],
)
def test_days_the_pronoun_and_what_a_hyphen_binds(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_the_article_of_a_name_goes() -> None:
    assert found("They read The Valley Post there.") == ["Valley Post"]
