"""ARC 1 and 2, which the Internet Archive and national libraries wrote before WARC: plain, and in
gzip with one member for each record or for the whole file.
"""

import re
from collections.abc import Iterator

from index.readers.containers.members import Members, start_of
from index.readers.kinds import KINDS
from index.readers.record import Input, Mark, Reading
from index.readers.web_archives.captures import Captures
from index.readers.web_archives.records import LINE_END, Archived, Form, Run, Stopped, records
from index.readers.web_archives.windows import Window

NAME = "arc"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_LINE = (
    rb"(?P<address>[a-zA-Z][a-zA-Z0-9+.-]{1,20}:[^\r\n]{1,8000}?) (?P<ip>[0-9a-fA-F.:]{2,45}|-)"
    rb" (?P<day>\d{8,14}) (?P<type>[^ \r\n]{1,200})(?: \d{1,3} \S+ \S+ \d+ \S+)?"
    rb" (?P<length>\d{1,12})\r?\n"
)
"""Address, number of the host, time, media type; in ARC 2 five columns more; length. Blanks may
stand in the address."""
_SIGN = re.compile(rb"(?<![^\n])" + _LINE)
_HEAD = re.compile(_LINE)
_MOST_LINE = 16_384
_SHORT = "A record ends before the length that it names"
_NONE = "Behind a record something is no record, or the record has another length than it names"


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is an ARC file, packed or not."""
    return start_of(head).startswith(b"filedesc://")


def read(source: Input) -> Iterator[Reading | Mark]:
    """The pages that were captured."""
    yield from Captures().of_archive(records(source.stream, FORM), source.behind)


class _Buffer:
    """The bytes of a window, by lines and by counts."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._data = b""

    @property
    def offset(self) -> int:
        """Where the next byte stands in the archive."""
        return self._window.end - len(self._data)

    def head(self) -> bytes:
        """What begins here, after empty lines, up to more than a record's first line; it stays."""
        while True:
            self._data = self._data.lstrip(b"\r\n")
            if len(self._data) >= _MOST_LINE or not (more := self._window.read(_MOST_LINE * 4)):
                return self._data
            self._data += more

    def take(self, count: int) -> bytes:
        """The next bytes, as many as asked for, fewer at the end."""
        found, self._data = self._data[:count], self._data[count:]
        while len(found) < count and (more := self._window.read(count - len(found))):
            found += more
        return found


class _Body:
    """What a record holds."""

    def __init__(self, buffer: _Buffer, length: int) -> None:
        self._buffer = buffer
        self.left = length
        self._last = b""

    @property
    def is_apart(self) -> bool:
        """Whether a line ends where the record does, or right behind it."""
        return self._last in (b"", b"\n") or self._buffer.take(1) in (b"", b"\n", b"\r")

    def read(self, most: int) -> bytes:
        data = self._buffer.take(min(most, self.left))
        self.left -= len(data)
        self._last = data[-1:] or self._last
        return data

    def skip(self) -> bool:
        """Whether all that is left was there."""
        while self.left and self.read(1 << 16):
            pass
        return not self.left


def _run(members: Members, window: Window) -> Run:
    buffer = _Buffer(window)
    start = window.end
    while data := buffer.head():
        head = _HEAD.match(data)
        if head is None:
            return Stopped(start, _NONE)
        start = buffer.offset
        window.forget(start)
        buffer.take(head.end())
        body = _Body(buffer, int(head["length"]))
        yield _archived(head, f"byte {members.place(start)}", body)
        if not body.skip() and body.left > LINE_END:
            return None if members.damage else Stopped(start, _SHORT)
        if not body.is_apart:
            return Stopped(start, _NONE)
    return None


def _archived(head: re.Match[bytes], place: str, body: _Body) -> Archived:
    address = head["address"].decode("utf-8", "replace")
    scheme = address.partition(":")[0].lower()
    kind = "filedesc" if scheme == "filedesc" else "response"
    type_ = head["type"].decode("ascii", "replace")
    media_type = "text/dns" if scheme == "dns" else type_
    return Archived(place, kind, address, _instant(head["day"]), media_type, body.left, body.read)


def _instant(day: bytes) -> str:
    """`20131127010203` as other formats write it; the time is UTC's."""
    digits = day.decode()
    parts = [digits[:4], digits[4:6], digits[6:8]]
    if len(digits) < 14:
        return "-".join(parts)
    return f"{'-'.join(parts)}T{digits[8:10]}:{digits[10:12]}:{digits[12:14]}Z"


FORM = Form(_SIGN, _run)
