"""What the elements of a page say by their attributes: `<time>`, microdata, h-entry, headings."""

from collections.abc import Callable, Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from index.readers.html import authors
from index.readers.html.dating import times
from index.readers.html.dating.times import MOST_ELEMENTS, is_aside, within
from index.readers.html.walking import classes
from index.readers.record import Record, Told
from index.text.cleaning import squeeze

MOST_HEADINGS = 20

_PROPERTIES = etree.XPath("//*[@itemprop]")
_MARKS = ("p-name", "dt-", "p-author", "p-summary", "p-category", "p-tag")
_ENTRIES = etree.XPath("//*[" + " or ".join(f"contains(@class,'{mark}')" for mark in _MARKS) + "]")
_ITEMPROPS = {
    "headline": "title",
    "description": "lede",
    "datePublished": "date",
    "dateModified": "modified",
    "inLanguage": "language",
    "articleSection": "section",
}
_CLASSES = {
    "p-name": "title",
    "p-summary": "lede",
    "dt-published": "date",
    "dt-updated": "modified",
}


def read(tree: HtmlElement) -> Record:
    """What microdata, then h-entry microformats, then `<time>` and `rel=author` tell."""
    found: dict[str, Told] = {}
    names: dict[str, list[Told]] = {"author": [], "p-author": [], "keywords": [], "p-category": []}
    names["p-tag"] = []
    for keys, origin, elements in (
        (_ITEMPROPS, "itemprop", _PROPERTIES(tree)),
        (_CLASSES, "class", _entries(tree)),
    ):
        for element in elements[:MOST_ELEMENTS]:
            for word in (element.get(origin) or "").split():
                if word in names and not is_aside(element):
                    names[word] += _names(element, f"{origin}={word}", word)
                elif word in keys and keys[word] not in found and not is_aside(element):
                    _tell(found, keys[word], _value(element), f"{origin}={word}")
    if "date" not in found:
        told = next(map(times.value, times.of_head(tree)), "")
        _tell(found, "date", squeeze(told), "<time datetime>")
    people = names["author"] or names["p-author"] or [*_rel_author(tree)]
    topics = names["keywords"] or names["p-category"] or names["p-tag"]
    return Record(authors=_once(people), topics=_once(topics), **found)  # type: ignore[arg-type]


def heading(tree: HtmlElement) -> str:
    """The text of the page's first `h1` that has one, of the article's before any other."""
    headings = _headings(tree)
    chosen = next(filter(within, headings), headings[0] if headings else None)
    return "" if chosen is None else squeeze(chosen.text_content())


def is_headline(tree: HtmlElement) -> bool:
    """Whether the page's `h1` is certainly the article's headline: it stands in the article, and
    alone there.
    """
    return sum(map(within, _headings(tree))) == 1


def _entries(tree: HtmlElement) -> list[HtmlElement]:
    known = " ".join(classes(tree))
    if not any(mark in known for mark in _MARKS):
        return []
    found: list[HtmlElement] = _ENTRIES(tree)
    return found


def _headings(tree: HtmlElement) -> list[HtmlElement]:
    found = islice(tree.iter("h1"), MOST_HEADINGS)
    return [element for element in found if element.text_content().strip()]


def _tell(found: dict[str, Told], name: str, value: str, origin: str) -> None:
    if value:
        found[name] = Told(value, origin)


def _value(element: HtmlElement) -> str:
    told = element.get("content") or element.get("datetime") or ""
    return squeeze(told or element.text_content())


def _names(element: HtmlElement, origin: str, word: str) -> Iterator[Told]:
    inner = element.find(".//*[@itemprop='name']")
    text = _value(inner if inner is not None else element)
    parted: Callable[[str], list[str]] = authors.split
    if word in ("keywords", "p-category", "p-tag"):
        parted = _words
    elif "Organization" in (element.get("itemtype") or ""):
        parted = authors.whole
    return (Told(name, origin) for name in parted(text))


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _rel_author(tree: HtmlElement) -> Iterator[Told]:
    for link in islice(tree.iterfind(".//a[@rel='author']"), MOST_ELEMENTS):
        if not is_aside(link):
            yield from (Told(name, "<a rel=author>") for name in authors.split(_value(link)))


def _once(values: list[Told]) -> tuple[Told, ...]:
    found: dict[str, Told] = {}
    for told in values:
        found.setdefault(told.value.casefold(), told)
    return tuple(found.values())
