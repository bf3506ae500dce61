"""The forms in which dates are written: each gives the parts of a date, or None where a text is not
of the form.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from index.readers.calendar.clocks import Clock, behind, within, zone_of
from index.readers.calendar.words import FILLERS, MONTHS, WEEKDAYS

_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d[T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?",
    re.ASCII,
)
"""What programs write, and so nearly every date of an archive that programs wrote."""
_MAILED = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d\d?)"
    r" (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4})"
    r" ([01]\d|2[0-3]):([0-5]\d):([0-5]\d) ([+-]\d{4}|GMT)",
    re.ASCII,
)
"""The same of feeds, which `spelled` would read alike."""
_CALENDAR = re.compile(
    r"(?P<y>\d{4})(?:(?P<sep>[-/.])(?P<m>\d{1,2})(?:(?P=sep)(?P<d>\d{1,2}))?(?![\d/.])"
    r"|(?P<bm>\d{2})(?P<bd>\d{2})(?![\d-]))"
)
_WEEK = re.compile(r"(?P<y>\d{4})-?W(?P<w>\d{2})-?(?P<d>[1-7])(?!\d)")
_ORDINAL = re.compile(r"(?P<y>\d{4})-?(?P<n>\d{3})(?![\d-])")
_HAN = re.compile(r"(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월](?:\s?(?P<d>\d{1,2})\s?[日일])?")
_YEAR = re.compile(r"\d{4}")
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?")
_COUNT = re.compile(r"(-?\d{9,10}|\d{11}|-?\d{12,13}|\d{16})(?:\.(\d+))?")
_NUMERIC = re.compile(r"(\d{1,2})(?P<sep>[/.-]|\. )(\d{1,2})(?P=sep)(\d{4})(?!\d)")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_BETWEEN = re.compile(r"[\s,./()|·•º°ª:;'’–-]*")
_DEFAULTS = (datetime(2001, 1, 1), datetime(2006, 12, 28))
_MOST = 100
"""No date in words is longer."""


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it is written; what it does not tell is None."""

    year: int
    month: int | None = None
    day: int | None = None
    clock: Clock | None = None


class AmbiguousError(ValueError):
    """Day and month may be either."""


def mailed(text: str) -> Written | None:
    """`Mon, 28 Apr 2025 10:00:00 +0200`, as mails and feeds have it."""
    found = _MAILED.fullmatch(text)
    if found is None:
        return None
    day, month, year, hour, minute, second, name = found.groups()
    zone = zone_of(name)
    clock = Clock(int(hour), int(minute), int(second), 0, zone, zone is not None)
    return Written(int(year), MONTHS[month.lower()], int(day), clock)


def iso(text: str) -> Written | None:
    """`2025-04-28`, `20250428`, `2025/4/28`, `2025-W18-1`, `2025-118`, `2025-04`, `2025`, with or
    without a time. Raises ValueError for a day that no calendar has.
    """
    if _INSTANT.fullmatch(text):
        at = datetime.fromisoformat(text)
        of_day = Clock(at.hour, at.minute, at.second, 0, at.tzinfo)
        return Written(at.year, at.month, at.day, of_day)
    if _YEAR.fullmatch(text):
        return Written(int(text))
    for form in (_CALENDAR, _WEEK, _ORDINAL, _HAN):
        if found := form.match(text):
            break
    else:
        return None
    try:
        clock = behind(text[found.end() :])
    except ValueError:
        return None
    if form is _WEEK:
        day = date.fromisocalendar(int(found["y"]), int(found["w"]), int(found["d"]))
    elif form is _ORDINAL:
        day = date(int(found["y"]), 1, 1) + timedelta(days=int(found["n"]) - 1)
        if not int(found["n"]) or day.year != int(found["y"]):
            raise ValueError(text)
    else:
        return _calendar({k: v for k, v in found.groupdict().items() if v}, clock)
    return Written(day.year, day.month, day.day, clock)


def _calendar(told: dict[str, str], clock: Clock | None) -> Written | None:
    month, day = told.get("m") or told["bm"], told.get("d") or told.get("bd")
    if day is None and clock is not None:
        return None
    return Written(int(told["y"]), int(month), int(day) if day else None, clock)


