"""Days as a reader writes them: `2025`, `2025-04`, `2025-04-26`, ranges and comparisons."""

import re
from calendar import monthrange
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_COMPARED = re.compile(r"([<>]=?)(.*)", re.DOTALL)

Span = tuple[date, date]


def day_span(text: str) -> Span | None:
    """The first and the last day of a written year, month or day; None where it is none."""
    match = _DAY.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, monthrange(first.year, last_month)[1])


def parse_days(text: str) -> tuple[date | None, date | None, str] | str:
    """What stands behind `date:`.

    Returns:
        The first day, the last day (None: open) and what was repaired (empty: nothing); or, where
        it cannot be read, the sentence that says so.
    """
    problem = (
        f"“date:{text}” is not a date, so it was left out; write date:2025, date:2025-04, "
        "date:2025-04-26, date:2025-04..2025-06 or date:>2025-04."
    )
    compared = _COMPARED.fullmatch(text)
    if compared:
        span = day_span(compared[2])
        return _compared(compared[1], span) if span else problem
    if ".." not in text:
        span = day_span(text)
        return (*span, "") if span else problem
    left, _, right = text.partition("..")
    first, last = day_span(left), day_span(right)
    if (left and not first) or (right and not last) or not (left or right):
        return problem
    if first and last and first[0] > last[1]:
        return last[0], first[1], f"“date:{text}” ran backwards, so its ends were exchanged."
    return first[0] if first else None, last[1] if last else None, ""


def _compared(sign: str, span: Span) -> tuple[date | None, date | None, str] | str:
    first, last = span
    if sign == ">=":
        return first, None, ""
    if sign == "<=":
        return None, last, ""
    try:
        if sign == ">":
            return last + timedelta(days=1), None, ""
        return None, first - timedelta(days=1), ""
    except OverflowError:
        return f"“date:{sign}{first if sign == '<' else last}” leaves no day; it was left out."
