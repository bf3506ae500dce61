"""Which pages of a crawl list articles and are none."""

import re
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

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
FEWEST_TEASERS, FEWEST_LINKS = 4, 15
MOST_OWN = 0.5
"""Of a listing's text at most this share stands outside links."""
LONG_PARAGRAPH = 200
"""A listing has at most one paragraph of so many characters outside links."""

_TEASERS = etree.XPath(
    "//article//*[self::h1 or self::h2 or self::h3 or self::h4][.//a[@href] or parent::a[@href]]"
    "|//*[self::h2 or self::h3][count(a[@href])=1]"
)
_SHOWN = etree.XPath(
    "//body//text()[not(parent::script or parent::style or parent::noscript)]", smart_strings=False
)
_PARAGRAPHS = etree.XPath("//p[string-length(normalize-space(.)) > $long]")


def of_export(tree: HtmlElement) -> str | None:
    """What a page of Medium's export is, if it is no article: a draft has no date there, a profile
    no entry. None for any other page.
    """
    cards = tree.xpath("/html/body/section[contains(@class,'h-card')]")
    if cards and not tree.find_class("h-entry"):
        return "profiles"
    exported = tree.xpath("//footer//a[@href='https://medium.com']")
    return "drafts" if exported and not tree.find_class("dt-published") else None


def is_print(address: str | None, name: str, canonical: str | None) -> bool:
    """Whether a page is the print version of one that it names."""
    printed = _PRINT.search(address or "") or _PRINT.search(f"/{name}")
    return printed is not None and bool(canonical) and _PRINT.search(canonical or "") is None


def is_listed(address: str | None, name: str) -> bool:
    """Whether the path of a page is one of a tag, a category, an author, a search or an archive."""
    path = urlsplit(address).path + "?" + urlsplit(address).query if address else ""
    return any(_LISTED.search(f"/{one}/") for one in (path.lstrip("/"), name))


def is_listing(tree: HtmlElement, listed: bool) -> bool:
    """Whether a page that tells neither an article nor a day lists articles: it has several
    headings that are links to different pages, most of its text stands in links, and at most one
    paragraph of it is long. Where its path says so (`listed`), half of that is enough.
    """
    links = [link.get("href") or "" for head in _TEASERS(tree) for link in _links(head)]
    teasers = len({link.partition("#")[0] for link in links})
    needed = FEWEST_TEASERS // 2 if listed else FEWEST_TEASERS
    long = [p for p in _PARAGRAPHS(tree, long=LONG_PARAGRAPH) if _own(p) > LONG_PARAGRAPH]
    if len(long) > 1:
        return False
    if teasers >= needed:
        return True
    anchors = [*tree.iterfind(".//body//a[@href]")]
    inside = sum(len(anchor.text_content().strip()) for anchor in anchors)
    whole = sum(len(piece.strip()) for piece in _SHOWN(tree))
    enough = FEWEST_LINKS // 2 if listed else FEWEST_LINKS
    return len(anchors) >= enough and inside >= (1 - MOST_OWN) * whole


def _links(head: etree._Element) -> list[etree._Element]:
    up = head.getparent()
    own = head.findall(".//a[@href]")
    return own or ([up] if up is not None and up.tag == "a" else [])


def _own(paragraph: HtmlElement) -> int:
    inside = sum(len(link.text_content()) for link in paragraph.iter("a"))
    return len(paragraph.text_content()) - inside
