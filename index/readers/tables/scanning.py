"""A JSON document is gone through value by value; only one record of it is held at a time."""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from index.readers.tables import parsing
from index.readers.tables.looking import WRAPPED, encoding_of

CHUNK = 1_000_000
_BLANKS = re.compile(r"[ \t\n\r\ufeff\0]*")
_STRUCTURE = re.compile(r'[\[\]{},"]')
_IN_STRING = re.compile(r'["\\]')
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the document: where it stands, and its number if it is an element of a list."""

    path: Path
    value: object
    number: int = 0


@dataclass(frozen=True, slots=True)
class Broken:
    """A value that cannot be read; `is_end` where nothing behind it can either."""

    path: Path
    reason: str
    number: int = 0
    is_end: bool = False


class Pages:
    """The text of a stream, as much of it as is needed; `at` is the next character."""

    def __init__(self, stream: BinaryIO) -> None:
        head = stream.read(CHUNK)
        encoding, mark = encoding_of(head)
        self._stream = stream
        errors = "surrogateescape" if encoding == "utf-8" else "replace"
        self._decoder = codecs.getincrementaldecoder(encoding)(errors)
        self.text = self._decoder.decode(head[mark:], final=not head)
        self.ended = not head
        self.at = 0

    def more(self) -> bool:
        """Reads on; what stands before `at` is forgotten. False at the end of the stream."""
        if self.ended:
            return False
        chunk = self._stream.read(CHUNK)
        self.ended = not chunk
        self.text = self.text[self.at :] + self._decoder.decode(chunk, final=self.ended)
        self.at = 0
        return True

    def unwrap(self) -> None:
        """Goes past what stands before a document: a call, an assignment."""
        self.next()
        if match := WRAPPED.match(self.text, self.at):
            self.at = match.end()

    def next(self) -> str:
        """The next character that is no blank, which `at` then is at; empty at the end."""
        while True:
            match = _BLANKS.match(self.text, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def take(self, char: str) -> bool:
        """Goes past the next character, if it is this one."""
        if self.next() != char:
            return False
        self.at += 1
        return True

    def value(self, most: int) -> object:
        """The value at `at`, which is then behind it. Raises ValueError where none can be read of
        at most so many characters; `at` stays.
        """
        while True:
            try:
                value, end = parsing.value_at(self.text, self.at)
            except ValueError as error:
                whole = len(self.text) - self.at > most or self.ended
                hopeless = not isinstance(error, json.JSONDecodeError)
                if hopeless or whole or not self.more():
                    raise
                continue
            if end < len(self.text) or not self.more():
                if parsing.is_not_decoded(self.text[self.at : end]):
                    self.at = end
                    raise UnicodeError("it is not UTF-8")
                self.at = end
                return value

    def skip(self) -> bool:
        """Goes past a value that could not be read, by its brackets. False where it has no end."""
        depth = 0
        while True:
            match = _STRUCTURE.search(self.text, self.at)
            if match is None:
                self.at = len(self.text)
                if not self.more():
                    return False
                continue
            char, self.at = match[0], match.start()
            if depth == 0 and char in ",]}":
                return True
            self.at += 1
            if char == '"':
                if not self._skip_string():
                    return False
            else:
                depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(char, 0)

    def _skip_string(self) -> bool:
        while True:
            match = _IN_STRING.search(self.text, self.at)
            if match is None or (match[0] == "\\" and match.end() >= len(self.text)):
                self.at = len(self.text) if match is None else match.start()
                if not self.more():
                    return False
                continue
            self.at = match.end()
            if match[0] == '"':
                return True
            self.at += 1


def walk(pages: Pages, most: int, path: Path = ()) -> Iterator[Value | Broken]:
    """The members and elements of the document at `at`, each with its path. A value of more than
    `most` characters is gone into (an object, a list), or named.
    """
    opening = pages.next()
    if opening == "[":
        pages.at += 1
        yield from _elements(pages, most, path)
    elif opening == "{":
        pages.at += 1
        yield from _members(pages, most, path)
    else:
        yield Broken(path, "It is no JSON; mend it or take it out.", is_end=True)


def _members(pages: Pages, most: int, path: Path) -> Iterator[Value | Broken]:
    while not pages.take("}"):
        try:
            key = str(pages.value(most)) if pages.next() == '"' else ""
        except ValueError:
            key = ""
        if not key or not pages.take(":"):
            yield Broken(path, _cut_off(path), is_end=True)
            return
        inner = (*path, key)
        if pages.next() == "[" or (pages.text[pages.at : pages.at + 1] == "{" and len(path) < 12):
            yield from (found := _Ended(walk(pages, most, inner)))
            if found.is_ended:
                return
        else:
            found = _Ended(_one(pages, most, inner, 0))
            yield from found
            if found.is_ended:
                return
        pages.take(",")


def _elements(pages: Pages, most: int, path: Path) -> Iterator[Value | Broken]:
    number = 0
    while not pages.take("]"):
        number += 1
        found = _Ended(_one(pages, most, path, number))
        yield from found
        if found.is_ended:
            return
        if not pages.take(",") and pages.next() != "]":
            yield Broken(path, _cut_off(path), number + 1, is_end=True)
            return


def _one(pages: Pages, most: int, path: Path, number: int) -> Iterator[Value | Broken]:
    opening = pages.next()
    if not opening:
        yield Broken(path, _cut_off(path), number, is_end=True)
        return
    try:
        yield Value(path, pages.value(most), number)
        return
    except UnicodeError:
        yield Broken(path, "It is not UTF-8; save the file as UTF-8.", number)
        return
    except ValueError as error:
        long = len(pages.text) - pages.at > most
        reason = parsing.sentence(error)
    if long and number == 1 and len(path) < 3 and opening == "{":
        yield from walk(pages, most, path)
        return
    if long:
        reason = (
            f"It is larger than {parsing.MAX_RECORD // 1_000_000} MB; split it into its articles."
        )
    ended = not pages.skip()
    yield Broken(path, _cut_off(path) if ended and not long else reason, number, is_end=ended)


def _cut_off(path: Path) -> str:
    where = f" within {'.'.join(path)}" if path else ""
    return f"The file is cut off or broken here{where}; get it again, what stands before was read."


class _Ended:
    """Passes values on, and knows whether the last of them ended the document."""

    def __init__(self, values: Iterator[Value | Broken]) -> None:
        self._values = values
        self.is_ended = False

    def __iter__(self) -> Iterator[Value | Broken]:
        for value in self._values:
            self.is_ended = isinstance(value, Broken) and value.is_end
            yield value
