"""Exports of Movable Type and TypePad: entries of `KEY: value` lines and texts between dashes."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from index.readers.feeds import telling
from index.readers.feeds.telling import each_once, plain
from index.readers.feeds.xml import encoding
from index.readers.html.fragment import fragment
from index.readers.kinds import KINDS
from index.readers.record import Input, Notice, PassedOver, Reading, Record, Told, Unreadable

NAME = "movable_type"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None
MAX_ENTRY = 8_000_000
"""The characters that one entry may have."""

_HEAD = re.compile(
    r"\s*(?:[A-Z][A-Z0-9 _-]{1,40}:[^\n]*\n\s*){1,60}-----\s*\n(?:[A-Z ]+:\s*\n|-{8})"
)
_OWN = re.compile(r"^(?:AUTHOR|TITLE|DATE|STATUS|BASENAME):", re.MULTILINE)
_KEY = re.compile(r"([A-Z][A-Z0-9 _-]{0,40}):[ \t]?(.*)")
_REPLIES = ("COMMENT", "PING")
_TEXTS = ("BODY:", "EXTENDED BODY:", "EXCERPT:", "KEYWORDS:", "COMMENT:", "PING:")
_ENTRY_END, _SECTION_END = "--------", "-----"
_DATES = ("%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %I:%M %p", "%m/%d/%Y %H:%M")


@dataclass(slots=True)
class _Entry:
    line: int
    keys: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    into: list[str] | None = None
    before: list[str] | None = None
    is_headed: bool = False
    size: int = 0

    def take(self, line: str) -> None:
        self.size += len(line)
        if self.size > MAX_ENTRY:
            self.texts.clear()
            self.into = []
        elif self.into is not None:
            self.into.append(line)
        elif line.rstrip() in _TEXTS:
            name = line.rstrip()[:-1]
            self.into = [] if name in _REPLIES else self.texts.setdefault(name, [])
        elif self.before is not None:
            self.into = self.before
            self.into += [_SECTION_END, line]
        elif found := _KEY.match(line):
            self.keys.setdefault(found[1], []).append(found[2].strip())

    def end_section(self) -> None:
        """A line of dashes. If no other text follows, it stood in this one."""
        self.before, self.into = self.into or self.before, None
        self.is_headed = True

    def first(self, key: str) -> str:
        return next((value for value in self.keys.get(key, ()) if value), "")

    def text(self, name: str) -> str:
        return "\n".join(self.texts.get(name, ())).strip()


def sniff(name: str, head: bytes) -> bool:
    """Whether a file begins with the head of an entry, which dashes end."""
    shown = encoding.text(head).lstrip("\ufeff").replace("\r\n", "\n")
    found = _HEAD.match(shown)
    return found is not None and _OWN.search(found[0]) is not None


def read(source: Input) -> Iterator[Reading]:
    """The published entries of an export."""
    repaired: list[str] = []
    entry, number = _Entry(1), 0
    for count, line in enumerate(_lines(source, repaired), 1):
        mark = line.rstrip()
        if mark == _ENTRY_END:
            number += 1
            yield from _readings(entry, number)
            entry = _Entry(count + 1)
        elif mark == _SECTION_END:
            entry.end_section()
        else:
            entry.take(line)
    if entry.keys:
        number += 1
        if entry.into is None and entry.is_headed:
            yield from _readings(entry, number)
        else:
            reason = "The file ends within it: export it again."
            yield Unreadable(f"entry {number}", reason, entry.line)
    for sentence in repaired:
        yield Notice("", sentence, "repaired files")


def _lines(source: Input, repaired: list[str]) -> Iterator[str]:
    rest = b""
    for chunk in encoding.utf8(source.stream, repaired):
        *whole, rest = (rest + chunk).split(b"\n")
        if len(rest) > MAX_ENTRY:
            whole.append(rest)
            rest = b""
        for line in whole:
            yield encoding.told_text(line, repaired).removesuffix("\r")
    if rest:
        yield encoding.told_text(rest, repaired)


def _readings(entry: _Entry, number: int) -> Iterator[Reading]:
    if entry.size > MAX_ENTRY:
        most = MAX_ENTRY // 1_000_000
        reason = f"It is longer than {most} million characters; take out what is no text."
        yield Unreadable(f"entry {number}", reason, entry.line)
    elif not entry.keys and not entry.texts:
        return
    elif entry.first("STATUS").lower() not in ("", "publish"):
        yield PassedOver("drafts")
    else:
        yield _record(entry, number)


def _record(entry: _Entry, number: int) -> Record:
    body = f"{entry.text('BODY')}\n\n{entry.text('EXTENDED BODY')}"
    content = fragment(body.strip(), blank_lines=True)
    lede = telling.lede(entry.text("EXCERPT"), content.blocks)
    title, url = entry.first("TITLE"), entry.first("UNIQUE URL")
    date = entry.first("DATE")
    return Record(
        place=f"entry {number}",
        url=Told(url, "UNIQUE URL") if url else None,
        title=Told(plain(title), "TITLE") if title else None,
        lede=Told(lede, "EXCERPT") if lede else None,
        date=Told(_iso(date), "DATE") if date else None,
        authors=each_once((name, "AUTHOR") for name in entry.keys.get("AUTHOR", ())),
        topics=each_once(_topics(entry)),
        images=telling.with_base(content.images, url),
        blocks=content.blocks,
    )


def _topics(entry: _Entry) -> Iterator[tuple[str, str]]:
    for key in ("PRIMARY CATEGORY", "CATEGORY"):
        yield from ((name, key) for name in entry.keys.get(key, ()))
    for row in csv.reader(entry.keys.get("TAGS", ()), skipinitialspace=True):
        yield from ((name, "TAGS") for name in row)


def _iso(written: str) -> str:
    """A date, which the format writes with the month first, as ISO 8601 has it; one in another
    form as it is written.
    """
    for form in _DATES:
        try:
            return datetime.strptime(written, form).isoformat()
        except ValueError:
            continue
    return written
