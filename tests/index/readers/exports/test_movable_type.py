"""Exports of Movable Type become records, field by field."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Image
from index.readers.exports import movable_type
from index.readers.feeds.xml.encoding import NOT_UTF8
from index.readers.record import Block, Input, Notice, PassedOver, Reading, Record, Told, Unreadable

ENTRY = """AUTHOR: Jane Doe
AUTHOR EMAIL: jane@e.org
TITLE: Sand &amp; gravel
STATUS: Publish
UNKNOWN KEY: x
PRIMARY CATEGORY: Harbour
CATEGORY: Harbour
CATEGORY: Markets

TAGS: "Port Elm",sand,  "a, b"
UNIQUE URL: https://gazette.example.org/sand.html
DATE: 05/17/2024 03:09:00 PM
-----
BODY:
Trams run.
The town is glad.

<img src="a.jpg">
-----
EXTENDED BODY:
<h2>Cost</h2>
-----
EXCERPT:
About sand.
-----
KEYWORDS:
none
-----
COMMENT:
AUTHOR: No One
DATE: 05/18/2024 15:47:06
Great!
-----
PING:
TITLE: x
-----
--------
"""
SHORT = "TITLE: {}\nDATE: {}\nSTATUS: {}\n-----\nBODY:\n{}\n-----\n--------\n"


def read(data: str | bytes) -> list[Reading]:
    raw = data.encode() if isinstance(data, str) else data
    assert movable_type.sniff("export.txt", raw[:65536])
    return list(movable_type.read(Input("export.txt", io.BytesIO(raw))))


def short(title: str, body: str, date: str = "", status: str = "Publish") -> str:
    return SHORT.format(title, date, status, body)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_all_fields(mark: str, end: str) -> None:
    assert read(mark + ENTRY.replace("\n", end)) == [
        Record(
            place="entry 1",
            url=Told("https://gazette.example.org/sand.html", "UNIQUE URL"),
            title=Told("Sand & gravel", "TITLE"),
            lede=Told("About sand.", "EXCERPT"),
            date=Told("2024-05-17T15:09:00", "DATE"),
            authors=(Told("Jane Doe", "AUTHOR"),),
            topics=(
                Told("Harbour", "PRIMARY CATEGORY"),
                Told("Markets", "CATEGORY"),
                Told("Port Elm", "TAGS"),
                Told("sand", "TAGS"),
                Told("a, b", "TAGS"),
            ),
            images=(Image(url="https://gazette.example.org/a.jpg"),),
            blocks=(
                Block("paragraph", "Trams run. The town is glad."),
                Block("heading", "Cost", 2),
            ),
        )
    ]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("05/17/2024 03:09:00 PM", "2024-05-17T15:09:00"),
        ("05/17/2024 15:09:00", "2024-05-17T15:09:00"),
        ("05/17/2024 03:09 AM", "2024-05-17T03:09:00"),
        ("17/05/2024 15:09:00", "17/05/2024 15:09:00"),
        ("2024-05-17", "2024-05-17"),
    ],
)
def test_dates(written: str, date: str) -> None:
    found = read(short("A", "b", written))[0]
    assert isinstance(found, Record)
    assert found.date == Told(date, "DATE")


def test_drafts() -> None:
    past = "05/17/2004 15:09:00"
    statuses = ("Draft", "Review", "Future", "publish", "")
    found = read("".join(short("A", "b", past, status) for status in statuses))
    assert found[:3] == [PassedOver("drafts")] * 3
    assert [type(each) for each in found[3:]] == [Record, Record]


def test_a_line_of_dashes_in_a_text() -> None:
    found = read(short("A", "<p>One</p>\n-----\n<p>Two</p>\n-----\nThree: x") + short("B", "c"))
    assert [
        [block.text for block in each.blocks] for each in found if isinstance(each, Record)
    ] == [["One", "-----", "Two", "----- Three: x"], ["c"]]


def test_a_cut_export() -> None:
    whole = short("A", "b") + short("B", "c")
    assert [type(each) for each in read(whole.removesuffix("--------\n"))] == [Record, Record]
    found = read(whole[: whole.rindex("c\n-----")])
    assert isinstance(found[0], Record)
    assert found[1:] == [Unreadable("entry 2", "The file ends within it: export it again.", 9)]


def test_windows_1252() -> None:
    found = read(short("Caf\xe9 – bar", "b").encode("cp1252"))
    assert isinstance(found[0], Record)
    assert found[0].title == Told("Café – bar", "TITLE")
    assert found[1] == Notice("", NOT_UTF8, "repaired files")


def test_a_huge_entry_is_named() -> None:
    found = read(short("A", "x " * 4_100_000) + short("B", "c"))
    reason = "It is longer than 8 million characters; take out what is no text."
    assert found[0] == Unreadable("entry 1", reason, 1)
    assert isinstance(found[1], Record)


@pytest.mark.parametrize(
    "head",
    [
        "",
        "date 2024-05-17 Bridge\n\nTrams\n-----\n",
        "Title: Bridge\nDate: 2024-05-17\n\nText\n-----\nBODY:\n",
        "NOTE: x\n-----\nBODY:\n",
        "TITLE: x\n\nText\n-----\n",
        "---\nTITLE: x\n-----\n",
    ],
)
def test_what_is_none(head: str) -> None:
    assert not movable_type.sniff("export.txt", head.encode())


@given(st.binary(max_size=60), st.integers(0, 400))
def test_damage_loses_nothing_before_it(junk: bytes, at: int) -> None:
    one = short("A", "b", "05/17/2024 15:09:00").encode()
    damaged = one + ENTRY.encode()[:at] + junk
    found = list(movable_type.read(Input("export.txt", io.BytesIO(damaged))))
    assert isinstance(found[0], Record)
    assert found[0].title == Told("A", "TITLE")
