"""Exports of Blogger: Atom that holds a blog's settings, pages and comments too."""

from collections.abc import Iterator
from dataclasses import replace

from index.readers.feeds import atom
from index.readers.feeds.telling import absolute
from index.readers.feeds.xml.names import Fields
from index.readers.feeds.xml.root import root_of
from index.readers.feeds.xml.stream import Item, XmlStream
from index.readers.kinds import KINDS
from index.readers.record import Input, PassedOver, Reading, Record, Told

NAME = "blogger"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_PASSED = {"comment": "comments", "page": "pages"}
_DESIGN = "parts of a site's design"


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is an Atom feed that holds all of a blog, as Blogger and Takeout write it."""
    root = root_of(head)
    return root is not None and root.name == "atom:feed" and atom.is_blogger(root.shown)


def read(source: Input) -> Iterator[Reading]:
    """The published posts of a blog."""
    document = XmlStream(source.stream, "entry")
    feed = atom.feed_of(document.head)
    for found in document:
        yield _reading(found, feed) if isinstance(found, Item) else found


def _reading(item: Item, feed: atom.Feed) -> Reading:
    fields = Fields(item.node)
    kind = _kind(fields)
    if kind != "post":
        return PassedOver(_PASSED.get(kind, _DESIGN))
    if _is_draft(fields):
        return PassedOver("drafts")
    record = atom.record_of(item, feed)
    file = fields.text("blogger:filename")
    if isinstance(record, Record) and record.url is None and file:
        record = replace(record, url=Told(absolute(file, feed.link), "blogger:filename"))
    return record


def _kind(fields: Fields) -> str:
    """`post`, `page`, `comment`, `settings` or `template`."""
    if told := fields.text("blogger:type"):
        return told.lower()
    for node in fields.all("atom:category"):
        if node.get("scheme") == atom.KIND_SCHEME:
            return (node.get("term") or "").rpartition("#")[2]
    return "post"


def _is_draft(fields: Fields) -> bool:
    if status := fields.text("blogger:status"):
        return status.upper() != "LIVE"
    return any(Fields(node).text("app:draft") == "yes" for node in fields.all("app:control"))
