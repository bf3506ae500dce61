"""Exports of Europresse (Eureka) in HTML: the pages of today, an `<article>` each, and those of
before 2014, a table each.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement, document_fromstring

from index.readers.kinds import KINDS
from index.readers.press import europresse_pages
from index.readers.press.parts import TOO_LONG, Part, head_text, parts
from index.readers.press.sheet import CUT, Sheet, open_page, readings
from index.readers.record import Input, Notice, Reading, Unreadable

NAME = "europresse"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_ARTICLE = re.compile(
    r"<article\b[^<>]{0,200}>(?=\s*<header\b)|<table\s+id=[\"']?tbHeaderImages\b", re.IGNORECASE
)
_SOURCE = re.compile(r"class=[\"'][^\"'<>]{0,100}\bDocPublicationName\b", re.IGNORECASE)


def sniff(name: str, head: bytes) -> bool:
    """Whether a page has articles with the names that Europresse gives their parts."""
    text = head_text(head)
    if not text.lstrip().startswith("<"):
        return False
    return _SOURCE.search(text) is not None and _ARTICLE.search(text) is not None


def read(source: Input) -> Iterator[Reading]:
    """The articles of an export."""
    repaired: list[str] = []
    found = (part for part in parts(source.stream, _ARTICLE, repaired) if _is_article(part))
    part, count = next(found, None), 0
    while part is not None:
        count += 1
        following = next(found, None)
        yield from _readings(part, count, is_last=following is None)
        part = following
    for sentence in repaired:
        yield Notice("", sentence, "repaired files")


def _is_article(part: Part) -> bool:
    return part.is_long or _ARTICLE.match(part.text) is not None


def _readings(part: Part, number: int, *, is_last: bool) -> Iterator[Reading]:
    sheet = Sheet(f"article {number}", part.line)
    if part.is_long:
        yield Unreadable(sheet.place, TOO_LONG, sheet.line)
        return
    has_end = europresse_pages.fill(sheet, _parsed(part.text))
    if is_last and not has_end:
        yield Unreadable(sheet.place, CUT, sheet.line)
        return
    yield from readings(sheet)
    if is_last:
        yield from open_page(part.text)


def _parsed(html: str) -> HtmlElement:
    return document_fromstring(f"<html><body>{html}</body></html>")
