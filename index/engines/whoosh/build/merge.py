"""Several segments become one without their deleted documents, as arrays: nothing is tokenised.

The result is the segment that a builder would make of the live documents. Memory is bounded by the
documents and the terms; lists lie in files while they are merged and encoded, a range of terms at a
time.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.document import FACETS
from index.engines.whoosh.build.merge_documents import copy_documents
from index.engines.whoosh.build.merge_streams import MergeSource, merge_stream
from index.engines.whoosh.codec.segment import ColumnSegment
from index.engines.whoosh.columns.columns import Array, ColumnsWriter
from index.engines.whoosh.columns.days import day_columns, last_days
from index.engines.whoosh.columns.docstore import DocumentsWriter
from index.engines.whoosh.columns.facets import facet_columns, spread
from index.engines.whoosh.columns.history import HISTORY
from index.engines.whoosh.columns.ids import id_columns, packed_columns
from index.engines.whoosh.columns.layout import FieldGroup
from index.engines.whoosh.columns.opened import COLUMNS, DOCUMENTS, OpenSegment
from index.engines.whoosh.columns.sketches import Sketches
from index.engines.whoosh.columns.streams import describe, write_lengths, write_stream


class _Order(NamedTuple):
    """The documents of the new segment, in the order of their numbers."""

    segment: NDArray[np.int64]
    """(documents,): which segment each comes from."""
    document: NDArray[np.int64]
    """(documents,): its number there."""

    def taken(self, arrays: Sequence[Array]) -> Array:
        """What the documents have in arrays that each hold one segment's documents."""
        begins = np.cumsum([len(array) for array in arrays]) - [len(array) for array in arrays]
        return np.concatenate(arrays)[begins[self.segment] + self.document]


def merge(segments: Sequence[OpenSegment], folder: Path) -> ColumnSegment:
    """Writes the live documents of segments as one segment, whose files lie in `folder` then.

    Raises:
        DamagedIndexError: a segment is not what was written.
        ValueError: the segments have not the same layout.
    """
    layout = segments[0].layout
    if any(segment.layout != layout for segment in segments):
        raise ValueError("The segments have not the same fields: build the index anew.")
    order = _ordered(segments)
    merged = ColumnSegment(len(order.document))
    with DocumentsWriter(folder / merged.make_filename(DOCUMENTS)) as documents:
        stores = [segment.documents for segment in segments]
        copy_documents(documents, stores, order.segment, order.document)
    with ColumnsWriter(folder / merged.make_filename(COLUMNS)) as writer:
        describe(writer, layout, len(order.document))
        if any("signature" in segment.columns for segment in segments):
            writer.add("signature", order.taken([segment.signatures() for segment in segments]))
        columns = [_dates(segments, order), _ids(segments, order), documents.columns()]
        columns.append(_sketches(segments, order))
        columns += [_facet(segments, name, order) for name in FACETS]
        for name, array in (item for part in columns for item in part.items()):
            writer.add(name, array)
        _write_text(writer, segments, order, folder)
    return merged


def merge_away(segments: Sequence[ColumnSegment], folder: Path) -> ColumnSegment:
    """As `merge`, for segments whose files lie in `folder` themselves, and are removed."""
    merged = merge([OpenSegment(folder, segment) for segment in segments], folder)
    for name in (name for segment in segments for name in segment.files()):
        (folder / name).unlink()
    return merged


def _ordered(segments: Sequence[OpenSegment]) -> _Order:
    """The live documents, newest first, then by id."""
    live = [segment.live_documents() for segment in segments]
    source = np.repeat(np.arange(len(segments)), [len(numbers) for numbers in live])
    everything = _Order(source, np.concatenate(live))
    days = -everything.taken([segment.days for segment in segments]).astype(np.int64)
    packed = _packed(segments)
    if packed:
        order = np.lexsort((everything.taken(packed), days))
    else:
        ids, keys = _texts(segments, everything), days.tolist()
        order = np.array(sorted(range(len(ids)), key=lambda i: (keys[i], ids[i])), np.int64)
    return _Order(everything.segment[order], everything.document[order])


