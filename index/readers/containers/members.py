"""A file that is packed in members, one behind the other (a web archive has one for each record):
what is damaged costs its member, and unpacking goes on at the next.
"""

import io
import re
from bisect import bisect_right
from collections.abc import Callable
from typing import BinaryIO, cast

import zstandard

from index.readers.containers.limits import FREE_BYTES, MAX_RATIO
from index.readers.containers.streams import some
from index.readers.containers.unpackers import DAMAGE, GZIP, ZSTD, Gzip, Unpacker, Zstd

_CHUNK = 1 << 16
_STARTS = 512
"""So many packed bytes tell what a member begins with."""
_SKIPPED = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18", re.DOTALL)
_DICTIONARY = b"\x5d\x2a\x4d\x18"
"""The frame at the beginning of a `.warc.zst` that holds the dictionary of all others."""
_MOST_DICTIONARY = 16_000_000
_PADDING = b"\0\r\n"
_WEB_ARCHIVE = re.compile(rb"WARC/\d|filedesc://")

Begins = Callable[[bytes], object]


class Members:
    """What the members of a file hold, in pieces; a file that is not packed is one member.

    Args:
        stream: the file, at its beginning.
        begins: whether bytes are the beginning of what a member may hold.
    """

    def __init__(self, stream: BinaryIO, begins: Begins) -> None:
        self._stream = stream
        self._begins = begins
        self._data = b""  # what was read and is not unpacked
        self._seen = b""  # what was read before that, of this member
        self._read = self._given = 0  # packed bytes read, unpacked bytes given
        self._unpacker: Unpacker | None = None
        self._dictionary: zstandard.ZstdCompressionDict | None = None
        self._starts, self._places = [0], [0]  # of members: in what is unpacked, in the file
        self._fill(_STARTS)
        self.is_packed = _is_packed(self._data)
        self.damage = ""
        """Why there is no more for now, as part of a sentence; empty at the end of the file."""

    @property
    def begun(self) -> int:
        """Where in the file the last member begins."""
        return self._places[-1]

    def place(self, offset: int) -> int:
        """Where in the file the member begins that holds the unpacked byte at `offset`, or where
        that byte is in a file that is not packed.
        """
        if not self.is_packed:
            return offset
        return self._places[max(0, bisect_right(self._starts, offset) - 1)]

    def forget(self, offset: int) -> None:
        """`place` will not be asked of what lies before an offset."""
        last = bisect_right(self._starts, offset) - 1
        if last > 0:
            del self._starts[:last], self._places[:last]

    def piece(self) -> bytes:
        """The next bytes; none at the end of the file, and where something is damaged."""
        while not self.damage:
            if not self._data and not self._fill(1):
                return self._last()
            if not self.is_packed:
                piece, self._data = self._data, b""
            elif self._unpacker is None:
                self._begin()
                continue
            else:
                piece = self._unpacked(self._unpacker)
            if piece:
                self._given += len(piece)
                return piece
        return b""

    def resume(self) -> bool:
        """Goes to the next member whose beginning is whole, after damage; False where there is
        none.
        """
        rest = (self._seen + self._data)[-2 * _CHUNK :]
        start = 1 if len(rest) == len(self._seen) + len(self._data) else 0
        self._data, self._seen, self._unpacker = rest, b"", None
        while True:
            for sign in re.finditer(rb"\x1f\x8b\x08|\x28\xb5\x2f\xfd", self._data[start:]):
                at = start + sign.start()
                if len(self._data) < at + _STARTS:
                    self._fill(at + _STARTS)
                if self._begins(self._start_of(self._data[at : at + _STARTS])):
                    self._data, self.damage = self._data[at:], ""
                    self._begin()
                    return True
            self._data, start = self._data[-3:], 0
            if not self._fill(len(self._data) + 1):
                return False

    def _fill(self, count: int) -> bool:
        """Whether there are so many bytes at hand."""
        while len(self._data) < count and (more := some(self._stream, _CHUNK)):
            self._data += more
            self._read += len(more)
        return len(self._data) >= count

    def _begin(self) -> None:
        """A member begins here, or padding, or something that is none."""
        self._fill(8)
        if _SKIPPED.match(self._data):
            try:
                self._skip_frame()
            except DAMAGE as error:
                self.damage = f"Its dictionary cannot be read ({error})"
        elif self._data.startswith((GZIP, ZSTD)):
            self._starts.append(self._given)
            self._places.append(self._read - len(self._data))
            self._seen = b""
            self._unpacker = self._new(self._data)
        elif rest := self._data.lstrip(_PADDING):
            self._data = rest
            if not self._fill(4) or not _is_packed(self._data):
                self.damage = "What follows is no packed record"
        else:
            self._data = b""

    def _new(self, packed: bytes) -> Unpacker:
        return Gzip() if packed.startswith(GZIP) else Zstd(self._dictionary)

    def _unpacked(self, unpacker: Unpacker) -> bytes:
        """The next bytes of a member."""
        packed = self._data
        try:
            piece = unpacker.unpack(packed)
        except DAMAGE as error:
            self.damage = f"It cannot be unpacked ({error})"
            return b""
        rest = unpacker.unused_data if unpacker.eof else unpacker.waiting
        taken = len(packed) - len(rest)
        self._seen = (self._seen + packed[:taken])[-_CHUNK:]
        self._data = rest
        unpacked = self._given + len(piece) - self._starts[-1]
        if unpacker.eof:
            self._unpacker = None
        elif unpacked > FREE_BYTES:
            used = self._read - len(rest) - self._places[-1]
            if unpacked > MAX_RATIO * used:
                self.damage = f"It unpacks to more than {MAX_RATIO} times its size"
        return piece

    def _last(self) -> bytes:
        """What a member still has to give at the end of the file: it is cut if that is its last."""
        piece = self._unpacked(self._unpacker) if self._unpacker else b""
        if not piece and self._unpacker and not self.damage:
            self.damage = "It ends within a packed record"
        self._given += len(piece)
        return piece

    def _skip_frame(self) -> None:
        """A frame of zstd that holds no text, but perhaps a dictionary."""
        length = 8 + int.from_bytes(self._data[4:8], "little")
        is_dictionary = self._data.startswith(_DICTIONARY) and length <= _MOST_DICTIONARY
        if is_dictionary and self._fill(length):
            self._dictionary = _dictionary(self._data[8:length])
        while length > len(self._data):
            length -= len(self._data)
            self._data = b""
            if not self._fill(1):
                return
        self._data = self._data[length:]

    def _start_of(self, packed: bytes) -> bytes:
        try:
            return self._new(packed).unpack(packed)
        except DAMAGE:
            return b""


def start_of(head: bytes) -> bytes:
    """What a packed file begins with, unpacked; of one that is not packed, its own first bytes."""
    if not _is_packed(head):
        return head
    return Members(cast(BinaryIO, io.BytesIO(head)), bool).piece()


def _is_packed(head: bytes) -> bool:
    return head.startswith((GZIP, ZSTD)) or _SKIPPED.match(head) is not None


def is_web_archive(head: bytes) -> bool:
    """Whether a file that begins with these bytes is a WARC or ARC file, packed or not: its own
    reader unpacks it, member by member.
    """
    return head.startswith(_DICTIONARY) or _WEB_ARCHIVE.match(start_of(head)) is not None


def _dictionary(raw: bytes) -> zstandard.ZstdCompressionDict:
    if raw.startswith(ZSTD):
        raw = zstandard.ZstdDecompressor().decompress(raw, _MOST_DICTIONARY)
    return zstandard.ZstdCompressionDict(raw)
