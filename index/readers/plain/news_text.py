"""The text format: a date line, then paragraphs parted by blank lines (docs/article-format.md)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from index.article import BACKGROUND_ANCHOR, OPENING_ANCHOR, Article, Image, Section
from index.readers.files import Skipped, SourceFile, read_bytes
from index.readers.plain import headings, photo
from index.text.cleaning import clean, printable, squeeze

MAX_BYTES = 5_000_000
MAX_HEADLINE = 200
TITLE_WORDS = 12
"""An article without title and headline is called by so many words of its first paragraph."""

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*date\s+\d")
_DATE_LINE = re.compile(r"\s*date\s+(?P<day>\d\S*)(?:\s+(?P<title>.*))?$")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CURE = "begin the file with: date YYYY-MM-DD and the title"


class _NoArticleError(Exception):
    """A file is no article: the line (where known) and the sentence that says why."""

    def __init__(self, line: int | None, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class _Parts(NamedTuple):
    headline: str | None
    lede: str | None
    images: tuple[Image, ...]
    sections: tuple[Section, ...]
    background: Section | None


def sniff(path: Path, head: bytes) -> bool:
    """Whether a file is of this format: it starts with a date line, or is called `.txt` (then
    `read` says what is wrong with it).
    """
    return _HEAD.match(head) is not None or path.suffix.lower() == ".txt"


def read(file: SourceFile) -> Iterator[Article | Skipped]:
    """The one article of a file, or why it is none. Raises OSError when it cannot be read."""
    try:
        yield _article(file, _text(read_bytes(file, MAX_BYTES + 1)))
    except _NoArticleError as error:
        yield Skipped(file.shown, error.line, error.reason)


def paragraphs(lines: Sequence[str]) -> list[str]:
    """The paragraphs of cleaned lines, each on one line. Blank lines part them, and a `Photo:`
    line starts one of its own.
    """
    found: list[list[str]] = [[]]
    for line in lines:
        blank = not line.strip()
        if found[-1] and (blank or photo.starts(line.lstrip())):
            found.append([])
        if not blank:
            found[-1].append(line)
    return [squeeze("\n".join(part)) for part in found if part]


def _text(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        most = MAX_BYTES // 1_000_000
        raise _NoArticleError(None, f"It is larger than {most} MB; split it into its articles.")
    try:
        text = clean(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        reason = f"It is not UTF-8 (byte {error.start} of the file); save it as UTF-8."
        raise _NoArticleError(line, reason) from error
    if not text.strip():
        raise _NoArticleError(None, f"It is empty; {_CURE}, or remove it.")
    return text


def _article(file: SourceFile, text: str) -> Article:
    lines = text.split("\n")
    start = len(list(takewhile(lambda line: not line.strip(), lines)))
    day, title = _date_line(lines[start], start + 1)
    below = paragraphs(lines[start + 1 :])
    parts = _parts(below)
    title = title or parts.headline or _first_words(below)
    if not title:
        reason = "It has neither title nor text; write them, or remove the file."
        raise _NoArticleError(start + 1, reason)
    return Article(
        id=sha256(file.name.encode("utf-8", "surrogateescape")).hexdigest()[:16],
        title=title,
        source=file.source,
        headline=parts.headline,
        lede=parts.lede,
        date=day,
        images=parts.images,
        sections=parts.sections,
        background=parts.background,
    )


def _date_line(line: str, number: int) -> tuple[date, str]:
    found = _DATE_LINE.match(line)
    if found is None:
        raise _NoArticleError(number, f"It has no date line; {_CURE}.")
    day = found["day"]
    try:
        if not _DAY.fullmatch(day):
            raise ValueError(day)
        return date.fromisoformat(day), squeeze(found["title"] or "")
    except ValueError as error:
        shown = printable(day, 30)
        reason = f"Its date {shown} is no day of the calendar; write it as YYYY-MM-DD."
        raise _NoArticleError(number, reason) from error


def _parts(below: Sequence[str]) -> _Parts:
    credited = (photo.read(text) for text in below if photo.starts(text))
    images = tuple(image for image in credited if image != Image())
    texts = [text for text in below if not photo.starts(text)]
    asides = list(takewhile(headings.is_aside, texts))
    body = texts[len(asides) :]
    headline = body.pop(0) if body and _is_headline(body[0]) else None
    found = headings.find(body, first=0 if headline else 1)
    lede = body.pop(0) if body and 0 not in found else None
    found = [at - 1 for at in found] if lede else found
    ends = [*found, len(body)]
    opening = Section(None, OPENING_ANCHOR, (*asides, *body[: ends[0]]))
    headed = [
        Section(headings.bare(body[at]), f"s{number}", tuple(body[at + 1 : end]))
        for number, (at, end) in enumerate(zip(found, ends[1:], strict=True), 2)
    ]
    background = headed.pop() if headed and _is_background(headed[-1]) else None
    if background:
        background = Section(background.heading, BACKGROUND_ANCHOR, background.paragraphs)
    return _Parts(headline, lede, images, (opening, *headed), background)


def _is_headline(text: str) -> bool:
    """Whether the first paragraph is a headline: short, and without final punctuation."""
    short = len(text) <= MAX_HEADLINE and text[-1] not in "?!:？！："
    return short and headings.is_title(text) and not headings.ends_with_stop(text)


def _is_background(section: Section) -> bool:
    """Whether the last section is the encyclopaedic one: headed Details, and in paragraphs. Short
    lines below it would be headings too, if anything stood below them.
    """
    if section.heading != headings.BACKGROUND or not section.paragraphs:
        return False
    prose = headings.is_sentence(section.paragraphs[0])
    return prose or not any(map(headings.looks_like, section.paragraphs[1:]))


def _first_words(below: Sequence[str]) -> str:
    words = next((text for text in below if not photo.starts(text)), "").split()
    return " ".join(words[:TITLE_WORDS]) + ("…" if len(words) > TITLE_WORDS else "")
