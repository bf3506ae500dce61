"""Heads of lines `Key: value`, as Pelican, MultiMarkdown, Notion and Nikola have them."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from index.readers.markdown.values import Value, normal

MOST_LINES = 200

_LINE = re.compile(r"(?P<key>[^\W\d_][\w -]{0,30}):(?:[ \t]+(?P<value>.*))?$")
_NIKOLA = re.compile(r"\.\. (?P<key>\w[\w-]{0,30}):(?:[ \t]+(?P<value>.*))?$")
_ITEM = re.compile(r"\s*-\s+")
_KNOWN = frozenset(
    (
        *("title", "subtitle", "date", "author", "authors", "category", "categories", "tags"),
        *("slug", "summary", "description", "status", "modified", "lang", "language", "created"),
        *("keywords", "published", "updated", "url", "source", "last_edited_time", "type"),
    )
)
_TELLING = frozenset(("title", "date", "created", "published"))
"""One of them has to be there, else the lines are text."""
LISTS = frozenset(("authors", "tags", "categories", "keywords"))
"""Commas part their values, or semicolons where there is one, or items on their own lines."""


class LineHead(NamedTuple):
    """A head of lines, and how many lines it has with those that enclose it."""

    values: Mapping[str, Value]
    lines: int


def read(lines: list[str], *, titled: bool = False) -> LineHead | None:
    """The head at the beginning of a text's lines; None where they are none, or text of which a
    line happens to hold a colon.

    Args:
        lines: the lines of the text.
        titled: whether a heading above them is the title already.
    """
    found: dict[str, list[str]] = {}
    key, used = "", 0
    for line in lines[:MOST_LINES]:
        if not line.strip():
            break
        match = _LINE.match(line)
        if match is None and not (key and line[0] in " \t"):
            return None
        if match is not None:
            key = normal(match["key"])
            found.setdefault(key, [])
        found[key].append((match["value"] or "") if match else line)
        used += 1
    known = _KNOWN.intersection(found)
    first = next(iter(found), "")
    if first not in _KNOWN or not _TELLING.intersection(found):
        return None
    if len(known) < 2 and not titled and first != "title":
        return None
    return LineHead({key: value(key, held) for key, held in found.items()}, used)


def nikola(lines: list[str]) -> LineHead | None:
    """The head of lines `.. key: value`, in Markdown within a comment."""
    start = int(bool(lines) and lines[0].strip() == "<!--")
    found: dict[str, list[str]] = {}
    end = start
    for line in lines[start : start + MOST_LINES]:
        match = _NIKOLA.match(line.strip())
        if match is None and line.strip():
            break
        if match is not None:
            found[normal(match["key"])] = [match["value"] or ""]
        end += 1
    if not _KNOWN.intersection(found):
        return None
    closed = end < len(lines) and lines[end].strip() == "-->"
    return LineHead({key: value(key, held) for key, held in found.items()}, end + closed)


def value(key: str, lines: list[str]) -> Value:
    """What the lines of a key say: a list where the key has one, else one text."""
    if key not in LISTS:
        return " ".join(line.strip() for line in lines).strip()
    if any(map(_ITEM.match, lines)):
        return [_ITEM.sub("", line, count=1).strip() for line in lines if line.strip()]
    whole = " ".join(lines)
    return [part.strip() for part in whole.split(";" if ";" in whole else ",") if part.strip()]
