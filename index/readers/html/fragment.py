"""A piece of HTML (an article's body in a feed, an export or JSON) becomes blocks and images."""

from dataclasses import dataclass

from lxml import etree

from index.article import Image
from index.readers.html.builder import Builder
from index.readers.html.shortcodes import captions
from index.readers.record import Block
from index.text.cleaning import clean


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
    parser = etree.HTMLParser(
        target=(builder := Builder(blank_lines)),
        encoding="utf-8",
        huge_tree=True,
        no_network=True,
    )
    try:
        parser.feed(html.encode())
    except UnicodeEncodeError:
        parser.feed(clean(html).encode())
    parser.close()
    return Fragment(tuple(builder.blocks), builder.pictures())


def blocks_of(html: str) -> tuple[Block, ...]:
    """The blocks of a piece of HTML, without its images."""
    return fragment(html).blocks


def text_of(html: str) -> str:
    """The text of a piece of HTML on one line, for titles and names."""
    return " ".join(block.text for block in fragment(html).blocks)


def _plain(text: str) -> tuple[tuple[Block, ...], tuple[Image, ...]]:
    builder = Builder(False)
    builder.data(text)
    return tuple(builder.close().blocks), ()
