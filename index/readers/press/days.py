"""The day at the beginning of a line of an export, in the languages of the databases."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.readers.calendar.words import MONTHS, WEEKDAYS


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTH = rf"(?:{_any(MONTHS)})\b\.?"
_WEEKDAY = rf"(?:{_any(WEEKDAYS)})\b\.?(?:-feira)?"
_DAY = r"\d{1,2}(?:er|st|nd|rd|th|[.ºª°])?"
_TO = r"(?P<to>\s?[-–/]\s?\d{1,2}\.?)?"
_DATE = (
    rf"(?:{_DAY}{_TO}\s?(?:de\s)?{_MONTH}(?:\sde)?,?\s?\d{{4}}"
    rf"|{_MONTH}\s?{_DAY}{_TO.replace('<to>', '<until>')},?\s?\d{{4}}"
    r"|\d{4}\s?[年년]\s?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일])?"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|{_MONTH},?\s(?:de\s)?\d{{4}})(?!\d)"
)
_CLOCK = (
    r"(?:\s?[-,]?\s(?:à|um|alle|ore|om|a\slas|às)?\s?\d{1,2}(?:[:.]|\s?h\s?)\d{2}(?::\d{2})?"
    r"(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s?(?-i:[A-Z]{3,4}\b|Z\b)?(?:\s?[+-]\d{1,2}(?::?\d{2})?)?)?)?"
)
_LINE = re.compile(
    rf"(?P<day>(?:{_WEEKDAY}\s?,?\s)?{_DATE}(?:,?\s{_WEEKDAY})?{_CLOCK})(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MOST = 300


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and a time where one is told, as it is written; and what stands behind it."""

    value: str
    rest: str


def at_start(text: str) -> Day | None:
    """The day that a text begins with; None where it begins otherwise. Of an issue of several days
    (`4-5 July 2015`) it is the first.
    """
    line = " ".join(text[:_MOST].split())
    found = _LINE.match(line)
    if found is None:
        return None
    value = found["day"]
    for more in ("until", "to"):
        if found[more]:
            start, end = (at - found.start("day") for at in found.span(more))
            value = value[:start] + value[end:]
    return Day(value.strip(" ,"), found["rest"].strip(" ,;-"))
