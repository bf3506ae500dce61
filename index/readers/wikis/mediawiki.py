"""Dumps of MediaWiki, of any size: each page of a wiki's articles as its newest revision has it.

Of a Wikinews only what was published is an article. Its day is what its template of a date says,
else a day at the beginning of its text; other wikis' pages have none, and are known by when they
were last changed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import chain

from lxml import etree

from index.readers import dates
from index.readers.feeds.telling import each_once
from index.readers.feeds.xml.names import Fields, text_of
from index.readers.feeds.xml.root import root_of
from index.readers.feeds.xml.stream import Item, XmlStream
from index.readers.html.fragment import fragment
from index.readers.kinds import KINDS
from index.readers.plain import days
from index.readers.record import Block, Input, PassedOver, Reading, Record, Told, Unreadable
from index.readers.wikis import words
from index.readers.wikis.links import Names
from index.readers.wikis.wikitext import Wikitext
from index.readers.wikis.wikitext import read as read_wikitext

NAME = "mediawiki"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

MOST_TEXT = 4_000_000
"""The characters that a page may have: twice what MediaWiki lets anybody save."""

_NEWS = "wikinews"
_BOLD = re.compile(r"^\s*'''(.{4,120}?)'''", re.MULTILINE)
_APART = re.compile(r"[,:;()–—-]\s*")
_OTHERS = "pages of wikis that are no articles"


@dataclass(frozen=True, slots=True)
class Site:
    """What a dump says of its wiki.

    Attributes:
        title: its name; empty where there is none.
        database: its own name in the dump (`enwikinews`), which parts the ids of wikis.
        language: that of its pages.
        first: the title of the page that leads to all others.
        names: its namespaces, and where it is.
    """

    title: str
    database: str
    language: str
    first: str
    names: Names

    @property
    def is_news(self) -> bool:
        """Whether it is a Wikinews, which marks what is published."""
        return _NEWS in f"{self.database} {self.names.folder} {self.title}".lower()


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is XML with the root element of MediaWiki's dumps."""
    root = root_of(head)
    return root is not None and root.name.rpartition("}")[2] == "mediawiki"


def read(source: Input) -> Iterator[Reading]:
    """The pages of a dump."""
    document = XmlStream(source.stream, "page")
    site = _site(document.head)
    for found in document:
        yield _page(found, site) if isinstance(found, Item) else found


def _site(head: etree._Element) -> Site:
    told = next((_fields(node) for node in _fields(head).all("siteinfo")), Fields(head))
    spaces = {
        text_of(node).strip().lower(): int(number)
        for group in told.all("namespaces")
        for node in group
        if (number := node.get("key") or "").removeprefix("-").isdigit()
    }
    base = told.text("base")
    folder, slash, first = base.rpartition("/")
    names = Names(
        words.FILES | {name for name, key in spaces.items() if key == 6},
        words.CATEGORIES | {name for name, key in spaces.items() if key == 14},
        f"{folder}/" if slash and "://" in folder else "",
        spaces,
    )
    language = next((str(value) for name, value in head.items() if name.endswith("lang")), "")
    title = told.text("sitename")
    return Site(title, told.text("dbname"), language, unescape(first).replace("_", " "), names)


def _fields(node: etree._Element) -> Fields:
    """The children of an element by their names, whatever version of the dump names them."""
    for child in node.iter():
        if isinstance(child.tag, str):
            child.tag = child.tag.rpartition("}")[2].replace(":", "") or "none"
    return Fields(node)


def _page(item: Item, site: Site) -> Reading:
    page = _fields(item.node)
    title = page.text("title")
    if page.all("redirect"):
        return PassedOver("redirects of wikis")
    if not _is_article(page.text("ns"), title, site):
        return PassedOver(_OTHERS)
    revision = _newest(page)
    if revision is None or (revision.text("model") or "wikitext") != "wikitext":
        return PassedOver(_OTHERS)
    text = revision.text("text")
    place = f"{item.place} ({title[:80]})" if title else item.place
    if len(text) > MOST_TEXT:
        reason = f"It has over {MOST_TEXT:,} characters, more than a wiki saves; split the page."
        return Unreadable(place, reason, item.line)
    return _record(place, (title, page.text("id")), text, revision.text("timestamp"), site)


