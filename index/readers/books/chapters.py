"""A document of an EPUB becomes text: XHTML, which is read as HTML once its empty elements are
closed as HTML closes them.
"""

import re
from dataclasses import dataclass

from index.article import Image
from index.readers import decoding
from index.readers.html.fragment import fragment
from index.readers.record import Block, Notice

_EMPTY = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|image|img|input|link|meta|source|track|wbr)\b)"
    r"([A-Za-z][\w:-]*)((?:\s[^<>]*)?)/>"
)
_PAGE_BREAK = re.compile(
    r"<(span|div|a|p)\b[^<>]*(?:epub:type|role)=[\"'](?:doc-)?pagebreak[\"'][^<>]*>[^<]{0,20}</\1>"
)
_NOTE_SIGN = re.compile(
    r"<a\b[^<>]*(?:epub:type|role)=[\"'](?:doc-)?noteref[\"'][^<>]*>[^<]{0,12}</a>"
)
_NAVBAR = re.compile(r"<div\b[^<>]*class=[\"'][^\"']*navbar[^<>]*>.{0,3000}?</div>", re.DOTALL)
"""What calibre puts above and below the articles of a newspaper."""
_ORIGIN = re.compile(r"downloaded by.{0,200}?href=[\"'](https?://[^\"']{4,2000})[\"']", re.DOTALL)
_LINK = re.compile(r"<a\b[^<>]*?\shref=[\"']([^\"'#]{1,2000})")


@dataclass(frozen=True, slots=True)
class Chapter:
    """What a document says: its text, its pictures, from which page of the web it was made, and
    which documents it links to.
    """

    blocks: tuple[Block, ...]
    images: tuple[Image, ...]
    url: str
    links: frozenset[str]
    notices: tuple[Notice, ...]


def chapter_of(data: bytes, place: str) -> Chapter:
    """The chapter that a document is; `place` is its path.

    Raises:
        UnreadableError: it is in no encoding that can be told.
    """
    text, encoding = decoding.text_of(data)
    said = tuple(decoding.notices(encoding, place)) if not encoding.startswith("utf-16") else ()
    origin = _ORIGIN.search(text)
    links = frozenset(link.rpartition("/")[2] for link in _LINK.findall(text))
    for pattern in (_NAVBAR, _PAGE_BREAK, _NOTE_SIGN):
        text = pattern.sub("", text)
    found = fragment(_EMPTY.sub(r"<\1\2></\1>", text))
    images = tuple(image for image in found.images if image.caption)
    return Chapter(found.blocks, images, origin[1] if origin else "", links, said)
