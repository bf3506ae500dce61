"""A segment as Whoosh's table of contents names it."""

from typing import Any

from whoosh.codec.base import Segment

COLUMNS = ".col"
DOCUMENTS = ".doc"
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

    def codec(self) -> Any:
        """A codec of its own for every reader, since it holds the open files."""
        from index.engines.whoosh.codec import ColumnCodec  # it imports this module

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