def number(text: str) -> Written | None:
    """`20250428100000` and seconds, milliseconds or microseconds since 1970."""
    if (stamp := _STAMP.fullmatch(text)) and 15 <= int(text[:2]) <= 20:
        year, month, day, hour, minute, second = (int(part or 0) for part in stamp.groups())
        if 1 <= month <= 12 and 1 <= day <= 31 and hour < 24 and minute < 60 and second < 60:
            return Written(year, month, day, Clock(hour, minute, second, 0))
    count = _COUNT.fullmatch(text)
    if count is None:
        return None
    digits = len(count[1].lstrip("-"))
    ticks = 1 if digits <= 11 else 10**6 if digits == 16 else 1000
    seconds, rest = divmod(int(count[1]), ticks)
    then = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(0, seconds, rest * 10**6 // ticks)
    clock = Clock(then.hour, then.minute, then.second, then.microsecond, UTC)
    return Written(then.year, then.month, then.day, clock)


def numeric(text: str, first: str | None) -> Written | None:
    """`28/04/2025`, `4/28/2025`, `28.04.2025`, with or without a weekday and a time. `first` says
    whether the day or the month comes first; a part over 12 is the day, and what has dots begins
    with it unless `first` says otherwise.

    Raises:
        AmbiguousError: nothing tells which is which.
        ValueError: no part can be the month.
    """
    bare = _without_weekday(text)
    found = _NUMERIC.match(bare)
    if found is None:
        return None
    try:
        clock = behind(bare[found.end() :])
    except ValueError:
        return None
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    if one > 12 or other > 12:
        first = "day" if one > 12 else "month"
    elif found["sep"][0] == ".":
        first = first or "day"
    if first is None and one != other:
        raise AmbiguousError(text)
    day, month = (other, one) if first == "month" else (one, other)
    if month > 12:
        raise ValueError(text)
    return Written(year, month, day, clock)


def spelled(text: str) -> Written | None:
    """A date with the name of its month, in any of the usual orders, with or without weekday, time
    and zone: `Mon, 28 Apr 2025 10:00:00 +0200`, `April 28, 2025`, `28 avril 2025 à 10:30`,
    `Mai 1968`. Nothing else may stand in it.
    """
    if len(text) > _MOST or not _has_month(text):
        return None
    clock, rest = within(text)
    if _BETWEEN.fullmatch(_WORD.sub("", rest)) is None:
        return None
    words = [word.casefold() for word in _WORD.findall(rest)]
    named = any(word in WEEKDAYS for word in words)
    words = [word for word in words if word not in WEEKDAYS and word not in FILLERS]
    if sum(word in MONTHS for word in words) > 1 and "mar" in words:
        words.remove("mar")  # mardi, martes, martedì
    parts = "".join("M" if word in MONTHS else _shape(word) for word in words)
    order = _ORDERS.get(parts)
    if order is None or (parts == "dMd" and not (named or clock)) or ("d" not in order and clock):
        return None
    told = {name: MONTHS.get(word) or int(word) for name, word in zip(order, words, strict=True)}
    if parts == "dMd":
        told["y"] += 2000 if told["y"] < 50 else 1900  # as RFC 2822 reads RFC 822
    return Written(told["y"], told["M"], told.get("d"), clock)


_ORDERS = {"dMy": "dMy", "Mdy": "Mdy", "yMd": "yMd", "My": "My", "yM": "yM", "dMd": "dMy"}
"""The orders in which day, month and year stand, by the shapes of their words."""


def guessed(text: str) -> Written | None:
    """What python-dateutil takes for the day, where it has a word in it and where what dateutil
    supposes does not decide.
    """
    if len(text) > _MOST or not re.search(r"[^\W\d_]{3}", text):
        return None
    from dateutil import parser as dateutil  # few dates need it

    try:
        one, other = (
            dateutil.parse(text, default=default, ignoretz=True, dayfirst=dayfirst).date()
            for default, dayfirst in zip(_DEFAULTS, (False, True), strict=True)
        )
    except (ValueError, OverflowError, TypeError, ArithmeticError, AttributeError):
        return None
    return Written(one.year, one.month, one.day) if one == other else None


def _has_month(text: str) -> bool:
    return any(word.casefold() in MONTHS for word in _WORD.findall(text))


def _shape(word: str) -> str:
    if not word.isdigit():
        return "?"
    return "y" if len(word) == 4 else "d" if len(word) <= 2 else "?"


def _without_weekday(text: str) -> str:
    word = _WORD.match(text)
    if word is None or word[0].casefold() not in WEEKDAYS:
        return text
    return text[word.end() :].lstrip(" ,.")
