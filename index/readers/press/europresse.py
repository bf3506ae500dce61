"""Exports of Europresse (Eureka) in HTML: the pages of today, an `<article>` each, and those of
before 2014, a table each.
"""

import re
from collections.abc import Iterator

from lxml.html import document_fromstring

from index.readers.kinds import KINDS
from index.readers.press import europresse_pages, html_pages
from index.readers.press.parts import head_text
from index.readers.press.sheet import Sheet
from index.readers.record import Input, Reading

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
    return html_pages.articles(source, _ARTICLE, _fill)


def _fill(sheet: Sheet, html: str) -> bool:
    page = document_fromstring(f"<html><body>{html}</body></html>")
    return europresse_pages.fill(sheet, page)
