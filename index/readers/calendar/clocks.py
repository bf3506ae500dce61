"""The time of day and its zone, as they stand behind or in a date."""

import re
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from index.readers.calendar.words import FILLERS, MONTHS, PLACES, WEEKDAYS, ZONES

_ZONE = (
    r"(?P<zone>[Zz]\b|(?:UTC|GMT)?\s?[+\-−]\d{1,2}(?::?\d{2})?(?![\d:])|"
    r"[A-Z][A-Za-z]+/[A-Za-z_/]+|[A-Z]{2,5}\b|[a-z]{3,4}$)"
)
_SECONDS = r"(?:[:.](?P<second>\d{2})(?:[.,](?P<fraction>\d+))?)?"
_TIME = (
    r"(?P<hour>\d{1,2})\s?[:hH]\s?(?P<minute>\d{2})" + _SECONDS + r"(?![\d:])"
    r"(?:\s?(?P<half>[APap])\.?[Mm]\b\.?)?"
)
_ROUND = r"(?P<hour>\d{1,2})\s?(?:(?P<half>[APap])\.?[Mm]\b\.?|[Uu]hr\b|[hH]\b)"
_DOTTED = r"(?P<hour>\d{1,2})\.(?P<minute>\d{2})\s?(?:[Uu]hr\b|[hH]\b)"
_BASIC = r"(?P<hour>\d{2})(?:(?P<minute>\d{2})(?:(?P<second>\d{2})(?:[.,](?P<fraction>\d+))?)?)?"
_AFTER = r"(?:\s?(?:[Uu]hr|[hH]rs)\b\.?)?(?:[\s,(]*" + _ZONE + r")?"
_PLACE = r"(?:\s?\[(?P<place>[\w/+-]+)\])?(?:\s?\([^()]{0,40}\))?\)?"

_BEHIND = re.compile(_TIME + _AFTER + _PLACE)
_BEHIND_T = re.compile(_BASIC + r"\s?" + _ZONE + "?" + _PLACE)
_BARE_ZONE = re.compile(_ZONE + _PLACE)
_WITHIN = tuple(
    re.compile(r"(?<![\w/.-])" + time + _AFTER + _PLACE) for time in (_TIME, _DOTTED, _ROUND)
)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+\-−])(\d{1,2}):?(\d{2})?")
_MOST_OFFSET = 15 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `zone` is None where none is told; `known` is False where the zone or the
    hour is none that there is, so that only the day counts. `hour` may be 24.
    """

    hour: int
    minute: int
    second: int
    microsecond: int
    zone: tzinfo | None = None
    known: bool = True


def behind(text: str) -> Clock | None:
    """The time that follows a date: `T10:00:00Z`, ` 10:30 EST`, ` um 10:30 Uhr`; None where nothing
    or only a zone follows.

    Raises:
        ValueError: the text is no time.
    """
    if not text or _BARE_ZONE.fullmatch(text.strip()):
        return None
    if text[0] in "Tt":
        found = _BEHIND.fullmatch(text, 1) or _BEHIND_T.fullmatch(text, 1)
    elif text[0] in " ,;:-":
        found = _BEHIND.fullmatch(_without_fillers(text))
    else:
        found = None
    if found is None:
        raise ValueError(text)
    return _clock(found)


def within(text: str) -> tuple[Clock | None, str]:
    """The time that stands somewhere in a date in words, and the date without it."""
    for pattern in _WITHIN:
        if found := pattern.search(text):
            start, end = found.span()
            if (name := found["zone"]) and _is_word(name):
                end = found.start("zone")
                return _clock(found, zoned=False), f"{text[:start]} {text[end:]}"
            return _clock(found), f"{text[:start]} {text[end:]}"
    return None, text


def zone_of(name: str) -> tzinfo | None:
    """The zone with a name, an offset or an IANA name; None where there is none."""
    if offset := _OFFSET.fullmatch(name.strip()):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        east = minutes if offset[1] == "+" else -minutes
        return timezone(timedelta(minutes=east)) if minutes <= _MOST_OFFSET else None
    short = name.strip().lower()
    if short == "z":
        return UTC
    if short in ZONES:
        return timezone(timedelta(minutes=ZONES[short]))
    try:
        return ZoneInfo(PLACES.get(short) or (name if "/" in name else ""))
    except (KeyError, ValueError, OSError):
        return None


def _is_word(name: str) -> bool:
    return name.lower() in MONTHS or name.lower() in WEEKDAYS or name.lower() in FILLERS


def _without_fillers(text: str) -> str:
    words = text.lstrip(" ,;:-").split(" ")
    while len(words) > 1 and words[0].lower() in FILLERS:
        words.pop(0)
    return " ".join(words)


def _clock(found: re.Match[str], *, zoned: bool = True) -> Clock:
    told = found.groupdict()
    hour, minute, second = (int(told.get(part) or 0) for part in ("hour", "minute", "second"))
    if (half := told.get("half")) and hour <= 12:
        hour = hour % 12 + (12 if half in "pP" else 0)
    micro = int((told.get("fraction") or "")[:6].ljust(6, "0"))
    name = told["zone"] or told["place"] if zoned else None
    zone = zone_of(name) if name else None
    right = hour <= 24 and minute < 60 and second <= 60 and (hour, minute, second) <= (24, 0, 0)
    known = right and (zone is not None or not name)
    return Clock(hour, minute, min(second, 59), micro, zone, known)
