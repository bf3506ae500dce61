"""An article of Factiva without codes: what each bare `<div>` is, is told by where it stands."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from index.readers.languages import tag
from index.readers.press import days
from index.readers.press.factiva_values import document_number, plain, text_blocks, without_count
from index.readers.press.pieces import is_copyright
from index.readers.press.sheet import Sheet
from index.readers.record import Block

_WORDS = re.compile(
    r"\d[\d.,\s\u00a0\u202f]*\s?(?:words?|wörter|wort|mots?|palabras?|parol[ae]|woord(?:en)?"
    r"|palavras?|字|語|слов[оа]?|단어|kelime|sł[oó]w[ao]?|ord|λέξεις)\s*",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?(?:\s?[A-Z]{3,4})?")
_CODE = re.compile(r"[A-Z0-9]{2,9}")
_PAGE = re.compile(r"(?:[A-Z]{1,4}\d{1,4}[A-Z]?|\d{1,4}[A-Z]?)(?:\s?[-,;]\s?[A-Z]{0,4}\d{1,4})*")
_MOST_OF_CAPTION = 500
"""What is longer is text: a report that was written minute by minute is told as captions."""


def fill(sheet: Sheet, article: HtmlElement) -> bool:
    """Writes an article into its sheet; whether its last line, the number, is there."""
    before: list[str] = []
    rows: list[str] = []
    loose: list[str] = []
    for child in article:
        if child.tag == "div":
            _head(sheet, child, rows, before)
        elif child.tag == "p" and "articleparagraph" in (child.get("class") or "").lower():
            sheet.blocks += text_blocks(child)
        elif child.tag == "p" and (text := plain(child)):
            loose.append(text)
        elif child.tag in ("table", "ul", "ol", "pre"):
            sheet.blocks += text_blocks(child)
    _rows(sheet, rows)
    if not loose or not document_number(sheet, loose[-1], "the last line"):
        return False
    for text in loose[:-2]:  # the last but one is who publishes the newspaper
        if len(text) > _MOST_OF_CAPTION:
            sheet.blocks.append(Block("paragraph", text))
        else:
            sheet.captions.append(text)
    return True


def _head(sheet: Sheet, div: HtmlElement, rows: list[str], before: list[str]) -> None:
    text = plain(div)
    classes = (div.get("class") or "").lower()
    headline = div.xpath("descendant-or-self::*[contains(@class, 'Headline')]")
    if div.get("id") == "hd" or headline:
        sheet.tell("title", without_count(text, div), "id=hd")
    elif "author" in classes:
        sheet.tell_author(text, "class=author")
    elif rows or _WORDS.fullmatch(text):
        rows.append(text)
    elif text and "title" not in sheet.told:
        sheet.tell("section", text, "the line above the title")


def _rows(sheet: Sheet, rows: Sequence[str]) -> None:
    """Words, day and time, newspaper, its code, edition, page, volume, language, whose it is."""
    if not rows:
        return
    sheet.tell_words(rows[0])
    at = 1
    if at < len(rows) and any(map(str.isdigit, rows[at])):
        time = rows[at + 1] if at + 1 < len(rows) and _TIME.fullmatch(rows[at + 1]) else ""
        day = days.at_start(rows[at])
        value = rows[at] if day is None else day.value
        sheet.tell("date", f"{value} {time}", "the line below the words")
        at += 2 if time else 1
    if at < len(rows):
        sheet.tell("publisher", rows[at], "the line below the day")
    rest = [row for row in rows[at + 1 :] if row and not is_copyright(row)]
    if rest and _CODE.fullmatch(rest[0]):
        rest = rest[1:]
    if rest and tag(rest[-1]):
        rest = rest[:-1]
    pages = [row for row in rest if _PAGE.fullmatch(row)]
    if pages:
        sheet.tell("page", pages[0], "a line below the newspaper")
