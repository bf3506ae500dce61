"""One token stream of several segments becomes that of one, a range of terms at a time."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns import paged
from index.engines.whoosh.columns.dictionary import Terms
from index.engines.whoosh.columns.layout import FieldGroup
from index.engines.whoosh.columns.opened import OpenSegment
from index.engines.whoosh.columns.streams import TokenStream
from index.engines.whoosh.kernels.inverted import Inverted
from index.engines.whoosh.kernels.merging import Decoded, Written, decode_range, merge_lists

_TERMS_AT_ONCE = 1 << 14
"""The terms of segments are united in pieces; that of the largest segment has so many."""


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
        kind: `form` or `key`.
        folder: where large lists lie meanwhile, in files without a name.
    """
    stream = group.stream(kind)
    sources = [source for source in sources if f"{stream}.text" in source.segment.columns]
    union = _union([source.segment for source in sources], stream)
    occurrences = sum(source.segment.columns.about["occurrences"][stream] for source in sources)
    lists = _empty_lists(union, occurrences, folder)
    written = Written(0, 0)
    for terms_at_once in paged.ranges(union.df):
        decoded = _decoded(sources, stream, union, terms_at_once)
        pointers = lists.pointers[terms_at_once.start : terms_at_once.stop + 1]
        written = merge_lists(decoded, lists._replace(pointers=pointers), written)
        del decoded  # before the next range's take as much
        paged.let_go(*lists)
        for source in sources:
            source.segment.columns.let_go()
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
    lexicons = [segment.terms(stream) for segment in segments]
    terms: list[bytes] = []
    places: list[list[NDArray[np.int64]]] = [[] for _ in segments]
    for spans in _pieces(lexicons):
        pieces = [
            list(lexicon.texts(span.start, span.stop))
            for lexicon, span in zip(lexicons, spans, strict=True)
        ]
        together = sorted(set().union(*pieces))
        ordinals = {term: ordinal for ordinal, term in enumerate(together, len(terms))}
        for own, piece in zip(places, pieces, strict=True):
            own.append(np.array([ordinals[term] for term in piece], np.int64))
        terms += together
    joined = [np.concatenate([np.zeros(0, np.int64), *own]) for own in places]
    df = np.zeros(len(terms), np.int64)
    for segment, place in zip(segments, joined, strict=True):
        df[place] += segment.postings(stream).lists.df
    return _Union(terms, joined, df)


def _pieces(lexicons: Sequence[Terms]) -> Iterator[list[range]]:
    """Ranges of the ordinals of each lexicon, piece by piece: those of a piece have the terms from
    one term up to another.
    """
    largest = max(lexicons, key=len)
    borders = [largest.text(n) for n in range(_TERMS_AT_ONCE, len(largest), _TERMS_AT_ONCE)]
    low = [0] * len(lexicons)
    for border in borders:
        high = [lexicon.find(border) for lexicon in lexicons]
        yield [*map(range, low, high)]
        low = high
    yield [*map(range, low, map(len, lexicons))]


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
    occurrences: int = segment.columns.about["occurrences"][stream]
    return occurrences - int(starts[low])


def _empty_lists(union: _Union, occurrences: int, folder: Path) -> Inverted:
    postings = int(union.df.sum())
    return Inverted(
        pointers=np.zeros(len(union.terms) + 1, np.int64),
        documents=paged.zeros(postings, np.uint32, folder),
        counts=paged.zeros(postings, np.uint32, folder),
        weighted=paged.zeros(postings, np.uint32, folder),
        positions=paged.zeros(occurrences, np.uint32, folder),
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
