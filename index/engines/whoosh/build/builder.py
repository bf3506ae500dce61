"""Documents become one segment, in memory that grows with their tokens and little else."""

from array import array
from collections.abc import Iterator
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.document import FACETS, Document
from index.engines.whoosh.build.inversion import field_lengths, field_starts, invert, positioned
from index.engines.whoosh.build.vocabulary import Vocabulary
from index.engines.whoosh.codec.segment import ColumnSegment
from index.engines.whoosh.columns import lengths
from index.engines.whoosh.columns.columns import Array, ColumnsWriter
from index.engines.whoosh.columns.days import day_columns, days_of
from index.engines.whoosh.columns.docstore import DocumentsWriter, WaitingTexts
from index.engines.whoosh.columns.duplicates import signature_column
from index.engines.whoosh.columns.facets import collected_columns, spread
from index.engines.whoosh.columns.ids import id_columns
from index.engines.whoosh.columns.layout import LAYOUT, FieldGroup, Layout
from index.engines.whoosh.columns.opened import COLUMNS, DOCUMENTS
from index.engines.whoosh.columns.streams import (
    TokenStream,
    describe,
    write_lengths,
    write_stream,
)
from index.engines.whoosh.kernels.inverting import Passages, Tokens, mark_surfaces

_CHARACTERS_AT_ONCE = 1 << 20


class _Values(NamedTuple):
    """The values of all text fields of a segment, in the order of the document numbers."""

    document: NDArray[np.int64]
    field: NDArray[np.int64]
    begin: NDArray[np.int64]
    tokens: NDArray[np.int64]


