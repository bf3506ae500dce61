"""Lists of addresses (OPML, sitemaps): XML that holds no article, and is counted as what it is."""

from collections.abc import Iterator

from index.readers.feeds.xml.root import root_of
from index.readers.kinds import KINDS
from index.readers.record import Input, PassedOver, Reading

NAME = "lists"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_KINDS = {"opml": "lists of feeds", "urlset": "sitemaps", "sitemapindex": "sitemaps"}


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is OPML or a sitemap."""
    return _kind(head) is not None


def read(source: Input) -> Iterator[Reading]:
    """What kind of list it is."""
    if kind := _kind(source.stream.read(65536)):
        yield PassedOver(kind)


def _kind(head: bytes) -> str | None:
    root = root_of(head)
    return _KINDS.get(root.name.rpartition("}")[2]) if root else None
