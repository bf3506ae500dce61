"""Exports of Factiva in HTML, with and without its two-letter codes. With them each article is a
table (`HD`, `WC`, `PD`, ...); without them it is a row of bare `<div>`s, of which the one with the
number of words tells what the others are. Codes are the same in every language of the interface;
words, months and names of languages are not.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement, fragment_fromstring

from index.readers.kinds import KINDS
from index.readers.press import factiva_codes, factiva_rows, html_pages
from index.readers.press.parts import head_text
from index.readers.press.sheet import Sheet
from index.readers.record import Input, Reading

NAME = "factiva"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_ARTICLE = re.compile(
    r"<div\b[^<>]{0,200}?\bclass=[\"']article\s+[a-z]{2,4}Article\b[^<>]*>", re.IGNORECASE
)
_LANGUAGE = re.compile(r"article\s+([a-z]{2})[a-z]{0,2}Article", re.IGNORECASE)
_TITLE = re.compile(r"<title>\s*Factiva\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"class=[\"']articleParagraph\s+[a-z]{2,4}articleParagraph", re.IGNORECASE)


def sniff(name: str, head: bytes) -> bool:
    """Whether a page is called Factiva, or has the paragraphs of its articles."""
    text = head_text(head)
    if not text.lstrip().startswith("<"):
        return False
    return any(mark.search(text) for mark in (_TITLE, _ARTICLE, _PARAGRAPH))


def read(source: Input) -> Iterator[Reading]:
    """The articles of an export; the page around them and its list of headlines are no text."""
    return html_pages.articles(source, _ARTICLE, _fill)


def _fill(sheet: Sheet, html: str) -> bool:
    if found := _LANGUAGE.search(html[:200]):
        sheet.tell("language", found[1], "class of the article")
    article = _parsed(html)
    fill = factiva_codes.fill if article.xpath("./table//td") else factiva_rows.fill
    return fill(sheet, article)


def _parsed(html: str) -> HtmlElement:
    """The element of an article, without what the page has behind it."""
    root = fragment_fromstring(html, create_parent=True)
    first = next(iter(root), None)
    return root if first is None else first