class SegmentBuilder:
    """Takes documents in any order and writes them as one segment.

    `folder` is where its files will lie. Builders that follow each other in a process share a
    vocabulary, so that a word is stemmed once.
    """

    def __init__(self, folder: Path, vocabulary: Vocabulary, layout: Layout = LAYOUT) -> None:
        self._folder = folder
        self._vocabulary = vocabulary
        self._layout = layout
        self._places = {field: place for place, field in enumerate(layout.fields)}
        self._ids: list[str] = []
        self._days = array("i")  # the first day of each document, and the last one
        self._stored = WaitingTexts(folder)
        self._facets: list[list[tuple[str, ...]]] = [[] for _ in FACETS]
        self._signatures: list[bytes] = []
        self._values: list[int] = []
        self._fields: list[int] = []
        self._texts: list[str] = []
        self._characters = 0
        self._tokens: list[NDArray[np.int32]] = []
        self._counts: list[NDArray[np.int64]] = []
        self.tokens = 0
        """How many tokens are held; texts that wait to be tokenised are not counted yet."""

    def __len__(self) -> int:
        return len(self._days) // 2

    def add(self, document: Document, stored: bytes) -> None:
        """Takes one document; its id is new to this segment.

        Args:
            document: what is matched and counted.
            stored: the stored form of its article, of `docstore.encoded`.

        Raises:
            OSError: the folder cannot be written.
        """
        article = document.article
        self._stored.add(stored)
        self._ids.append(article.id)
        self._days.extend(days_of(article))
        for column, facet in zip(self._facets, FACETS, strict=True):
            column.append(document.facets[facet])
        self._signatures.append(document.signature)
        places = self._places
        values = [(places[p.field], p.text) for p in document.passages if p.field in places]
        values.sort(key=itemgetter(0))
        self._values.append(len(values))
        self._fields += [place for place, _ in values]
        self._texts += [text for _, text in values]
        self._characters += sum(len(text) for _, text in values)
        if self._characters >= _CHARACTERS_AT_ONCE:
            self._tokenise()

    def finish(self) -> ColumnSegment:
        """Writes the segment; it is on the disk then. The builder is of no more use."""
        self._tokenise()
        segment = ColumnSegment(len(self))
        days, lasts = np.array(self._days, np.int64).reshape(-1, 2).T
        by_id = np.array(sorted(range(len(days)), key=self._ids.__getitem__), np.int64)
        order = by_id[np.argsort(-days[by_id], kind="stable")]
        documents = self._write_documents(self._folder / segment.make_filename(DOCUMENTS), order)
        with ColumnsWriter(self._folder / segment.make_filename(COLUMNS)) as writer:
            describe(writer, self._layout, len(days))
            if any(self._signatures):
                own = [*map(self._signatures.__getitem__, order.tolist())]
                writer.add("signature", signature_column(own))
            ids = id_columns([*map(self._ids.__getitem__, order.tolist())])
            dates = day_columns(days[order], lasts[order])
            facets = self._facet_columns(order)
            for name, array in chain(dates.items(), ids.items(), documents.items(), facets):
                writer.add(name, array)
            self._ids, self._facets, self._signatures = [], [], []  # before the text takes most
            self._write_text(writer, order)
        self._vocabulary.forget_if_large()
        return segment

    def _write_documents(self, path: Path, order: NDArray[np.int64]) -> dict[str, Array]:
        """Writes the stored articles, and returns the columns that find them."""
        with self._stored as stored, DocumentsWriter(path) as documents:
            for number in order.tolist():
                documents.add(stored[number])
        return documents.columns()

    def _facet_columns(self, order: NDArray[np.int64]) -> Iterator[tuple[str, Array]]:
        numbers: list[int] = order.tolist()
        for name, column in zip(FACETS, self._facets, strict=True):
            yield from collected_columns(name, [*map(column.__getitem__, numbers)]).items()

    def _tokenise(self) -> None:
        if self._texts:
            tokens, counts = self._vocabulary.tokens(self._texts)
            self._tokens.append(tokens)
            self._counts.append(counts)
            self.tokens += len(tokens)
            self._texts, self._characters = [], 0

    def _write_text(self, writer: ColumnsWriter, order: NDArray[np.int64]) -> None:
        tokens = np.concatenate([*self._tokens, np.zeros(0, np.int32)])
        values = self._ordered_values(order)
        self._tokens, self._counts = [], []
        low = 0
        for group in self._layout.groups:
            high = low + len(group.fields)
            inside = (low <= values.field) & (values.field < high) & (values.tokens > 0)
            chosen = [array[inside] for array in values._replace(field=values.field - low)]
            self._write_group(writer, group, tokens, positioned(*chosen))
            low = high

    def _ordered_values(self, order: NDArray[np.int64]) -> _Values:
        per_document = np.array(self._values, np.int64)
        tokens = np.concatenate([*self._counts, np.zeros(0, np.int64)])
        begin = np.cumsum(tokens) - tokens
        counts = per_document[order]
        taken = spread((np.cumsum(per_document) - per_document)[order], counts)
        fields = np.array(self._fields, np.int64)
        document = np.repeat(np.arange(len(order)), counts)
        return _Values(document, fields[taken], begin[taken], tokens[taken])

    def _write_group(
        self,
        writer: ColumnsWriter,
        group: FieldGroup,
        tokens: NDArray[np.int32],
        passages: Passages,
    ) -> None:
        if not passages.tokens.any():
            return
        size, fields = len(self), len(group.fields)
        exact = field_lengths(passages, size, fields)
        starts = field_starts(passages, size, fields)
        totals = exact.sum(axis=1).tolist()
        norms = write_lengths(writer, group, lengths.encode(exact), starts, totals)
        weights = np.array([weight for _, weight in group.weights], np.uint32)
        met = np.zeros(self._vocabulary.surfaces, np.uint8)
        mark_surfaces(tokens, passages, met)
        for kind in self._layout.kinds:
            terms, term_of_surface = self._terms(kind, met)
            found = Tokens(tokens, term_of_surface)
            lists, frequencies = invert(found, passages, len(terms), weights)
            by_field = dict(zip(group.fields, frequencies, strict=True))
            stream = TokenStream(terms, lists, by_field)
            write_stream(writer, group.stream(kind), stream, norms)
            del lists, frequencies, by_field, stream  # before the next stream's take as much

    def _terms(self, kind: str, met: NDArray[np.uint8]) -> tuple[list[bytes], NDArray[np.int32]]:
        """The sorted terms of a stream, of the surfaces that were met; and which of them each
        surface is, without meaning for the others.
        """
        texts, numbers = self._vocabulary.stream(kind)
        used: list[int] = np.unique(numbers[met > 0]).tolist()
        used.sort(key=texts.__getitem__)
        ranks = np.zeros(len(texts), np.int32)
        ranks[used] = np.arange(len(used), dtype=np.int32)
        return [texts[number].encode() for number in used], ranks[numbers]
