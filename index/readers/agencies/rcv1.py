"""Reuters Corpus Volume 1 and 2: an item a file, as NIST delivers them, packed by day."""

from collections.abc import Iterator

from lxml import etree

from index.article import Code
from index.readers.agencies import items
from index.readers.agencies.items import bare, line, told, value, values
from index.readers.agencies.signals import without_signals
from index.readers.feeds.xml.root import root_of
from index.readers.feeds.xml.stream import Item, XmlStream
from index.readers.html.fragment import Fragment
from index.readers.html.walking import walk
from index.readers.kinds import KINDS
from index.readers.record import Input, Reading, Record, Told

NAME = "rcv1"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_KINDS = {"countries": "place", "industries": "industry"}


def sniff(name: str, head: bytes) -> bool:
    """Whether the root of a file is an item of the corpus."""
    root = root_of(head)
    return root is not None and root.name == "newsitem" and "itemid" in root.shown[:500]


def read(source: Input) -> Iterator[Reading]:
    """The items of a file, of which most hold one."""
    for found in XmlStream(source.stream, "newsitem"):
        yield _record(bare(found.node), found.place) if isinstance(found, Item) else found


def _record(node: etree._Element, place: str) -> Record:
    blocks, signals = without_signals(_text(node).blocks)
    codes = items.kept((*_codes(node), *signals))
    return Record(
        place=place,
        id=told(node, "@itemid"),
        title=line(node, "headline", "title"),
        date=told(node, "@date", "metadata/dc[@element='dc.date.published']/@value"),
        authors=tuple(Told(text, "byline") for text in values(node, "byline")),
        topics=items.topics(codes, (), ""),
        language=told(node, "@xml:lang"),
        publisher=Told("Reuters", "the format"),
        codes=codes,
        blocks=blocks,
    )


def _text(node: etree._Element) -> Fragment:
    text = node.find("text")
    return Fragment() if text is None else Fragment(tuple(walk(text).blocks))


def _codes(node: etree._Element) -> Iterator[Code]:
    """The codes: where in the world, what about, which industry. What they are called is in lists
    beside the corpus; of subjects the code is the topic.
    """
    for group in node.iterfind("metadata/codes"):
        scheme = group.get("class") or ""
        kind = next((known for part, known in _KINDS.items() if part in scheme), "subject")
        for code in values(group, "code/@code"):
            yield Code(kind, scheme, code, code if kind == "subject" else "")
    for city in values(node, "metadata/dc[@element='dc.creator.location']/@value"):
        yield Code("place", name=city.title() if city.isupper() else city)
    for slug in (value(node, "title"),):
        if slug and slug != value(node, "headline"):
            yield Code("slug", name=slug)
