"""One file, compressed: gzip, bzip2, xz, zstd. Its name is that of the file without the ending, so
that compressing an archive changes no id.
"""

import bz2
import gzip
import io
import lzma
from collections.abc import Callable, Mapping
from typing import BinaryIO, cast

import zstandard

from index.readers.containers.limits import Counted, bounded


class _Zstd(io.RawIOBase):
    """The frames of a zstd file. zstandard's own reader of streams (0.25) ends at a cut frame as if
    all were well; this one raises EOFError.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._unpacker = zstandard.ZstdDecompressor(max_window_size=1 << 27)
        self._frame = self._unpacker.decompressobj()
        self._begun = False
        self._rest = b""
        self._packed = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fills a buffer as far as there are bytes."""
        while not self._rest and (packed := self._packed or self._stream.read(_CHUNK)):
            self._rest = self._frame.decompress(packed)
            self._begun, self._packed = True, b""
            if self._frame.eof:
                self._packed = self._frame.unused_data
                self._frame, self._begun = self._unpacker.decompressobj(), False
        if not self._rest and self._begun:
            raise EOFError("the last frame is cut")
        count = min(len(buffer), len(self._rest))
        buffer[:count], self._rest = self._rest[:count], self._rest[count:]
        return count


def _zstd(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(_Zstd(stream)))


_OPENERS: Mapping[bytes, Callable[[BinaryIO], BinaryIO]] = {
    b"\x1f\x8b\x08": lambda stream: cast(BinaryIO, gzip.GzipFile(fileobj=stream)),
    b"BZh": lambda stream: cast(BinaryIO, bz2.BZ2File(stream)),
    b"\xfd7zXZ\x00": lambda stream: cast(BinaryIO, lzma.LZMAFile(stream)),  # noqa: SIM115
    b"\x28\xb5\x2f\xfd": _zstd,
}
_CHUNK = 1 << 14
"""Packed bytes that are unpacked at once: a frame of zeros makes some 16,000 times as many."""
_ENDINGS = (".gz", ".gzip", ".bz2", ".xz", ".zst", ".zstd")
_TARS = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}


def opener(head: bytes) -> Callable[[BinaryIO], BinaryIO] | None:
    """What unpacks a file that begins with these bytes; None where it is not compressed."""
    return next((known for magic, known in _OPENERS.items() if head.startswith(magic)), None)


def unpacked(stream: BinaryIO, open_it: Callable[[BinaryIO], BinaryIO]) -> io.BufferedReader:
    """The bytes that a compressed stream holds.

    Raises:
        UnreadableError: (by a read) they are cut, damaged or out of proportion.
    """
    counted = Counted(stream)
    return bounded(open_it(cast(BinaryIO, io.BufferedReader(counted))), lambda: counted.count)


def bare(name: str) -> str:
    """The name of the file that was compressed."""
    lower = name.lower()
    for short, whole in _TARS.items():
        if lower.endswith(short):
            return name[: -len(short)] + whole
    ending = next((one for one in _ENDINGS if lower.endswith(one)), "")
    return name[: -len(ending)] if ending else name
