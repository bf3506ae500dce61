"""Instants in addresses: a day, month or year stands for its first or its last second, in UTC."""

import re
from datetime import UTC, datetime, time

from search.errors import BadParameterError
from search.typed.days import day_span
from web.address.checking import DAY, echo

_INSTANT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T((?:[01][0-9]|2[0-3]):[0-9]{2})(:[0-9]{2})?Z?")
_FIRST, _LAST = time(), time(23, 59, 59)


def read(name: str, value: str, *, last: bool) -> datetime:
    """The instant that is given, or the first second (`last`: the last) of a minute, a day, a month
    or a year that is given.

    Raises:
        BadParameterError: it is none of these.
    """
    value = value.removesuffix(".")  # of the sentence at whose end the address stood
    if DAY.fullmatch(value) and (span := day_span(value)):
        return datetime.combine(span[last], _LAST if last else _FIRST, UTC)
    if moment := _instant(value, ":59" if last else ":00"):
        return moment
    raise BadParameterError(
        name,
        f"“{echo(value)}” is not a day (2025-04-28), a month (2025-04), a year (2025) or an "
        "instant in UTC (2025-04-28T09:30Z).",
    )


def _instant(value: str, seconds: str) -> datetime | None:
    """The instant, with these seconds where it has none; None where there is no such instant."""
    given = _INSTANT.fullmatch(value)
    if given is None:
        return None
    day, minute, second = given.groups()
    try:
        return datetime.fromisoformat(f"{day}T{minute}{second or seconds}Z")
    except ValueError:  # such as the 30th of February
        return None


def written(moment: datetime | None, *, last: bool) -> str:
    """What `read` reads as the instant, in the fewest characters; empty where there is none."""
    if moment is None:
        return ""
    if moment.time() == (_LAST if last else _FIRST):
        return moment.date().isoformat()
    return moment.isoformat().replace("+00:00", "Z")
