"""What a container may unpack to: a small file that becomes a huge one is refused as it grows."""

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO

import zstandard

from index.readers.containers.streams import some
from index.readers.record import UnreadableError

MAX_RATIO = 250
"""How many times its own size a container may unpack to, once that is over `FREE_BYTES`. News text
packs 3 to 12 times, a crawl of one template 60."""
FREE_BYTES = 64_000_000
_DAMAGE = (
    *(EOFError, OSError, ValueError, zlib.error, lzma.LZMAError),
    *(zstandard.ZstdError, zipfile.BadZipFile, tarfile.TarError),
)


class Counted(io.RawIOBase):
    """A stream that counts the bytes that are read of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fills a buffer as far as there are bytes."""
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class Bounded(io.RawIOBase):
    """What a container unpacks to, as long as that is in proportion.

    Args:
        stream: the unpacked bytes.
        packed: how many packed bytes were needed so far.

    Raises:
        UnreadableError: (by a read) it grows out of proportion, or is not what it says.
    """

    def __init__(self, stream: BinaryIO, packed: Callable[[], int]) -> None:
        self._stream = stream
        self._packed = packed
        self._count = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fills a buffer as far as there are bytes."""
        try:
            data = some(self._stream, len(buffer))
        except _DAMAGE as error:
            raise UnreadableError(f"It is cut or damaged ({error}); copy it anew.") from error
        buffer[: len(data)] = data
        self._count += len(data)
        if self._count > FREE_BYTES and self._count > MAX_RATIO * max(1, self._packed()):
            raise UnreadableError(
                f"It unpacks to more than {MAX_RATIO} times its size; unpack it by hand if that "
                "is right, and name the folder."
            )
        return len(data)


def bounded(stream: BinaryIO, packed: Callable[[], int]) -> io.BufferedReader:
    """A buffered stream with the bound of `Bounded`."""
    return io.BufferedReader(Bounded(stream, packed), 1 << 17)
