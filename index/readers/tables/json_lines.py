"""JSON Lines: an article a line, read one by one whatever the size of the file."""

import codecs
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from index.readers.kinds import KINDS
from index.readers.record import Input, Reading
from index.readers.tables import parsing
from index.readers.tables.keys import Keys
from index.readers.tables.looking import encoding_of, is_lines
from index.readers.tables.recorder import Recorder

NAME = "jsonl"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None
_TOO_LONG = f"It is longer than {parsing.MAX_RECORD // 1_000_000} MB; split it into its articles."
_CHUNK = 1_000_000
_BLANKS = " \t\r\n\ufeff"


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is JSON Lines, by its name or by its first two lines."""
    return is_lines(name, head)


def read(source: Input) -> Iterator[Reading]:
    """A record for each line. A line that is none is named with its number, the others are read;
    where an object goes over several lines, these are taken together.
    """
    yield from records(source, Recorder(Keys(source.mapping)))


def records(source: Input, recorder: Recorder) -> Iterator[Reading]:
    """As `read`, by a recorder that is given."""
    for number, line in _lines(source.stream):
        yield from _of_line(line, number, recorder)
    yield from recorder.ending()


def _of_line(line: bytes | str | None, number: int, recorder: Recorder) -> Iterator[Reading]:
    place = f"line {number}"
    reason = _TOO_LONG
    try:
        if line is not None:
            text = (line if isinstance(line, str) else line.decode("utf-8")).strip(_BLANKS)
            if not text:
                return
            value, end = parsing.value_at(text)
            if end == len(text) or not (reason := _behind(text, end)):
                yield from recorder.read(value, place, line=number)
                return
    except UnicodeDecodeError as error:
        reason = f"It is not UTF-8 (byte {error.start + 1} of the line); save it as UTF-8."
    except ValueError as error:
        reason = parsing.sentence(error)
    yield from recorder.trouble(reason, place, number)


def _behind(text: str, end: int) -> str:
    if not text[end:].strip(_BLANKS + ","):
        return ""
    return f"Something stands behind its end, at character {end + 1}; write one object a line."


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | str | None]]:
    """The lines with their numbers from 1; None for one that is too long. Of UTF-16, text."""
    first = stream.readline(parsing.MAX_RECORD + 1)
    encoding, mark = encoding_of(first)
    if encoding == "utf-8":
        yield from _bounded(stream, first[mark:], len(first))
    else:
        yield from _decoded(stream, first, encoding)


def _bounded(stream: BinaryIO, line: bytes, size: int) -> Iterator[tuple[int, bytes | None]]:
    most, number = parsing.MAX_RECORD, 0
    while size:
        number += 1
        if size > most and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(most)
            yield number, None
        else:
            yield number, line
        line = stream.readline(most + 1)
        size = len(line)


def _decoded(stream: BinaryIO, first: bytes, encoding: str) -> Iterator[tuple[int, str | None]]:
    """UTF-16 and UTF-32, whose line ends are of several bytes."""
    most, number, pending = parsing.MAX_RECORD, 0, ""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for chunk in chain([first], iter(lambda: stream.read(_CHUNK), b""), [b""]):
        *whole, pending = (pending + decoder.decode(chunk, final=not chunk)).split("\n")
        for line in whole:
            number += 1
            yield number, line if len(line) <= most else None
        pending = pending[: most + 1]
    if pending:
        yield number + 1, pending if len(pending) <= most else None
