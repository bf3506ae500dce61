"""Plain text of messages becomes blocks."""

import pytest

from index.readers.mail.plain import blocks
from index.readers.record import Block


def shown(text: str, *, flowed: bool = False, delsp: bool = False) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(text, flowed=flowed, delsp=delsp)]


def test_lines_that_flow_are_joined() -> None:
    text = "The ferry \nsails again.\n\nIt carries \n bicycles.\n> Really? \n> Yes.\n-- \nAda"
    assert shown(text, flowed=True) == [
        ("paragraph", "The ferry sails again."),
        ("paragraph", "It carries bicycles."),
        ("quote", "Really? Yes."),
    ]


def test_the_blank_may_be_no_part_of_the_text() -> None:
    assert shown("渡し \n船\n", flowed=True, delsp=True) == [("paragraph", "渡し船")]


def test_stuffed_lines() -> None:
    text = " From here it \nis near.\n >no quotation\n"
    assert shown(text, flowed=True) == [
        ("paragraph", "From here it is near."),
        ("paragraph", ">no quotation"),
    ]


@pytest.mark.parametrize("flowed", [False, True])
def test_lines_that_were_broken_are_joined(flowed: bool) -> None:
    """Some programs say that lines flow and put no blank at any end."""
    text = "The ferry\nsails again.\r\n\r\nIt carries\nbicycles.\n--\nAda Lindqvist\n"
    assert shown(text, flowed=flowed) == [
        ("paragraph", "The ferry sails again."),
        ("paragraph", "It carries bicycles."),
    ]


def test_headings_items_rules_and_quotations() -> None:
    text = (
        "TOP STORIES\n===========\n* The ferry\n  sails\n* The bridge opens\n- - - - - -\n"
        "1) First\n2) Second\n\n> It is\n> said.\nNo, it is not.\n----------\n"
        "<https://e.example/1>\n[image: Logo]\nRead on <https://e.example/click?a=1>\n"
    )
    assert blocks(text) == (
        Block("heading", "TOP STORIES", 2),
        Block("item", "The ferry sails"),
        Block("item", "The bridge opens"),
        Block("item", "First"),
        Block("item", "Second"),
        Block("quote", "It is said."),
        Block("heading", "No, it is not.", 2),
        Block("paragraph", "Read on"),
    )
