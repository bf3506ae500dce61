"""Blocks that trafilatura drops for where they stand: lists in cells, quotations in figures, notes
in footers.
"""

import re

from lxml import etree
from lxml.html import HtmlElement

from index.readers.html import structure
from index.readers.html.dating.times import is_sentence

_LAYOUT = etree.XPath(
    "boolean(.//table or .//h1 or .//h2 or .//h3 or .//blockquote or .//article"
    " or .//td[count(p) > 2])"
)
_LISTS = ("ul", "ol", "dl", "menu", "dir")
_HAS_LIST = etree.XPath("boolean(.//ul or .//ol or .//dl or .//menu or .//dir)")
_IN_CELLS = ("p", "div", "li", "dt", "dd", "br", *_LISTS)
_FIGURES = etree.XPath("//figure[.//blockquote or .//pre or .//listing or .//ul or .//ol or .//dl]")
_FOOTERS = etree.XPath("//footer[ancestor::blockquote or ancestor::article]")
_BEFORE = etree.XPath("(ancestor::article[1]//p[not(ancestor::footer or ancestor::aside)])[last()]")
_RIGHTS = re.compile(
    r"©|copyright|all rights|alle rechte|tous droits|cookie|newsletter", re.IGNORECASE
)
MOST_FOOTERS = 100
_HELD = frozenset(("li", "td", "th", "figure", "blockquote", "figcaption"))


def rearrange(tree: HtmlElement) -> None:
    """Changes a page's tree in place."""
    for element in [*tree.iter("center", "fieldset", "legend", "menu")]:
        element.tag = {"menu": "ul", "legend": "p"}.get(str(element.tag), "div")
    _figures(tree)
    _footers(tree)
    _tables(tree)


def _figures(tree: HtmlElement) -> None:
    """A figure of words is a part of the text, and its caption a paragraph behind them."""
    for figure in _FIGURES(tree):
        figure.tag = "div"
        for caption in figure.iter("figcaption"):
            caption.tag = _paragraph_or_div(caption)


def _paragraph_or_div(element: HtmlElement) -> str:
    return "div" if element.find("p") is not None or element.find("div") is not None else "p"


def _footers(tree: HtmlElement) -> None:
    """Of whom a quotation is belongs to it; of an article's footer the sentences stay."""
    for footer in _FOOTERS(tree)[:MOST_FOOTERS]:
        if next(footer.iterancestors("blockquote"), None) is not None:
            footer.tag = _paragraph_or_div(footer)
            continue
        paragraphs = footer.findall(".//p") or ([footer] if not footer.findall("*") else [])
        place = next(iter(_BEFORE(footer)), None)
        for paragraph in filter(_is_note, paragraphs):
            note = etree.Element("p")
            note.text = paragraph.text_content()
            if place is None or place.getparent().tag in _HELD:
                footer.addprevious(note)
            else:
                note.tail, place.tail = place.tail, None
                place.addnext(note)
                place = note
            paragraph.clear(keep_tail=True)


def _is_note(paragraph: HtmlElement) -> bool:
    """Whether a paragraph is a sentence, mostly of its own words."""
    text = paragraph.text_content().strip()
    linked = sum(len(link.text_content()) for link in paragraph.iter("a"))
    return is_sentence(text) and 2 * linked < len(text) and _RIGHTS.search(text) is None


def _tables(tree: HtmlElement) -> None:
    """Tables that lay out a page become plain elements; a list in a cell of another becomes the
    cell's words.
    """
    for table in [*tree.iter("table")]:
        if _LAYOUT(table) or (_HAS_LIST(table) and _is_layout(table)):
            for element in table.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th"):
                element.tag = "div"
        elif _HAS_LIST(table):
            for cell in table.iter("td", "th"):
                _flatten(cell)


def _is_layout(table: HtmlElement) -> bool:
    """Whether no row has two cells with words, or a cell has more of them than data have."""
    widest = 0
    for row in table.iter("tr"):
        sizes = [len(cell.text_content().strip()) for cell in row.iter("td", "th")]
        if any(size > structure.MOST_CELL for size in sizes):
            return True
        widest = max(widest, sum(map(bool, sizes)))
    return widest < 2


def _flatten(cell: HtmlElement) -> None:
    if not _HAS_LIST(cell):
        return
    for element in cell.iter(*_IN_CELLS):
        element.tail = f" {element.tail or ''}"
    text = " ".join(cell.text_content().split())
    tail = cell.tail
    for child in [*cell]:
        cell.remove(child)
    cell.text, cell.tail = text, tail
