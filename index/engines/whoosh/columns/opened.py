"""A segment as it is read: its columns by their meaning, without its deleted documents where
statistics are asked. Threads and forked processes may share one.
"""

from functools import cache, cached_property
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.engines.whoosh.columns.columns import Array, Columns
from index.engines.whoosh.columns.days import Partial, partial_of
from index.engines.whoosh.columns.deletions import Deletions
from index.engines.whoosh.columns.dictionary import Folded, Frequencies, Terms
from index.engines.whoosh.columns.docstore import Documents, decoded
from index.engines.whoosh.columns.facets import Facet
from index.engines.whoosh.columns.ids import Ids
from index.engines.whoosh.columns.postings import Postings
from index.engines.whoosh.columns.sketches import OpenSketches
from index.engines.whoosh.columns.streams import layout_of
from index.errors import DamagedIndexError
from index.text.signatures import SIGNATURE

COLUMNS = ".col"
DOCUMENTS = ".doc"


class Described(Protocol):
    """What a table of contents says of a segment."""

    segid: str
    documents: int
    """Deleted ones included."""
    deleted: int
    deletions: str
    """The ending of the file that says what is deleted; empty where nothing is."""

    def make_filename(self, ending: str, /) -> str:
        """The name of one of the segment's files."""
        ...


