"""One token stream of several segments becomes that of one, a range of terms at a time."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns.layout import FieldGroup
from index.engines.whoosh.columns.opened import OpenSegment
from index.engines.whoosh.columns.streams import TokenStream
from index.engines.whoosh.kernels.inverted import Inverted
from index.engines.whoosh.kernels.merging import Decoded, Written, decode_range, merge_lists

POSTINGS_AT_ONCE = 4 << 20
"""Terms are taken together up to this many postings; a single term may have more."""

_IN_MEMORY = 64 << 20


class MergeSource(NamedTuple):
    """A segment that is merged, and the new number of each of its documents, -1: deleted."""

    segment: OpenSegment
    numbers: NDArray[np.int64]


class _Union(NamedTuple):
    """The terms of all segments, and for each segment which one each of its terms is."""

    terms: list[bytes]
    places: list[NDArray[np.int64]]
    df: NDArray[np.int64]
    """(terms,): postings over all segments, deleted documents included."""


def merge_stream(
    sources: Sequence[MergeSource], group: FieldGroup, kind: str, folder: Path
) -> TokenStream:
    """The merged lists of one stream.

    Args:
        sources: what is merged; not all of the segments need to have the stream.
        group: the fields of the stream.
        kind: `form` or `stem`.
        folder: where large lists lie meanwhile, in files without a name.
    """
    stream = group.stream(kind)
    sources = [source for source in sources if f"{stream}.text" in source.segment.columns]
    union = _union([source.segment for source in sources], stream)
    occurrences = sum(
        source.segment.columns.about["tokens"][field]
        for source in sources
        for field in group.fields
    )
    lists = _empty_lists(union, occurrences, folder)
    written = Written(0, 0)
    for terms_at_once in _ranges(union.df):
        decoded = _decoded(sources, stream, union, terms_at_once)
        pointers = lists.pointers[terms_at_once.start : terms_at_once.stop + 1]
        written = merge_lists(decoded, lists._replace(pointers=pointers), written)
    live = np.diff(lists.pointers) > 0
    terms = [term for term, kept in zip(union.terms, live.tolist(), strict=True) if kept]
    frequencies = _frequencies([source.segment for source in sources], group, stream, union)
    pointers = np.append(lists.pointers[:-1][live], lists.pointers[-1])
    return TokenStream(
        terms,
        _cut(lists._replace(pointers=pointers), written),
        {field: counts[live] for field, counts in frequencies.items()},
    )


def _union(segments: Sequence[OpenSegment], stream: str) -> _Union:
    lexicons = [list(segment.terms(stream).texts()) for segment in segments]
    terms = sorted(set().union(*lexicons))
    ordinals = {term: ordinal for ordinal, term in enumerate(terms)}
    places = [np.array([ordinals[term] for term in lexicon], np.int64) for lexicon in lexicons]
    df = np.zeros(len(terms), np.int64)
    for segment, place in zip(segments, places, strict=True):
        df[place] += segment.postings(stream).lists.df
    return _Union(terms, places, df)


def _ranges(df: NDArray[np.int64]) -> Iterator[range]:
    """Ranges of terms with at most `POSTINGS_AT_ONCE` postings, but for single terms."""
    ends = np.cumsum(df)
    low = 0
    while low < len(df):
        room = (int(ends[low - 1]) if low else 0) + POSTINGS_AT_ONCE
        high = max(int(ends.searchsorted(room, "right")), low + 1)
        yield range(low, high)
        low = high


def _decoded(sources: Sequence[MergeSource], stream: str, union: _Union, terms: range) -> Decoded:
    """The lists of a range of terms in all segments."""
    low, high = terms.start, terms.stop
    spans = [place.searchsorted([low, high]).tolist() for place in union.places]
    postings = [source.segment.postings(stream) for source in sources]
    sizes = [
        int(list_.lists.df[a:b].sum(dtype=np.int64))
        for list_, (a, b) in zip(postings, spans, strict=True)
    ]
    widths = [
        occurrences_of(source.segment, stream, a, b)
        for source, (a, b) in zip(sources, spans, strict=True)
    ]
    shape = (len(sources), high - low + 1)
    decoded = Decoded(
        np.empty(sum(sizes), np.int64),
        np.empty(sum(sizes), np.uint32),
        np.empty(sum(sizes), np.uint32),
        np.empty(sum(widths), np.uint32),
        np.zeros(shape, np.int64),
        np.zeros(shape, np.int64),
    )
    decoded.begin[:, 0] = np.cumsum(sizes) - sizes
    decoded.first[:, 0] = np.cumsum(widths) - widths
    for i, (source, (a, b)) in enumerate(zip(sources, spans, strict=True)):
        columns = union.places[i][a:b] - low
        decode_range(postings[i].lists, a, source.numbers, columns, i, decoded)
    return decoded


def occurrences_of(segment: OpenSegment, stream: str, low: int, high: int) -> int:
    """The positions of a range of terms of a stream."""
    starts = segment.postings(stream).lists.positions_at
    if low == high:
        return 0
    if high < len(starts):
        return int(starts[high]) - int(starts[low])
    group = next(g for g in segment.layout.groups if stream in map(g.stream, segment.layout.kinds))
    tokens: int = sum(segment.columns.about["tokens"][field] for field in group.fields)
    return tokens - int(starts[low])


def _empty_lists(union: _Union, occurrences: int, folder: Path) -> Inverted:
    postings = int(union.df.sum())
    return Inverted(
        pointers=np.zeros(len(union.terms) + 1, np.int64),
        documents=_empty(postings, folder),
        counts=_empty(postings, folder),
        weighted=_empty(postings, folder),
        positions=_empty(occurrences, folder),
    )


def _cut(lists: Inverted, written: Written) -> Inverted:
    """The lists without the room that deleted documents left."""
    postings, occurrences = written
    return Inverted(
        lists.pointers,
        lists.documents[:postings],
        lists.counts[:postings],
        lists.weighted[:postings],
        lists.positions[:occurrences],
    )


def _frequencies(
    segments: Sequence[OpenSegment], group: FieldGroup, stream: str, union: _Union
) -> dict[str, NDArray[np.uint32]]:
    """For each field the live documents per term of the union."""
    counts = {field: np.zeros(len(union.terms), np.uint32) for field in group.fields}
    for segment, places in zip(segments, union.places, strict=True):
        lost = segment.deletions.losses().terms if segment.deletions else {}
        for field in group.fields:
            counts[field][places] += segment.frequencies(stream, field).all()
            if (stream, field) in lost:
                ordinals, gone = lost[stream, field]
                counts[field][places[ordinals]] -= gone
    return counts


def _empty(size: int, folder: Path) -> NDArray[np.uint32]:
    """An array, in a file without a name where it is large."""
    if size * 4 <= _IN_MEMORY:
        return np.empty(size, np.uint32)
    with tempfile.TemporaryFile(dir=folder) as file:
        return np.memmap(file, np.uint32, "w+", shape=(size,))
