"""Heads in TOML and in JSON."""

import json
import tomllib
from collections.abc import Mapping
from typing import Any

from index.readers.markdown.values import Counter, Value
from index.readers.record import UnreadableError

_JSON = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)


def toml(text: str, before: int) -> Mapping[str, Value]:
    """The keys and values of a head in TOML, which begins after so many lines of the file.

    Raises:
        UnreadableError: it is no TOML.
    """
    try:
        return _mapping(tomllib.loads(text, parse_float=str))
    except (ValueError, RecursionError) as error:
        line = before + 1 + _line_of(str(error))
        reason = f"Its head is no TOML ({_said(error)}); put texts between quotes, or mend it."
        raise UnreadableError(reason, line) from error


def json_object(text: str, start: int, before: int) -> tuple[Mapping[str, Value], int]:
    """The keys and values of the JSON object at a place in a text, and where it ends.

    Raises:
        UnreadableError: it is no JSON.
    """
    try:
        found, end = _JSON.raw_decode(text, start)
        return _mapping(found), end
    except json.JSONDecodeError as error:
        line = before + text.count("\n", start, error.pos) + 1
        reason = f"Its head is no JSON ({error.msg}); mend it there."
        raise UnreadableError(reason, line) from error
    except (ValueError, RecursionError) as error:
        reason = f"Its head is no JSON ({_said(error)}); mend it."
        raise UnreadableError(reason, before + 1) from error


def _mapping(found: object) -> Mapping[str, Value]:
    value = _value(found, 0, Counter())
    return value if isinstance(value, Mapping) else {}


def _value(found: Any, depth: int, counter: Counter) -> Value:
    counter.count(depth)
    if isinstance(found, dict):
        return {str(key): _value(held, depth + 1, counter) for key, held in found.items()}
    if isinstance(found, list):
        return [_value(each, depth + 1, counter) for each in found]
    if found is None:
        return ""
    return str(found).lower() if isinstance(found, bool) else str(found)


def _line_of(message: str) -> int:
    """The line that tomllib names in its message, counted from 0."""
    number = message.rpartition("(at line ")[2].partition(",")[0]
    return int(number) - 1 if number.isdecimal() and len(number) < 9 else 0


def _said(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is too deep"
    return str(error).rpartition(" (at ")[0] or str(error)
