"""The text of an article in its page: trafilatura's choice of elements, as blocks."""

import logging
from copy import deepcopy
from itertools import islice

import htmldate
import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from index.readers.html.fragment import fragment
from index.readers.html.walking import classes, is_deeper, walk
from index.readers.record import Block, Told

MOST_DEPTH = 500
"""In pages with deeper elements trafilatura's time grows with the square of their depth, and below
2048 there are none in lxml's trees."""
MOST_ELEMENTS = 20
FEWEST_YEAR = "1800-01-01"
"""htmldate takes no day before 1995 unless it is told an earlier one."""

_HTML = {"list": "ul", "item": "li", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br"}
_MARKED = "e-content"
_OUTSIDE = frozenset(("footer", "aside"))
PLAIN = 10
"""A page in which fewer elements have a class is a plain one."""
_FAILURES = (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError)
"""What trafilatura and htmldate raise on pages that they were not made for."""
_ADDRESSED = ("img", "picture", "source", "iframe", "video", "style", "link")
_FALLBACKS = (
    ".//*[@itemprop='articleBody']",
    ".//article",
    ".//main",
    ".//*[@role='main']",
    ".//body",
)
_LAYOUT = etree.XPath(
    "boolean(.//table or .//h1 or .//h2 or .//h3 or .//blockquote or .//article"
    " or .//td[count(p) > 2])"
)
_COPYRIGHT = etree.XPath(
    "//footer|//*[@id='footer' or contains(@class,'footer') or contains(@class,'copyright')]"
    "|//*[not(*) and (contains(.,'©') or contains(.,'opyright') or contains(.,'(c) '))]"
)
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # what they give up is told by the reader


def text(tree: HtmlElement, source: str) -> tuple[Block, ...]:
    """The blocks of the article in a page; none where the page has no text of its own. What
    microformats mark as the text (`e-content`, as Medium exports it) is taken as it is; where
    trafilatura finds nothing, the text is that of the article's element, else of the body. Of a
    page with very deep elements, whose tree is cut, all text is taken from its `source`.
    """
    known = classes(tree)
    marked = tree.find_class(_MARKED) if any(_MARKED in one for one in known) else []
    if len(marked) == 1 and (blocks := walk(marked[0], _OUTSIDE).blocks):
        return tuple(blocks)
    if is_deeper(tree, MOST_DEPTH):
        return fragment(source).blocks
    blocks = _extracted(tree)
    if len(blocks) < 2 or not _words(blocks):
        blocks = _better(blocks, _fallen_back(tree))
    if len(known) < PLAIN:
        blocks = _filled(blocks, walk(tree, _OUTSIDE).blocks)
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
    _unwrap_layouts(tree)
    try:
        document = trafilatura.bare_extraction(tree, output_format="xml", include_comments=False)
    except _FAILURES:
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    quote = "blockquote" if _has_quote(tree) else "pre"
    for element in body.iter("*"):
        if element.tag == "head":
            element.tag = element.get("rend") or "h2"
        elif element.tag == "quote":
            element.tag = quote
        else:
            element.tag = _HTML.get(element.tag, element.tag)
    return walk(body).blocks


def _unwrap_layouts(tree: HtmlElement) -> None:
    """Tables that lay out a page become plain elements: in a table's cells trafilatura drops lists
    and quotations.
    """
    for table in [*tree.iter("table")]:
        if _LAYOUT(table):
            for element in table.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th"):
                element.tag = "div"


def _has_quote(tree: HtmlElement) -> bool:
    """Whether the page has quotations: if not, trafilatura's are its preformatted text."""
    return (
        next(tree.iter("blockquote", "q"), None) is not None or next(tree.iter("pre"), None) is None
    )


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


def date(tree: HtmlElement, address: str | None) -> Told | None:
    """The day that htmldate finds in a page's address and text, copyright lines and the
    addresses of pictures and other pages left out. Its first of January is a year only, and any
    number in the text may have been one: it is told where the page's address has it.
    """
    tree = deepcopy(tree)
    etree.strip_elements(tree, *_ADDRESSED, with_tail=False)
    for link in tree.iter("a"):
        link.attrib.clear()
    for element in _COPYRIGHT(tree):
        if element.getparent() is not None and element.tag not in ("html", "body"):
            element.drop_tree()
    try:
        day = htmldate.find_date(tree, original_date=True, min_date=FEWEST_YEAR, url=address)
    except _FAILURES:
        return None
    year = (day or "").removesuffix("-01-01")
    if not day or (year != day and f"/{year}/" not in (address or "")):
        return None
    return Told(year, "htmldate")
