"""The text of an article in its page: trafilatura's choice of elements, as blocks."""

import logging
import re
from itertools import islice

from lxml.html import HtmlElement

from index.readers.html.dating.printed import FAILURES
from index.readers.html.fragment import fragment
from index.readers.html.mending.preparing import prepare
from index.readers.html.walking import classes, is_deeper, walk
from index.readers.record import Block
from index.text.cleaning import squeeze

MOST_DEPTH = 500
"""In pages with deeper elements trafilatura's time grows with the square of their depth, and below
2048 there are none in lxml's trees."""
MOST_ELEMENTS = 20

_HTML = {"list": "ul", "item": "li", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br"}
_MARKED = "e-content"
_OUTSIDE = frozenset(("footer", "aside"))
_NAMED = re.compile(
    r"\W*(?:drucken|e-?mail|facebook|flipboard|google|instagram|linkedin|mail|pdf|pinterest|pocket"
    r"|print|qq|reddit|twitter|wechat|weibo|whatsapp|xing)\W*",
    re.IGNORECASE,
)
"""Headings that trafilatura takes for a button."""
FEWEST_CHARACTERS = 20
"""A shorter block may stand in any text by chance."""
PLAIN = 10
"""A page in which fewer elements have a class is a plain one."""
_FALLBACKS = (
    ".//*[@itemprop='articleBody']",
    ".//article",
    ".//main",
    ".//*[@role='main']",
    ".//body",
)
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # what they give up is told by the reader


def text(tree: HtmlElement, source: str, body: str = "") -> tuple[Block, ...]:
    """The blocks of the article in a page; none where the page has no text of its own. What
    microformats mark as the text (`e-content`, as Medium exports it) is taken as it is; where
    trafilatura finds nothing, the text is that of the article's element, else of the body. Of a
    page with very deep elements, whose tree is cut, all text is taken from its `source`.

    Args:
        tree: the page, which is changed.
        source: its text.
        body: what JSON-LD has of the text; blocks that are in it stay, whatever their classes.
    """
    if is_deeper(tree, MOST_DEPTH):
        return fragment(source).blocks
    prepare(tree)
    known = classes(tree)
    marked = tree.find_class(_MARKED) if any(_MARKED in one for one in known) else []
    if len(marked) == 1 and (blocks := walk(marked[0], _OUTSIDE).blocks):
        return tuple(blocks)
    blocks = _extracted(tree)
    if len(blocks) < 2 or not _words(blocks):
        blocks = _better(blocks, _fallen_back(tree))
    if len(known) < PLAIN:
        blocks = _filled(blocks, walk(tree, _OUTSIDE).blocks)
    elif len(body) > sum(len(block.text) for block in blocks) or _has_named(tree):
        blocks = _restored(blocks, walk(tree, _OUTSIDE).blocks, squeeze(body))
    return tuple(blocks) if _words(blocks) else ()


def _filled(blocks: list[Block], shown: list[Block]) -> list[Block]:
    """The blocks with all that the page shows between them, and with the lists, quotations and
    tables right behind the last. Of pages whose elements have no classes (those of the nineties)
    trafilatura gives paragraphs only; of such pages nothing between them is furniture.
    """
    chosen = {block.text for block in blocks}
    places = [place for place, block in enumerate(shown) if block.text in chosen]
    if not places or len(places) < len(chosen):
        return blocks
    end = places[-1] + 1
    while end < len(shown) and shown[end].kind in ("item", "quote", "row"):
        end += 1
    return shown[places[0] : end]


def _restored(blocks: list[Block], shown: list[Block], body: str) -> list[Block]:
    """The blocks, with those of the page that JSON-LD has in the text too, and with the headings
    right before one of them. Trafilatura drops blocks for a part of a word in their class
    (`shareholders`, `landslide`), and headings that are the name of a network alone.
    """
    chosen = {block.text for block in blocks}
    if not chosen <= {block.text for block in shown}:
        return blocks
    found: list[Block] = []
    for block in reversed(shown):
        told = len(block.text) >= FEWEST_CHARACTERS and block.text in body
        named = block.kind == "heading" and _NAMED.fullmatch(block.text) is not None
        if block.text in chosen or told or (named and found and found[-1].kind != "heading"):
            found.append(block)
    return found[::-1]


def _has_named(tree: HtmlElement) -> bool:
    return any(_NAMED.fullmatch(head.text_content()) for head in tree.iter("h2", "h3", "h4"))


def _better(blocks: list[Block], others: list[Block]) -> list[Block]:
    """Of a short page trafilatura makes one block: the page's own, if they hold the same words, or
    the same but for captions.
    """
    text, other = ("".join(block.text for block in found).split() for found in (blocks, others))
    joined, whole = "".join(text), "".join(other)
    same = joined in whole and len(other) < 2 * len(text) + 20
    within = all("".join(block.text.split()) in joined for block in others)
    same = same or (within and len(whole) * 2 > len(joined))
    return others if same or not _words(blocks) else blocks


def _extracted(tree: HtmlElement) -> list[Block]:
    import trafilatura  # takes longer than all else that reads files

    try:
        document = trafilatura.bare_extraction(tree, output_format="xml", include_comments=False)
    except FAILURES:
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    for element in body.iter("*"):
        if element.tag == "head":
            element.tag = element.get("rend") or "h2"
        else:
            element.tag = _HTML.get(element.tag, element.tag)
    return walk(body).blocks


def _fallen_back(tree: HtmlElement) -> list[Block]:
    for path in _FALLBACKS:
        for element in islice(tree.iterfind(path), MOST_ELEMENTS):
            blocks = walk(element, _OUTSIDE).blocks
            if _words(blocks):
                return blocks
    return []


def _words(blocks: list[Block]) -> bool:
    """Whether there is more than headings."""
    return any(block.kind != "heading" for block in blocks)
