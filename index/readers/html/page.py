"""HTML pages: an article in each, with what the page tells of it.

Trusted are, in this order, JSON-LD, the head (Open Graph, `article:`, citation and Dublin Core),
microdata and h-entry, and what stands in the text: for the title `h1` and `<title>`, for the date
a `<time>` at the article's head and at last a day that htmldate finds in what the page shows. The
text is the one that trafilatura chooses of a tree that `mending/` has made ready for it; captions,
credits and licences come from the page itself.

A page is passed over

- as a print page, if its path says so and its canonical address is another page's;
- as a listing, if it names no single article (by JSON-LD or `og:type`) and its head no day, and
  JSON-LD calls it a collection, a search or a profile, or its text has at most one long block and
  at least 4 headings of `<article>`s that link to different pages, or next to no text and at least
  15 links that hold half of what it shows. Where its path is one of a tag, a category, an author,
  a search or an archive, any heading counts, and half as many are enough;
- as an error page, if its file is called `404.html` or the like, and it names no article or day;
- as a template, if its title begins with the mark of one (`{{ .Title }}`);
- as a draft or a profile, if Medium exported it as one;
- as a page without an article, if it has no text.
"""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import (
    HtmlComment,
    HtmlElement,
    HtmlEntity,
    HTMLParser,
    HtmlProcessingInstruction,
    document_fromstring,
)

from index.readers import decoding
from index.readers.html.reading import of_page
from index.readers.kinds import KINDS
from index.readers.record import Input, PassedOver, Reading, Unreadable
from index.text.cleaning import clean

NAME = "html"
KIND = KINDS[NAME]
MAX_BYTES: int | None = 20_000_000
"""What is larger is no page: the largest of real crawls have a tenth of it."""

_META = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
_PROLOGUE = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)""")
_DECLARED = 1024
"""Browsers look for a page's encoding in so many bytes, and begin again where it comes later."""
_LATE = 65536
_JAPANESE = "iso-2022-jp"
_BEFORE = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--(?:[^-]|-(?!->)){0,20000}+-->\s*)*")
_DOCTYPE = re.compile(r"<!doctype\s+(?:html|\"?-//w3c//dtd x?html)\b", re.IGNORECASE)
_ROOT = re.compile(r"<(?:x?html|head|body|frameset)[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"<(?:article|main|section|div|p|h[1-6]|table|center|font|title|meta|figure|header|ul|ol|span"
    r"|blockquote|a|b|img|link|style|script|br|hr|em|strong|i|time)[\s/>]",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"</(?:p|div|h[1-6]|body|html|table|article|section|a|ul|font)\s*>", re.IGNORECASE
)
_ELEMENTS = etree.ElementDefaultClassLookup(
    HtmlElement, HtmlComment, HtmlProcessingInstruction, HtmlEntity
)
"""One class for all elements: lxml.html has some of its own for forms, and looks for them in Python
whenever an element is touched.
"""
_ENDINGS = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".cfm")


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is an HTML page, by its first bytes: it has HTML's document type or root
    element first, or it begins with an element of HTML's text and either its name says HTML or
    it closes several. Other XML, Markdown and JSON with such a name are none.
    """
    text = _text_of(head)
    before = _BEFORE.match(text)
    start = text[before.end() :] if before else text
    if _DOCTYPE.match(start) or _ROOT.match(start):
        return True
    if _FRAGMENT.match(start) is None:
        return False
    return name.lower().endswith(_ENDINGS) or len(_CLOSED.findall(start[:4096])) > 1


def read(source: Input) -> Iterator[Reading]:
    """The article of a page, or why there is none."""
    most = MAX_BYTES or 0
    raw = source.stream.read(most + 1)
    if len(raw) > most:
        reason = f"It has over {most:,} bytes, too many for a page; split or remove it."
        yield Unreadable("", reason)
        return
    yield from of_bytes(raw, source.name)


def of_bytes(raw: bytes, name: str, charset: str = "", address: str = "") -> Iterator[Reading]:
    """The article of a page, or why there is none.

    Args:
        raw: the page.
        name: the file's name, or that which a mirror of the site would have for it.
        charset: the one that its server told.
        address: where it was captured; else it is one that the page names.

    Raises:
        UnreadableError: it is in no encoding that can be told.
    """
    told = charset.strip("\"' ").lower()
    label = told if told and not told.startswith("utf") else _declared(raw) or told or None
    text, encoding = _decoded(raw, label)
    if label in (None, "utf-8", "utf8") or encoding == decoding.DAMAGED:
        yield from decoding.notices(encoding)
    tree = _tree(text)
    if tree is None:
        yield PassedOver("pages without an article")
    else:
        yield of_page(tree, text, name, address)


def _text_of(head: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _declared(raw: bytes) -> str | None:
    head = raw[:_DECLARED]
    found = _META.search(head) or _PROLOGUE.search(head) or _META.search(raw[:_LATE])
    return found[1].decode("ascii", "replace").lower() if found is not None else None


def _decoded(raw: bytes, label: str | None) -> tuple[str, str]:
    if label == _JAPANESE and b"\x1b" in raw:  # its bytes are all ASCII, and so UTF-8 too
        return raw.decode(_JAPANESE, "replace"), _JAPANESE
    return decoding.text_of(raw, label)


def _tree(text: str) -> HtmlElement | None:
    """The page as a tree; None where there is nothing in it."""
    parser = HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    parser.set_element_class_lookup(_ELEMENTS)
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        raw = clean(text).encode()
    try:
        return document_fromstring(raw, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
