"""The value of one URL argument, checked. Every refusal says what is allowed."""

import re
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches

from index.document import FACETS
from search.errors import BadParameterError
from search.typed.days import day_span
from web.address.parameters import NONE, NOT

UNREADABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL and lone surrogates: no text holds them, and they break what reads it later."""

_DIGEST = re.compile(r"[0-9a-f]{16}")
_NUMBER = re.compile(r"[0-9]{1,6}")
DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
"""What a day, a month or a year looks like."""
_ECHO = 60


def echo(text: str) -> str:
    """The text as an answer may repeat it: cut to 60 characters, and without unreadable ones."""
    shown = text if len(text) <= _ECHO else text[:_ECHO] + "…"
    return UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", shown)


def nearest(text: str, allowed: Sequence[str]) -> str | None:
    """The allowed name that is most like what was given, if any is."""
    near = get_close_matches(text[:_ECHO].lower(), allowed, 1)
    return near[0] if near else None


def unknown(name: str, single: Sequence[str], repeatable: Sequence[str] = ()) -> str:
    """Says that there is no parameter of this name, and which there are; `repeatable` are the
    facets and what leaves them out, where these are allowed.
    """
    if not (single or repeatable):
        return "There is no such parameter; none is allowed."
    near = nearest(name, (*single, *repeatable))
    hint = f" (did you mean {near}?)" if near else ""
    facets = f", and the facets {', '.join(FACETS)}, each also with {NOT} before it"
    allowed = ", ".join(single) + (facets if repeatable else "")
    return f"There is no such parameter{hint}; allowed are {allowed}."


def one_of(name: str, value: str, allowed: Sequence[str]) -> str:
    """Returns the value, which is one of the allowed words.

    Raises:
        BadParameterError: it is not.
    """
    if value in allowed:
        return value
    near = nearest(value, allowed)
    hint = f" (did you mean {near}?)" if near else ""
    listed = " or ".join([", ".join(allowed[:-1]), allowed[-1]])
    raise BadParameterError(name, f"“{echo(value)}” is not allowed{hint}; give {listed}.")


def names(name: str, value: str, allowed: Sequence[str]) -> tuple[str, ...]:
    """The names that are given with commas between them, in the order of those that are allowed;
    no one where it is `none`.

    Raises:
        BadParameterError: one of them is not allowed.
    """
    if value == NONE:
        return ()
    given = {one_of(name, part.strip(), allowed) for part in value.split(",")}
    return tuple(one for one in allowed if one in given)


def number(name: str, value: str, most: int, least: int = 1) -> int:
    """The value as a whole number from `least` to `most`, written in ASCII digits alone.

    Raises:
        BadParameterError: it is no such number.
    """
    if _NUMBER.fullmatch(value) and least <= int(value) <= most:
        return int(value)
    raise BadParameterError(
        name, f"“{echo(value)}” is not a whole number from {least} to {most:,}."
    )


def digest(name: str, value: str) -> str:
    """The value, which is 16 hex digits in small letters.

    Raises:
        BadParameterError: it is not.
    """
    if _DIGEST.fullmatch(value):
        return value
    raise BadParameterError(
        name, f"“{echo(value)}” is no fingerprint: give its 16 digits, 0 to 9 and a to f."
    )


def day(name: str, value: str, *, last: bool) -> date:
    """The day that is given, or the first day (`last`: the last) of a month or year that is given.

    Raises:
        BadParameterError: it is no day, month or year.
    """
    if DAY.fullmatch(value) and (span := day_span(value)):
        return span[last]
    raise BadParameterError(
        name, f"“{echo(value)}” is not a day (2025-04-28), a month (2025-04) or a year (2025)."
    )


def in_order(name: str, first: date | None, last: date | None) -> None:
    """Checks that a range of days, or of instants, does not end before it begins.

    Raises:
        BadParameterError: it does.
    """
    if first and last and first > last:
        raise BadParameterError(
            f"to-{name}", f"The range is reversed: {last} is before the from-{name} {first}."
        )
