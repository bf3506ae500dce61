"""RSS 0.9 to 2.0, RDF (RSS 1.0) and Media RSS: an item is an article."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from index.article import Image
from index.readers.feeds import telling
from index.readers.feeds.media import images_of
from index.readers.feeds.telling import absolute, each_once, plain, told
from index.readers.feeds.xml.names import RDF_ABOUT, Fields, markup_of, text_of
from index.readers.feeds.xml.root import root_of
from index.readers.feeds.xml.stream import Item, XmlStream
from index.readers.html.fragment import fragment
from index.readers.kinds import KINDS
from index.readers.record import Input, PassedOver, Reading, Record, Told

NAME = "rss"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_BODIES = ("content:encoded", "html:body", "html:div", "atom:content", "content")
_DATES = ("pubDate", "pubdate", "dc:date", "atom:published", "dcterms:issued", "dcterms:created")
_UPDATES = ("atom:updated", "dcterms:modified")
_LICENCES = (
    "{http://backend.userland.com/creativeCommonsRssModule}license",
    "{http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html}license",
    "{http://web.resource.org/cc/}license",
    "{http://creativecommons.org/ns#}license",
)


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says of itself; empty where it says nothing."""

    title: str
    link: str
    language: str
    licence: Told | None


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is RSS and no export of WordPress, which is RSS too."""
    root = root_of(head)
    if root is None or root.name not in ("rss", "rdf:RDF", "RDF"):
        return False
    if root.name != "rss":
        return "purl.org/rss/1." in root.shown or "netscape.com/rdf" in root.shown
    return not is_wordpress(root.shown)


def is_wordpress(shown: str) -> bool:
    """Whether the beginning of some RSS is that of an export of WordPress."""
    return "wordpress.org/export/" in shown or "<wp:wxr_version" in shown


def read(source: Input) -> Iterator[Reading]:
    """The items of a feed."""
    document = XmlStream(source.stream, "item")
    channel = channel_of(document.head)
    for found in document:
        yield _record(found, channel) if isinstance(found, Item) else found


def channel_of(head: etree._Element) -> Channel:
    """What the root of a feed says, its items left out."""
    root = Fields(head)
    fields = next((Fields(node) for node in root.all("channel")), root)
    link = fields.text("link") or next(
        (node.get("href") or "" for node in fields.all("atom:link") if _is_page(node)), ""
    )
    language = fields.text("language", "dc:language") or telling.language_of(fields.node)
    return Channel(plain(fields.text("title", "dc:title")), link, language, _licence(fields))


def _is_page(node: etree._Element) -> bool:
    return node.get("rel", "alternate") == "alternate"


def _record(item: Item, channel: Channel) -> Reading:
    fields = Fields(item.node)
    url = _address(fields, channel)
    title = told(fields.first("title", "media:title", "dc:title"))
    body, summary = _texts(fields)
    content = fragment(telling.article_html(body))
    if not (title or content.blocks):
        return PassedOver("empty items of feeds")
    lede = telling.lede(summary, content.blocks) if summary else None
    publisher = fields.text("source") or channel.title
    pictures = (*images_of(fields), *_enclosures(fields), *content.images)
    guid = fields.text("guid")
    return Record(
        place=item.place,
        id=Told(guid, "guid") if guid else None,
        url=url,
        title=title,
        lede=Told(lede, "description") if lede else None,
        date=told(fields.first(*_DATES, *_UPDATES)),
        modified=told(fields.first(*_UPDATES)),
        authors=each_once(_authors(fields)),
        topics=each_once(
            (text_of(node), "category")
            for node in fields.all("category", "dc:subject", "media:category")
        ),
        language=_language(fields, channel),
        publisher=Told(plain(publisher), "feed title") if publisher else None,
        licence=_licence(fields) or channel.licence,
        images=telling.with_base(pictures, url.value if url else channel.link),
        blocks=telling.without_trailer(content.blocks, title.value if title else "", channel.title),
    )


def _texts(fields: Fields) -> tuple[str, str]:
    """The body and, if there is another text, the summary, both as HTML. A description that is much
    longer than what should be the body is the body.
    """
    texts = [
        shown for name in _BODIES for node in fields.all(name) if (shown := markup_of(node).strip())
    ]
    body = max(texts, key=len, default="")
    summary = next(
        (shown for node in fields.all("description") if (shown := markup_of(node).strip())), ""
    )
    if body and len(summary) <= 2 * len(body):
        return body, summary if summary != body else ""
    if body or summary:
        return (summary or body), (body if summary else "")
    groups = (Fields(node) for node in fields.all("media:group"))
    return next(
        (text for one in (fields, *groups) if (text := one.text("media:description"))), ""
    ), ""


def _address(fields: Fields, channel: Channel) -> Told | None:
    base = fields.node.base or channel.link
    for name in ("feedburner:origLink", "link"):
        if found := fields.text(name):
            return Told(absolute(found, base), name)
    for node in fields.all("atom:link", "link"):
        if (href := node.get("href")) and _is_page(node):
            return Told(absolute(href, base), "link")
    for node in fields.all("guid"):
        guid = (node.text or "").strip()
        if node.get("isPermaLink", "true").lower() != "false" and guid.startswith("http"):
            return Told(guid, "guid")
    about = fields.node.get(RDF_ABOUT) or ""
    return Told(about, "rdf:about") if about.startswith("http") else None


def _authors(fields: Fields) -> Iterator[tuple[str, str]]:
    creators = [(telling.person(text_of(node)), "dc:creator") for node in fields.all("dc:creator")]
    if any(name for name, _ in creators):
        yield from creators
        return
    for node in fields.all("atom:author"):
        yield Fields(node).text("atom:name"), "atom:author"
    for node in fields.all("author", "itunes:author"):
        yield telling.person(Fields(node).text("name") or text_of(node)), "author"


def _language(fields: Fields, channel: Channel) -> Told | None:
    own = fields.text("dc:language") or telling.language_of(fields.node)
    language = own or channel.language
    return Told(language, "language") if language else None


def _licence(fields: Fields) -> Told | None:
    for node in fields.all(*_LICENCES):
        named = [str(value) for value in node.values() if "://" in str(value)]
        if address := next(iter(named), text_of(node).strip()):
            return Told(address, "license")
    for node in fields.all("atom:link"):
        if node.get("rel") == "license" and node.get("href"):
            return Told(node.get("href", ""), "license")
    return None


def _enclosures(fields: Fields) -> Iterator[Image]:
    for node in fields.all("enclosure"):
        if (node.get("type") or "").startswith("image") and (url := node.get("url")):
            yield Image(url=url)