def _packed(segments: Sequence[OpenSegment]) -> list[NDArray[np.uint64]]:
    """The packed ids of all segments; empty where one has others."""
    packed = [array for s in segments if (array := s.ids.packed) is not None]
    return packed if len(packed) == len(segments) else []


def _texts(segments: Sequence[OpenSegment], order: _Order) -> list[str]:
    """The ids of documents."""
    sources = zip(order.segment.tolist(), order.document.tolist(), strict=True)
    return [segments[source].ids.text(document) for source, document in sources]


def _dates(segments: Sequence[OpenSegment], order: _Order) -> dict[str, Array]:
    days = order.taken([segment.days for segment in segments])
    lasts = order.taken([last_days(segment.days, segment.partial) for segment in segments])
    history = {name: order.taken([one.history(name) for one in segments]) for name in HISTORY}
    return day_columns(days, lasts) | history


def _ids(segments: Sequence[OpenSegment], order: _Order) -> dict[str, Array]:
    packed = _packed(segments)
    return packed_columns(order.taken(packed)) if packed else id_columns(_texts(segments, order))


def _sketches(segments: Sequence[OpenSegment], order: _Order) -> dict[str, Array]:
    every = [segment.sketches.of(np.arange(len(segment))) for segment in segments]
    sizes, codes = [own.sizes for own in every], np.concatenate([own.codes for own in every])
    bases = np.cumsum([0, *(len(own.codes) for own in every[:-1])])
    begins = [base + np.cumsum(own) - own for base, own in zip(bases.tolist(), sizes, strict=True)]
    kept = order.taken(sizes)
    found = codes[spread(order.taken(begins), kept)]
    return Sketches(found, kept, order.taken([own.title_words for own in every])).columns()


def _facet(segments: Sequence[OpenSegment], name: str, order: _Order) -> dict[str, Array]:
    """The columns of a facet."""
    facets = [segment.facet(name) for segment in segments]
    lexicons = [list(facet.terms.texts()) for facet in facets]
    values = sorted(set().union(*lexicons))
    ordinals = {value: ordinal for ordinal, value in enumerate(values)}
    codes, begins, counts, base = [], [], [], 0
    for facet, lexicon in zip(facets, lexicons, strict=True):
        renamed = np.array([-1, *(ordinals[value] for value in lexicon)], np.int64)
        codes.append(renamed[facet.codes])
        counts.append(facet.sizes())
        begins.append(base + facet.begins())
        base += len(facet.codes)
    sizes = order.taken(counts)
    found = np.concatenate(codes)[spread(order.taken(begins), sizes)]
    used = np.unique(found)
    kept = [values[ordinal] for ordinal in used.tolist()]
    return facet_columns(name, kept, used.searchsorted(found) + 1, sizes)


def _write_text(
    writer: ColumnsWriter, segments: Sequence[OpenSegment], order: _Order, folder: Path
) -> None:
    sources = []
    for number, segment in enumerate(segments):
        numbers = np.full(len(segment), -1, np.int64)
        mine = np.flatnonzero(order.segment == number)
        numbers[order.document[mine]] = mine
        sources.append(MergeSource(segment, numbers))
    for group in segments[0].layout.groups:
        totals = [sum(segment.tokens(field) for segment in segments) for field in group.fields]
        if not any(totals):
            continue
        codes = [order.taken([s.lengths(field) for s in segments]) for field in group.fields]
        starts = [order.taken([s.starts(field) for s in segments]) for field in group.fields]
        writer.about["tokens"] |= dict(zip(group.fields, totals, strict=True))
        norms = write_lengths(writer, group, np.array(codes), np.array(starts, np.int64))
        for kind in segments[0].layout.kinds:
            _write_stream(writer, sources, group, kind, norms, folder)


def _write_stream(
    writer: ColumnsWriter,
    sources: Sequence[MergeSource],
    group: FieldGroup,
    kind: str,
    norms: NDArray[np.uint8],
    folder: Path,
) -> None:
    """Merges and writes one stream; a function of its own, so that its lists are let go of."""
    stream = merge_stream(sources, group, kind, folder)
    write_stream(writer, group, kind, stream, norms, folder)
