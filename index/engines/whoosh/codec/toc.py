"""Whoosh's table of contents: which segments a generation has, written and read without trust.

A table of contents is a pickle, and unpickling runs whatever a file names. Read here, it may name
`ColumnSegment` and nothing else; the schema in it is passed over. No other file of an index holds
a pickle.
"""

import io
import pickle
import re
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC

from index.engines.whoosh.codec.fields import schema
from index.engines.whoosh.codec.segment import INDEX_NAME, ColumnSegment
from index.engines.whoosh.columns.layout import LAYOUT, Layout
from index.engines.whoosh.columns.opened import OpenSegment
from index.errors import DamagedIndexError

ENDING = ".toc"
_NAME = re.compile(r"[a-z0-9]{16}|\.del[0-9]+|", re.ASCII)


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) != (ColumnSegment.__module__, ColumnSegment.__name__):
            raise pickle.UnpicklingError(f"{module}.{name} may not be in an index")
        return ColumnSegment


class _SafeFile(StructFile):  # type: ignore[misc]
    def read_pickle(self) -> Any:
        return _Unpickler(self.file).load()


class SafeStorage(FileStorage):  # type: ignore[misc]
    """A folder whose pickles may name one class."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), readonly=True)

    def open_file(self, name: str, **options: Any) -> _SafeFile:
        """A file, read whole."""
        return _SafeFile(io.BytesIO(Path(self.folder, name).read_bytes()), name=name, **options)


def write_contents(
    folder: Path, segments: list[ColumnSegment], language: str, layout: Layout = LAYOUT
) -> str:
    """Writes the table of contents of a new generation and returns the file's name."""
    number = 1
    TOC(schema(language, layout), segments, number).write(FileStorage(str(folder)), INDEX_NAME)
    name: str = TOC._filename(INDEX_NAME, number)
    return name


def read_contents(folder: Path, language: str) -> list[ColumnSegment]:
    """The segments of a generation.

    Raises:
        DamagedIndexError: its table of contents is not what was written, or names a class.
    """
    try:
        contents = TOC.read(SafeStorage(folder), INDEX_NAME, gen=1, schema=schema(language))
        return [_checked(segment) for segment in contents.segments]
    except Exception as error:  # damaged bytes fail in whatever way they say
        what = f"cannot be read ({error})"
    raise DamagedIndexError(f"The table of contents of {folder} {what}: run `dateline reindex`.")


def _checked(found: Any) -> ColumnSegment:
    """A segment anew, from members that are what they must be.

    Raises:
        ValueError: they are not.
    """
    if type(found) is not ColumnSegment:
        raise ValueError("it names something that is no segment")
    members = dict(vars(found))
    numbers = (members.get("documents"), members.get("deleted"))
    names = (members.get("segid"), members.get("deletions"))
    if not all(type(number) is int and number >= 0 for number in numbers):
        raise ValueError("it tells no numbers of documents")
    if not all(type(name) is str and _NAME.fullmatch(name) for name in names):
        raise ValueError("it names a file that is not of the index")
    segment = ColumnSegment(found.documents)
    segment.segid, segment.deleted = found.segid, found.deleted
    segment.deletions = found.deletions
    return segment


def open_segments(folder: Path, language: str) -> list[OpenSegment]:
    """The segments of a generation.

    Raises:
        DamagedIndexError: they are not what was written.
    """
    return [OpenSegment(folder, segment) for segment in read_contents(folder, language)]
