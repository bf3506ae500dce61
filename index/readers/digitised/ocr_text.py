"""Plain text that OCR wrote: the pages of a file between form feeds.

It is told from other text by its name (`ocr.txt`, `page_4.txt` in a folder named after a day), or
by the words that are parted at the ends of its lines.
"""

import re
from collections.abc import Iterator

from index.readers.decoding import UTF8, notices, text_of
from index.readers.digitised.naming import named
from index.readers.digitised.pages import page_records
from index.readers.digitised.words import Page, words_in
from index.readers.kinds import KINDS
from index.readers.record import Input, Reading
from index.readers.unread import is_text

NAME = "ocr_text"
KIND = KINDS[NAME]
MAX_BYTES: int | None = 16_000_000

_NAMES = re.compile(r"(?:^|[-_./])ocr(?:[-_.][\w-]+)?\.txt$", re.IGNORECASE)
_PARTED = re.compile(r"[^\W\d_]{2}[-\u00ac\u00ad]\r?\n[^\W\d_]{2}")
_LEAST_PARTED = 8
_PARTED_OF_LINES = 0.06
"""So many lines of a page of narrow columns end within a word."""
_LONGEST_HEADING = 120
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def sniff(name: str, head: bytes) -> bool:
    """Whether a `.txt` is what OCR wrote."""
    if not name.lower().endswith(".txt") or not is_text(head):
        return False
    if _NAMES.search(name):
        return True
    path = named(name)
    if not (path.date and path.page):
        return False
    text, _ = text_of(head)
    parted = len(_PARTED.findall(text))
    return parted >= max(_LEAST_PARTED, _PARTED_OF_LINES * text.count("\n"))


def read(source: Input) -> Iterator[Reading]:
    """The pages of a file."""
    text, encoding = text_of(source.stream.read())
    if encoding != UTF8:
        yield from notices(encoding)
    sheets = text.replace("\r\n", "\n").rstrip("\f\n ").split("\f")
    yield from page_records(source.name, (_page(sheet, n) for n, sheet in enumerate(sheets, 1)))


def _page(sheet: str, number: int) -> Page:
    """A page: paragraphs are parted by empty lines; a line alone above all others is a heading."""
    page = Page(number=str(number) if number > 1 else "")
    paragraphs = _BLANK.split(sheet.strip())
    for place, paragraph in enumerate(paragraphs):
        begin = len(page.words)
        for line in paragraph.split("\n"):
            first = len(page.words)
            page.words += words_in(line)
            page.end_line(first)
        is_short = "\n" not in paragraph and len(paragraph) <= _LONGEST_HEADING
        is_heading = place == 0 and is_short and len(paragraphs) > 1
        page.close(begin, "heading" if is_heading else "paragraph")
    return page
