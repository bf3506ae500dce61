"""The text format: a date line, then paragraphs parted by blank lines (docs/article-format.md)."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import PurePosixPath

from index.article import Image
from index.readers.dates import in_path
from index.readers.decoding import notices, text_of
from index.readers.kinds import KINDS
from index.readers.making import short_hash
from index.readers.plain import bylines, days, headings, photo
from index.readers.record import (
    SHAPELESS,
    UNDATED,
    Block,
    Input,
    Reading,
    Record,
    Told,
    UnreadableError,
)
from index.readers.unread import by_magic
from index.text.cleaning import clean, squeeze

NAME = "text"
KIND = KINDS[NAME]
MAX_BYTES = 5_000_000
MAX_HEADLINE = 200
MOST_ABOVE = 4
"""A byline is among so many paragraphs at the top: below a day, a headline and a lede."""
WRAPPED = 100
"""The longest line that an editor breaks a paragraph into."""

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*date\s+\d")
_DATE_LINE = re.compile(r"\s*date\s+(?P<day>\d\S*)(?:\s+(?P<title>.*))?$")
_MARKED = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_CURE = "begin the file with: date YYYY-MM-DD and the title"


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is of this format: it starts with a date line, or is called `.txt` (then
    `read` says what is wrong with it).
    """
    if _HEAD.match(head):
        return True
    return PurePosixPath(name).suffix.lower() == ".txt" and by_magic(head) is None


def read(source: Input) -> Iterator[Reading]:
    """The one article of a file.

    Raises:
        UnreadableError: it is empty, or neither it nor its name tells a day.
    """
    raw, encoding = text_of(source.stream.read())
    text = clean(raw)
    if not text.strip():
        raise UnreadableError(f"It is empty; {_CURE}, or remove it.", kind=SHAPELESS)
    yield from notices(encoding)
    yield article(source, text)


def article(source: Input, text: str) -> Record:
    """The article of a cleaned text that is not empty.

    Raises:
        UnreadableError: neither it nor the file's name tells a day.
    """
    lines = text.split("\n")
    start = len(list(takewhile(lambda line: not line.strip(), lines)))
    found = _DATE_LINE.match(lines[start])
    if found is None:
        return _without_date_line(source, lines[start:], start + 1)
    title = squeeze(found["title"] or "")
    below = paragraphs(lines[start + 1 :])
    if not title and not any(map(_says_something, below)):
        reason = "It has neither title nor text; write them, or remove the file."
        raise UnreadableError(reason, start + 1, SHAPELESS)
    day = Told(found["day"], "date line")
    return _parts(below, _id(source), day, Told(title, "date line") if title else None)


def paragraphs(lines: Sequence[str]) -> list[str]:
    """The paragraphs of cleaned lines, each on one line. Blank lines part them, a `Photo:` line
    starts one of its own, and a line that `#` marks as a heading is one. Where no line is blank,
    each is a paragraph, as crawlers write them, unless they look like one that was broken into
    lines.
    """
    crawled = _is_crawled("\n".join(line.strip() for line in lines).strip("\n"))
    found: list[list[str]] = [[]]
    for line in lines:
        text = line.strip()
        ends = crawled or not text or photo.starts(text) or _MARKED.match(text)
        if found[-1] and (ends or _MARKED.match(found[-1][-1])):
            found.append([])
        if text:
            found[-1].append(text)
    return [squeeze("\n".join(part)) for part in found if part]


def _is_crawled(text: str) -> bool:
    """Whether no line of a text is blank, and its lines are paragraphs: one of them is marked as a
    heading, or longer than a line, or half of them end like a sentence.
    """
    if "\n\n" in text or "\n" not in text:
        return False
    if _MARKED.search(text):
        return True
    lines = text.split("\n")
    ended = sum(map(headings.is_sentence, lines[:-1]))
    return max(map(len, lines)) > WRAPPED or 2 * ended >= len(lines) - 1


def _without_date_line(source: Input, lines: Sequence[str], first: int) -> Record:
    """The article of lines of which another one tells the day, or else the file's name."""
    if found := days.told(lines):
        day, lines = found
        return _parts(paragraphs(lines), _id(source), Told(day, "a line at the top"), None)
    return _parts(paragraphs(lines), _id(source), _day_of_name(source, first), None)


def _id(source: Input) -> Told:
    """The place of a file is its article's id."""
    return Told(short_hash(source.name), "a hash of the path")


def _day_of_name(source: Input, line: int) -> Told | None:
    if day := in_path(source.name):
        return Told(day, "the name of the file")
    if not source.undated:
        reason = (
            f"No line at its top is a day (as 2019-03-12 is); {_CURE}, or read it with --undated."
        )
        raise UnreadableError(reason, line, UNDATED)
    return None


def _says_something(text: str) -> bool:
    return not photo.starts(text)


def _parts(below: Sequence[str], id: Told, date: Told | None, title: Told | None) -> Record:
    credited = (photo.read(text) for text in below if photo.starts(text))
    texts = [text for text in below if not photo.starts(text)]
    at, byline = _byline(texts)
    above = [] if byline is None else [texts.pop(at)]
    asides = list(takewhile(headings.is_aside, texts))
    body = texts[len(asides) :]
    asides = above + asides if byline and not byline.is_all else asides
    headline = body.pop(0).removeprefix("# ") if body and _is_headline(body[0]) else None
    marked = bool(body) and body[0].startswith("#")
    found = headings.find(body, first=0 if headline or marked else 1)
    lede = body[0] if body and 0 not in found else None
    blocks = [*(Block("paragraph", text) for text in asides), *_blocks(body, found)]
    return Record(
        id=id,
        title=title,
        headline=Told(headline, "first paragraph") if headline else None,
        lede=Told(lede, "first paragraph below it" if headline else "first paragraph")
        if lede
        else None,
        date=date,
        authors=tuple(Told(name, "byline") for name in byline.names) if byline else (),
        images=tuple(image for image in credited if image != Image()),
        blocks=tuple(blocks),
    )


def _byline(texts: Sequence[str]) -> tuple[int, bylines.Byline | None]:
    """Where a byline near the top is, above other text, and what it says. One that says more than
    names stays in the text, above all else.
    """
    for at, text in enumerate(texts[: min(MOST_ABOVE, len(texts) - 1)]):
        if (found := bylines.read(text)) is not None:
            return at, found
    return 0, None


def _blocks(body: Sequence[str], found: Sequence[int]) -> Iterator[Block]:
    last = found[-1] if found and _is_background(body[found[-1] :]) else None
    for at, text in enumerate(body):
        if at == last:
            yield Block("background", text)
        elif at in found:
            yield Block("heading", headings.bare(text), _level(text))
        else:
            yield Block("paragraph", text)


def _level(heading: str) -> int:
    """What the marks say; without them, and for one mark alone, it is the highest below a title."""
    marks = len(heading) - len(heading.lstrip("#"))
    return min(max(marks, 2), 6)


def _is_headline(text: str) -> bool:
    """Whether the first paragraph is a headline: short, and without final punctuation."""
    line = text.removeprefix("# ")
    short = len(line) <= MAX_HEADLINE and line[-1] not in "?!:？！："
    return short and headings.is_title(line) and not headings.ends_with_stop(line)


def _is_background(section: Sequence[str]) -> bool:
    """Whether the last section is the encyclopaedic one: headed Details, and in paragraphs. Short
    lines below it would be headings too, if anything stood below them.
    """
    if section[0] != headings.BACKGROUND or len(section) < 2:
        return False
    prose = headings.is_sentence(section[1])
    return prose or not any(map(headings.looks_like, section[2:]))
