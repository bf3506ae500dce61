"""Images of a WordPress site: they are items of their own, which posts name by number."""

from collections.abc import Iterator
from typing import BinaryIO

from index.article import Image
from index.readers.feeds.xml.encoding import utf8
from index.readers.feeds.xml.names import Fields
from index.readers.feeds.xml.stream import Item, XmlStream
from index.readers.html.fragment import text_of

_MARK = b"attachment_url>"


class Attachments:
    """The addresses and captions of the attachments that are known so far, by their numbers."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str]] = {}

    @classmethod
    def ahead_of(cls, stream: BinaryIO) -> "Attachments":
        """Those of a whole export, which is read from its beginning again afterwards. A stream that
        cannot seek gives none: then posts find the attachments that stand before them.
        """
        found = cls()
        if not stream.seekable():
            return found
        start = stream.tell()
        if _are_in(stream):
            stream.seek(start)
            for item in XmlStream(stream, "item", containing=_MARK):
                if isinstance(item, Item):
                    found.add(Fields(item.node))
        stream.seek(start)
        return found

    def add(self, item: Fields) -> None:
        """Remembers an attachment."""
        number, url = item.text("wp:post_id"), item.text("wp:attachment_url")
        if number and url:
            caption = text_of(item.text("excerpt:encoded") or item.text("content:encoded"))
            self._known[number] = url, caption

    def featured(self, post: Fields) -> Iterator[Image]:
        """The image that stands above a post, with its caption."""
        for meta in post.all("wp:postmeta") if self._known else ():
            fields = Fields(meta)
            if fields.text("wp:meta_key") == "_thumbnail_id":
                url, caption = self._known.get(fields.text("wp:meta_value"), ("", ""))
                if url:
                    yield Image(caption=caption or None, url=url)
                return


def _are_in(stream: BinaryIO) -> bool:
    """Whether there are attachments at all: to look costs a tenth of cutting an export in items."""
    before = b""
    for chunk in utf8(stream, []):
        before = before[-len(_MARK) :] + chunk
        if _MARK in before:
            return True
    return False
