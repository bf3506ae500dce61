"""The day that a page's text tells, where nothing else of the page does: what htmldate finds."""

import re
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement

from index.readers.record import Told

FAILURES = (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError)
"""What trafilatura and htmldate raise on pages that they were not made for."""
FIRST_DAY = "1800-01-01"
"""htmldate takes no day before 1995 unless it is told an earlier one."""

_UNREAD = ("img", "picture", "source", "iframe", "video", "style", "link", "script", "noscript")
_COPYRIGHT = etree.XPath(
    "//footer|//*[@id='footer' or contains(@class,'footer') or contains(@class,'copyright')]"
    "|//*[not(*) and (contains(.,'©') or contains(.,'opyright') or contains(.,'(c) '))]"
)
_NUMBERS = etree.XPath("//body//*[contains(translate(., '123456789', '000000000'), '00000000')]")
_NUMBER = re.compile(r"\d{8,}")
"""So many digits in a row in a text are the number of something."""


def date(tree: HtmlElement, address: str | None) -> Told | None:
    """The day that htmldate finds in a page's address and text. Comments, scripts, copyright
    lines, long numbers and the addresses of pictures and other pages are left out. Its first of
    January is a year only, and any number in the text may have been one: it is told where the
    page's address has it. Of a day that the page does not show, the month is told.
    """
    import htmldate  # few pages need it

    tree = _readable(tree)
    try:
        day = htmldate.find_date(tree, original_date=True, min_date=FIRST_DAY, url=address)
    except FAILURES:
        return None
    year = (day or "").removesuffix("-01-01")
    if not day or (year != day and f"/{year}/" not in (address or "")):
        return None
    if year == day and not _is_shown(day, f"{address} {_source(tree)}"):
        year = day[:7]
    return Told(year, "a day that the page shows")


def _readable(tree: HtmlElement) -> HtmlElement:
    """A copy of a page without what tells no day of its article."""
    tree = deepcopy(tree)
    etree.strip_elements(tree, *_UNREAD, etree.Comment, with_tail=False)
    for link in tree.iter("a"):
        link.attrib.clear()
    for element in _COPYRIGHT(tree):
        if element.getparent() is not None and element.tag not in ("html", "body"):
            element.drop_tree()
    for element in _NUMBERS(tree):
        element.text = _NUMBER.sub("", element.text or "")
        for child in element:
            child.tail = _NUMBER.sub("", child.tail or "")
    return tree


def _source(tree: HtmlElement) -> str:
    """All that htmldate may have read, the text also without its tags."""
    return f"{' '.join(tree.itertext())} {etree.tostring(tree, encoding='unicode')}"


def _is_shown(day: str, text: str) -> bool:
    """Whether the number of a day stands near its year's or its month's."""
    year, month, number = (int(part) for part in day.split("-"))
    years = rf"(?:{year}|(?<!\d){year % 100:02})(?!\d)"
    forms = (
        rf"(?<!\d)0?{number}(?!\d)[^\d<>]{{0,20}}(?:0?{month}[^\d<>]{{1,3}})?{years}",
        rf"{year}\D{{0,3}}0?{month}\D{{0,3}}0?{number}(?!\d)",
    )
    return any(re.search(form, text) for form in forms)