def _is_article(number: str, title: str, site: Site) -> bool:
    if title == site.first:
        return False
    if number:
        return number == "0"
    prefix, colon, _ = title.lower().partition(":")
    if not colon:
        return True
    known = site.names.others.get(prefix.strip(), 0) != 0 or prefix.strip() in words.OTHER_PAGES
    return not known and site.names.kind(title) not in ("file", "category")


def _newest(page: Fields) -> Fields | None:
    """The revision of a page that was saved last; a dump of all of them need not be in order."""
    revisions = [Fields(node) for node in page.all("revision")]
    return max(revisions, key=lambda one: one.text("timestamp"), default=None)


def _record(
    place: str, page: tuple[str, str], text: str, changed: str, site: Site
) -> Record | PassedOver:
    title, number = page
    told = read_wikitext(text, site.names)
    if told.calls[:1] == ["redirect"] or text[:9].upper() == "#REDIRECT":
        return PassedOver("redirects of wikis")
    content = fragment(told.html, blank_lines=True)
    day, blocks = _day(text, told, content.blocks, site) if site.is_news else (None, content.blocks)
    if site.is_news and not _is_published(told, day):
        return PassedOver("drafts")
    url = site.names.address(title)
    id = "-".join(filter(None, (site.database, number)))
    return Record(
        place=place,
        id=Told(id, "dbname and id") if number else None,
        url=Told(url, "base and title") if url else None,
        title=Told(title, "title") if title else None,
        date=day,
        modified=Told(changed, "timestamp") if changed else None,
        topics=each_once((one, "Category") for one in told.categories if _is_topic(one, site)),
        language=Told(site.language, "xml:lang") if site.language else None,
        publisher=Told(site.title, "sitename") if site.title else None,
        images=content.images,
        blocks=blocks,
    )


def _day(
    text: str, told: Wikitext, blocks: tuple[Block, ...], site: Site
) -> tuple[Told | None, tuple[Block, ...]]:
    """The day of an article, and its text without a first line that says no more."""
    for day in told.days:
        if _is_day(day, site):
            return Told(day, "template of a date"), blocks
    if blocks and (found := days.told([blocks[0].text])):
        return Told(found[0], "first line"), blocks[1:]
    for bold in _BOLD.findall(text[:2000])[:3]:
        plain = " ".join(block.text for block in fragment(bold).blocks)
        for part in chain((plain,), _APART.split(plain)):
            if _is_day(part, site):
                return Told(part, "first line"), blocks
    none = next(iter(told.days), None)
    return (Told(none, "template of a date") if none else None), blocks


def _is_day(text: str, site: Site) -> bool:
    found = dates.read(text, language=site.language or None)
    return isinstance(found, dates.When) and found.precision == "day"


def _is_published(told: Wikitext, day: Told | None) -> bool:
    """Whether an article of a Wikinews is no draft. Where it has neither mark, its day says so."""
    marks = (*told.calls, *map(str.lower, told.categories))
    if any(mark.startswith(words.PUBLISHED) or "published" in mark for mark in marks):
        return not any(mark.startswith(("unpublish", "no publish")) for mark in marks)
    return day is not None and not any(call in words.DRAFTS for call in told.calls)


def _is_topic(category: str, site: Site) -> bool:
    """Whether a category is no mark of how far an article is, and no day."""
    small = category.partition("|")[0].strip().lower()
    is_mark = small.startswith((*words.PUBLISHED, "no publish")) or not small
    return not (site.is_news and (is_mark or _is_day(small, site)))
