"""A file of searches to be watched: TOML, of which each `[[search]]` is read alone, so that a
mistake in one leaves the others.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from index.errors import DatelineError
from search.errors import BadParameterError
from search.request import MAX_PAGE_SIZE, SearchRequest
from web.address import form

_HEAD = re.compile(r"\s*\[\[\s*search\s*\]\]\s*(#.*)?")
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
_OWN = ("name", "note", "address")
_SHOWN = frozenset(
    ("order-by", "page", "page-size", "cursor", "explain", "facets", "from-added", "to-added")
)
"""What an address says of how its results are shown, or of when they came: an alert knows that."""


@dataclass(frozen=True, slots=True)
class Watch:
    """A search that is watched; `note` is for those who read what it brings."""

    name: str
    note: str
    request: SearchRequest


@dataclass(frozen=True, slots=True)
class Watched:
    """A file of searches; `mistakes` are a sentence each, with file and line."""

    title: str
    watches: tuple[Watch, ...]
    mistakes: tuple[str, ...]


class _MistakeError(Exception):
    """What is wrong, and the name of the value that is; empty for the whole search."""

    def __init__(self, said: str, key: str = "") -> None:
        super().__init__(said)
        self.key = key


def read(path: Path) -> Watched:
    """The searches in a file.

    Raises:
        DatelineError: it is not UTF-8, or has no search at all.
        OSError: it cannot be read.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise DatelineError(f"{path} is not UTF-8; save the file as UTF-8.") from error
    starts = [number for number, line in enumerate(lines) if _HEAD.fullmatch(line)]
    if not starts:
        raise DatelineError(f"{path} has no search: begin each with [[search]] on its own line.")
    mistakes: list[str] = []
    title, watches = "", dict[str, Watch]()
    for start, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        block = lines[start:end]
        try:
            if block and start in starts:
                # Its head is left out by its lines alone, which keep their numbers.
                watch = _watch(_parsed(["", *block[1:]]), watches)
                watches[watch.name] = watch
            else:
                title = _head(_parsed(block))
        except tomllib.TOMLDecodeError as error:
            at = _AT_LINE.search(str(error))
            line = start + (int(at[1]) if at and at[1] else len(block))
            mistakes.append(_told(path, line, _AT_LINE.sub("", str(error))))
        except _MistakeError as error:
            mistakes.append(_told(path, _line_of(error.key, block, start), str(error)))
    return Watched(title or path.stem, tuple(watches.values()), tuple(mistakes))


def _parsed(block: list[str]) -> dict[str, Any]:
    return tomllib.loads("\n".join(block) + "\n")


def _told(path: Path, line: int, said: str) -> str:
    return f"{path}, line {line}: {said.rstrip('.')}."


def _line_of(key: str, block: list[str], start: int) -> int:
    """The line of a value of a search; that of its head where it has no line of its own."""
    shape = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
    found = (number for number, line in enumerate(block) if key and shape.match(line))
    return start + next(found, 0) + 1


def _head(given: dict[str, Any]) -> str:
    """What stands before the searches: the title of all."""
    for key in given:
        if key != "title":
            raise _MistakeError(f"There is no {key} before the first [[search]]; only title", key)
    return _line("title", given.get("title", ""))


def _watch(given: dict[str, Any], before: dict[str, Watch]) -> Watch:
    name = _line("name", given.get("name", ""))
    if not name:
        raise _MistakeError("This search has no name; give it one of its own")
    if name in before:
        raise _MistakeError(f"There is another search called “{name}”; give it a name", "name")
    note = _line("note", given.get("note", ""))
    try:
        request = form.read([*_address(given), *_filters(given)])
    except BadParameterError as error:
        key = error.parameter if error.parameter in given else "address"
        raise _MistakeError(str(error), key) from error
    return Watch(name, note, replace(request, order_by="added", page_size=MAX_PAGE_SIZE))


def _line(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _MistakeError(f"{key} has to be text in quotes", key)
    return " ".join(value.split())


def _address(given: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The filters of an address of this archive, as a browser shows it."""
    address = _line("address", given.get("address", ""))
    try:
        query = urlsplit(address).query
    except ValueError as error:
        raise _MistakeError("address is none; paste it as a browser shows it", "address") from error
    if address and not query:
        raise _MistakeError("address has no ? with a search behind it", "address")
    pairs = parse_qsl(query, keep_blank_values=True)
    return (pair for pair in pairs if pair[0] not in _SHOWN)


def _filters(given: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The filters that are written out, as in an address: a text or a number, or a list of them."""
    for key, value in given.items():
        if key in _OWN:
            continue
        if key in _SHOWN:
            raise _MistakeError(f"{key} is no filter of what is watched; leave it out", key)
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, bool | dict | list):
                raise _MistakeError(f"{key} has to be text in quotes, or a list of texts", key)
            yield key, str(one)
