"""The documents of sets, each by what names it and its content."""

from collections.abc import Iterator

from index.asking.members import Matched
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.columns.history import HISTORY
from index.engines.whoosh.kernels.docsets import DocSet
from index.engines.whoosh.kernels.slices import documents_of


def members(segment: SegmentReader, docs: DocSet) -> Iterator[Matched]:
    """The documents of a set, (words,), in the order of their numbers."""
    documents = documents_of(docs)
    ids = map(segment.opened.ids.text, documents.tolist())
    history = {name: segment.opened.history(name)[documents].tolist() for name in HISTORY}
    rows = zip(ids, history["fingerprint"], history["added"], history["changed"], strict=True)
    return map(Matched._make, rows)
