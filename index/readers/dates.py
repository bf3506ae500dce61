"""Dates, as they are written in files, become days, and instants where they tell one.

The forms are asked one after another, the strict ones first (`calendar/forms.py`). What may mean
two days is no date, and `NoDate` says why.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from index.article import Precision
from index.readers.calendar import forms
from index.readers.calendar.clocks import Clock
from index.readers.calendar.forms import AmbiguousError, Written
from index.readers.calendar.words import first_part
from index.text.cleaning import printable

FIRST_YEAR, LAST_YEAR = 1500, 2100
_MOST = 200

_PLACEHOLDER = re.compile(
    r"(?:0000|0001|yyyy).*|.*[a-z]\s-0*1\s.*|-0*1[-/].*|0*|[-–—?.]+"
    r"|(?:null|none|nan|nat|nil|n/a|n\.?d\.?|s\.?d\.?|unknown|undefined|invalid date|false)",
    re.IGNORECASE | re.DOTALL,
)
_MIDNIGHT = Clock(0, 0, 0, 0)
"""Without a zone it is how programs write a day alone."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NAMED = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)([-_.]?)([01]\d)\2([0-3]\d)(?!\d)")
_FOLDERS = re.compile(r"(?:^|/)(1[5-9]\d\d|20\d\d)/([01]?\d)/([0-3]?\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class When:
    """A date: the day, how much of it is known, and the instant (in UTC) where the text tells one.
    Of a month or a year, `day` is the first.
    """

    day: date
    precision: Precision = "day"
    instant: datetime | None = None


@dataclass(frozen=True, slots=True)
class NoDate:
    """What is no date. `reason` is a sentence for a report; it is empty for what programs write
    where they know none (`0000-00-00`).
    """

    reason: str = ""


def read(text: str, zone: tzinfo = UTC, language: str | None = None) -> When | NoDate:
    """The date that a text is.

    Args:
        text: the date as it is written; a number counts seconds or milliseconds since 1970.
        zone: where the archive is: an instant's day is the one there, and a time without a zone is
            one there.
        language: decides which of 04/05/2025 is the day.
    """
    if len(text) > _MOST:
        return _none(text, "is longer than any; write it as YYYY-MM-DD")
    return _read(text, zone, language)


@lru_cache(maxsize=8192)
def _read(text: str, zone: tzinfo, language: str | None) -> When | NoDate:
    plain = _plain(text)
    if _PLACEHOLDER.fullmatch(plain):
        return NoDate()
    try:
        written = _written(plain, first_part(language))
        if written is None:
            return _none(plain, "is none that can be read; write it as YYYY-MM-DD")
        found = _settled(written, zone)
    except AmbiguousError:
        cure = "name its language (`en-US`, `en-GB`) in source.toml"
        return _none(plain, f"may begin with the day or with the month; {cure}")
    except (ValueError, OverflowError):
        return _none(plain, "is no day of the calendar; write it as YYYY-MM-DD")
    if found.instant == _EPOCH:
        return NoDate()
    if not FIRST_YEAR <= found.day.year <= LAST_YEAR:
        return _none(plain, f"is not between {FIRST_YEAR} and {LAST_YEAR}; mend it")
    return found


def _none(text: str, why: str) -> NoDate:
    return NoDate(f"Its date {printable(text, 30)} {why}.")


def in_path(name: str) -> str | None:
    """The day, as YYYY-MM-DD, that a file's name or path tells: `2024-05-17-ferry.txt`,
    `20240517.txt`, `2024/05/17/ferry.txt`. The last one counts.
    """
    folders, _, last = name.rpartition("/")
    for part in (last, *reversed(folders.split("/"))):
        for found in reversed(list(_NAMED.finditer(part))):
            if day := _day(found[1], found[3], found[4]):
                return day
    for found in reversed(list(_FOLDERS.finditer(name))):
        if day := _day(*found.groups()):
            return day
    return None


def _day(*parts: str) -> str | None:
    try:
        return date(*map(int, parts)).isoformat()
    except ValueError:
        return None


def _plain(text: str) -> str:
    """The text on one line, with ASCII digits and plain spaces."""
    plain = text if text.isascii() else _ascii_digits(text)
    return " ".join(plain.split())


def _ascii_digits(text: str) -> str:
    digits = ((char, unicodedata.decimal(char, None)) for char in text)
    return "".join(char if digit is None else str(digit) for char, digit in digits)


def _written(text: str, first: str | None) -> Written | None:
    for form in (forms.mailed, forms.iso, forms.number, forms.spelled):
        if found := form(text):
            return found
    return forms.numeric(text, first) or forms.guessed(text)


def _settled(written: Written, zone: tzinfo) -> When:
    month, first = (1 if part is None else part for part in (written.month, written.day))
    day = date(written.year, month, first)
    if written.month is None:
        return When(day, "year")
    if written.day is None:
        return When(day, "month")
    clock = written.clock
    if clock is None or not clock.known or clock == _MIDNIGHT:
        return When(day)
    local = datetime(
        *(day.year, day.month, day.day, clock.hour % 24, clock.minute, clock.second),
        clock.microsecond,
        tzinfo=clock.zone or zone,
    ) + timedelta(days=clock.hour // 24)
    return When(local.astimezone(zone).date(), "day", local.astimezone(UTC))
