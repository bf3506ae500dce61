"""A value of JSON, whatever it is, as text."""

import ast
import html
import json
import re
from collections.abc import Iterator, Mapping

from index.text.cleaning import one_line

MOST_VALUES = 1_000
"""So many authors, topics and pictures of one article are read."""

_SPEAKING = (
    *("rendered", "webTitle", "main", "displayName", "display_name", "fullOrUserName", "fullName"),
    *("value", "name", "title", "label", "text", "term", "html", "#text", "_", "$t", "@value"),
    *("__cdata", "$date", "$oid", "$numberLong"),
)
"""The keys of an object that hold what it is called, in the order of trust."""

_LONGEST_LITERAL = 20_000
"""A list in Python's writing is read up to so many characters."""

_INLINE = re.compile(
    r"<(/?)(?:a|abbr|acronym|b|bdi|bdo|big|br|cite|code|em|font|i|mark|p|q|s|small|span|strike"
    r"|strong|sub|sup|time|u|wbr|h[1-6]|div)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_PARTING = re.compile(r"</?(?:br|p|div|h[1-6])\b", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def text_of(value: object) -> str:
    """What a value says, cut of blanks; empty if that is nothing. A number is its digits; an object
    is what its `name`, `title`, `value` … says; of a list it is the first text.
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return next((said for key in _SPEAKING if (said := _plain(value.get(key)))), "")
    if isinstance(value, list):
        words = (text_of(part) for part in value[:MOST_VALUES] if isinstance(part, str | Mapping))
        return next(filter(None, words), "")
    return ""


def line_of(value: object) -> str:
    """A title, a name or another short text on one line: without the tags of HTML, references to
    characters decoded once. Where nothing is left of it, it is given as it was written.
    """
    written = text_of(value)
    return one_line(without_tags(written)) or one_line(written)


def without_tags(text: str) -> str:
    """Text without the tags of HTML that stand in a line; references are decoded once."""
    if "<" in text:
        text = _INLINE.sub(lambda tag: " " if _PARTING.match(tag[0]) else "", text)
    return unescaped(text)


def unescaped(text: str) -> str:
    """Text with its references to characters (`&amp;`, `&#8217;`) decoded, once."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(lambda reference: html.unescape(reference[0]), text)


def listed(value: object) -> Iterator[object]:
    """The values of a list, or the one value; a list that was written as text (`["a", "b"]`, as
    tables hold it) is one too. Lists in lists are gone through.
    """
    if isinstance(value, str):
        value = _literal(value)
    if isinstance(value, list):
        for part in value[:MOST_VALUES]:
            yield from listed(part) if isinstance(part, list) else (part,)
    elif value is not None:
        yield value


def distinct(texts: Iterator[str]) -> list[str]:
    """The texts that are not empty, each once, in their order."""
    return list(dict.fromkeys(filter(None, texts)))[:MOST_VALUES]


def _plain(value: object) -> str:
    return text_of(value) if isinstance(value, str | int | float | Mapping) else ""


def _literal(text: str) -> object:
    bare = text.strip()
    if bare[:1] not in ("[", "{") or bare[-1:] not in ("]", "}"):
        return text
    try:
        return json.loads(bare)
    except (ValueError, RecursionError):
        return _literal_of_python(bare) if len(bare) <= _LONGEST_LITERAL else text


def _literal_of_python(text: str) -> object:
    """What pandas writes into a table for a list: `['a', 'b']`."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return text
