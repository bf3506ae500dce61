"""A segment as Whoosh's table of contents names it, and the codec that reads it: Whoosh's own
interfaces over the columns, so that its Searcher works on the index.

The codec reads and does not write: segments are built in bulk (`builder`), merged as arrays
(`merge`), and named in a table of contents (`toc`).
"""

from pathlib import Path
from typing import Any

from whoosh.codec.base import Codec, Segment
from whoosh.filedb.filestore import FileStorage

from index.engines.whoosh.codec.docsreader import DocumentsReader
from index.engines.whoosh.codec.termsreader import TermsReader
from index.engines.whoosh.columns.opened import COLUMNS, DOCUMENTS, OpenSegment

INDEX_NAME = "MAIN"
"""What Whoosh calls an index where nothing else is said."""


class ColumnSegment(Segment):  # type: ignore[misc]
    """A segment whose bytes are columns. It is the only class that a table of contents may name.

    Nothing in a segment changes once it is written: which documents are deleted stands in a file
    of the generation, `deletions` is that file's ending, empty where there is none.
    """

    def __init__(self, documents: int, index_name: str = INDEX_NAME) -> None:
        super().__init__(index_name)
        self.documents = documents
        self.deleted = 0
        self.deletions = ""

    def codec(self) -> "ColumnCodec":
        """A codec of its own for every reader, since it holds the open files."""
        return ColumnCodec()

    def doc_count_all(self) -> int:
        """The documents, deleted ones included."""
        return self.documents

    def set_doc_count(self, count: int) -> None:
        """Sets the number of documents, deleted ones included."""
        self.documents = count

    def deleted_count(self) -> int:
        """The deleted documents."""
        return self.deleted

    def should_assemble(self) -> bool:
        """Never: a compound file could not be mapped."""
        return False

    def delete_document(self, document: int, delete: bool = True) -> None:
        """Not here.

        Raises:
            NotImplementedError: always; the next generation says what is deleted.
        """
        raise NotImplementedError("A published index never changes: build the next generation.")

    def is_deleted(self, document: int) -> bool:
        """Not here: the reader of the segment knows."""
        raise NotImplementedError("Ask the reader of the segment which documents are deleted.")

    def deleted_docs(self) -> Any:
        """Not here: the reader of the segment knows."""
        raise NotImplementedError("Ask the reader of the segment which documents are deleted.")

    def files(self) -> tuple[str, ...]:
        """The names of the segment's files."""
        endings = (COLUMNS, DOCUMENTS, *([self.deletions] if self.deletions else []))
        return tuple(self.make_filename(ending) for ending in endings)

    def copied(self) -> "ColumnSegment":
        """The same segment, to tell other deletions of it."""
        other = ColumnSegment(self.documents, self.indexname)
        other.segid, other.deleted, other.deletions = self.segid, self.deleted, self.deletions
        return other


class ColumnCodec(Codec):  # type: ignore[misc]
    """The files of one segment, opened once for both of Whoosh's readers."""

    length_stats = False

    def __init__(self) -> None:
        self._opened: OpenSegment | None = None

    def open(self, storage: FileStorage, segment: ColumnSegment) -> OpenSegment:
        """The segment's files."""
        if self._opened is None:
            self._opened = OpenSegment(Path(storage.folder), segment)
        return self._opened

    def terms_reader(self, storage: FileStorage, segment: ColumnSegment) -> TermsReader:
        """The terms and their postings."""
        return TermsReader(self.open(storage, segment))

    def per_document_reader(self, storage: FileStorage, segment: ColumnSegment) -> DocumentsReader:
        """What is kept by document."""
        return DocumentsReader(self.open(storage, segment))

    def new_segment(self, storage: FileStorage, index_name: str) -> ColumnSegment:
        """A segment without documents."""
        return ColumnSegment(0, index_name)
