"""Documents of editors: Lexical, Mobiledoc, NPF, and blocks of others."""

import json

import pytest

from index.article import Image
from index.readers.record import Block, Kind
from index.readers.tables.bodies.components import component_fragment
from index.readers.tables.bodies.reading import background_blocks, body_fragment

P: Kind = "paragraph"
H: Kind = "heading"
Q: Kind = "quote"
N: Kind = "item"


def _text(*words: str) -> list[dict[str, object]]:
    return [{"type": "extended-text", "text": word} for word in words]


LEXICAL = {
    "root": {
        "children": [
            {
                "type": "paragraph",
                "children": [*_text("One "), {"type": "link", "children": _text("two")}],
            },
            {"type": "extended-heading", "tag": "h3", "children": _text("Cars")},
            {"type": "list", "children": [{"type": "listitem", "children": _text("a")}]},
            {"type": "extended-quote", "children": _text("Said")},
            {"type": "image", "src": "https://x.example/a.jpg", "caption": "<b>A</b> ferry"},
            {"type": "html", "html": "<p>From a card</p>"},
            {"type": "horizontalrule"},
        ]
    }
}
MOBILEDOC = {
    "version": "0.3.1",
    "atoms": [["soft-return", "", {}]],
    "cards": [
        ["image", {"src": "https://x.example/a.jpg", "caption": "A ferry"}],
        ["markdown", {"markdown": "Of a *card*"}],
    ],
    "markups": [["em"]],
    "sections": [
        [1, "p", [[0, [], 0, "One "], [0, [0], 1, "two"]]],
        *[[1, "h2", [[0, [], 0, "Cars"]]], [1, "blockquote", [[0, [], 0, "Said"]]]],
        *[[3, "ul", [[[0, [], 0, "a"]], [[0, [], 0, "b"]]]], [10, 0], [10, 1], [10, 9]],
    ],
}
NPF = [
    {"type": "text", "subtype": "heading1", "text": "Cars"},
    {"type": "text", "text": "One two"},
    {"type": "text", "subtype": "unordered-list-item", "text": "a"},
    {"type": "text", "subtype": "indented", "text": "Said"},
    {"type": "image", "media": [{"url": "https://x.example/a.jpg"}], "caption": "A ferry"},
]
PORTABLE = [
    {
        "_type": "block",
        "style": "normal",
        "children": [{"_type": "span", "text": "One "}, {"_type": "span", "text": "two"}],
    },
    {"_type": "block", "style": "h2", "children": [{"_type": "span", "text": "Cars"}]},
    {"_type": "block", "style": "blockquote", "children": [{"_type": "span", "text": "Said"}]},
]
EDITOR_JS = {
    "time": 1,
    "blocks": [
        {"type": "header", "data": {"text": "Cars", "level": 3}},
        {"type": "paragraph", "data": {"text": "One <b>two</b>"}},
        {"type": "list", "data": {"items": ["a", "b"]}},
        {"type": "quote", "data": {"text": "Said"}},
    ],
}


@pytest.mark.parametrize("written", [False, True])
@pytest.mark.parametrize(
    ("document", "blocks", "caption"),
    [
        (
            LEXICAL,
            [(P, "One two", 0), (H, "Cars", 3), (N, "a", 0), (Q, "Said", 0), (P, "From a card", 0)],
            "A ferry",
        ),
        (
            MOBILEDOC,
            [
                *[(P, "One two", 0), (H, "Cars", 2), (Q, "Said", 0), (N, "a", 0), (N, "b", 0)],
                (P, "Of a *card*", 0),
            ],
            "A ferry",
        ),
        (NPF, [(H, "Cars", 2), (P, "One two", 0), (N, "a", 0), (Q, "Said", 0)], "A ferry"),
        (PORTABLE, [(P, "One two", 0), (H, "Cars", 2), (Q, "Said", 0)], None),
        (
            EDITOR_JS,
            [(H, "Cars", 3), (P, "One two", 0), (N, "a", 0), (N, "b", 0), (Q, "Said", 0)],
            None,
        ),
    ],
)
def test_a_document_becomes_blocks(
    document: object, blocks: list[tuple[str, str, int]], caption: str | None, written: bool
) -> None:
    found = body_fragment(json.dumps(document) if written else document)
    assert [(block.kind, block.text, block.level) for block in found.blocks] == blocks
    expected = (Image(url="https://x.example/a.jpg", caption=caption),) if caption else ()
    assert found.images == expected


def test_lists_of_words_and_of_objects_are_paragraphs() -> None:
    for value in (["One.", "Two."], [{"text": "One."}, {"text": "Two."}], [["One."], ["Two."]]):
        assert body_fragment(value).blocks == (Block(P, "One."), Block(P, "Two."))


def test_sections_have_headings() -> None:
    sections = [
        {"heading": None, "anchor": "s1", "paragraphs": ["One."]},
        {"heading": "Cars", "anchor": "s2", "paragraphs": ["Two."]},
    ]
    assert body_fragment(sections).blocks == (
        Block(P, "One."),
        Block(H, "Cars", 2),
        Block(P, "Two."),
    )


def test_the_closing_section_is_marked() -> None:
    value = {"heading": "Details", "anchor": "background", "paragraphs": ["A ferry is a ship."]}
    assert background_blocks(value) == (
        Block("background", "Details", 2),
        Block(P, "A ferry is a ship."),
    )
    assert background_blocks({"heading": "Details", "paragraphs": []}) == ()


def test_a_table_is_rows() -> None:
    table = {
        "__typename": "EntryBodyTable",
        "table": {"columns": ["Town", "Cars"], "rows": [["A", 4]]},
    }
    assert component_fragment([table]).blocks == (
        Block("row", "Town | Cars"),
        Block("row", "A | 4"),
    )


@pytest.mark.parametrize(
    "text", ["[Editor's note: it is closed]", "{curly} words}", "[1, 2]", "{}"]
)
def test_brackets_in_a_text_are_no_document(text: str) -> None:
    assert [block.text for block in body_fragment(text).blocks] == [text]
