"""Which pages of a crawl list articles and are none."""

import re
from collections.abc import Sequence
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from index.readers.record import Block
from index.text.cleaning import squeeze

_LISTED = re.compile(
    r"/(?:tags?|categor(?:y|ies|ie|ia)|topics?|authors?|search|archives?|label|keywords?|thema|themen"
    r"|rubrik|schlagwort|suche|autor(?:en)?|recherche|auteurs?|rubrique)/"
    r"|/page[/-]\d+|[?&](?:s|q|query|cat|tag|author|paged?|search)=",
    re.IGNORECASE,
)
_PRINT = re.compile(
    r"/print(?:able|er)?(?:[/.?]|$)|[/_.-]print(?:able)?\.\w+$|[?&](?:print|printable|view=print)\b",
    re.IGNORECASE,
)
_ERROR = re.compile(r"(?:^|/)(?:40[0-9]|41[0-9]|50[0-9])(?:/index)?\.html?$", re.IGNORECASE)
_TEMPLATE = re.compile(r"\s*(?:\{[{%]|<[%?])")
MOST_HEADS = 200
FEWEST_TEASERS, FEWEST_LINKS = 4, 15
LONG = 200
"""A listing has at most one block of so many characters."""
MOST_TEXT = 600
"""A page of mere links has so many characters of other text at most."""

_TEASERS = etree.XPath("//*[self::h1 or self::h2 or self::h3 or self::h4][ancestor::article]")
_HEADS = etree.XPath("//*[self::h2 or self::h3 or self::h4]")
_SHOWN = etree.XPath(
    "//body//text()[not(parent::script or parent::style or parent::noscript)]", smart_strings=False
)


def of_export(tree: HtmlElement) -> str | None:
    """What a page of Medium's export is, if it is no article: a draft has no date there, a profile
    no entry. None for any other page.
    """
    cards = tree.xpath("/html/body/section[contains(@class,'h-card')]")
    if cards and not tree.find_class("h-entry"):
        return "profiles"
    exported = tree.xpath("//footer//a[@href='https://medium.com']")
    return "drafts" if exported and not tree.find_class("dt-published") else None


def is_template(tree: HtmlElement) -> bool:
    """Whether a page is what a site's pages are made of: its title begins with a mark (`{{ .Title`,
    `{% block`, `<?php`).
    """
    titles = (element.text or "" for element in tree.iter("title", "h1"))
    return any(_TEMPLATE.match(title) for title in islice(titles, MOST_HEADS))


def is_error(name: str) -> bool:
    """Whether a file's name is that of the page that a server shows for what is not there."""
    return _ERROR.search(name) is not None


def is_print(address: str | None, name: str, canonical: str | None) -> bool:
    """Whether a page is the print version of one that it names."""
    printed = _PRINT.search(address or "") or _PRINT.search(f"/{name}")
    return printed is not None and bool(canonical) and _PRINT.search(canonical or "") is None


def is_listed(address: str | None, name: str) -> bool:
    """Whether the path of a page is one of a tag, a category, an author, a search or an archive."""
    path = urlsplit(address).path + "?" + urlsplit(address).query if address else ""
    return any(_LISTED.search(f"/{one}/") for one in (path.lstrip("/"), name))


def is_listing(tree: HtmlElement, blocks: Sequence[Block], listed: bool) -> bool:
    """Whether a page that tells neither an article nor a day lists articles. It has at most one
    long block of text, and several headings of `<article>`s that are links to different pages, or
    little text and mostly links. Where its path says so (`listed`), any heading will do, and half
    as many.
    """
    long = sum(len(block.text) > LONG for block in blocks)
    if long > 1:
        return False
    heads = (_HEADS if listed else _TEASERS)(tree)
    addresses = {
        link.get("href", "").partition("#")[0]
        for head in heads[:MOST_HEADS]
        for link in _links(head)
    }
    if len(addresses) >= (FEWEST_TEASERS // 2 if listed else FEWEST_TEASERS):
        return True
    anchors = tree.findall(".//body//a[@href]")
    linked = [squeeze(anchor.text_content()) for anchor in anchors]
    apart = {block.text for block in blocks}.difference(linked)
    if long or sum(map(len, apart)) > MOST_TEXT:
        return False
    inside = sum(map(len, linked))
    whole = sum(len(piece.strip()) for piece in _SHOWN(tree))
    enough = FEWEST_LINKS // 2 if listed else FEWEST_LINKS
    return len(anchors) >= enough and 2 * inside >= whole and not _has_headline(tree)


def _has_headline(tree: HtmlElement) -> bool:
    """Whether the page has a first heading that is no link, and text that is no list of links right
    behind it.
    """
    head = next(tree.iter("h1"), None)
    if head is None or _links(head) or (text := head.getnext()) is None:
        return False
    linked = sum(len(_written(anchor)) for anchor in text.iterfind(".//a[@href]"))
    return 2 * linked <= len(_written(text))


def _written(element: etree._Element) -> str:
    return "".join(element.itertext()).strip()


def _links(head: etree._Element) -> list[etree._Element]:
    up = head.getparent()
    own = head.findall(".//a[@href]")
    return own or ([up] if up is not None and up.tag == "a" else [])
