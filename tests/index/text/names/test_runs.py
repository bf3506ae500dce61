"""What of an article is read, and how it is written there."""

import pytest

from index.article import BACKGROUND_ANCHOR, Article, Image, Section
from index.text.names import names
from tests.index.text.names.archive import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("And then HURRY UP NOW was read aloud by all.", []),
        (
            "They wrote **Ann Bell** and [Tom Ash](https://example.org/Ash_Page) often.",
            ["Ann Bell", "Tom Ash"],
        ),
        ("They read https://Example.org/Some/Page and C:\\Temp\\Page and Page_One.txt there.", []),
        ("They wrote to Ann.Bell@Example.org about it.", []),
        ("they listed the following: - Tidy Boats - Quick Boats - swim well at night", []),
    ],
)
def test_shouting_markup_addresses_and_lists_name_nothing(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_headings_and_titles_confirm_nothing() -> None:
    section = Section("Brave New Ferry Rules", "s2", ("all is well in the end",))
    one = Article(
        id="a", title="Big Plans Meet Fog", source="s", headline="Fog Wins", sections=(section,)
    )
    assert names(one) == ()
    assert found("all is well", title="Old wreck off Fenn Point is the ferry of 1890") == [
        "Fenn Point"
    ]


def test_captions_count_and_credits_and_background_do_not() -> None:
    image = Image("Photo House", "Anneke Voss", None, "The ferry lies at Kirkhaven in the rain.")
    closing = Section("Details", BACKGROUND_ANCHOR, ("It lies near Coldbrook in the hills.",))
    one = Article(
        id="a", title="t", source="Post", authors=("Tom Ash",), images=(image,), background=closing
    )
    assert names(one) == ("Kirkhaven",)
