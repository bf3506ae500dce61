"""The rows of a table, one by one; a quotation mark that is never closed costs its row only."""

import codecs
import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from index.readers.decoding import DAMAGED, text_of
from index.readers.tables.looking import encoding_of
from index.readers.tables.parsing import MAX_RECORD

_CHUNK = 1_000_000
MOST_STRAY = 20
"""After so many rows whose quotation is never closed, the rest of a table is not read: each of them
costs to look through all that a row may have."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, the line where it begins, and what is wrong with it, if anything is."""

    line: int
    cells: list[str]
    trouble: str | None = None


class Lines:
    """The lines of a stream with their ends, and the `encodings` that they turned out to be in."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._guessed: str | None = None
        self.encodings: dict[str, None] = {}

    def __iter__(self) -> Iterator[str]:
        chunk = self._stream.read(_CHUNK)
        told, mark = encoding_of(chunk)
        chunks = chain([chunk[mark:]], iter(lambda: self._stream.read(_CHUNK), b""))
        texts = self._told(chunks, told) if told != "utf-8" else map(self._text, _whole(chunks))
        pending = ""
        for text in texts:
            whole, end, pending = (pending + text).rpartition("\n")
            if end:
                yield from (line + "\n" for line in whole.split("\n"))
            if len(pending) > MAX_RECORD:
                yield pending
                pending = ""
        if pending:
            yield pending

    def _told(self, chunks: Iterable[bytes], encoding: str) -> Iterator[str]:
        self.encodings[encoding] = None
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        for raw in chunks:
            yield decoder.decode(raw)

    def _text(self, raw: bytes) -> str:
        """Text of whole lines: UTF-8, else what the first that were not turned out to be."""
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            text, encoding = text_of(raw, self._guessed)
        self._guessed = encoding if encoding != DAMAGED else self._guessed
        self.encodings[encoding] = None
        return text


def _whole(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks, cut at the ends of lines; within a line that is longer than any row may be,
    before a character.
    """
    pending = b""
    for chunk in chunks:
        whole, end, pending = (pending + chunk).rpartition(b"\n")
        if end:
            yield whole + end
        if len(pending) > MAX_RECORD:
            cut = len(pending) - 4
            while pending[cut] & 0xC0 == 0x80 and cut > len(pending) - 8:
                cut -= 1
            yield pending[:cut]
            pending = pending[cut:]
    yield pending


class Rows:
    """The rows of lines, where a row may go over several of them."""

    def __init__(self, lines: Iterator[str], delimiter: str, first_line: int = 1) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._ahead: deque[str] = deque()
        self._taken: list[str] = []
        self._size = 0
        self._next_line = first_line
        self._strays = 0
        csv.field_size_limit(MAX_RECORD)

    def __iter__(self) -> Iterator[Row]:
        while self._strays < MOST_STRAY:
            self._taken, self._size = [], 0
            line = self._next_line
            try:
                cells = next(csv.reader(self._more(), delimiter=self._delimiter, strict=True))
            except StopIteration:
                return
            except csv.Error as error:
                yield Row(line, [], self._trouble(error))
            else:
                self._next_line += len(self._taken)
                if cells:
                    yield Row(line, cells)

    def _more(self) -> Iterator[str]:
        while self._size <= MAX_RECORD:
            line = self._ahead.popleft() if self._ahead else next(self._lines, None)
            if line is None:
                return
            self._taken.append(line)
            self._size += len(line)
            yield line

    def _trouble(self, error: csv.Error) -> str:
        """What is wrong; reading goes on at the line below the first of the row."""
        self._next_line += 1
        is_open = "unexpected end" in str(error)
        self._strays += is_open
        self._ahead.extendleft(reversed(self._taken[1:]))
        if self._strays == MOST_STRAY:
            return (
                "Its quotation is never closed, as in many rows before; what follows is not read."
            )
        if is_open:
            return "A quotation begins in it that is never closed; close it or take it out."
        return f"It is no row of a table ({error}); mend its quotation marks."
