"""Whoosh's files are read without trusting what is pickled in them.

Whoosh 2.7.4 pickles its table of contents, its term directory and every block of postings, and
unpickling runs whatever a file names. Here a pickle may name only `_ALLOWED`.
"""

import io
import mmap
import pickle
import zlib
from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher, W3Segment, W3TermInfo, W3TermsReader
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.reading import TermNotFound


def _latin1(text: str, encoding: str) -> bytes:
    """`codecs.encode` as pickles of protocol 2 use it to hold bytes."""
    if encoding != "latin1":
        raise pickle.UnpicklingError(f"the encoding {encoding} may not be in an index")
    return text.encode(encoding)


_ALLOWED: Mapping[tuple[str, str], Any] = {
    ("whoosh.codec.whoosh3", "W3Codec"): W3Codec,
    ("whoosh.codec.whoosh3", "W3Segment"): W3Segment,
    ("collections", "defaultdict"): defaultdict,
    ("builtins", "int"): int,
    ("_codecs", "encode"): _latin1,
}


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        try:
            return _ALLOWED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} may not be in an index") from None


class SafeFile(StructFile):  # type: ignore[misc]
    """A file whose pickles may name only what is allowed."""

    def read_pickle(self) -> Any:
        """The next object of the file.

        Raises:
            UnpicklingError: the pickle names something else.
        """
        return _Unpickler(self.file).load()


class SafeStorage(FileStorage):  # type: ignore[misc]
    """The sealed files of a generation, mapped into memory, so that they stay readable when the
    folder is removed and that threads and forked processes share no place in a file.
    """

    def __init__(self, folder: Path, names: Collection[str]) -> None:
        super().__init__(str(folder), readonly=True)
        self._names = names

    def list(self) -> list[str]:
        """The sealed files, whatever else lies in the folder."""
        return sorted(self._names)

    def open_file(self, name: str, **options: Any) -> SafeFile:
        """The file, mapped."""
        with Path(self.folder, name).open("rb") as file:
            try:
                mapped: Any = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError:  # an empty file cannot be mapped
                mapped = io.BytesIO()
        return SafeFile(mapped, name=name, **options)


class SafeCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's own codec, for reading."""

    def terms_reader(self, storage: FileStorage, segment: Any) -> "_SafeTerms":
        """The dictionary of terms."""
        name = segment.make_filename(self.TERMS_EXT)
        file = storage.open_file(name)
        postings = segment.open_file(storage, self.POSTS_EXT)
        return _SafeTerms(self, file, storage.file_length(name), postings)

    def postings_reader(self, file: SafeFile, info: W3TermInfo, form: Any, **at: Any) -> "Blocks":
        """The postings of a term."""
        offset, length = info.extent()
        return Blocks(file, offset, length, form, **at)


class _SafeTerms(W3TermsReader):  # type: ignore[misc]
    def term_info(self, field: str, term: bytes) -> W3TermInfo:
        try:
            data = self._tindex[self._keycoder(field, term)]
        except KeyError:
            raise TermNotFound(f"{field}:{term!r}") from None
        if data[0]:  # our writers never put postings, which would be a pickle, into the dictionary
            raise pickle.UnpicklingError(f"the postings of {term!r} are inlined")
        return W3TermInfo.from_bytes(data)


class Blocks(W3LeafMatcher):  # type: ignore[misc]
    """The postings of a term, also as three lists: documents, weights, encoded positions."""

    def _read_data(self) -> None:
        data = self._postfile.get(self._dataoffset, self._nextoffset - self._dataoffset)
        if self._compression:
            data = zlib.decompress(data)
        self._data = _Unpickler(io.BytesIO(data)).load()

    def lists(self) -> tuple[list[int], list[float], list[bytes]]:
        """All of the postings."""
        ids: list[int] = []
        weights: list[float] = []
        values: list[bytes] = []
        while self.is_active():
            self._read_ids()
            self._read_weights()
            self._read_values()
            ids += self._ids
            weights += self._weights
            values += self._values
            self._next_block()
        return ids, weights, values