class OpenSegment:
    """The files of a segment in a folder; nothing is read before it is asked for.

    Raises:
        DamagedIndexError: a file is cut short, or is not of this segment.
    """

    def __init__(self, folder: Path, segment: Described) -> None:
        self.segment = segment
        self.columns = Columns(folder / segment.make_filename(COLUMNS))
        self.documents = Documents(self.columns, folder / segment.make_filename(DOCUMENTS))
        self.layout = layout_of(self.columns)
        self.deletions: Deletions | None = None
        if segment.deletions:
            path = folder / segment.make_filename(segment.deletions)
            self.deletions = Deletions(Columns(path))
        self._check()
        # Caches of this object, not of the class: they go with it.
        self.terms = cache(self._terms)
        self.folded = cache(self._folded)
        self.postings = cache(self._postings)
        self.frequencies = cache(self._frequencies)
        self.facet = cache(self._facet)

    def __len__(self) -> int:
        """The documents, deleted ones included."""
        return self.segment.documents

    @property
    def live(self) -> int:
        """The documents that are not deleted."""
        return len(self) - (self.deletions.count if self.deletions else 0)

    @cached_property
    def days(self) -> NDArray[np.int32]:
        """(documents,): `date.toordinal` of the first day, descending; 0: undated."""
        return self.columns["day"]

    def history(self, name: str) -> Array:
        """(documents,): one of the columns `HISTORY` of `history`."""
        return self.columns[name]

    def span(self) -> tuple[int, int] | None:
        """The first and the last day of live documents that have one, `date.toordinal`."""
        days = np.delete(self.days, self.deletions.numbers()) if self.deletions else self.days
        dated = np.count_nonzero(days)  # they descend to the undated ones
        return (int(days[dated - 1]), int(days[0])) if dated else None

    def added_span(self) -> tuple[int, int] | None:
        """The seconds in which those of the live documents came first and last of which it is
        known.
        """
        seconds = self.history("added")
        if self.deletions:
            seconds = np.delete(seconds, self.deletions.numbers())
        known = seconds[seconds > 0]
        return (int(known.min()), int(known.max())) if len(known) else None

    @cached_property
    def partial(self) -> Partial:
        """The documents whose date is known to the month or the year only."""
        return partial_of(self.columns)

    @cached_property
    def ids(self) -> Ids:
        """The ids of the articles."""
        return Ids(self.columns)

    def streams(self) -> list[str]:
        """The names of the token streams that hold a token."""
        names = [group.stream(kind) for group in self.layout.groups for kind in self.layout.kinds]
        return [name for name in names if f"{name}.text" in self.columns]

    def lengths(self, field: str | None = None) -> NDArray[np.uint8]:
        """(documents,): codes of the field's lengths, or of the combined ones (`lengths`)."""
        return self._or_zeros(f"length.{field}" if field else "length", np.uint8)

    def starts(self, field: str) -> Array:
        """(documents,): the field's first position in its group's space; the field ends where the
        group's next field starts (`streams`).
        """
        return self._or_zeros(f"start.{field}", np.uint8)

    def signatures(self) -> NDArray[np.uint8]:
        """u8 (documents, `SIGNATURE`,): of their texts; only zeros for one that has none."""
        found = self.columns.get("signature")
        return np.zeros((len(self), SIGNATURE), np.uint8) if found is None else found

    @cached_property
    def sketches(self) -> OpenSketches:
        """What of the documents the second look compares."""
        return OpenSketches(self.columns)

    def tokens(self, field: str) -> int:
        """The keys of the field in live documents, those of a position all counted."""
        lost = self.deletions.tokens[field] if self.deletions else 0
        count: int = self.columns.about["tokens"][field] - lost
        return count

    def holding(self, field: str) -> int:
        """The live documents with a token in the field."""
        lost = self.deletions.holding[field] if self.deletions else 0
        count: int = self.columns.about["holding"][field] - lost
        return count

    def frequency(self, stream: str, field: str, ordinal: int) -> int:
        """The live documents with the term in the field."""
        lost = self.deletions.frequency(stream, field, ordinal) if self.deletions else 0
        return self.frequencies(stream, field).of(ordinal) - lost

    def frequencies_of(
        self, stream: str, field: str, ordinals: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """The live documents with each of some terms in the field; `ordinals` and what is returned
        are (terms asked for,).
        """
        held = self.frequencies(stream, field).of_all(ordinals)
        return (
            held - self.deletions.frequencies(stream, field, ordinals) if self.deletions else held
        )

    def live_documents(self) -> NDArray[np.int64]:
        """The documents that are not deleted, ascending: (documents,)."""
        live = np.ones(len(self), bool)
        if self.deletions:
            live[self.deletions.numbers()] = False
        return np.flatnonzero(live)

    def is_deleted(self, document: int) -> bool:
        """Whether a document is deleted; False for numbers that no document has."""
        return self.deletions is not None and document in self.deletions

    def text(self, document: int) -> bytes:
        """The stored JSON text of a document."""
        return self.documents.text(document)

    def article(self, document: int) -> Article:
        """The stored article of a document.

        Raises:
            DamagedIndexError: it is not what was written.
        """
        try:
            return decoded(self.text(document))
        except ValueError as error:
            raise DamagedIndexError(
                f"{self.columns.path} is damaged: run `dateline reindex`."
            ) from error

    def find(self, id: str) -> int | None:
        """The number of the live document with an id, or None."""
        number = self.ids.document(id)
        return None if number is None or self.is_deleted(number) else number

    def verify(self) -> None:
        """Reads everything.

        Raises:
            DamagedIndexError: something is not what was written.
        """
        self.columns.verify()
        if self.deletions:
            self.deletions.columns.verify()
        for block in range(self.documents.blocks):
            self.documents.block_texts(block)

    def _terms(self, stream: str) -> Terms:
        return Terms(self.columns, stream)

    def _folded(self, stream: str) -> Folded:
        return Folded(self.columns, stream)

    def _postings(self, stream: str) -> Postings:
        return Postings(self.columns, stream)

    def _frequencies(self, stream: str, field: str) -> Frequencies:
        return Frequencies(self.columns, stream, field)

    def _facet(self, name: str) -> Facet:
        return Facet(self.columns, name)

    def _or_zeros(self, name: str, dtype: type[np.uint8]) -> Array:
        found = self.columns.get(name)
        return np.zeros(len(self), dtype) if found is None else found

    def _check(self) -> None:
        if self.columns.about["documents"] != len(self) or len(self.days) != len(self):
            raise DamagedIndexError(
                f"{self.columns.path} is not of this index: run `dateline reindex`."
            )
