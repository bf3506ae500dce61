"""Wikitext becomes text: links, templates, lists, tables, pictures, and what is left open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.html.fragment import fragment
from index.readers.record import Block
from index.readers.wikis.links import Names
from index.readers.wikis.wikitext import read
from tests.laws import law

NAMES = Names(folder="https://wiki.example.org/wiki/")


def blocks(text: str) -> list[Block]:
    return list(fragment(read(text, NAMES).html, blank_lines=True).blocks)


def words(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The {{w|Port Elm (town)|Port Elm}} ferry", "The Port Elm ferry"),
        ("The {{W|Port Elm}} ferry", "The Port Elm ferry"),
        ("The {{ w | Port Elm | ''Port'' Elm |lang=de}} ferry", "The Port Elm ferry"),
        ("at {{convert|5|km|mi}} {{lang|fr|mairie}}", "at 5 km mairie"),
        ("a{{spaced ndash}}b {{nowrap|10 knots}}", "a – b 10 knots"),
        ("The {{infobox|a={{w|b}}|c}}ferry", "The ferry"),
        (
            "The [[ferry]]s and [[w:Ship|ships]], [[:Category:B]]",
            "The ferrys and ships, Category:B",
        ),
        ("[[Help:Ferry]] [[de:Fähre]][[Kategorie:Schiffe]]now", "Ferry now"),
        (
            "see [https://e.example/a the [[town]]'s page] [https://e.example]",
            "see the town's page",
        ),
        ("'''''Both''''' '''bold''' ''slanted'' it's", "Both bold slanted it's"),
        ("x<ref name=a>src</ref>y<ref name=b />z", "xyz"),
        ("a<br/>b &amp;amp; 5 < 6", "a b &amp; 5 < 6"),
        ("<nowiki>[[a]] ''b''</nowiki>", "[[a]] ''b''"),
        ("a<!-- {{w|x}} -->b __NOTOC__", "ab"),
        ("{{{unset|kept}}} on", "kept on"),
        ("left [[open and {{open | too", "left [[open and {{open | too"),
        ("closed]] and}} too", "closed]] and}} too"),
        ("[[a|b {{w|c]] d}} e", "b {{w|c d}} e"),
        ("{{quote|We are glad|by}}", "We are glad"),
    ],
)
def test_what_a_line_shows(text: str, shown: str) -> None:
    assert words(text)[0] == shown


def test_the_structure_of_a_page() -> None:
    text = (
        "First line\nof a paragraph.\n\nSecond.\n== Heading ==\n* one\n** [[two]]\n# three\n"
        ": indented\n; term\n=== Lower ===\n----\nLast."
    )
    assert blocks(text) == [
        Block("paragraph", "First line of a paragraph."),
        Block("paragraph", "Second."),
        Block("heading", "Heading", 2),
        *(Block("item", word) for word in ("one", "two", "three", "indented", "term")),
        Block("heading", "Lower", 3),
        Block("paragraph", "Last."),
    ]


def test_a_table_has_its_rows() -> None:
    text = (
        '{| class="wikitable"\n|+ Crossings\n! Day !! scope="col" | Time\n|-\n'
        '| style="width: 5em" | Monday || [[7|7:00]]\n|-\n| Tuesday\n| {{w|a|8:00}}\n|}\nAfter.'
    )
    assert blocks(text)[1:] == [
        Block("row", "Day | Time"),
        Block("row", "Monday | 7:00"),
        Block("row", "Tuesday | 8:00"),
        Block("paragraph", "After."),
    ]


def test_a_quotation_and_a_source() -> None:
    text = (
        "{{QuoteLeft|We are glad.|Ada Lindqvist}}\n*{{source|url=https://e.example/x\n|title=Ferry"
        " back|author=Jan Roe|pub=Elm Herald|date=May 16, 2024}}\n"
        "* {{Quelle|Medium=Ulmer Bote|Titel=Fähre|URL=https://e.example|Datum=16.05.2024}}"
    )
    assert blocks(text) == [
        Block("quote", "We are glad."),
        Block("quote", "Ada Lindqvist"),
        Block("item", "Jan Roe: Ferry back. Elm Herald, May 16, 2024"),
        Block("item", "Fähre. Ulmer Bote, 16.05.2024"),
    ]


def test_pictures_and_their_captions() -> None:
    text = (
        "[[File:Pier at dusk.jpg|thumb|left|200px|The [[w:Pier|pier]].]]The ferry"
        "[[Datei:Quay.PNG|miniatur|hochkant=1.2]] sails.\n[[File:Horn.ogg|thumb|Its horn]]\n"
        "<gallery>\nFile:Bow.jpg|The '''bow'''\n</gallery>"
    )
    found = fragment(read(text, NAMES).html, blank_lines=True)
    folder = "https://wiki.example.org/wiki/Special:FilePath/"
    assert [(image.url, image.caption) for image in found.images] == [
        (f"{folder}Pier_at_dusk.jpg", "The pier."),
        (f"{folder}Quay.PNG", None),
        (f"{folder}Bow.jpg", "The bow"),
    ]
    assert [block.text for block in found.blocks] == ["The ferry sails."]


def test_what_a_page_tells_beside_its_words() -> None:
    told = read("{{Byline|date=May 17, 2024|place=Elm}}{{publish}}[[category:A b|sort]]x", NAMES)
    assert (told.categories, told.calls) == (["A b|sort"[:3]], ["byline", "publish"])
    assert told.days[0] == "May 17, 2024"


@law(50)
@given(
    st.lists(
        st.sampled_from(
            ["[[", "]]", "{{", "}}", "|", "w", "\n", "{|", "|}", "|-", "''", "<ref>", "</ref>", "="]
        ),
        max_size=30,
    )
)
def test_words_outside_of_marks_stay_whatever_is_open(marks: list[str]) -> None:
    text = "".join(marks)
    found = " ".join(words(f"HARBOUR\n\n{text}"))
    assert found.startswith("HARBOUR")
    assert "\ue000" not in found


@pytest.mark.parametrize(
    "unit",
    [
        *("[[{", "{{", "[[a|", "[[File:a.jpg|", "}}{{", "{|\n| ", "[//a", "<ref>", "<!--"),
        *("<gallery>\n", "<nowiki>", "''", "== ", "= ", "{{quote|", "__A", "<a href='x'><b>"),
    ],
)
def test_what_is_never_closed_is_read_to_its_end(unit: str) -> None:
    assert all(block.text for block in blocks(unit * (400_000 // len(unit))))
