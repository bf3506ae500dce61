"""Whoosh's reading interfaces over the columns, so that its own Searcher works on the index.

A codec that reads and does not write: segments are built in bulk (`builder`), merged as arrays
(`merge`), and named in a table of contents (`toc`).
"""

from pathlib import Path

from whoosh.codec import base
from whoosh.filedb.filestore import FileStorage

from index.engines.whoosh.docsreader import DocumentsReader
from index.engines.whoosh.opened import OpenSegment
from index.engines.whoosh.segment import ColumnSegment
from index.engines.whoosh.termsreader import TermsReader


class ColumnCodec(base.Codec):  # type: ignore[misc]
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
