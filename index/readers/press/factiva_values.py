"""What the values of Factiva mean, in either form of its exports."""

import re

from lxml.html import HtmlElement

from index.article import Code
from index.document import NAMED
from index.readers.html.walking import walk
from index.readers.press.sheet import Sheet
from index.readers.record import Block, Told

_NUMBER = re.compile(r"(?:^|\s)(?P<id>[A-Za-z][A-Za-z0-9]{19,40})\s*$")
_COUNTED = re.compile(r"^\d{1,4}\)\s+")
_CODED = re.compile(r"(?P<code>[A-Za-z0-9]{1,10})\s+:\s+(?P<name>.+)")


def plain(element: HtmlElement) -> str:
    """The text of an element on one line."""
    return " ".join(element.text_content().split())


def text_blocks(element: HtmlElement) -> list[Block]:
    """The paragraphs of an element."""
    return list(walk(element).blocks)


def without_count(title: str, element: HtmlElement) -> str:
    """A headline without the number that a list of headlines gives it (`3) Ferry sails again`)."""
    is_counted = bool(element.xpath("descendant-or-self::*[contains(@class, 'counted')]"))
    return _COUNTED.sub("", title) if is_counted else title


def document_number(sheet: Sheet, text: str, origin: str) -> bool:
    """Takes the number of `Document PNP0000020240517e45h0001x`, in any language; whether it is
    one.
    """
    found = _NUMBER.search(text)
    if found is None or not any(map(str.isdigit, found["id"])):
        return False
    sheet.tell("id", found["id"], origin)
    return True


def listed(sheet: Sheet, kind: str, text: str, origin: str) -> None:
    """Takes what an article is filed under (`gcat : Political News | gpol : Domestic Politics`).
    Subjects and industries are topics; what is named is told by its code.
    """
    for part in filter(None, map(str.strip, text.split(" | "))):
        found = _CODED.fullmatch(part)
        name = found["name"] if found else part
        sheet.codes.append(Code(kind, "factiva", found["code"] if found else "", name))
        if kind not in NAMED:
            sheet.topics.append(Told(name, origin))
