"""A page's tree becomes a record, or is passed over."""

import re
from dataclasses import replace
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from index.readers.html import extraction, linked_data, listings, marked, metadata, pictures
from index.readers.html.address import choose, host_of, is_home
from index.readers.html.dating import printed
from index.readers.html.linked_data import LinkedData
from index.readers.html.metadata import Metadata
from index.readers.html.titles import without_site
from index.readers.html.walking import classes
from index.readers.record import Block, PassedOver, Record, Told
from index.text.cleaning import squeeze

_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")
_LINKED = ".//script[@type='application/ld+json']"
_CUT = " .…[]"
_TOPS = etree.XPath(
    "(//article | //main)//*[self::p or self::h2 or self::h3 or self::h4]"
    "[not(ancestor::aside or ancestor::nav or ancestor::footer)]"
)
MOST_TOPS = 10
"""Among so many paragraphs and headings at its beginning an article shows its lede."""
LEADING = 6
"""Among so many blocks at its beginning a text repeats its title, byline or lede."""


def of_page(tree: HtmlElement, text: str, name: str, captured: str = "") -> Record | PassedOver:
    """The record of a page's article, or what is passed over.

    Args:
        tree: the page.
        text: its source.
        name: the file's name.
        captured: the address where it was captured.
    """
    if (kind := listings.of_export(tree)) is not None:
        return PassedOver(kind)
    if listings.is_template(tree):
        return PassedOver("templates")
    head = metadata.read(tree)
    canonical = next(iter(head.head.get("link canonical", ())), None)
    scripts = (script.text or "" for script in tree.iterfind(_LINKED))
    linked = linked_data.read(scripts, canonical)
    marks = marked.read(tree)
    told = metadata.merged(linked.article, head.record, marks, linked.page)
    own = Told(captured, "captured at") if captured else None
    told = replace(told, url=own or _url(head, linked, tree, text, name))
    address = told.url.value if told.url else None
    if listings.is_print(head.of("og:url"), name, canonical):
        return PassedOver("print pages")
    images, captions = pictures.of_page(tree)
    blocks = _text(tree, text, captions, linked)
    if _may_be_listing(head, linked):
        if listings.is_error(name):
            return PassedOver("error pages")
        listed = listings.is_listed(address, name) or linked.articles > 1
        listed = listed or (own is not None and is_home(captured))
        if linked.is_listing or listings.is_listing(tree, blocks, listed):
            return PassedOver("listings")
    if not blocks:
        return PassedOver("pages without an article")
    told = _titled(tree, told, head, linked, marks)
    told = replace(
        told,
        lede=_lede(told, blocks, tree),
        date=told.date or printed.date(tree, address),
        images=pictures.merged(images, linked.article.images or head.record.images),
    )
    return replace(told, blocks=_without_head(blocks, told))


def _url(
    head: Metadata, linked: LinkedData, tree: HtmlElement, text: str, name: str
) -> Told | None:
    """The address, of those in `rel=canonical`, `og:url`, JSON-LD and where a browser saved it."""
    canonical = head.of("link canonical")
    names = [Told(canonical, "<link rel=canonical>")] if canonical else []
    known = " ".join(classes(tree))
    names += [
        Told(link.get("href") or "", f"class={word}")
        for word in ("p-canonical", "u-url")
        if word in known
        for link in tree.find_class(word)[:1]
    ]
    saved = _SAVED.search(text[:5000])
    return choose(
        (
            *names,
            Told(head.of("og:url"), "<meta og:url>"),
            linked.article.url,
            Told(saved[1] if saved else "", "saved from"),
        ),
        name,
    )


def _may_be_listing(head: Metadata, linked: LinkedData) -> bool:
    """Whether a page names no article, or several, and no day."""
    dated = linked.article.date or head.record.date or linked.page.date
    return linked.articles != 1 and not head.is_article and not (dated and not linked.articles)


def _text(
    tree: HtmlElement, source: str, captions: frozenset[str], linked: LinkedData
) -> tuple[Block, ...]:
    """The blocks of the text without captions. What JSON-LD has of it is taken where the page shows
    less than half of that.
    """
    found = extraction.text(tree, source, linked.body)
    blocks = tuple(block for block in found if block.text not in captions)
    if 2 * sum(len(block.text) for block in blocks) < len(linked.body):
        lines = (squeeze(line) for line in linked.body.splitlines())
        return tuple(Block("paragraph", line) for line in lines if line)
    return blocks


def _titled(
    tree: HtmlElement, told: Record, head: Metadata, linked: LinkedData, marks: Record
) -> Record:
    """The record with its title, without the site's name, and with the headline that the page
    shows where that is another.
    """
    sites = [
        one.value for one in (told.publisher, linked.page.publisher, head.record.publisher) if one
    ]
    sites.append(host_of(told.url.value if told.url else ""))
    shown = marked.heading(tree)
    shown = "" if shown in sites else shown
    written = squeeze(tree.findtext(".//head/title") or tree.findtext(".//title") or "")
    title = linked.article.title
    for one in (head.record.title, marks.title, Told(shown, "<h1>"), Told(written, "<title>")):
        if title is None and one is not None and one.value:
            title = replace(one, value=without_site(one.value, *sites))
    if title is not None and told.headline is None and shown and shown != title.value:
        shown = without_site(shown, *sites)
        if marked.is_headline(tree) and shown != title.value:
            told = replace(told, headline=Told(shown, "<h1>"))
    return replace(told, title=title)


def _lede(told: Record, blocks: tuple[Block, ...], tree: HtmlElement) -> Told | None:
    """What the page says of the article, unless it is the beginning of the text, cut off; what its
    head alone says must be shown at the top of the text too, or stand in the article by itself.
    """
    lede = told.lede
    if lede is None:
        return None
    text = squeeze(lede.value)
    tops = [block.text for block in blocks[:LEADING]]
    if text in tops:
        return lede
    start = text.rstrip(_CUT)
    if not start or any(top.startswith(start) for top in tops) or " ".join(tops).startswith(start):
        return None
    if not lede.origin.startswith("<meta"):
        return lede
    shown = islice(_TOPS(tree), MOST_TOPS)
    return lede if any(squeeze(top.text_content()) == text for top in shown) else None


def _without_head(blocks: tuple[Block, ...], told: Record) -> tuple[Block, ...]:
    """The blocks without what stands above the text: title, headline, lede, and the byline."""
    known = {one.value.casefold() for one in (told.title, told.headline, told.lede) if one}
    known |= {f"{by}{one.value}".casefold() for one in told.authors for by in ("", "by ", "von ")}
    top = [block for block in blocks[:LEADING] if block.text.casefold() not in known]
    return (*top, *blocks[LEADING:])
