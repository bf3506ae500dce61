"""A piece of HTML (an article's body in a feed, an export or JSON) becomes blocks and images."""

import threading
from dataclasses import dataclass
from typing import Any

from lxml import etree

from index.article import Image
from index.readers.html.builder import Builder
from index.readers.html.shortcodes import captions
from index.readers.record import Block
from index.text.cleaning import clean

_LARGE = 1_000_000
"""A parser that has read more bytes is not kept, for its buffer is."""
_spare = threading.local()
"""Parsers of this thread that are in no use: to make one takes ten times as long as a paragraph."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """The text of a piece of HTML, block by block, and its images, both in their order."""

    blocks: tuple[Block, ...] = ()
    images: tuple[Image, ...] = ()


def fragment(html: str, *, blank_lines: bool = False) -> Fragment:
    """The blocks and images of a piece of HTML, which may be broken anywhere and of any size.

    Scripts, forms, navigation and frames are left out; a text without tags is one paragraph.
    Entities are decoded once: `&amp;lt;` is `&lt;`. Nothing is fetched, nothing is raised.

    Args:
        html: the text of the HTML.
        blank_lines: whether a blank line ends a paragraph, as in what WordPress's editor keeps
            (`content:encoded` of an export, not of a feed).
    """
    if "<" not in html and "&" not in html and not blank_lines:
        return Fragment(*_plain(html))
    if "[caption" in html:
        html = captions(html)
    try:
        raw = html.encode()
    except UnicodeEncodeError:
        raw = clean(html).encode()
    parser, builder = _parser()
    builder.begin(blank_lines)
    parser.feed(raw)
    parser.close()
    found = Fragment(tuple(builder.blocks), builder.pictures())
    builder.begin()
    if len(raw) <= _LARGE:
        _spare.parsers.append((parser, builder))
    return found


def blocks_of(html: str) -> tuple[Block, ...]:
    """The blocks of a piece of HTML, without its images."""
    return fragment(html).blocks


def text_of(html: str) -> str:
    """The text of a piece of HTML on one line, for titles and names."""
    return " ".join(block.text for block in fragment(html).blocks)


def _parser() -> tuple[Any, Builder]:
    """A parser and its target; one that raised an error is not used again."""
    if not hasattr(_spare, "parsers"):
        _spare.parsers = []
    if _spare.parsers:
        parser, builder = _spare.parsers.pop()
        return parser, builder
    builder = Builder()
    parser = etree.HTMLParser(target=builder, encoding="utf-8", huge_tree=True, no_network=True)
    return parser, builder


def _plain(text: str) -> tuple[tuple[Block, ...], tuple[Image, ...]]:
    builder = Builder(False)
    builder.data(text)
    return tuple(builder.close().blocks), ()
