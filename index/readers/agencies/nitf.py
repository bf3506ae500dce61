"""NITF 2.5 to 3.6, the News Industry Text Format, from agencies and newspapers."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from index.article import Code
from index.readers.agencies import items
from index.readers.agencies.items import bare, coded, line, told, value, values
from index.readers.agencies.nitf_text import fragment_of
from index.readers.agencies.signals import without_signals
from index.readers.feeds.xml.stream import Item, XmlStream
from index.readers.html.fragment import Fragment
from index.readers.kinds import KINDS
from index.readers.record import Input, Reading, Record, Told

NAME = "nitf"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_DATE = re.compile(r"\d{4}.*")
_ISSUED = ("head/docdata/date.issue/@norm", "head/pubdata/@date.publication")
_LATER = ("body/body.head/dateline/story.date/@norm", "head/docdata/date.issue")
_PLACES = ("city", "state", "region", "country", "sublocation")
_NO_NEWS = ("news", "current", "text", "print")
_RIGHTS = re.compile(r"[\s.,]*(?:all rights reserved|copyright|\(c\)|©)[\s.]*", re.IGNORECASE)
_NAMED = {"person": "person", "org": "organisation", "location": "place"}


def sniff(name: str, head: bytes) -> bool:
    """Whether the root of a file is `nitf`."""
    return items.root_name(head) == "nitf"


def read(source: Input) -> Iterator[Reading]:
    """The documents of a file, of which most hold one."""
    for found in XmlStream(source.stream, "nitf"):
        yield record_of(found.node, found.place) if isinstance(found, Item) else found


def record_of(node: etree._Element, place: str) -> Record:
    """The record of a `nitf` element."""
    bare(node)
    names = list(_names(node))
    text = _text(node)
    blocks, signals = without_signals(text.blocks)
    takes = (
        Code("signal", name=text)
        for text in values(node, "head/meta[@name='anpa-takekey']/@content")
    )
    slugs = (Code("slug", name=text) for text in values(node, _SLUGS))
    codes = items.kept((*_subjects(node), *names, *slugs, *takes, *signals))
    title = line(node, "body/body.head/hedline/hl1", "head/title") or line(node, ".//hl2")
    id, version = _identity(node)
    publisher = _publisher(node)
    record = Record(
        place=place,
        id=items.item_id(id),
        url=told(node, "head/pubdata/@ex-ref[starts-with(., 'http')]"),
        title=title,
        lede=_lede(node),
        date=_date(node, *_ISSUED) or _date(node, *_LATER),
        modified=_date(node, "head/revision-history[last()]/@norm"),
        embargo=_date(node, "head/docdata/date.release/@norm"),
        version=version,
        authors=items.without_employer(_authors(node), publisher),
        topics=items.topics(codes, values(node, _KEYWORDS), "keyword"),
        language=told(
            node, "@baselang", "@xml:lang", "body/@xml:lang", "body/body.content/@xml:lang"
        ),
        publisher=publisher,
        section=_section(node),
        page=told(
            node, "head/meta[@name='print_page_number']/@content", "head/pubdata/@position.sequence"
        ),
        status=_status(node),
        notice=told(node, "head/docdata/correction/@info"),
        codes=codes,
        images=text.images,
        blocks=blocks,
    )
    record = items.with_dateline(record, value(node, "body/body.head/dateline"))
    return items.finished(
        items.with_second_headline(record, line(node, "body/body.head/hedline/hl2"))
    )


_KEYWORDS = "head/docdata/key-list/keyword/@key | head/docdata/key-list/keyword[not(@key)]"
_SLUGS = (
    "head/meta[@name='anpa-keyword' or @name='NTBStikkord']/@content | head/docdata/du-key/@key"
)


def _text(node: etree._Element) -> Fragment:
    """The text; where a lead stands beside the full text (The New York Times), the latter."""
    content = node.find("body/body.content")
    if content is None:
        return Fragment()
    full = content.find("block[@class='full_text']")
    return fragment_of(content if full is None else full)


def _identity(node: etree._Element) -> tuple[Told | None, Told | None]:
    """The id of the item and its version. Where the key of a story counts versions, the id of the
    document does too and is another for each.
    """
    key = node.find("head/docdata/du-key[@version][@key]")
    if key is not None:
        return Told(key.get("key", ""), "du-key"), Told(key.get("version", ""), "du-key version")
    return told(node, "head/docdata/doc-id/@id-string"), None


def _date(node: etree._Element, *paths: str) -> Told | None:
    """The first date; what begins without a year (`YYYYMMDD`) holds the place of one."""
    for path in paths:
        for text in values(node, path):
            if _DATE.fullmatch(text):
                return Told(text, path.rpartition("docdata/")[2])
    return None


def _lede(node: etree._Element) -> Told | None:
    lede = node.find("body/body.content//p[@lede='true']")
    lede = node.find("body/body.content//p[@lead='true']") if lede is None else lede
    return line(node, "body/body.head/abstract") or (line(lede, ".") if lede is not None else None)


def _authors(node: etree._Element) -> Iterator[Told]:
    """Those who are named in bylines, without their titles. One that is written for machines
    (`normalized_byline`) says the same again.
    """
    for byline in node.iterfind("body/body.head/byline"):
        if byline.get("class") == "normalized_byline":
            continue
        for title in list(byline.iter("byttl")):
            title.clear(keep_tail=True)
        people = list(values(byline, "person"))
        own = line(byline, ".")
        for text in people or ([own.value] if own else []):
            yield Told(text, "byline")


def _publisher(node: etree._Element) -> Told | None:
    found = told(
        node,
        "head/pubdata/@name",
        "body/body.head/distributor/org",
        "body/body.head/distributor",
        "head/docdata/doc.copyright/@holder",
        "head/docdata/doc-id/@regsrc",
        "head/docdata/del-list/from-src/@src-name",
        "head/meta[contains(@name, '-source')]/@content",
    )
    return replace(found, value=_RIGHTS.sub(" ", found.value).strip()) if found else None


def _section(node: etree._Element) -> Told | None:
    found = told(
        node,
        "head/pubdata/@position.section",
        "head/meta[@name='online_sections' or @name='print_section']/@content",
        "head/tobject/@tobject.type",
    )
    return None if found is None or found.value.casefold() in _NO_NEWS else found


def _status(node: etree._Element) -> Told | None:
    """The document's own word; a correction is one where it is usable."""
    word = told(node, "head/docdata/@management-status")
    if (word is None or word.value == "usable") and node.find(
        "head/docdata/correction"
    ) is not None:
        return Told("corrected", "correction")
    return word


