"""The beginning of a stream, looked at before it is read; and a stream that ends in time."""

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from index.readers.record import UnreadableError

HEAD_BYTES = 65_536


def peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first `HEAD_BYTES` of a stream that is at its beginning, and the whole stream again. If
    it is damaged before that: what comes before the damage, which the stream then raises.
    """
    head = b""
    try:
        while len(head) < HEAD_BYTES and (more := some(stream, HEAD_BYTES - len(head))):
            head += more
    except UnreadableError:
        if not head:
            raise
    if stream.seekable():
        stream.seek(0)
        return head, stream
    return head, cast(BinaryIO, io.BufferedReader(_Replayed(head, stream)))


def some(stream: BinaryIO, most: int) -> bytes:
    """The next bytes of a stream, as many as are at hand: none of them is lost where an error
    follows them.
    """
    return cast(bytes, getattr(stream, "read1", stream.read)(most))


def chunks(stream: BinaryIO, size: int) -> Iterator[bytes]:
    """All bytes of a stream, so many at a time. Where it is damaged, UnreadableError is raised
    after what stands before the damage.
    """
    left, damage = 0, None
    while left <= 0 and damage is None:
        gathered: list[bytes] = []
        left = size
        try:
            while left > 0 and (more := some(stream, left)):
                gathered.append(more)
                left -= len(more)
        except UnreadableError as error:
            damage = error
        if gathered:
            yield b"".join(gathered)
    if damage is not None:
        raise damage


def bounded(stream: BinaryIO, most: int) -> BinaryIO:
    """A stream that raises UnreadableError instead of giving more than `most` bytes."""
    return cast(BinaryIO, io.BufferedReader(_Bounded(stream, most)))


class _Raw(io.RawIOBase):
    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True


class _Replayed(_Raw):
    """Some bytes, and a stream behind them."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._head = memoryview(head)

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        found = self._head[: len(buffer)] if self._head else self._stream.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(found)] = found
        return len(found)


class _Bounded(_Raw):
    """A stream that counts."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        super().__init__(stream)
        self._most = most
        self._left = most

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        found = self._stream.read(len(buffer))
        self._left -= len(found)
        if self._left < 0:
            most = self._most // 1_000_000
            raise UnreadableError(f"It is larger than {most} MB; split it into its articles.")
        buffer[: len(found)] = found
        return len(found)
