"""What the agencies' formats have in common: items, their codes, and how their XML is looked at."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from index.article import Code
from index.readers.agencies.signals import untitled
from index.readers.feeds.xml.names import local_name
from index.readers.feeds.xml.root import root_of
from index.readers.making import OWN_ID, short_hash
from index.readers.record import Record, Told
from index.readers.standing import status_of
from index.text.cleaning import squeeze

MOST_CODES = 200
"""So many codes of an item are kept."""
WITHOUT_TEXT = "items without text"
"""Packages, recordings and tables of contents, which hold no article."""
_OPENING = 3
"""A dateline is looked for in so many paragraphs."""
_SENTENCE = 12
"""A second headline of more words is a sentence that says what the article says."""


def root_name(head: bytes) -> str:
    """The name of the first element of a file, whatever its namespace; empty where it is no XML."""
    root = root_of(head)
    return local_name(root.name) if root else ""


def bare(node: etree._Element) -> etree._Element:
    """An element whose names, and those of all that it holds, have no namespace any more."""
    for each in node.iter():
        if isinstance(each.tag, str):
            each.tag = local_name(each.tag) or "span"
    return node


def values(node: etree._Element, path: str) -> Iterator[str]:
    """The texts and attributes that an XPath finds, each on one line, without empty ones. Between
    elements stands a blank.
    """
    found = node.xpath(path)
    for each in found if isinstance(found, list) else ():
        if isinstance(each, etree._Element):
            text = squeeze(" ".join(map(str, each.itertext())))
        else:
            text = squeeze(str(each))
        if text:
            yield text


def value(node: etree._Element, *paths: str) -> str:
    """The first text that one path after another finds; empty where there is none."""
    return next((text for path in paths for text in values(node, path)), "")


def told(node: etree._Element, *paths: str) -> Told | None:
    """As `value`, with the path that found it."""
    for path in paths:
        for text in values(node, path):
            return Told(text, _origin(path))
    return None


def line(node: etree._Element, *paths: str) -> Told | None:
    """As `told`, of elements in which some letters may be marked: nothing stands between them."""
    for path in paths:
        for each in node.iterfind(path):
            if text := squeeze("".join(map(str, each.itertext()))):
                return Told(text, _origin(path))
    return None


def _origin(path: str) -> str:
    """The end of a path: an element, or an attribute of one."""
    parts = path.partition("[")[0].split("/")
    return "/".join(parts[-2:] if parts[-1].startswith("@") else parts[-1:])


def item_id(id: Told | None) -> Told | None:
    """The id of an item, as one that is the same in all its versions, whatever their headlines and
    addresses are.
    """
    if id is None or OWN_ID.fullmatch(id.value):
        return id
    return Told(short_hash(f"item {id.value}"), f"a hash of {id.origin}")


def coded(kind: str, name: str, qcode: str, scheme: str = "") -> Code:
    """A code; one with a prefix (`medtop:20000062`) names its scheme itself. A subject that is
    called by its code has no name.
    """
    before, colon, after = qcode.partition(":")
    if colon and not scheme and "/" not in before:
        scheme, qcode = before, after
    is_code = name == qcode and kind == "subject"
    return Code(kind, squeeze(scheme), squeeze(qcode), "" if is_code else squeeze(name))


def without_employer(
    bylines: Iterable[Told], publisher: Told | None, language: Told | None = None
) -> tuple[Told, ...]:
    """Bylines without the agency, with or without a post there, behind the last name (`By Jane Doe
    and John Roe, Coast Agency Correspondent`), and in German without the word above them.
    """
    agency = squeeze(publisher.value).casefold() if publisher else ""
    found = []
    for byline in bylines:
        text, comma, rest = byline.value.rpartition(",")
        if not (comma and agency and squeeze(rest).casefold().startswith(agency)):
            text = byline.value
        if language and language.value[:2].casefold() == "de":
            text = text.removeprefix("Von ").removeprefix("von ")
        found.append(replace(byline, value=text))
    return tuple(found)


def kept(codes: Iterable[Code]) -> tuple[Code, ...]:
    """Codes that say something, each once."""
    found = dict.fromkeys(code for code in codes if code.code or code.name)
    return tuple(found)[:MOST_CODES]


def topics(codes: Iterable[Code], keywords: Iterable[str], origin: str) -> tuple[Told, ...]:
    """The names of subjects, and keywords, each once."""
    found: dict[str, Told] = {}
    for code in codes:
        if code.kind == "subject" and code.name:
            found.setdefault(code.name.casefold(), Told(code.name, "subject"))
    for word in keywords:
        if shown := squeeze(word):
            found.setdefault(shown.casefold(), Told(shown, origin))
    return tuple(found.values())


def with_dateline(record: Record, dateline: str) -> Record:
    """A record whose first paragraph begins with where it was written, as it was printed, if that
    stands apart and ends with the dash that leads into the text.
    """
    shown, lede = squeeze(dateline), record.lede.value if record.lede else ""
    if not shown.endswith(("-", "–", "—")):
        return record
    blocks = list(record.blocks)
    for number, block in enumerate(blocks[:_OPENING]):
        text = squeeze(block.text)
        if text.startswith(shown.split()[0]):
            return record
        if block.kind == "paragraph" and text != lede:
            blocks[number] = replace(block, text=f"{shown} {text}")
            return replace(record, blocks=tuple(blocks))
    return record


def with_second_headline(record: Record, second: Told | None) -> Record:
    """A record with its second headline: the lede, where it is a sentence and there is no other."""
    if second is None or (record.title and second.value == record.title.value):
        return record
    if record.lede is None and len(second.value.split()) > _SENTENCE:
        return replace(record, lede=second)
    return replace(record, headline=second)


def finished(record: Record) -> Record:
    """A record as its agency means it. What is said to editors before the headline is no part of
    it. A change that was made when the item was is none; what is taken back may have neither a
    headline nor a text; a version that corrects, updates or takes back did so when it was made.
    """
    if record.title:
        title, signal = untitled(record.title.value)
        told = replace(record.title, value=title)
        codes = kept((*record.codes, *filter(None, [signal])))
        record = replace(record, title=told, codes=codes)
    changed, date = record.modified, record.date
    made = changed or date
    if changed and date and changed.value == date.value:
        record = replace(record, modified=None)
    status = status_of(record)
    if status == "live":
        return replace(record, notice=None)
    record = replace(record, corrected=record.corrected or made)
    if status in ("withdrawn", "removed") and not (record.title or record.headline):
        return replace(record, title=Told("Withdrawn item", "the status"))
    return record
