"""The XML of Ritzau: news by themselves, or in the answer of its queue."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from index.article import Code
from index.readers.agencies import items
from index.readers.agencies.items import bare, line, told, value, values
from index.readers.agencies.signals import without_signals
from index.readers.feeds.xml.names import local_name
from index.readers.feeds.xml.root import root_of
from index.readers.feeds.xml.stream import Item, XmlStream
from index.readers.html.fragment import fragment
from index.readers.kinds import KINDS
from index.readers.record import Block, Input, Reading, Record, Told

NAME = "ritzau"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_REFERENCE = re.compile(r"&(?:apos|quot|amp|lt|gt|#\d{2,5});")


def sniff(name: str, head: bytes) -> bool:
    """Whether the root of a file is news of Ritzau, or an answer with some."""
    root = root_of(head)
    return root is not None and (local_name(root.name) == "RBNews" or "<ListOfRBNews" in root.shown)


def read(source: Input) -> Iterator[Reading]:
    """The news of a file."""
    for found in XmlStream(source.stream, "RBNews"):
        yield _record(bare(found.node), found.place) if isinstance(found, Item) else found


def _record(node: etree._Element, place: str) -> Record:
    body = fragment(value(node, "content") and "".join(map(str, node.find("content").itertext())))  # type: ignore[union-attr]
    blocks, signals = without_signals([_decoded(block) for block in body.blocks])
    codes = items.kept((*_codes(node), *signals))
    publisher = Told("Ritzau", "the format")
    record = Record(
        place=place,
        id=items.item_id(told(node, "HistID", "NewsID")),
        title=line(node, "headline"),
        lede=None,
        date=told(node, "PublishDate"),
        modified=told(node, "PublishDate"),
        embargo=told(node, "Embargo"),
        version=told(node, "version"),
        authors=tuple(Told(text, "byLine") for text in values(node, "byLine")),
        topics=items.topics(codes, values(node, "SubjectKeyword/*"), "SubjectKeyword"),
        language=Told("da", "the format"),
        publisher=publisher,
        section=told(node, "section"),
        status=_status(node),
        codes=codes,
        images=body.images,
        blocks=blocks,
    )
    second = line(node, "subtitle")
    if second is not None:
        second = replace(second, value=html.unescape(second.value))
    return items.finished(items.with_second_headline(record, second))


def _decoded(block: Block) -> Block:
    """A block of which references are text still: Ritzau escapes some of them three times."""
    text = block.text
    return replace(block, text=html.unescape(text)) if _REFERENCE.search(text) else block


def _status(node: etree._Element) -> Told | None:
    for name, status in (("Annuleret", "withdrawn"), ("Korrektion", "corrected")):
        if value(node, name) == "true":
            return Told(status, name)
    return Told("updated", "NyVersion") if value(node, "NyVersion") == "true" else None


def _codes(node: etree._Element) -> Iterator[Code]:
    for subject in node.iterfind("IPTCList/*"):
        yield Code("subject", "IPTC", value(subject, "."))
    for town in values(node, "town"):
        yield Code("place", name=town)
    for slug in values(node, "strapline"):
        yield Code("slug", name=slug)
    for company in values(node, "Companies/*"):
        yield Code("organisation", name=company)
