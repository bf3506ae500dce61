"""Documents become one Whoosh segment in a new generation."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from index.analysis import analyzer
from index.document import FACETS, FIELDS, WEIGHTS, Document
from index.engines.whoosh.schema import (
    FILLED,
    LENGTH,
    POSITION_GAP,
    STREAMS,
    length_of,
    schema,
    stream_of,
)
from index.generations import Generations
from index.manifest import Contents
from index.publishing import Claim
from index.scoring import combined_length
from index.stored import to_json

_MEMORY_MB = 128


class WhooshWriter:
    """Makes the next generation.

    Raises:
        BusyError: another writer is at work.
        SettingsError: the folder cannot be an index.
    """

    def __init__(self, generations: Generations, language: str) -> None:
        self._claim = Claim(generations)
        self._engine = generations.engine
        self._language = language
        self._count = 0
        self._done = False
        self._folder = self._claim.stage()
        index = FileIndex.create(FileStorage(str(self._folder)), schema(language))
        # A compound file would be one more pickle; the claim is the lock.
        self._writer = SegmentWriter(index, _lk=False, compound=False, limitmb=_MEMORY_MB)

    def add(self, document: Document) -> None:
        """Takes one document; its id is new to this writer."""
        # Whoosh is of no more use once its add_document has raised, so all is made ready before.
        self._writer.add_document(**_fields(document, self._language))
        self._count += 1

    def publish(self, sources: Iterable[str]) -> str:
        """Makes the next generation the current one in one step and returns its name."""
        try:
            self._writer.commit(merge=False)
            contents = Contents(self._engine, self._language, self._count, tuple(sources))
            self._claim.publish(self._claim.seal(self._folder, contents))
            self._done = True
            self._claim.prune()
        finally:
            self.discard()
        return self._folder.name

    def discard(self) -> None:
        """Drops what was added and not published; a second call does nothing."""
        try:
            if not self._done:
                self._done = True
                self._drop()
        finally:
            self._claim.release()

    def _drop(self) -> None:
        try:
            if not self._writer.is_closed:
                self._writer.cancel()
        finally:
            self._claim.discard(self._folder)


def _fields(document: Document, language: str) -> dict[str, Any]:
    """The values of the Whoosh fields."""
    article = document.article
    streams = {(f.name, s): defaultdict[str, list[int]](list) for f in FIELDS for s in STREAMS}
    lengths = dict.fromkeys((field.name for field in FIELDS), 0)
    values = dict.fromkeys(lengths, 0)
    for passage in document.passages:
        name = passage.field
        start = lengths[name] + values[name] * POSITION_GAP
        values[name] += 1
        for position, token in enumerate(analyzer(language).tokens(passage.text), start):
            streams[name, "stem"][token.stem].append(position)
            streams[name, "form"][token.form].append(position)
            lengths[name] += 1
    fields: dict[str, Any] = {
        "id": article.id,
        "article": to_json(article).encode(),
        FILLED: [name for name, length in lengths.items() if length],
        LENGTH: combined_length({name: lengths[name] for name in WEIGHTS}, dict(WEIGHTS)),
    }
    if article.date:
        fields["day"] = article.date.toordinal()
    fields |= {facet: document.facets[facet] for facet in FACETS}
    fields |= {length_of(name): length for name, length in lengths.items()}
    return fields | {stream_of(*key): positions for key, positions in streams.items()}