def _subjects(node: etree._Element) -> Iterator[Code]:
    for subject in node.iterfind("head/tobject/tobject.subject"):
        parts = [
            subject.get(f"tobject.subject.{part}") or "" for part in ("type", "matter", "detail")
        ]
        scheme = subject.get("tobject.subject.ipr") or "IPTC"
        number = subject.get("tobject.subject.refnum") or ""
        code = subject.get("tobject.subject.code") or ""
        shown = [part for part in parts if part.strip()]
        if number or code or shown:
            yield Code("subject", scheme, number or code, (shown or [""])[-1].strip())
        for part in shown[:-1]:
            yield Code("subject", scheme, "", part.strip())
    for kind in values(node, "head/tobject/tobject.property/@tobject.property.type"):
        if kind.casefold() not in _NO_NEWS:
            yield Code("genre", name=kind)
    for one in node.iterfind("head/docdata/identified-content/classifier"):
        name = one.get("value") or value(one, ".")
        kind = "genre" if one.get("type") in ("types_of_material", "genre") else "subject"
        yield coded(kind, name.rpartition("/")[2], "", one.get("type") or "")


def _names(node: etree._Element) -> Iterator[Code]:
    """The people, organisations and places that are marked, and where the text was written."""
    for dateline in node.iterfind("body/body.head/dateline/location"):
        for part in _PLACES:
            yield from (Code("place", name=name) for name in values(dateline, part))
    for tag, kind in _NAMED.items():
        for path in ("head/docdata/identified-content", "body/body.content"):
            for each in node.iterfind(f"{path}//{tag}"):
                name = value(each, ".")
                if name and not (tag == "location" and len(each)):
                    yield Code(kind, each.get("idsrc") or "", each.get("value") or "", name)
