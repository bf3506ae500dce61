"""Titles are no part of a name, and an office goes with its place."""

import pytest

from tests.index.text.names.archive import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was Mayor Ann Bell who came.", ["Ann Bell"]),
        ("It was Dr. Ann Bell who came.", ["Ann Bell"]),
        ("So said Deputy Prime Minister Ann Bell today.", ["Ann Bell"]),
        ("So said Secretary of State Ann Bell today.", ["Ann Bell"]),
        ("So said the Governor of Fenland today.", ["Fenland"]),
        ("They met Secretary-General Ann Bell and then General Tom Ash.", ["Ann Bell", "Tom Ash"]),
        ("It was said by engineer Ann Bell of Merrow.", ["Ann Bell", "Merrow"]),
        ("It is General Ferry Services that sails.", ["General Ferry Services"]),
    ],
)
def test_titles_and_offices_go(text: str, expected: list[str]) -> None:
    assert found(text) == expected
