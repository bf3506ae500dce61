"""JSON as RFC 8259 has it, and what is wrong with what is not."""

import json
import re
from collections.abc import Sequence

MAX_RECORD = 16_000_000
"""An article of more bytes is not read; nothing larger is ever held."""


class Doubled(dict[str, object]):
    """An object in which a key stands twice; `key` is the first such."""

    key = ""


def _object(members: Sequence[tuple[str, object]]) -> dict[str, object]:
    made = dict(members)
    if len(made) == len(members):
        return made
    doubled, seen = Doubled(made), set[str]()
    for key, _ in members:
        if key in seen:
            doubled.key = doubled.key or key
        seen.add(key)
    return doubled


def _no_number(word: str) -> object:
    raise ValueError(f"{word} is no number of JSON; write null")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=str, parse_constant=_no_number, strict=False
)
_NOT_DECODED = re.compile("[\udc80-\udcff]")


def value_at(text: str, start: int = 0) -> tuple[object, int]:
    """The value that begins at `start`, where no blank stands, and where it ends. Broken numbers
    stay as written.

    Raises:
        ValueError: no value stands there, or not all of it; the message says what is wrong.
    """
    try:
        return _DECODER.raw_decode(text, start)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except json.JSONDecodeError:
        raise
    except ValueError as error:
        long = "digits" in str(error)
        raise ValueError("a number has thousands of digits" if long else str(error)) from None


def trouble_with(value: object) -> str | None:
    """What is wrong with a value that could be parsed."""
    if isinstance(value, Doubled):
        return f"the key “{value.key[:40]}” stands in it twice"
    return None


def sentence(error: ValueError) -> str:
    """What an error of parsing says, for a person."""
    if not isinstance(error, json.JSONDecodeError):
        return f"It is no JSON ({error}); mend it or take it out."
    where = f"character {error.pos + 1}" if error.lineno == 1 else f"line {error.lineno} of it"
    return f"It is no JSON ({error.msg.lower().rstrip(' :')}, {where}); mend it or take it out."


def is_not_decoded(text: str) -> bool:
    """Whether bytes stand in a text that were not UTF-8 (decoded as lone surrogates)."""
    return not text.isascii() and _NOT_DECODED.search(text) is not None
