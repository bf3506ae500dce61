"""What is said to editors is no text."""

import pytest

from index.article import Code
from index.readers.agencies.signals import untitled, without_signals
from index.readers.record import Block

TEXT = "The ferry sails again."


@pytest.mark.parametrize(
    "line",
    [
        *("URGENT", "Urgent:", "BULLETIN", "FLASH", "NEWS ALERT", "EILMELDUNG", "WRAPUP 2"),
        *("ATTENTION EDITORS - a picture follows", "(ATTN EDITORS)", "Attention Editors:"),
        *("ATTENTION - adds details ///", "1ST LEAD", "2nd Ld-Writethru", "(Achtung)"),
        *("(Eds: Minor edits. A longer version is available.)", "EDS: adds quotes", "EMBARGOED"),
        *("NOTE TO EDITORS: call us", "Embargoed until 0001 Friday", "Sperrfrist 19.00 Uhr"),
    ],
)
def test_lines_above_a_text(line: str) -> None:
    text, signals = without_signals([Block("paragraph", line), Block("paragraph", TEXT)])
    assert text == (Block("paragraph", TEXT),)
    assert signals == (Code("signal", name=line),)


@pytest.mark.parametrize(
    "line",
    [
        *("ENDS", "-ends-", "Ends", "END", "(END)", "###", "# # #", "-30-", "- 30 -", "(more)"),
        *("MORE", "-more-", "NNNN", "Ende", "___", "* * *", "More to follow"),
    ],
)
def test_lines_below_a_text(line: str) -> None:
    text, signals = without_signals([Block("paragraph", TEXT), Block("paragraph", line)])
    assert text == (Block("paragraph", TEXT),)
    assert signals == (Code("signal", name=line),)


@pytest.mark.parametrize(
    "line",
    [
        *("Urgent repairs to the harbour wall began.", "More than ninety ships came.", "The end."),
        *(
            "Editors of the Gazette met on Monday.",
            "Lead in the water worries the town.",
            "30 ships",
        ),
        *("Attention turned to the bridge.", "Ends and means were weighed.", "Flash floods came."),
    ],
)
def test_sentences_stay(line: str) -> None:
    blocks = (Block("paragraph", line), Block("paragraph", TEXT), Block("paragraph", line))
    assert without_signals(blocks) == (blocks, ())


def test_within_a_text_only_breaks_are_no_text() -> None:
    lines = (TEXT, "(more)", "ENDS", "___", TEXT)
    text, signals = without_signals([Block("paragraph", line) for line in lines])
    assert [block.text for block in text] == [TEXT, "ENDS", TEXT]
    assert [code.name for code in signals] == ["(more)", "___"]


def test_a_quotation_is_no_signal() -> None:
    blocks = (Block("quote", "URGENT"), Block("paragraph", TEXT))
    assert without_signals(blocks) == (blocks, ())


@pytest.mark.parametrize(
    ("written", "title", "signal"),
    [
        ("URGENT: Ferry sails again", "Ferry sails again", "URGENT"),
        ("EILMELDUNG - Fähre fährt wieder", "Fähre fährt wieder", "EILMELDUNG"),
        ("*** FLASH 2 - Ferry sails", "Ferry sails", "FLASH 2"),
        ("AMP.- El barco sale", "El barco sale", "AMP"),
        ("Alert: storm ahead", "Alert: storm ahead", None),
        ("URGENT", "URGENT", None),
        ("ALERT-level rises", "ALERT-level rises", None),
        ("SNAP elections are called", "SNAP elections are called", None),
    ],
)
def test_a_signal_before_a_headline_is_none_of_it(
    written: str, title: str, signal: str | None
) -> None:
    shown, found = untitled(written)
    assert (shown, found.name if found else None) == (title, signal)
