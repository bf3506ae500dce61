"""Runs of a page become columns, paragraphs and headings; running heads and hyphens go."""

import pytest

from index.readers.pdf import running
from index.readers.pdf.columns import in_order, with_initials
from index.readers.pdf.paragraphs import blocks_of, largest
from index.readers.pdf.runs import Run
from index.readers.record import Block


def run(text: str, left: float, bottom: float, size: float = 10, bold: bool = False) -> Run:
    return Run(text, left, left + len(text) * size / 2, bottom, bottom + size, size, bold)


def lines(*texts: str, left: float = 50, top: float = 700, indent: bool = True) -> list[Run]:
    """Lines one below the other, 12 points apart; the first of a paragraph begins with a tab."""
    return [
        run(text.lstrip("\t"), left + 10 * text.startswith("\t"), top - 12 * number)
        for number, text in enumerate(texts)
    ]


def texts(runs: list[Run]) -> list[str]:
    return [block.text for block in blocks_of([in_order(runs)])]


LEFT = [
    "\tThe ferry between both banks of",
    "Port Elm sails again today, with",
    "two hundred bicycles.",
]
RIGHT = [
    "\tIt takes eleven minutes to cross",
    "as the office of the port said on",
    "Friday at noon.",
]
JOINED = [
    "The ferry between both banks of Port Elm sails again today, with two hundred bicycles.",
    "It takes eleven minutes to cross as the office of the port said on Friday at noon.",
]


def test_columns_are_read_one_after_the_other() -> None:
    assert texts(lines(*LEFT) + lines(*RIGHT, left=300)) == JOINED
    mixed = [
        one for pair in zip(lines(*LEFT), lines(*RIGHT, left=300), strict=True) for one in pair
    ]
    assert texts(mixed) == JOINED


def test_a_headline_above_two_columns() -> None:
    head = run("Ferry sails again between both banks of Port Elm", 50, 730, 20)
    found = blocks_of([in_order([*lines(*RIGHT, left=300), head, *lines(*LEFT)])])
    assert found[0] == Block("heading", head.text, 2)
    assert [block.text for block in found[1:]] == JOINED


def test_a_headline_between_two_texts_of_columns() -> None:
    upper = lines(*LEFT) + lines(*RIGHT, left=300)
    head = run("Market closes after nine years in the harbour", 50, 640, 20)
    lower = lines(*LEFT, top=600) + lines(*RIGHT, left=300, top=600)
    assert texts([*lower, head, *upper]) == [*JOINED, head.text, *JOINED]


def test_the_rows_of_a_table_stay_together() -> None:
    cells = [run(text, left, 700 - 12 * row) for row in range(6) for text, left in ROW]
    assert texts(cells)[0].startswith("Monday 7:00 8:00 Monday 7:00 8:00")


ROW = (("Monday", 50.0), ("7:00", 200.0), ("8:00", 350.0))


def test_a_paragraph_goes_on_in_the_next_column_and_page() -> None:
    start = lines(*LEFT[:2], "two hundred bicycles and their")
    rest = lines(
        "riders from the one bank to the", "other in eleven minutes.", "\tIt is cheap.", left=300
    )
    first = in_order(start + rest)
    second = in_order(lines("\tThe port is glad of it, and the"))
    third = in_order(lines("town too."))
    assert [block.text for block in blocks_of([first, second, third])] == [
        "The ferry between both banks of Port Elm sails again today, with two hundred bicycles and"
        " their riders from the one bank to the other in eleven minutes.",
        "It is cheap.",
        "The port is glad of it, and the town too.",
    ]


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (("the har-", "bour of Elm"), "the harbour of Elm"),
        (("the har\u00ad", "bour of Elm"), "the harbour of Elm"),
        (("the har\u2010", "bour of Elm"), "the harbour of Elm"),
        (("the Anglo-", "Saxon ferry"), "the Anglo-Saxon ferry"),
        (("in 2023-", "24 it sailed"), "in 2023-24 it sailed"),
        (("a well-known", "ferry, well-", "known here"), "a well-known ferry, well-known here"),
        (("a ferry -", "it sailed"), "a ferry - it sailed"),
        (("the \ufb01rst", "ferry"), "the first ferry"),
    ],
)
def test_hyphens_at_the_ends_of_lines(parts: tuple[str, ...], shown: str) -> None:
    assert texts(lines(*parts)) == [shown]


def test_what_begins_a_paragraph() -> None:
    runs = [
        *lines("A text of several lines that end", "at the right edge of the column", "early."),
        *lines("Behind a gap another one begins", "with no indent at all, of two lines", top=640),
        *lines(
            "• An item of a list that has dots", "\tand a second line", "• Another one", top=616
        ),
    ]
    found = blocks_of([in_order(runs)])
    assert [block.kind for block in found] == ["paragraph", "paragraph", "item", "item"]
    assert found[2].text == "An item of a list that has dots and a second line"


def test_a_large_first_letter_belongs_to_its_word() -> None:
    rest = [run("he ferry between both banks", 69, 700), *lines("of Elm sails.", left=69, top=688)]
    page = [run("T", 50, 684, 30), *rest, *lines("It is cheap, and it is quick.", top=672)]
    assert texts(with_initials(page))[0].startswith("The ferry between both banks of Elm sails.")
    alone = [run("A", 50, 780, 30), *lines("Text far below it.", top=500)]
    assert with_initials(alone) == alone


def test_the_dots_of_a_list_of_contents_go() -> None:
    assert texts(lines("Ferries . . . . . . . . 12", "Markets.............. 14")) == [
        "Ferries 12 Markets 14"
    ]


def test_headings_by_size_and_by_weight() -> None:
    runs = [
        run("Harbour news", 50, 740, 18),
        run("Ferry sails again", 50, 716, 14),
        *lines(*LEFT),
        run("What it costs", 50, 652, 10, bold=True),
        *lines("\tTen crowns a crossing, as ever.", top=640),
    ]
    found = blocks_of([in_order(runs)])
    assert [(block.text, block.level) for block in found if block.kind == "heading"] == [
        ("Harbour news", 2),
        ("Ferry sails again", 3),
        ("What it costs", 4),
    ]
    assert largest([in_order(runs)]) == "Harbour news"


def test_running_heads_and_page_numbers_go() -> None:
    def page(number: int) -> list[Run]:
        head = run(f"Port Elm Gazette, page {number}", 50, 780)
        foot = run(f"– {number} –", 300, 20)
        return [head, *lines(f"Text number {number} of this issue", "goes on.", top=500), foot]

    kept = running.without([page(number) for number in range(1, 5)])
    assert [[one.text for one in page] for page in kept] == [
        [f"Text number {number} of this issue", "goes on."] for number in range(1, 5)
    ]


def test_what_stands_once_at_the_top_of_a_page_stays() -> None:
    pages = [[run(text, 50, 780), *lines(f"{text}s.", top=500)] for text in ("Ferry", "Market")]
    assert running.without(pages) == pages
