"""What unpacks one member of a packed file, piece by piece."""

import zlib
from typing import Protocol

import zstandard

GZIP = b"\x1f\x8b\x08"
ZSTD = b"\x28\xb5\x2f\xfd"
DAMAGE = (zlib.error, zstandard.ZstdError)
"""What an unpacker raises for bytes that are none of its format."""
_MOST = 1 << 18
_SLICE = 1 << 10
"""Packed bytes of zstd that are unpacked at once: a frame of zeros makes some 16,000 times as
many."""


class Unpacker(Protocol):
    """Unpacks a member."""

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""

    @property
    def unused_data(self) -> bytes:
        """What was given behind its end."""

    def unpack(self, packed: bytes) -> bytes:
        """What some bytes hold, or a part of it.

        Raises:
            zlib.error, zstandard.ZstdError: they are damaged.
        """

    @property
    def waiting(self) -> bytes:
        """The bytes that were given and are not unpacked yet."""


class Gzip:
    """A member of gzip."""

    def __init__(self) -> None:
        self._object = zlib.decompressobj(31)

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""
        return self._object.eof

    @property
    def unused_data(self) -> bytes:
        """What was given behind its end."""
        return self._object.unused_data

    @property
    def waiting(self) -> bytes:
        """The bytes that were given and are not unpacked yet."""
        return self._object.unconsumed_tail

    def unpack(self, packed: bytes) -> bytes:
        """What some bytes hold, or a part of it."""
        return self._object.decompress(packed, _MOST)


class Zstd:
    """A frame of zstd, which may need a dictionary."""

    def __init__(self, dictionary: zstandard.ZstdCompressionDict | None = None) -> None:
        unpacker = zstandard.ZstdDecompressor(dictionary, max_window_size=1 << 27)
        self._object = unpacker.decompressobj()
        self._rest = b""

    @property
    def eof(self) -> bool:
        """Whether the frame has ended."""
        return self._object.eof

    @property
    def unused_data(self) -> bytes:
        """What was given behind its end."""
        return self._object.unused_data + self._rest if self.eof else b""

    @property
    def waiting(self) -> bytes:
        """The bytes that were given and are not unpacked yet."""
        return self._rest

    def unpack(self, packed: bytes) -> bytes:
        """What some bytes hold, or a part of it."""
        now, self._rest = packed[:_SLICE], packed[_SLICE:]
        return self._object.decompress(now)
