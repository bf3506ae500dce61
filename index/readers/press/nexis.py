"""Exports of Nexis (LexisNexis) in text and HTML; one of Nexis Uni is a Word document, which
`word/reading.py` reads.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from index.readers.containers.streams import peeked
from index.readers.kinds import KINDS
from index.readers.press import nexis_html
from index.readers.press.labels import HEAD, TAIL, label_of
from index.readers.press.nexis_articles import fill
from index.readers.press.parts import TOO_LONG, head_text, parts
from index.readers.press.pieces import Piece, of_text
from index.readers.press.sheet import CUT, Sheet, readings
from index.readers.record import Input, Notice, Reading, Record, Unreadable

NAME = "nexis"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_NUMBER = re.compile(
    r"^[ \t\xa0]*(?:FOCUS -[ \t]*)?(\d{1,7}) (?i:of|von|sur|de|di|van) (\d{1,7})"
    r" (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|DOCUMENTI|DOCUMENTEN)[ \t\xa0]*$",
    re.MULTILINE,
)
_COVER = re.compile(
    r"(?:Items|Documents?|Elemente|Dokumente|[Dd]ocumenten)\)?: (\d{1,6})(?:-(\d{1,6}))?"
    r"[ \t\xa0]*(?:\n|<|$)"
)
_HTML = re.compile(r"<!--[^<>]{0,60}<DOC NUMBER=\d+>\s*<DOCFULL>\s*-->", re.IGNORECASE)
_HTML_END = re.compile(r"</DOCFULL>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Document:
    """An article of an export. `number` and `of` are the two of `3 of 10 DOCUMENTS`; `is_closed`
    says whether a mark behind it says that it is whole.
    """

    line: int
    pieces: tuple[Piece, ...]
    number: int = 0
    of: int = 0
    is_closed: bool = False
    is_long: bool = False


def sniff(name: str, head: bytes) -> bool:
    """Whether a file has the marks of an HTML export; or a line `1 of 10 DOCUMENTS` with labels
    below it or nothing above it.
    """
    text = head_text(head)
    if text.lstrip().startswith("<"):
        return _HTML.search(text) is not None
    found = _NUMBER.search(text)
    if found is None:
        return False
    labels = map(label_of, text[found.end() :].split("\n"))
    known = any(label is not None and (label.key in HEAD or label.key in TAIL) for label in labels)
    return known or not text[: found.start()].strip()


def read(source: Input) -> Iterator[Reading]:
    """The articles of an export; what stands before the first is a cover."""
    repaired: list[str] = []
    head, stream = peeked(source.stream)
    text = head_text(head)
    of = _of_html if text.lstrip().startswith("<") else _of_text
    count = 0
    for reading in _readings(of(stream, repaired)):
        count += isinstance(reading, Record | Unreadable)
        yield reading
    if (found := _COVER.search(text)) and count < (promised := _promised(found)):
        reason = f"It has {count} of the {promised} documents of its cover; export the others."
        yield Notice("", reason, "exports without all of their documents")
    for sentence in repaired:
        yield Notice("", sentence, "repaired files")


def _readings(documents: Iterator[_Document]) -> Iterator[Reading]:
    document, count, others_end = next(documents, None), 0, False
    while document is not None:
        count += 1
        following = next(documents, None)
        sheet = Sheet(f"document {count}", document.line)
        has_end = fill(sheet, document.pieces) or document.is_closed
        if document.is_long:
            yield Unreadable(sheet.place, TOO_LONG, sheet.line)
        elif following is None and not has_end and (others_end or document.number < document.of):
            yield Unreadable(sheet.place, CUT, sheet.line)
        else:
            yield from readings(sheet)
        others_end = others_end or has_end
        document = following


def _promised(cover: re.Match[str]) -> int:
    first, last = cover[1], cover[2]
    return int(last) - int(first) + 1 if last else 1


def _of_text(stream: BinaryIO, repaired: list[str]) -> Iterator[_Document]:
    for part in parts(stream, _NUMBER, repaired):
        if found := _NUMBER.match(part.text):
            pieces = tuple(of_text(part.text[found.end() :]))
            numbers = int(found[1]), int(found[2])
            yield _Document(part.line, pieces, *numbers, is_long=part.is_long)
        elif part.is_long:
            yield _Document(part.line, (), is_long=True)


def _of_html(stream: BinaryIO, repaired: list[str]) -> Iterator[_Document]:
    styles = nexis_html.Styles(frozenset(), frozenset())
    for at, part in enumerate(parts(stream, _HTML, repaired)):
        if at == 0:
            styles = nexis_html.styles_of(part.text)
        if _HTML.match(part.text) is None and not part.is_long:
            continue
        pieces = tuple(nexis_html.pieces(part.text, styles))
        found = _NUMBER.fullmatch(pieces[0].text) if pieces else None
        numbers = (int(found[1]), int(found[2])) if found else (0, 0)
        is_closed = _HTML_END.search(part.text) is not None
        yield _Document(part.line, pieces[1 if found else 0 :], *numbers, is_closed, part.is_long)
