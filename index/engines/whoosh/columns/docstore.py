"""Stored articles: JSON texts in compressed blocks, in a file beside the columns.

    <segment>.doc    zstd frames with checksums, each about 16 KB of JSON texts on end
    stored.block     uint (blocks + 1,)   where each frame begins in the file
    stored.first     u32  (blocks + 1,)   the first document of each frame
    stored.size      uint (documents,)    bytes of each JSON text

Texts in one frame share their words, and a hit reads one frame.
"""

import mmap
import os
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

import numpy as np
import orjson
import zstandard
from numpy.typing import NDArray

from index.article import Article
from index.engines.whoosh.columns.columns import Array, Columns, FileWriter, narrow
from index.errors import DamagedIndexError
from index.stored import from_json, part, to_json, told

BLOCK = 16 << 10
"""A block is closed once it holds this many bytes of JSON."""

_LEVEL = 1
_BLOCKS_KEPT = 16


def encoded(article: Article) -> bytes:
    """The stored form of an article, as `index.stored.to_json` makes it, only faster."""
    try:
        return orjson.dumps(told(article), part, orjson.OPT_PASSTHROUGH_DATACLASS)
    except orjson.JSONEncodeError as error:
        if error.__cause__ is not None:  # what `part` raised, such as KeyboardInterrupt
            raise error.__cause__ from None
        return to_json(article).encode()  # a lone surrogate: ASCII can hold it, UTF-8 cannot


def decoded(text: bytes) -> Article:
    """The article of a stored form.

    Raises:
        ValueError: the text is not one.
    """
    return from_json(text)


class DocumentsWriter(FileWriter):
    """Writes the stored articles of a segment in the order of their document numbers."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._compressor = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True)
        self._open: list[bytes] = []
        self._open_bytes = 0
        self._sizes: list[int] = []
        self._blocks = [0]
        self._first = [0]

    def add(self, text: bytes) -> None:
        """Takes the next document's JSON text."""
        self._open.append(text)
        self._open_bytes += len(text)
        self._sizes.append(len(text))
        if self._open_bytes >= BLOCK:
            self._close_block()

    @property
    def can_take_block(self) -> bool:
        """Whether `add_block` leaves no small block behind."""
        return not self._open or self._open_bytes >= BLOCK // 2

    def add_block(self, frame: bytes, sizes: Iterable[int]) -> None:
        """Takes the next documents as a frame that is compressed already."""
        self._close_block()
        self._sizes.extend(sizes)
        self._write(frame)

    def columns(self) -> dict[str, Array]:
        """What finds the documents again, as the module says: `stored.block` and `stored.first`,
        both (blocks + 1,), and `stored.size` (documents,). To be asked after the block has ended.
        """
        return {
            "stored.block": narrow(np.array(self._blocks, np.int64)),
            "stored.first": np.array(self._first, np.uint32),
            "stored.size": narrow(np.array(self._sizes, np.int64)),
        }

    def _finish(self) -> None:
        self._close_block()

    def _close_block(self) -> None:
        if self._open:
            self._write(self._compressor.compress(b"".join(self._open)))
            self._open, self._open_bytes = [], 0

    def _write(self, frame: bytes) -> None:
        self._file.write(frame)
        self._blocks.append(self._blocks[-1] + len(frame))
        self._first.append(len(self._sizes))


class Documents:
    """The stored articles of a segment; threads and forked processes may share it."""

    def __init__(self, columns: Columns, path: Path) -> None:
        self._path = path
        self._bytes = _mapped(path)
        self._block_at = columns["stored.block"]
        self._first = columns["stored.first"]
        self._size = columns["stored.size"]
        if len(self._bytes) != int(self._block_at[-1]):
            raise self._damage()
        self._texts: Callable[[int], tuple[bytes, ...]] = lru_cache(_BLOCKS_KEPT)(self.block_texts)

    @property
    def blocks(self) -> int:
        """How many compressed blocks there are."""
        return len(self._first) - 1

    def let_go(self) -> None:
        """Takes out of this process's memory what was read; it is read again when it is asked."""
        if isinstance(self._bytes, mmap.mmap):
            self._bytes.madvise(mmap.MADV_DONTNEED)

    def block_of(self, document: int) -> int:
        """The block that holds a document."""
        return int(self._first.searchsorted(np.uint32(document), "right")) - 1

    def blocks_of(self, documents: NDArray[np.int64]) -> NDArray[np.int64]:
        """The blocks that hold documents; numbers and blocks are (documents asked for,)."""
        return self._first.searchsorted(documents.astype(np.uint32), "right") - 1

    def block_bounds(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The first document of each block, and how many it has; each (blocks,)."""
        first = self._first.astype(np.int64)
        return first[:-1], np.diff(first)

    def documents_of(self, block: int) -> range:
        """The documents of a block."""
        return range(int(self._first[block]), int(self._first[block + 1]))

    def frame(self, block: int) -> bytes:
        """A block as it is on disk."""
        return self._bytes[int(self._block_at[block]) : int(self._block_at[block + 1])]

    def sizes(self, documents: range) -> list[int]:
        """The bytes of the JSON texts of documents that follow each other."""
        sizes: list[int] = self._size[documents.start : documents.stop].tolist()
        return sizes

    def block_texts(self, number: int) -> tuple[bytes, ...]:
        """The JSON texts of the documents of a block.

        Raises:
            DamagedIndexError: the block is not what was written.
        """
        documents, frame = self.documents_of(number), self.frame(number)
        ends = np.cumsum(self.sizes(documents), dtype=np.int64).tolist()
        try:
            if zstandard.frame_content_size(frame) != ends[-1]:
                raise self._damage()
            raw = zstandard.ZstdDecompressor().decompress(frame)
        except zstandard.ZstdError:
            raise self._damage() from None
        return tuple(raw[a:b] for a, b in zip([0, *ends], ends, strict=False))

    def text(self, document: int) -> bytes:
        """The JSON text of a document."""
        block = self.block_of(document)
        return self._texts(block)[document - int(self._first[block])]

    def _damage(self) -> DamagedIndexError:
        return DamagedIndexError(
            f"{self._path} is damaged: run `dateline verify`, then `dateline reindex`."
        )


def _mapped(path: Path) -> mmap.mmap | bytes:
    with path.open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            return b""  # which cannot be mapped
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
