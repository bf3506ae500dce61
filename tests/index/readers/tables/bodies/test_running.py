"""Plain text and HTML in one field."""

import pytest

from index.readers.record import Block
from index.readers.tables.bodies.running import is_html, plain_blocks, text_fragment


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo\nmore.\n \nThree.", ["One.", "Two more.", "Three."]),
        ("One.\r\nTwo.\rThree.", ["One.", "Two.", "Three."]),
        ("One.\u2029Two.\u2028Three.", ["One.", "Two.", "Three."]),
        ("  \n\n ", []),
        ("Tom &amp; Ann &amp;lt; &#8217;", ["Tom & Ann &lt; ’"]),
        ("5 < 6 and 7 > 3 are true.", ["5 < 6 and 7 > 3 are true."]),
        ("if a<b then c>d", ["if a<b then c>d"]),
        ("<p>One.</p><p>Two &amp;amp; more.<br>Three.</p>", None),
        ("One <em>bright</em> day.\n\nTwo.", ["One bright day.", "Two."]),
    ],
)
def test_paragraphs(text: str, paragraphs: list[str] | None) -> None:
    found = [block.text for block in text_fragment(text).blocks]
    assert found == (paragraphs or found)
    if paragraphs is None:
        assert found[0] == "One."
        assert "Two &amp; more." in found[1]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        *[
            ("<p>x", True),
            ("a<br/>b", True),
            ('<div class="a">', True),
            ("a <a href='x'>b</a>", True),
        ],
        *[("<b>x</b>", True), ("a < b", False), ("<you@x.example>", False), ("I <3 it", False)],
    ],
)
def test_html_is_told_by_its_tags(text: str, answer: bool) -> None:
    assert is_html(text) == answer


def test_marked_lines_are_what_they_are_marked_as() -> None:
    text = "# Ferries\nThey run.\n- one\n* two\n3. three\n> words\n"
    text += "| Town | Cars |\n|---|---|\n| A | 4 |"
    assert plain_blocks(text) == [
        *[Block("heading", "Ferries", 1), Block("paragraph", "They run."), Block("item", "one")],
        *[Block("item", "two"), Block("item", "3. three"), Block("quote", "words")],
        *[Block("row", "Town | Cars"), Block("row", "A | 4")],
    ]


def test_short_lines_are_headings_as_in_the_text_format() -> None:
    text = "The ferry runs again.\n\nCars wait\n\nForty of them stood at the quay on Friday."
    assert [block.kind for block in plain_blocks(text)] == ["paragraph", "heading", "paragraph"]
