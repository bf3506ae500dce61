"""Reuters-21578: the SGML of the collection that text classification was measured by."""

import re
from collections.abc import Iterator

from lxml import etree

from index.article import Code
from index.readers.agencies import items
from index.readers.agencies.items import line, told, values
from index.readers.agencies.plain_text import plain
from index.readers.agencies.signals import without_signals
from index.readers.feeds.xml.root import root_of
from index.readers.feeds.xml.stream import Item, XmlStream
from index.readers.kinds import KINDS
from index.readers.record import Block, Input, Reading, Record, Told
from index.text.cleaning import squeeze

NAME = "reuters21578"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_LISTS = {
    "TOPICS": "subject",
    "PLACES": "place",
    "PEOPLE": "person",
    "ORGS": "organisation",
    "EXCHANGES": "organisation",
    "COMPANIES": "organisation",
}
_DATE = re.compile(r"(\d{1,2})-([A-Z]{3})-(\d{4}) +(\d\d:\d\d:\d\d)")
_SIGNED = re.compile(r"\W*reuters?\W*", re.IGNORECASE)


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is of the collection: its document type is lewis, or its root is `REUTERS`."""
    root = root_of(head)
    return root is not None and root.name == "REUTERS" and "NEWID" in root.shown[:500]


def read(source: Input) -> Iterator[Reading]:
    """The stories of a file."""
    for found in XmlStream(source.stream, "REUTERS"):
        yield _record(found.node, found.place) if isinstance(found, Item) else found


def _record(node: etree._Element, place: str) -> Record:
    title, blocks = _text(node)
    text, signals = without_signals(blocks)
    codes = items.kept((*_codes(node), *signals))
    record = Record(
        place=place,
        id=told(node, "@NEWID"),
        title=title,
        date=_date(node),
        authors=tuple(Told(text, "AUTHOR") for text in values(node, "TEXT/AUTHOR")),
        topics=items.topics(codes, (), ""),
        language=Told("en", "the format"),
        publisher=Told("Reuters", "the format"),
        codes=codes,
        blocks=text,
    )
    return items.with_dateline(record, items.value(node, "TEXT/DATELINE"))


def _text(node: etree._Element) -> tuple[Told | None, tuple[Block, ...]]:
    """The headline and the text. Of what was never parted (`UNPROC`) the first line is the
    headline, as it is of what has no body (`BRIEF`).
    """
    text = node.find("TEXT")
    if text is None:
        return None, ()
    title, body = line(text, "TITLE"), text.find("BODY")
    if body is not None:
        blocks = plain("".join(map(str, body.itertext()))).blocks
    elif title is None:
        lines = [
            found
            for part in "".join(map(str, text.itertext())).splitlines()
            if (found := squeeze(part))
        ]
        title = Told(lines[0], "TEXT") if lines else None
        blocks = tuple(Block("paragraph", found) for found in lines[1:])
    else:
        blocks = ()
    if blocks:
        last = blocks[-1]
        before, _, signed = last.text.rstrip().rpartition("\n")
        if _SIGNED.fullmatch(signed):
            blocks = (*blocks[:-1], *([Block("paragraph", before)] if before.strip() else []))
    return title, blocks


def _date(node: etree._Element) -> Told | None:
    """The date; some have a line of noise around it, and its time is of no zone that is told."""
    told = items.told(node, "DATE")
    found = _DATE.search(told.value) if told else None
    if told is None or found is None:
        return told
    return Told(f"{found[1]} {found[2].title()} {found[3]} {found[4]}", "DATE")


def _codes(node: etree._Element) -> Iterator[Code]:
    """What it was filed under: the codes are the names."""
    for tag, kind in _LISTS.items():
        for name in values(node, f"{tag}/D"):
            yield Code(kind, f"Reuters {tag.lower()}", name, name)
