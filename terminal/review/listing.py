"""A file of picked articles: an id on each line, with headings and notes."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from index.text.cleaning import printable
from search.errors import BadParameterError
from search.request import MAX_SELECTED
from web.formats.selected import Listed

_LINE = re.compile(r"(?:\S*/articles/)?([A-Za-z0-9_-]{1,128})(?:[./?#]\S*)?(?:\s+(.*))?")


def listed_in(file: str, now: Callable[[str], str]) -> list[Listed]:
    """The articles that a file lists, each once; `now` says which id an article has now.

    Raises:
        BadParameterError: a line holds no id, or there are too many.
        OSError: the file cannot be read.
    """
    name = printable(file)
    read = lines(name, Path(file).read_bytes())
    listed = _each_once(replace(one, id=now(one.id)) for one in read)
    if len(listed) > MAX_SELECTED:
        raise BadParameterError(
            name,
            f"A document has at most {MAX_SELECTED} articles, not {len(listed):,}; make two files.",
        )
    return listed


def lines(name: str, raw: bytes) -> Iterator[Listed]:
    """What each line says; `name` is the file's, for messages.

    Raises:
        BadParameterError: a line holds no id.
    """
    heading = None
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        where = f"{name}, line {number}"
        try:
            text = line.decode("utf-8").strip()
        except UnicodeDecodeError as error:
            raise BadParameterError(where, "It is not UTF-8; save the file as UTF-8.") from error
        if text.startswith("#"):
            heading = text.lstrip("#").strip() or None
        elif found := _LINE.fullmatch(text):
            yield Listed(found[1], heading, (found[2] or "").strip())
        elif text:
            shown = printable(text, 60)
            cure = "begin it with the id of an article, or with # for a heading"
            raise BadParameterError(where, f"“{shown}” has no id; {cure}.")


def _each_once(listed: Iterable[Listed]) -> list[Listed]:
    """Each article where it stands first, with all that is said of it."""
    found: dict[str, Listed] = {}
    for one in listed:
        first = found.setdefault(one.id, one)
        if first is not one and one.note:
            found[one.id] = replace(first, note=f"{first.note} {one.note}".strip())
    return list(found.values())
