"""Word documents: an export of Nexis Uni is many articles, and any other document is one, as a text
file is. `press/nexis_articles.py` knows what a paragraph of Nexis means.
"""

from collections.abc import Iterator

from index.readers.kinds import KINDS
from index.readers.plain import news_text
from index.readers.press.labels import BARE, HEAD, label_of
from index.readers.press.nexis_articles import fill
from index.readers.press.parts import MOST, TOO_LONG
from index.readers.press.pieces import Piece
from index.readers.press.sheet import CUT, Sheet, readings
from index.readers.record import SHAPELESS, Input, Reading, Record, Unreadable, UnreadableError
from index.readers.unread import DOCX, by_magic
from index.readers.word.paragraphs import document
from index.text.cleaning import clean

NAME = "word"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is a zip archive with the parts of a Word document."""
    return by_magic(head) is DOCX


def read(source: Input) -> Iterator[Reading]:
    """The articles of an export, or the one of another document.

    Raises:
        UnreadableError: it is damaged; or it is no export and neither it nor its name tells a day.
    """
    with document(source.stream) as pieces:
        part: list[Piece] = []
        count = size = 0
        for piece in pieces:
            size += len(piece.text)
            if _is(piece, "end") and (count or any(_is(each, "body") for each in part)):
                count += 1
                yield from _article(part, count, size)
                part, size = [], 0
            elif size <= MOST:
                part.append(piece)
        if count == 0 and not _is_export(part):
            yield _whole(source, part, size)
        elif any(_is(each, "body") for each in part):
            yield Unreadable(f"document {count + 1}", CUT)


def _is(piece: Piece, bare: str) -> bool:
    return len(piece.text) < 40 and BARE.get(" ".join(piece.text.lower().split())) == bare


def _article(part: list[Piece], number: int, size: int) -> Iterator[Reading]:
    sheet = Sheet(f"document {number}")
    if size > MOST:
        yield Unreadable(sheet.place, TOO_LONG)
        return
    fill(sheet, part)
    yield from readings(sheet)


def _is_export(part: list[Piece]) -> bool:
    """Whether a document without an end of an article is the beginning of an export."""
    return any(_is(piece, "body") for piece in part) and any(
        (label := label_of(piece.text)) is not None and label.key in HEAD for piece in part
    )


def _whole(source: Input, pieces: list[Piece], size: int) -> Record:
    """The article of a document that is no export: read as a text whose headings are marked."""
    if size > MOST:
        raise UnreadableError(TOO_LONG)
    texts = (f"{'#' * piece.level} {_line(piece)}".strip() for piece in pieces)
    text = clean("\n\n".join(texts))
    if not text.strip():
        raise UnreadableError("It has no text; write it, or remove the file.", kind=SHAPELESS)
    return news_text.article(source, text)


def _line(piece: Piece) -> str:
    return " ".join(piece.text.split())
