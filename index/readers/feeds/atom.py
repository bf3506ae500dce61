"""Atom 1.0 and 0.3: an entry is an article."""

import html
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from index.article import Image
from index.readers.feeds import telling
from index.readers.feeds.media import images_of
from index.readers.feeds.telling import absolute, each_once, plain
from index.readers.feeds.xml.names import XML_LANG, Fields, markup_of, name_of, text_of
from index.readers.feeds.xml.root import root_of
from index.readers.feeds.xml.stream import Item, XmlStream
from index.readers.html.fragment import fragment
from index.readers.html.fragment import text_of as text_of_html
from index.readers.kinds import KINDS
from index.readers.record import Input, PassedOver, Reading, Record, Told

NAME = "atom"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

KIND_SCHEME = "http://schemas.google.com/g/2005#kind"
"""Categories of this scheme say what an entry is to Google's programs; they are no topics."""

_PUBLISHED = ("atom:published", "atom:issued", "atom:created", "dc:date", "pubDate")
_UPDATED = ("atom:updated", "atom:modified")
_TEXT = ("text", "text/plain", "")


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself; empty where it says nothing."""

    title: str
    link: str
    authors: tuple[str, ...]
    licence: str


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is an Atom feed or one entry of it, and no export of Blogger."""
    root = root_of(head)
    if root is None or root.name not in ("atom:feed", "atom:entry"):
        return False
    return not is_blogger(root.shown)


def is_blogger(shown: str) -> bool:
    """Whether the beginning of a feed is that of an export of Blogger: of all of a blog, with its
    settings and templates.
    """
    feed_id = shown.partition("</id>")[0]
    return "<blogger:type" in shown or ("blogger.com" in feed_id and ".archive" in feed_id[-80:])


def read(source: Input) -> Iterator[Reading]:
    """The entries of a feed."""
    document = XmlStream(source.stream, "entry")
    feed = feed_of(document.head)
    for found in document:
        yield record_of(found, feed) if isinstance(found, Item) else found


def feed_of(head: etree._Element) -> Feed:
    """What a feed says, its entries left out."""
    nodes = (node for node in head.iter() if name_of(str(node.tag)) == "atom:feed")
    fields = Fields(next(nodes, head))
    return Feed(
        _title(fields),
        absolute(_link(fields, "alternate"), fields.node.base or _link(fields, "self")),
        tuple(_names(fields)),
        _link(fields, "license"),
    )


def record_of(item: Item, feed: Feed) -> Reading:
    """The article that an entry is."""
    fields = Fields(item.node)
    body, summary = _texts(fields)
    content = fragment(telling.article_html(body))
    title = _title(fields) or plain(fields.text("media:title"))
    if not (title or content.blocks):
        return PassedOver("empty items of feeds")
    origin = next((Fields(node) for node in fields.all("atom:source")), None)
    link = fields.text("feedburner:origLink") or _link(fields, "alternate")
    url = absolute(link, item.node.base or feed.link) if link else ""
    own_id = fields.text("atom:id")
    if not url and own_id.startswith("http"):
        url = own_id
    lede = telling.lede(summary, content.blocks) if summary else None
    publisher = (_title(origin) if origin else "") or feed.title
    licence = _link(fields, "license") or feed.licence
    language = _language(fields)
    pictures = (*images_of(fields), *_enclosures(fields), *content.images)
    return Record(
        place=item.place,
        id=Told(own_id, "id") if own_id else None,
        url=Told(url, "link") if url else None,
        title=Told(title, "title") if title else None,
        lede=Told(lede, "summary") if lede else None,
        date=_told(fields.first(*_PUBLISHED, *_UPDATED)),
        modified=_told(fields.first(*_UPDATED)),
        authors=each_once(_authors(fields, origin, feed)),
        topics=each_once(_topics(fields)),
        language=Told(language, "xml:lang") if language else None,
        publisher=Told(publisher, "feed title") if publisher else None,
        licence=Told(licence, "license") if licence else None,
        images=telling.with_base(pictures, item.node.base or url),
        blocks=telling.without_trailer(content.blocks, title, publisher),
    )


def _told(found: tuple[str, str] | None) -> Told | None:
    return Told(found[0], found[1].removeprefix("atom:")) if found else None


def _texts(fields: Fields) -> tuple[str, str]:
    contents = [_html(node) for node in fields.all("atom:content")]
    body = max(contents, key=len, default="")
    summary = next((shown for node in fields.all("atom:summary") if (shown := _html(node))), "")
    if body:
        return body, summary
    groups = (Fields(node) for node in fields.all("media:group"))
    described = (one.text("media:description") for one in (fields, *groups))
    return summary or next((html.escape(text) for text in described if text), ""), ""


def _html(node: etree._Element) -> str:
    """A text construct as HTML, as its type says. One that says nothing may well be HTML."""
    kind = (node.get("type") or "").lower()
    shown = markup_of(node).strip()
    if len(node) or kind not in _TEXT or (not kind and "</" in shown):
        return shown
    return html.escape(shown, quote=False)


def _title(fields: Fields) -> str:
    for node in fields.all("atom:title"):
        if shown := " ".join((text_of_html(_html(node)) or text_of(node)).split()):
            return shown
    return ""


def _link(fields: Fields, rel: str) -> str:
    """The address of a link, one to a page before others."""
    links = [
        node
        for node in fields.all("atom:link")
        if node.get("rel", "alternate").rpartition("/")[2] == rel and node.get("href")
    ]
    pages = [node for node in links if "html" in node.get("type", "text/html")]
    return next(((node.get("href") or "").strip() for node in (*pages, *links)), "")


def _authors(fields: Fields, origin: Fields | None, feed: Feed) -> Iterator[tuple[str, str]]:
    """The entry's authors, else those of the feed it was taken from, else this feed's."""
    for found, told_by in (
        (list(_names(fields)), "author"),
        ([telling.person(text_of(node)) for node in fields.all("dc:creator")], "dc:creator"),
        (list(_names(origin)) if origin else [], "source author"),
        (list(feed.authors), "feed author"),
    ):
        if any(found):
            yield from ((name, told_by) for name in found)
            return


def _names(fields: Fields) -> Iterator[str]:
    for node in fields.all("atom:author"):
        if name := telling.person(Fields(node).text("atom:name")):
            yield name


def _topics(fields: Fields) -> Iterator[tuple[str, str]]:
    for node in fields.all("atom:category"):
        if node.get("scheme") != KIND_SCHEME:
            yield node.get("label") or node.get("term") or text_of(node), "category"
    for node in fields.all("dc:subject", "media:category"):
        yield text_of(node), "category"


def _language(fields: Fields) -> str:
    for node in fields.all("atom:content", "atom:title"):
        if found := node.get(XML_LANG):
            return found
    return fields.text("dc:language") or telling.language_of(fields.node)


def _enclosures(fields: Fields) -> Iterator[Image]:
    for node in fields.all("atom:link"):
        if node.get("rel") == "enclosure" and (node.get("type") or "").startswith("image"):
            yield Image(url=node.get("href"))
