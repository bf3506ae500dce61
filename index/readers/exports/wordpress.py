"""Exports of WordPress (WXR 1.0 to 1.2), of any size, and those that Squarespace writes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from index.readers.exports.attachments import Attachments
from index.readers.exports.wordpress_text import post_html
from index.readers.exports.zones import with_offset
from index.readers.feeds import rss, telling
from index.readers.feeds.telling import absolute, each_once, plain, told
from index.readers.feeds.xml.names import Fields, text_of
from index.readers.feeds.xml.root import root_of
from index.readers.feeds.xml.stream import Item, XmlStream
from index.readers.html.fragment import fragment
from index.readers.kinds import KINDS
from index.readers.record import Input, PassedOver, Reading, Record, Told

NAME = "wxr"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_PUBLISHED = ("publish", "")
_DESIGN = frozenset(
    [
        "nav_menu_item",
        "revision",
        "customize_changeset",
        "custom_css",
        "oembed_cache",
        "user_request",
        "wp_block",
        "wp_template",
        "wp_template_part",
        "wp_global_styles",
        "wp_navigation",
        "wp_font_family",
        "wp_font_face",
    ]
)
_TOPICS = {"category": "category", "post_tag": "post_tag", "tag": "post_tag"}


@dataclass(frozen=True, slots=True)
class Site:
    """What an export says of its site, the names of its authors by their logins, and the images
    that posts may refer to.
    """

    channel: rss.Channel
    names: dict[str, str]
    images: Attachments = field(default_factory=Attachments)


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is RSS with WordPress's own elements."""
    root = root_of(head)
    return root is not None and root.name == "rss" and rss.is_wordpress(root.shown)


def read(source: Input) -> Iterator[Reading]:
    """The published posts of an export."""
    images = Attachments.ahead_of(source.stream)
    document = XmlStream(source.stream, "item")
    root = Fields(document.head)
    channel = next((Fields(node) for node in root.all("channel")), root)
    names = dict(map(_named, map(Fields, channel.all("wp:author", "wp:wp_author"))))
    site = Site(rss.channel_of(document.head), names, images)
    for found in document:
        yield _reading(found, site) if isinstance(found, Item) else found


def _named(author: Fields) -> tuple[str, str]:
    login = author.text("wp:author_login")
    full = f"{author.text('wp:author_first_name')} {author.text('wp:author_last_name')}".strip()
    return login, author.text("wp:author_display_name") or full or login


def _reading(item: Item, site: Site) -> Reading:
    fields = Fields(item.node)
    kind = fields.text("wp:post_type") or "post"
    if kind != "post":
        if kind == "attachment":
            site.images.add(fields)
        return PassedOver(_passed(kind))
    if fields.text("wp:status") not in _PUBLISHED:
        return PassedOver("drafts")
    if fields.text("wp:post_password"):
        return PassedOver("posts with a password")
    return _record(item, fields, site)


def _passed(kind: str) -> str:
    if kind in ("page", "attachment"):
        return f"{kind}s"
    return "parts of a site's design" if kind in _DESIGN else f"posts of the type {kind[:40]}"


def _record(item: Item, fields: Fields, site: Site) -> Record | PassedOver:
    content = fragment(post_html(fields.text("content:encoded")), blank_lines=True)
    title = told(fields.first("title"))
    date = _date(fields, "wp:post_date") or told(fields.first("pubDate"))
    if not content.blocks and not (title and date):
        return PassedOver("empty posts")
    excerpt = post_html(fields.text("excerpt:encoded"))
    lede = telling.lede(excerpt, content.blocks) if excerpt else None
    base = fields.node.base or site.channel.link
    link = fields.text("link")
    url = absolute(link, base) if link else ""
    post = fields.text("wp:post_id")
    channel = site.channel
    pictures = (*site.images.featured(fields), *content.images)
    return Record(
        place=f"{item.place} (post {post})" if post else item.place,
        id=Told(post, "wp:post_id") if post else None,
        url=Told(url, "link") if url else None,
        title=title,
        lede=Told(lede, "excerpt:encoded") if lede else None,
        date=date or _no_date(fields, "wp:post_date"),
        modified=_date(fields, "wp:post_modified"),
        authors=each_once(_authors(fields, site.names)),
        topics=each_once(_topics(fields)),
        language=Told(channel.language, "language") if channel.language else None,
        publisher=Told(channel.title, "title of the site") if channel.title else None,
        licence=channel.licence,
        images=telling.with_base(pictures, url or channel.link),
        blocks=telling.without_trailer(content.blocks, title.value if title else "", channel.title),
    )


def _date(fields: Fields, name: str) -> Told | None:
    """A time of the site's own clock, with the offset that the time in UTC beside it tells."""
    value = with_offset(fields.text(name), fields.text(f"{name}_gmt"))
    return Told(value, name) if value else None


def _no_date(fields: Fields, name: str) -> Told | None:
    """What stands for a time and is none, so that it is named."""
    value = fields.text(name)
    return Told(value, name) if value else None


def _authors(fields: Fields, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Those of Co-Authors Plus, else the post's one author by the name that readers see."""
    written = [
        (text_of(node), "category author")
        for node in fields.all("category")
        if node.get("domain") == "author"
    ]
    if written:
        yield from ((names.get(name.strip(), name), origin) for name, origin in written)
        return
    for node in fields.all("dc:creator"):
        login = text_of(node).strip()
        yield telling.person(names.get(login, login)), "dc:creator"


def _topics(fields: Fields) -> Iterator[tuple[str, str]]:
    """Categories and tags. WXR 1.0 names each once more without saying which of them it is, and
    files a post without category under the first of the site.
    """
    for node in fields.all("category"):
        if origin := _TOPICS.get(node.get("domain") or ""):
            topic = plain(text_of(node))
            if node.get("nicename") != "uncategorized":
                yield topic, origin
