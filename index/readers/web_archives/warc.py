"""WARC 0.17 to 1.1, as crawlers write it: plain, in gzip with one member for each record or for the
whole file, and in zstd, also with a dictionary.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, cast

from fastwarc import ArchiveIterator, WarcRecord

from index.readers.containers.members import Members, is_web_archive, start_of
from index.readers.kinds import KINDS
from index.readers.record import Input, Mark, Reading
from index.readers.web_archives.captures import Captures
from index.readers.web_archives.records import Archived, Form, Run, Stopped, records
from index.readers.web_archives.windows import Window

NAME = "warc"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_SIGN = re.compile(rb"(?<![^\n])WARC/\d\.\d+\r?\n")
_UNIX = re.compile(rb"WARC/\d\.\d+\n")
_BLANK = re.compile(rb"\r?\n\r?\n")
_MOST_HEAD = 65_536
_SWALLOWED = re.compile(rb"\r?\n(?=WARC/\d\.\d+\r?\nWARC-|WARC/\d\.\d+\r?\nContent-)")
_SHORT = "A record ends before the length that it names"
_LENGTHLESS = "A record names no length, or its head is cut"
_NONE = "Behind a record something is no record, or the record has another length than it names"


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is a WARC file, packed or not."""
    return is_web_archive(head) and not start_of(head).startswith(b"filedesc://")


def read(source: Input) -> Iterator[Reading | Mark]:
    """The pages that were captured."""
    yield from Captures().of_archive(records(source.stream, FORM), source.behind)


def _run(members: Members, window: Window) -> Run:
    begin = start = window.end
    length = 0
    unix = _UNIX.match(window.ahead()) is not None  # which FastWARC takes for one head, else
    archive = ArchiveIterator(
        cast(BinaryIO, window), parse_http=False, stream_detect=False, quirks_mode=unix
    )
    while True:
        try:
            record = next(archive, None)
        except OSError:
            return Stopped(start, _NONE)
        if record is None:
            head = _BLANK.search(window.kept(start, _MOST_HEAD))
            end = start + length + (head.end() if head else 0)
            is_short = window.end < end and not members.damage
            return Stopped(start, _SHORT) if is_short else None
        start, length = begin + record.stream_pos, record.content_length
        window.forget(start)
        if record.headers.get("Content-Length") is None:
            return Stopped(start, _LENGTHLESS)
        body = _Body(record)
        yield _archived(record, f"byte {members.place(start)}", body)
        if body.swallows:
            return Stopped(start, _NONE)


class _Body:
    """What a record holds, up to where another record begins in it: its length is wrong then."""

    def __init__(self, record: WarcRecord) -> None:
        self._record = record
        self.swallows = False

    def read(self, most: int) -> bytes:
        data = b"" if self.swallows else self._record.reader.read(most)
        while data and len(data) < most and (more := self._record.reader.read(most - len(data))):
            data += more
        if b"\nWARC/" in data and (found := _SWALLOWED.search(data)):
            self.swallows = True
            return data[: found.start()]
        return data


def _archived(record: WarcRecord, place: str, body: _Body) -> Archived:
    headers = record.headers

    def told(name: str) -> str:
        return str(headers.get(name) or "").strip()

    return Archived(
        place,
        told("WARC-Type").lower(),
        told("WARC-Target-URI").strip("<>"),
        told("WARC-Date"),
        told("Content-Type"),
        record.content_length,
        body.read,
        told("WARC-Payload-Digest"),
        told("WARC-Refers-To-Target-URI").strip("<>"),
        told("WARC-Truncated"),
    )


FORM = Form(_SIGN, _run)
