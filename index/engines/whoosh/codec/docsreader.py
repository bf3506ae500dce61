"""What a segment keeps by document, as Whoosh asks for it."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec import base

from index.document import FACETS, passages
from index.engines.whoosh.codec.fieldcolumns import FacetColumnReader, NumberColumnReader
from index.engines.whoosh.codec.lexicon import shortest_and_longest
from index.engines.whoosh.codec.lexicons import DAY
from index.engines.whoosh.columns.lengths import DECODED
from index.engines.whoosh.columns.opened import OpenSegment


class DocumentsReader(base.PerDocumentReader):  # type: ignore[misc]
    """What is kept by document: lengths, columns, stored articles, which ones are deleted."""

    def __init__(self, opened: OpenSegment) -> None:
        self._opened = opened
        self._deleted: frozenset[int] | None = None

    def doc_count(self) -> int:
        """The live documents."""
        return self._opened.live

    def doc_count_all(self) -> int:
        """The documents, deleted ones included."""
        return len(self._opened)

    def has_deletions(self) -> bool:
        """Whether a document is deleted."""
        return self._opened.deletions is not None

    def is_deleted(self, document: int) -> bool:
        """Whether a document is deleted; Whoosh asks beyond the last one, too."""
        return self._opened.is_deleted(document)

    def deleted_docs(self) -> frozenset[int]:
        """The deleted documents: always the same set, since Whoosh asks once per posting list."""
        if self._deleted is None:
            deletions = self._opened.deletions
            self._deleted = frozenset(deletions.numbers().tolist() if deletions else ())
        return self._deleted

    def all_doc_ids(self) -> Iterator[int]:
        """The live documents, ascending."""
        deleted = self.deleted_docs()
        return (number for number in range(len(self._opened)) if number not in deleted)

    def supports_columns(self) -> bool:
        """They are."""
        return True

    def has_column(self, field: str) -> bool:
        """Whether documents can be sorted and grouped by a field."""
        return field == DAY or field in FACETS

    def column_reader(self, field: str, column: Any) -> NumberColumnReader | FacetColumnReader:
        """The values of a field by document."""
        if field == DAY:
            return NumberColumnReader(self._opened.days)
        return FacetColumnReader(self._opened.facet(field), len(self._opened))

    def doc_field_length(self, document: int, field: str, default: int = 0) -> int:
        """The length of a field in a document, as its byte keeps it."""
        if not self._is_text(field):
            return default
        return int(DECODED[self._lengths(field)[document]]) or default

    def field_length(self, field: str) -> int:
        """The tokens of a text field in live documents, weighted for the streams; else 0."""
        layout = self._opened.layout
        if field in layout.kinds:
            return sum(self._opened.tokens(name) * w for name, w in layout.groups[0].weights)
        return self._opened.tokens(field) if field in layout.fields else 0

    def min_field_length(self, field: str) -> int:
        """The smallest length."""
        return shortest_and_longest(self._lengths(field))[0] if self._is_text(field) else 0

    def max_field_length(self, field: str) -> int:
        """The largest length."""
        return shortest_and_longest(self._lengths(field))[1] if self._is_text(field) else 0

    def stored_fields(self, document: int) -> dict[str, Any]:
        """The stored article, its id, and the texts that stand in the text fields."""
        article = self._opened.article(document)
        layout = self._opened.layout
        texts: dict[str, list[str]] = {field: [] for field in layout.fields}
        for passage in passages(article):
            if passage.field in texts:
                texts[passage.field].append(passage.text)
        stored = {field: "\n".join(values) for field, values in texts.items() if values}
        scored = "\n".join(stored[f] for f in layout.groups[0].fields if f in stored)
        return {
            "id": article.id,
            "article": article,
            **stored,
            **dict.fromkeys(layout.kinds, scored),
        }

    def _is_text(self, field: str) -> bool:
        return field in self._opened.layout.kinds or field in self._opened.layout.fields

    def _lengths(self, field: str) -> NDArray[np.uint8]:
        return self._opened.lengths(None if field in self._opened.layout.kinds else field)
