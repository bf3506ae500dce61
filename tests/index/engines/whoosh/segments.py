"""Segments on disk for tests, with deleted documents."""

from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np

from index.document import Document
from index.engines.whoosh.build.builder import SegmentBuilder
from index.engines.whoosh.build.keys import Keys
from index.engines.whoosh.build.losses import losses_of
from index.engines.whoosh.build.vocabulary import Vocabulary
from index.engines.whoosh.codec.segment import ColumnSegment
from index.engines.whoosh.columns.columns import ColumnsWriter
from index.engines.whoosh.columns.deletions import docset_of, write_deletions
from index.engines.whoosh.columns.docstore import encoded
from index.engines.whoosh.columns.opened import OpenSegment
from tests.index.strategies import LANGUAGE

VOCABULARY = Vocabulary(Keys())


def segment(
    folder: Path, documents: Sequence[Document], deleted: Collection[str] = ()
) -> OpenSegment:
    """A segment with documents, of which some ids are deleted."""
    builder = SegmentBuilder(folder, VOCABULARY)
    for document in documents:
        builder.add(document, encoded(document.article))
    written = builder.finish()
    if deleted:
        _delete(folder, written, deleted)
    return OpenSegment(folder, written)


def _delete(folder: Path, written: ColumnSegment, deleted: Collection[str]) -> None:
    opened = OpenSegment(folder, written)
    numbers = [n for n in (opened.ids.document(id) for id in deleted) if n is not None]
    dictionaries = {stream: opened.terms(stream) for stream in opened.streams()}
    texts = (opened.text(number) for number in numbers)
    lost = losses_of(texts, LANGUAGE, opened.layout, dictionaries, VOCABULARY)
    written.deletions, written.deleted = ".del1", len(numbers)
    with ColumnsWriter(folder / written.make_filename(written.deletions)) as writer:
        write_deletions(writer, docset_of(np.array(numbers, np.int64), len(opened)), lost)
