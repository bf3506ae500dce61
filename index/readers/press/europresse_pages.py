"""An article of Europresse: what its parts are called tells what they are."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from index.readers.html.fragment import blocks_of
from index.readers.html.walking import walk
from index.readers.press import days
from index.readers.press.pieces import is_copyright
from index.readers.press.sheet import Sheet
from index.readers.record import Block

_NUMBER = re.compile(r"[a-z]{2,10}·\d{8}·[\w-]{1,30}·[\w-]{1,60}")
_ISSUE = re.compile(r"\s*,?\s+(?:no|n°|nº|nr|num)\.?\s*\d[^,]*$", re.IGNORECASE)
_WORDS = re.compile(r"(\d[\d\s\u00a0\u202f]*)\s(?:mots?|words?|Wörter|palabras)\b", re.IGNORECASE)
_PAGE = re.compile(r"\bp\.\s*(\w[^,\s]{0,30})")
_OLD_AUTHOR = re.compile(r"(?:\s|<br\s*/?>)*([^<>]{2,120}?)\s*<br\s*/?>\s*<p>\s*(?:</p>|<p>|$)")
_FURTHER = re.compile(r"[^:]{3,40}\s?:\s*")
_ILLUSTRATION = re.compile(r"(?:illustration|photo|image|légende|bild)", re.IGNORECASE)
_FEWEST = 4
"""A line above a title with fewer words is a rubric and no lede."""


def fill(sheet: Sheet, page: HtmlElement) -> bool:
    """Writes an article into its sheet; whether its number is there, which stands at its end."""
    source = _first(page, "docpublicationname")
    sheet.tell("publisher", _ISSUE.sub("", _plain(source)), "class=DocPublicationName")
    _header(sheet, " ".join(_plain(one) for one in _named(page, "docheader")))
    title = _first(page, "titrearticlevisu")
    sheet.tell("title", _plain(title), "class=titreArticleVisu")
    section = next(iter(page.xpath("//section")), None)
    if section is not None:
        _new(sheet, page, section)
    elif title is not None:
        _old(sheet, title)
    for text in page.itertext():
        if found := _NUMBER.search(text):
            sheet.tell("id", found[0].replace("·", "-"), "the number of the document")
            return True
    return False


def _header(sheet: Sheet, text: str) -> None:
    """`Politique, mardi 14 mars 2006 532 mots, p. 16`: before the day stands the section."""
    parts = [0, *(found.end() for found in re.finditer(r",\s+", text))]
    at = next((at for at in parts if days.at_start(text[at:])), None)
    day = days.at_start(text[at:]) if at is not None else None
    rest = day.rest if day else text
    if day and at is not None:
        sheet.tell("section", text[:at].strip(" ,"), "class=DocHeader")
        sheet.tell("date", day.value, "class=DocHeader")
    else:
        sheet.tell("date", text, "class=DocHeader")
    if words := _WORDS.search(rest):
        sheet.tell_words(words[1])
    if page := _PAGE.search(rest):
        sheet.tell("page", page[1], "class=DocHeader")


def _new(sheet: Sheet, page: HtmlElement, section: HtmlElement) -> None:
    heads = page.xpath("//header")
    for element in _named(page, "sm-margin-bottom")[:2]:
        if len((text := _plain(element)).split()) >= _FEWEST:
            sheet.tell("lede", text, "class=sm-margin-bottom")
    authors = _named(page, "docauthors") or (_behind_title(heads[0]) if heads else [])
    for element in authors:
        sheet.tell_author(_plain(element), "class=docAuthors, the line below the title")
    sheet.blocks += walk(section).blocks
    for aside in page.xpath("//aside"):
        _aside(sheet, walk(aside).blocks)


def _behind_title(header: HtmlElement) -> list[HtmlElement]:
    """The line below the title: who wrote the article."""
    below = header.xpath("./*[contains(@class, 'titreArticle')][last()]/following-sibling::div")
    return [one for one in below if _plain(one)][:1]


def _aside(sheet: Sheet, blocks: list[Block]) -> None:
    """What stands beside the text: captions, and notes that belong to it."""
    are_captions = False
    for block in blocks:
        if label := _FURTHER.fullmatch(block.text):
            are_captions = _ILLUSTRATION.match(label[0]) is not None
        elif are_captions:
            sheet.captions.append(block.text)
        else:
            sheet.blocks.append(block)


def _old(sheet: Sheet, title: HtmlElement) -> None:
    """A page of before 2014: all that follows the title, up to whose it is and the number."""
    above = title.getprevious()
    lead = " ".join(((above.tail if above is not None else None) or "").split())
    if len(lead.split()) >= _FEWEST:
        sheet.tell("lede", lead, "the line above the title")
    html = (title.tail or "") + "".join(
        etree.tostring(one, encoding="unicode", method="html") for one in title.itersiblings()
    )
    if found := _OLD_AUTHOR.match(html):
        sheet.tell_author(found[1], "the line below the title")
        html = html[found.end() :]
    sheet.blocks += _until_the_end(blocks_of(html))


def _until_the_end(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if is_copyright(block.text) or _NUMBER.search(block.text):
            return
        yield block


def _named(page: HtmlElement, name: str) -> list[HtmlElement]:
    """The elements one of whose classes is, or begins with, a name, whatever its capitals."""
    return [
        element
        for element in page.xpath("//*[@class]")
        if any(part.lower().startswith(name) for part in element.get("class", "").split())
    ]


def _first(page: HtmlElement, name: str) -> HtmlElement | None:
    return next(iter(_named(page, name)), None)


def _plain(element: HtmlElement | None) -> str:
    return " ".join(element.text_content().split()) if element is not None else ""
