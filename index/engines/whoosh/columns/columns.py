"""One immutable file that holds many named arrays: how a segment lies on disk.

    magic and version (8 bytes) | arrays, each 64-byte aligned, little-endian | directory | footer

The directory is JSON: what the writer tells about the whole (`about`) and, for each array, its
dtype, shape, offset and CRC-32. The footer is the directory's offset (u64), its CRC-32 (u32) and
the magic again, so that a file cut short is known at once. No pickle anywhere.
"""

import json
import mmap
import os
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, BinaryIO, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns.paged import let_go
from index.errors import DamagedIndexError

Array = NDArray[Any]

MAGIC = b"DTLCOL\x00\x01"
"""Six letters, a zero, the version of the layout."""

ALIGNMENT = 64
_FOOTER = struct.Struct("<QI8s")
_KINDS = "uif"
_AT_ONCE = 8 << 20
"""Bytes of an array that are written together."""


class _Entry(NamedTuple):
    dtype: str
    shape: tuple[int, ...]
    offset: int
    checksum: int

    @property
    def size(self) -> int:
        count = 1
        for length in self.shape:
            count *= length
        return count * np.dtype(self.dtype).itemsize


class MissingColumnError(DamagedIndexError, KeyError):
    """A file of columns lacks one that it must have."""

    __str__ = Exception.__str__


def narrow(array: Array) -> Array:
    """An array of any shape in the narrowest unsigned little-endian dtype, u8 (bytes,) to u64, that
    holds its values, which are 0 or more.
    """
    largest = int(array.max()) if array.size else 0
    for dtype in ("<u1", "<u2", "<u4"):
        if largest <= np.iinfo(dtype).max:
            return array.astype(dtype, copy=False)
    return array.astype("<u8", copy=False)


class FileWriter:
    """Writes one file. Use it as a context manager: the file is complete, and on the disk, when the
    block ends; after an exception, in the block or at its end, it is removed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO = path.open("wb", buffering=1 << 20)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        whole = False
        try:
            if kind is None:
                self._finish()
                self._file.flush()
                os.fsync(self._file.fileno())
                whole = True
        finally:
            with suppress(OSError):  # what could not be flushed cannot be now either
                self._file.close()
            if not whole:
                self._path.unlink(missing_ok=True)

    def _finish(self) -> None:
        """Writes what stands at the end of the file."""
        raise NotImplementedError


class ColumnsWriter(FileWriter):
    """Writes one file of columns."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._file.write(MAGIC)
        self._at = len(MAGIC)
        self._entries: dict[str, _Entry] = {}
        self.about: dict[str, Any] = {}
        """What is told about the whole: anything that JSON holds."""

    def add(self, name: str, array: Array) -> None:
        """Writes one array as it is, of any shape and any unsigned, signed or real dtype; see
        `narrow`.

        Raises:
            ValueError: an array of this name is written already.
            OSError: the file cannot be written.
        """
        if name in self._entries:
            raise ValueError(f"{name} is written twice")
        data = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
        padding = -self._at % ALIGNMENT
        self._file.write(bytes(padding))
        raw = data.reshape(-1).view(np.uint8).data if data.size else b""
        checksum = 0
        for start in range(0, len(raw), _AT_ONCE):
            piece = raw[start : start + _AT_ONCE]
            checksum = zlib.crc32(piece, checksum)
            self._file.write(piece)
            let_go(data)
        self._entries[name] = _Entry(data.dtype.str, array.shape, self._at + padding, checksum)
        self._at += padding + data.nbytes

    def _finish(self) -> None:
        directory = json.dumps(
            {"about": self.about, "arrays": self._entries}, separators=(",", ":")
        ).encode()
        self._file.write(directory)
        self._file.write(_FOOTER.pack(self._at, zlib.crc32(directory), MAGIC))


class Columns(Mapping[str, Array]):
    """The arrays of one file, memory-mapped and read-only: opening reads the directory alone.

    `about` is what the writer told. Threads and forked processes may share it.

    Raises:
        DamagedIndexError: the file is cut short, or its directory is not what was written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size < len(MAGIC) + _FOOTER.size:
                raise self._damage("is cut short")
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        directory = self._directory()
        self.about: MappingProxyType[str, Any] = MappingProxyType(directory["about"])
        self._entries = {
            name: _Entry(dtype, tuple(shape), offset, checksum)
            for name, (dtype, shape, offset, checksum) in directory["arrays"].items()
        }
        self._check_bounds()
        self._arrays: dict[str, Array] = {}

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __getitem__(self, name: str) -> Array:
        """A view of the array; nothing is read before its elements are."""
        array = self._arrays.get(name)
        if array is None:
            entry = self._entry(name)
            flat = np.frombuffer(self._map, entry.dtype, int(np.prod(entry.shape)), entry.offset)
            array = self._arrays[name] = flat.reshape(entry.shape)
        return array

    def kinds(self) -> Iterator[tuple[str, str]]:
        """Each array's name and dtype."""
        return ((name, entry.dtype) for name, entry in self._entries.items())

    def size(self, name: str) -> int:
        """The bytes of an array on disk."""
        return self._entry(name).size

    def let_go(self) -> None:
        """Takes out of this process's memory what was read; it is read again when it is asked."""
        self._map.madvise(mmap.MADV_DONTNEED)

    def verify(self) -> None:
        """Reads everything.

        Raises:
            DamagedIndexError: an array's bytes are not those that were written.
        """
        for name, entry in self._entries.items():
            with memoryview(self._map) as view:
                found = zlib.crc32(view[entry.offset : entry.offset + entry.size])
            if found != entry.checksum:
                raise self._damage(f"is damaged: the checksum of “{name}” differs")

    def _entry(self, name: str) -> _Entry:
        try:
            return self._entries[name]
        except KeyError:
            raise MissingColumnError(self._sentence(f"has no column “{name}”")) from None

    def _directory(self) -> dict[str, Any]:
        end = len(self._map) - _FOOTER.size
        offset, checksum, magic = _FOOTER.unpack(self._map[end:])
        if self._map[: len(MAGIC)] != MAGIC or magic != MAGIC or offset > end:
            raise self._damage("is cut short or of another version")
        raw = self._map[offset:end]
        if zlib.crc32(raw) != checksum:
            raise self._damage("is damaged: the checksum of its directory differs")
        self._arrays_end = offset
        directory: dict[str, Any] = json.loads(raw)
        return directory

    def _check_bounds(self) -> None:
        for name, entry in self._entries.items():
            inside = len(MAGIC) <= entry.offset <= self._arrays_end - entry.size
            known = np.dtype(entry.dtype).kind in _KINDS and min(entry.shape, default=0) >= 0
            if not (inside and known):
                raise self._damage(f"is damaged: “{name}” lies outside of it")

    def _damage(self, what: str) -> DamagedIndexError:
        return DamagedIndexError(self._sentence(what))

    def _sentence(self, what: str) -> str:
        return f"{self.path} {what}: run `dateline verify`, then `dateline reindex`."
