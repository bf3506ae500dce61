"""What trafilatura writes as XML and as TEI: one page in a file, or several one after another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from index.article import Image
from index.readers.feeds.telling import each_once
from index.readers.feeds.xml.names import name_of, text_of
from index.readers.feeds.xml.root import root_of
from index.readers.feeds.xml.stream import Item, XmlStream
from index.readers.kinds import KINDS
from index.readers.record import Block, Input, Kind, Reading, Record, Told

NAME = "trafilatura_xml"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_OWN = re.compile(r"<doc\s[^<>]*\b(?:fingerprint|hostname|sitename|date)=|<doc[^<>]*>\s*<main")
_PARTS = re.compile(r"\s*[;,]\s*")
_KINDS: dict[str, Kind] = {"item": "item", "quote": "quote", "row": "row"}
_BLOCKS = ("p", "head", "ab", "item", "quote", "row", "list", "table", "div", "code", "fw")


@dataclass(slots=True)
class _Text:
    """The blocks and images that were found so far, and the text of the block that is open."""

    blocks: list[Block] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def end(self, kind: Kind, level: int = 0) -> None:
        text = " ".join("".join(self.open).split())
        self.open.clear()
        if text:
            self.blocks.append(Block(kind, text, level))


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is trafilatura's `doc`, or TEI of which its head says so."""
    root = root_of(head)
    if root is None:
        return False
    if root.name == "tei:TEI":
        return 'ident="Trafilatura"' in root.shown
    return root.name == "doc" and _OWN.match(root.shown) is not None


def read(source: Input) -> Iterator[Reading]:
    """The pages of a file."""
    for found in XmlStream(source.stream, "doc", "TEI"):
        if not isinstance(found, Item):
            yield found
        elif name_of(str(found.node.tag)) == "doc":
            yield _page(found)
        else:
            yield _tei_page(found)


def _page(item: Item) -> Record:
    node = item.node

    def told(key: str) -> Told | None:
        value = (node.get(key) or "").strip()
        return Told(value, key) if value else None

    text = _text_of(node.find("main"))
    image = node.get("image")
    pictures = [Image(url=image)] if image else []
    return Record(
        place=item.place,
        url=told("url"),
        title=told("title"),
        lede=told("description"),
        date=told("date"),
        captured=told("filedate"),
        authors=each_once((name, "author") for name in (node.get("author") or "").split(";")),
        topics=each_once(
            (topic, key)
            for key in ("categories", "tags")
            for topic in _PARTS.split(node.get(key) or "")
        ),
        language=told("language"),
        publisher=told("sitename") or told("hostname"),
        licence=told("license"),
        images=tuple({image.url: image for image in (*pictures, *text.images)}.values()),
        blocks=tuple(text.blocks),
    )


def _tei_page(item: Item) -> Record:
    spaces = {"t": "http://www.tei-c.org/ns/1.0"}
    header = item.node.find("t:teiHeader", spaces)

    def values(path: str) -> list[str]:
        found = header.iterfind(path, spaces) if header is not None else ()
        return [value for node in found if (value := (node.get("target") or text_of(node)).strip())]

    def told(path: str, origin: str) -> Told | None:
        found = values(path)
        return Told(found[0], origin) if found else None

    text = _text_of(item.node.find("t:text/t:body", spaces))
    publisher = told(".//t:biblFull//t:publisher", "publisher")
    if publisher:
        publisher = Told(re.sub(r"\s*\([^()]*\)$", "", publisher.value), "publisher")
    return Record(
        place=item.place,
        url=told(".//t:ptr[@type='URL']", "ptr"),
        title=told("t:fileDesc/t:titleStmt/t:title", "titleStmt"),
        lede=told(".//t:abstract/t:p", "abstract"),
        date=told(".//t:biblFull//t:date", "date"),
        captured=told(".//t:creation/t:date", "creation"),
        authors=each_once(
            (name, "author")
            for value in values("t:fileDesc/t:titleStmt/t:author")
            for name in value.split(";")
        ),
        topics=each_once(
            (topic, "term")
            for value in values(".//t:keywords/t:term")
            for topic in _PARTS.split(value)
        ),
        publisher=publisher,
        licence=told(".//t:availability//t:p", "availability"),
        images=tuple(text.images),
        blocks=tuple(text.blocks),
    )


def _text_of(main: etree._Element | None) -> _Text:
    text = _Text()
    if main is not None:
        _walk(main, text, "paragraph")
        text.end("paragraph")
    return text


def _walk(node: etree._Element, text: _Text, kind: Kind) -> None:
    """Adds what an element holds; libxml2 bounds how deep it can be."""
    text.open.append(node.text or "")
    for child in node:
        name = name_of(str(child.tag)).removeprefix("tei:")
        if name in _BLOCKS:
            if kind != "row":
                text.end(kind)
            if not (name == "div" and child.get("type") == "comments"):
                _block(child, name, text, kind)
        elif name == "graphic":
            if url := child.get("src") or child.get("url"):
                text.images.append(Image(url=url))
        else:
            text.open.append({"lb": " ", "cell": " | "}.get(name, ""))
            _walk(child, text, kind)
        text.open.append(child.tail or "")


def _block(node: etree._Element, name: str, text: _Text, outer: Kind) -> None:
    if name in ("head", "ab"):
        # The TEI of trafilatura loses the blanks around what is emphasised in a heading.
        text.open.append((" " if name == "ab" else "").join(map(str, node.itertext())))
        level = (node.get("rend") or "h2")[-1]
        text.end("heading", int(level) if level in "123456" else 2)
        return
    kind = _KINDS.get(name, outer)
    _walk(node, text, kind)
    if kind == "row" and name == "row":
        shown = "".join(text.open).strip().removeprefix("|")
        text.open[:] = [shown]
    if not (outer == "row" and name != "row"):
        text.end(kind)
