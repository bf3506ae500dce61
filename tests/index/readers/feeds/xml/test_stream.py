"""XML item by item: what is whole is given, what is not is named."""

import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.feeds.xml.names import Fields, name_of
from index.readers.feeds.xml.pieces import MAX_ITEM
from index.readers.feeds.xml.stream import LOOK_AHEAD, Item, XmlStream
from index.readers.record import Notice, Unreadable

FEED = (
    '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Port Elm</title>\n{}</channel></rss>'
)


def read(data: bytes) -> list[object]:
    return [
        (found.place, Fields(found.node).text("title")) if isinstance(found, Item) else found
        for found in XmlStream(io.BytesIO(data), "item", "entry")
    ]


def feed(*titles: str) -> bytes:
    items = "".join(f"<item><title>{title}</title></item>\n" for title in titles)
    return FEED.format(items).encode()


def test_items_and_head() -> None:
    stream = XmlStream(io.BytesIO(feed("Bridge", "Tram")), "item")
    assert stream.head.findtext("channel/title") == "Port Elm"
    assert [found.line for found in stream if isinstance(found, Item)] == [3, 4]
    assert read(feed("Bridge", "Tram")) == [("item 1", "Bridge"), ("item 2", "Tram")]


def test_what_stands_behind_the_items_belongs_to_the_head() -> None:
    data = b"<feed><entry><title>a</title></entry><title>Port Elm</title></feed>"
    assert XmlStream(io.BytesIO(data), "entry").head.findtext("title") == "Port Elm"


def test_namespaces_and_base_hold_in_items() -> None:
    data = b"""<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="http://e.org/x/">
    <a:entry xml:base="y/"><a:title>b</a:title></a:entry></a:feed>"""
    item = next(iter(XmlStream(io.BytesIO(data), "entry")))
    assert isinstance(item, Item)
    assert name_of(str(item.node[0].tag)) == "atom:title"
    assert item.node.base == "http://e.org/x/y/"


@pytest.mark.parametrize(
    "prolog",
    ["\n\n", "Warning: disk full\n", "\ufeff", "<!-- <item> -->", "<?xml-stylesheet href='a'?>"],
)
def test_what_stands_before(prolog: str) -> None:
    assert read((prolog + feed("Bridge").decode()).encode()) == [("item 1", "Bridge")]


def test_a_cut_file() -> None:
    whole = feed("Bridge", "Tram", "Rain")
    cut = whole[: whole.index(b"Rain")]
    assert read(cut) == [
        ("item 1", "Bridge"),
        ("item 2", "Tram"),
        Unreadable("item 3", "The file ends within it: fetch or export the file again.", 5),
    ]
    assert read(whole.removesuffix(b"</rss>")) == [
        ("item 1", "Bridge"),
        ("item 2", "Tram"),
        ("item 3", "Rain"),
        Unreadable("end", "The file ends without </rss>: fetch or export the file again."),
    ]


def test_repairs_are_told_once() -> None:
    found = read(feed("A & B", "C & D", "caf&eacute;&nbsp;x"))
    assert found[:3] == [("item 1", "A & B"), ("item 2", "C & D"), ("item 3", "café\xa0x")]
    assert [type(each) for each in found[3:]] == [Notice]


def test_an_entity_bomb_is_named_and_harmless() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{levels}]>'
    found = read((bomb + feed("&l29;", "Bridge").decode().partition("?>")[2]).encode())
    assert found[:2] == [("item 1", "&l29;"), ("item 2", "Bridge")]
    reasons = [each.reason for each in found[2:] if isinstance(each, Notice)]
    assert "It declares entities of other entities or of files: none of them was read." in reasons


def test_a_huge_item_is_named() -> None:
    found = read(feed("Bridge", "x" * (MAX_ITEM + 1), "Tram"))
    assert found == [
        ("item 1", "Bridge"),
        Unreadable("item 2", "It is larger than 8 MB; take what is no text out of it.", 4),
        ("item 3", "Tram"),
    ]


def test_two_feeds_in_one_file() -> None:
    assert read(feed("Bridge") + b"\n" + feed("Tram")) == [
        ("item 1", "Bridge"),
        ("item 2", "Tram"),
    ]


def test_only_items_that_contain_something() -> None:
    stream = XmlStream(io.BytesIO(feed("Bridge", "Tram")), "item", containing=b"Tram")
    assert [found.place for found in stream if isinstance(found, Item)] == ["item 2"]


def test_memory_does_not_grow_with_the_file() -> None:
    item = b"<item><title>Bridge</title><d><![CDATA[" + b"x" * 10_000 + b"]]></d></item>"

    number = 40 * LOOK_AHEAD // len(item)

    class Long(io.BytesIO):
        left = number

        def read1(self, size: int | None = -1) -> bytes:
            if self.left == number:
                self.left -= 1
                return b"<rss><channel>" + item
            count = min(self.left, 100)
            self.left -= count
            return item * count if count else b""

    tracemalloc.start()
    try:
        found = [type(each) for each in XmlStream(Long(), "item")]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (found.count(Item), found[-1]) == (number, Unreadable)
    assert peak < 8 * LOOK_AHEAD


@given(st.data())
def test_damage_loses_nothing_before_it(data: st.DataObject) -> None:
    titles = [f"Title {number} &amp; <![CDATA[<b>&nbsp;]]>" for number in range(6)]
    whole = feed(*titles)
    at = data.draw(st.integers(0, len(whole) - 1))
    with_ = data.draw(st.binary(max_size=6))
    damaged = whole[:at] + with_ + whole[at + data.draw(st.integers(0, 20)) :]
    before = whole[:at].count(b"</item>")
    found = [each for each in read(damaged) if isinstance(each, tuple)]
    assert found[:before] == read(whole)[:before]


@given(st.binary(max_size=200))
def test_nothing_is_raised(data: bytes) -> None:
    for found in read(b"<rss><item>" + data):
        assert isinstance(found, tuple | Unreadable | Notice)
    read(data)
