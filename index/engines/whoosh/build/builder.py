"""Documents become one segment. Their texts and tokens wait in files, so that memory grows little
before the lists are made.
"""

from array import array
from collections.abc import Iterator
from itertools import chain
from operator import itemgetter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.document import FACETS, Document
from index.engines.whoosh.build.inversion import (
    Values,
    by_group,
    field_lengths,
    field_starts,
    invert,
    positioned,
)
from index.engines.whoosh.build.terms import Terms
from index.engines.whoosh.build.vocabulary import Vocabulary
from index.engines.whoosh.build.waiting import WaitingTexts, WaitingTokens
from index.engines.whoosh.codec.segment import ColumnSegment
from index.engines.whoosh.columns import lengths
from index.engines.whoosh.columns.columns import Array, ColumnsWriter
from index.engines.whoosh.columns.days import day_columns, days_of
from index.engines.whoosh.columns.docstore import DocumentsWriter
from index.engines.whoosh.columns.facets import Collected, spread
from index.engines.whoosh.columns.history import History
from index.engines.whoosh.columns.ids import id_columns
from index.engines.whoosh.columns.layout import KEY, LAYOUT, FieldGroup, Layout
from index.engines.whoosh.columns.opened import COLUMNS, DOCUMENTS
from index.engines.whoosh.columns.sketches import sketches_of
from index.engines.whoosh.columns.streams import (
    TokenStream,
    describe,
    write_lengths,
    write_stream,
)
from index.engines.whoosh.kernels.inverting import Passages
from index.text.signatures import stacked

_CHARACTERS_AT_ONCE = 1 << 20


class SegmentBuilder:
    """Takes documents in any order and writes them as one segment.

    `folder` is where its files will lie. Builders that follow each other in a process share a
    vocabulary, so that the keys of a word are made once.
    """

    def __init__(self, folder: Path, vocabulary: Vocabulary, layout: Layout = LAYOUT) -> None:
        self._folder = folder
        self._vocabulary = vocabulary
        self._layout = layout
        self._places = {field: place for place, field in enumerate(layout.fields)}
        self._ids: list[str] = []
        self._days = array("i")  # the first day of each document, and the last one
        self._history = History()
        self._stored = WaitingTexts(folder)
        self._facets = [Collected() for _ in FACETS]
        self._signatures: list[bytes] = []
        self._sketches: list[bytes] = []
        self._title_words = array("B")
        self._values: list[int] = []
        self._fields: list[int] = []
        self._texts: list[str] = []
        self._languages: list[str] = []
        self._characters = 0
        self._waiting = WaitingTokens(folder)
        self._counts: list[tuple[NDArray[np.int64], ...]] = []
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
        self._history.add(article)
        for column, facet in zip(self._facets, FACETS, strict=True):
            column.add(document.facets[facet])
        self._signatures.append(document.signature)
        self._sketches.append(document.sketch)
        self._title_words.append(document.title_words)
        places = self._places
        values = [(places[p.field], p.text) for p in document.passages if p.field in places]
        values.sort(key=itemgetter(0))
        self._values.append(len(values))
        self._fields += [place for place, _ in values]
        self._texts += [text for _, text in values]
        self._languages += [document.language] * len(values)
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
                writer.add("signature", stacked(own))
            ids = id_columns([*map(self._ids.__getitem__, order.tolist())])
            dates = day_columns(days[order], lasts[order])
            history = self._history.columns(order)
            facets = self._facet_columns(order)
            sketches = sketches_of(self._sketches, self._title_words, order).columns()
            found = (dates, history, ids, documents, sketches)
            for name, array in chain(*(columns.items() for columns in found), facets):
                writer.add(name, array)
            # Before the text takes most.
            self._ids, self._facets, self._signatures, self._sketches = [], [], [], []
            self._write_text(writer, order)
        self._vocabulary.forget_if_large()
        return segment

    def close(self) -> None:
        """Forgets all that waits, where the segment is not finished."""
        self._stored.close()
        self._waiting.close()

    def _write_documents(self, path: Path, order: NDArray[np.int64]) -> dict[str, Array]:
        """Writes the stored articles, and returns the columns that find them."""
        with self._stored as stored, DocumentsWriter(path) as documents:
            for number in order.tolist():
                documents.add(stored[number])
        return documents.columns()

    def _facet_columns(self, order: NDArray[np.int64]) -> Iterator[tuple[str, Array]]:
        for name, column in zip(FACETS, self._facets, strict=True):
            yield from column.columns(name, order).items()

    def _tokenise(self) -> None:
        if self._texts:
            read = self._vocabulary.read(self._texts, self._languages)
            self._waiting.add(read.surfaces)
            self._counts.append((read.entries, read.tokens, read.modes))
            self.tokens += len(read.surfaces)
            self._texts, self._languages, self._characters = [], [], 0

    def _write_text(self, writer: ColumnsWriter, order: NDArray[np.int64]) -> None:
        surfaces = self._waiting.taken()
        none = np.zeros(0, np.int64)
        counts = zip(*self._counts, strict=True) if self._counts else [[none]] * 3
        self._counts = []
        values = self._ordered_values(order, *map(np.concatenate, counts))
        for group, chosen in by_group(values, self._layout):
            self._write_group(writer, group, surfaces, positioned(chosen))

    def _ordered_values(
        self,
        order: NDArray[np.int64],
        entries: NDArray[np.int64],
        tokens: NDArray[np.int64],
        modes: NDArray[np.int64],
    ) -> Values:
        """The values of all text fields, in the order of the document numbers."""
        per_document = np.array(self._values, np.int64)
        begin = np.cumsum(entries) - entries
        counts = per_document[order]
        taken = spread((np.cumsum(per_document) - per_document)[order], counts)
        fields = np.array(self._fields, np.int64)
        document = np.repeat(np.arange(len(order)), counts)
        members = (fields, begin, entries, tokens, modes)
        return Values(document, *(member[taken] for member in members))

    def _write_group(
        self,
        writer: ColumnsWriter,
        group: FieldGroup,
        surfaces: NDArray[np.int32],
        passages: Passages,
    ) -> None:
        if not passages.tokens.any():
            return
        size, fields = len(self), len(group.fields)
        exact = field_lengths(passages, size, fields)
        starts = field_starts(passages, size, fields)
        norms = write_lengths(writer, group, lengths.encode(exact), starts)
        weights = np.array([weight for _, weight in group.weights], np.uint32)
        found = Terms(self._vocabulary, surfaces, passages)
        for kind in self._layout.kinds:
            terms, tokens, where = found.of(kind)
            lists, counts = invert(tokens, where, len(terms), weights)
            by_field = dict(zip(group.fields, counts.frequencies, strict=True))
            if kind == KEY:
                writer.about["tokens"] |= dict(zip(group.fields, counts.keys.tolist(), strict=True))
            stream = TokenStream(terms, lists, by_field)
            write_stream(writer, group, kind, stream, norms)
            del tokens, lists, counts, by_field, stream  # before the next stream's take as much
