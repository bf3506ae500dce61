"""Days as a reader writes them: `2025`, `2025-04`, `2025-04-26`, ranges and comparisons."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from search.typed.query import Dated

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_RANGE = re.compile(r"([\[{])\s*(\S+)\s+TO\s+([^\s\]}]+)\s*([\]}])", re.IGNORECASE)
_COMPARED = re.compile(r"([<>]=?)(.*)", re.DOTALL)

DaySpan = tuple[date, date]
"""A first and a last day, both included."""


@dataclass(frozen=True, slots=True)
class DatesRead:
    """What stands behind `date:`. `dated` is None where it cannot be read; `warning` is the
    sentence about what was repaired or left out, and empty where nothing was.
    """

    dated: Dated | None
    warning: str = ""


def day_span_of(year: int, month: int | None = None, day: int | None = None) -> DaySpan:
    """The first and the last day of a year, of a month or of a day.

    Raises:
        ValueError: there is no such year, month or day.
    """
    if day is not None:
        only = date(year, 1 if month is None else month, day)
        return only, only
    first = date(year, 1 if month is None else month, 1)
    last_month = 12 if month is None else month
    return first, first.replace(month=last_month, day=monthrange(year, last_month)[1])


def day_span(text: str) -> DaySpan | None:
    """The first and the last day of a written year, month or day; None where it is none."""
    match = _DAY.fullmatch(text)
    if not match:
        return None
    year, *others = (int(number) for number in match.groups() if number)
    try:
        return day_span_of(year, *others)
    except ValueError:
        return None


def read_dates(text: str) -> DatesRead:
    """Reads what stands behind `date:`; an end that is left open is None."""
    unreadable = DatesRead(
        None,
        f"“date:{text}” is not a date, so it was left out; write date:2025, date:2025-04, "
        "date:2025-04-26, date:2025-04..2025-06 or date:>2025-04.",
    )
    text = text.strip()
    if ranged := _RANGE.fullmatch(text):
        return _ranged(text, ranged) or unreadable
    if compared := _COMPARED.fullmatch(text):
        span = day_span(compared[2])
        return _compared(compared[1], span) if span else unreadable
    if ".." not in text:
        span = day_span(text)
        return DatesRead(Dated(*span)) if span else unreadable
    left, _, right = text.partition("..")
    if not (left or right):
        return unreadable
    return _between(text, left, right, ("", "")) or unreadable


def _ranged(text: str, ranged: re.Match[str]) -> DatesRead | None:
    """The days of `[2019 TO 2020]`; a curly bracket leaves its end out, and `*` leaves it open."""
    opening, left, right, closing = ranged.groups()
    if left == right == "*":  # which asks for any date
        return DatesRead(Dated(date.min, None))
    signs = (">" if opening == "{" else "", "<" if closing == "}" else "")
    return _between(text, left.strip("*"), right.strip("*"), signs)


def _between(text: str, left: str, right: str, signs: tuple[str, str]) -> DatesRead | None:
    """The days from one written day to another, at least one of them given; None where either
    cannot be read. `signs` leave an end out (`>`, `<`) or not.
    """
    first, last = day_span(left), day_span(right)
    if (left and not first) or (right and not last):
        return None
    warning = ""
    if first and last and first[0] > last[1]:
        warning = f"“date:{text}” ran backwards, so its ends were exchanged."
        first, last, signs = last, first, (signs[1] and ">", signs[0] and "<")
    begin = _compared(signs[0] or ">=", first) if first else DatesRead(Dated())
    end = _compared(signs[1] or "<=", last) if last else DatesRead(Dated())
    if not begin.dated or not end.dated:
        return begin if not begin.dated else end
    dated = Dated(begin.dated.first, end.dated.last)
    if dated.first and dated.last and dated.first > dated.last:
        return DatesRead(None, f"“date:{text}” leaves no day; it was left out.")
    return DatesRead(dated, warning)


def _compared(sign: str, span: DaySpan) -> DatesRead:
    """The days before or after a span, with or without it."""
    first, last = span
    if sign == ">=":
        return DatesRead(Dated(first, None))
    if sign == "<=":
        return DatesRead(Dated(None, last))
    try:
        if sign == ">":
            return DatesRead(Dated(last + timedelta(days=1), None))
        return DatesRead(Dated(None, first - timedelta(days=1)))
    except OverflowError:
        edge = first if sign == "<" else last
        return DatesRead(None, f"“date:{sign}{edge}” leaves no day; it was left out.")
