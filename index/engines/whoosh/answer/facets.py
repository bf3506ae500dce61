"""Facet counts over segments, each facet without its own choice."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from index.asking.hits import FacetCounts
from index.asking.plan import Choice, FacetCount
from index.engines.counting import facet_counts
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.answer.values import FacetValues
from index.engines.whoosh.kernels.docsets import DocSet
from index.text.analysis import folded_words

_KEPT = 4096
"""Values of a facet whose texts are remembered."""


def chosen(choices: Sequence[Choice], segment: SegmentReader, within: DocSet) -> DocSet:
    """The documents of a set, (words,), that pass all the choices; the set itself where there are
    none.
    """
    found = within
    for choice in choices:
        values = segment.values(choice.facet)
        if choice.only:
            found = values.with_any(values.codes_of(choice.only), found)
        if choice.none_of:
            found = found & ~values.with_any(values.codes_of(choice.none_of), found)
    return found


class FacetCounter:
    """Counts the facets of a snapshot. Threads may share it."""

    def __init__(self, segments: Sequence[SegmentReader]) -> None:
        self._segments = segments
        self._merged = cache(self._merge)

    def count(self, request: FacetCount, docsets: Sequence[DocSet]) -> FacetCounts:
        """The counts of one facet.

        Args:
            request: the facet, and how many of its values are wanted.
            docsets: a doc set, (words,), of each segment.
        """
        values = self._merged(request.facet)
        totals = np.zeros(len(values) + 1, np.int64)
        for segment, docs, codes in zip(self._segments, docsets, values.codes, strict=True):
            counts = segment.counts(request.facet, docs)
            if codes is None:
                totals = counts
            else:
                totals[codes] += counts
        missing, totals[0] = int(totals[0]), 0
        matching = values.matching(totals, folded_words(request.find))
        differing = int(np.count_nonzero(matching))
        best = _most_frequent(matching, request.size)
        best += [code for value in request.always if (code := values.code(value))]
        named = dict(zip(map(values.text, best), totals[best].tolist(), strict=True))
        answer = facet_counts(request, named, missing)
        shown = int(np.count_nonzero(matching[list(set(best))]))
        return replace(answer, others=differing - shown)

    def _merge(self, facet: str) -> "_Merged":
        return _Merged([segment.values(facet) for segment in self._segments])


class _Merged:
    """The values of all segments in one order, with codes of their own."""

    def __init__(self, segments: Sequence[FacetValues]) -> None:
        self._segments = segments
        self.codes: list[NDArray[np.int64] | None] = [None] * len(segments)
        """For each segment its codes' codes here, (values + 1,); None: they are the same."""
        self.text = lru_cache(_KEPT)(self._text)
        self._place: NDArray[np.int64] | None = None
        self._size = len(segments[0]) if segments else 0
        if len(segments) > 1:
            self._number(segments)

    def __len__(self) -> int:
        return self._size

    def _text(self, code: int) -> str:
        """The value of a code."""
        if self._place is None:
            return str(self._segments[0].text(code))
        segment, own = self._place[code].tolist()
        return str(self._segments[segment].text(own))

    def code(self, value: str) -> int:
        """The code of a value, 0 where no segment has it."""
        for segment, codes in zip(self._segments, self.codes, strict=True):
            for own in segment.codes_of((value,)):
                return own if codes is None else int(codes[own])
        return 0

    def matching(self, totals: NDArray[np.int64], words: tuple[str, ...]) -> NDArray[np.int64]:
        """The counts, (values + 1,), of the values that contain folded words, the last one as a
        beginning; 0 for the others.
        """
        if not words:
            return totals
        found = np.zeros_like(totals)
        for segment, codes in zip(self._segments, self.codes, strict=True):
            own = np.array(segment.codes_finding(words), np.int64)
            kept = own if codes is None else codes[own]
            found[kept] = totals[kept]
        return found

    def _number(self, segments: Sequence[FacetValues]) -> None:
        texts = [segment.texts() for segment in segments]
        order = sorted(set().union(*texts))
        self._size = len(order)
        rank = {text: code for code, text in enumerate(order, 1)}
        self._place = np.zeros((len(order) + 1, 2), np.int64)
        for number, own in enumerate(texts):
            codes = np.array([0, *map(rank.__getitem__, own)], np.int64)
            self.codes[number] = codes
            self._place[codes[1:], 0] = number
            self._place[codes[1:], 1] = np.arange(1, len(codes))


def _most_frequent(totals: NDArray[np.int64], size: int) -> list[int]:
    """The codes with the highest counts above 0; of equal ones the lowest."""
    codes = np.flatnonzero(totals)  # most values of a large facet have none
    counts = totals[codes]
    kept = counts >= _least(counts, size)
    codes, counts = codes[kept], counts[kept]
    found: list[int] = codes[np.argsort(-counts, kind="stable")[:size]].tolist()
    return found


def _least(counts: NDArray[np.int64], size: int) -> int:
    """A count that at least `size` values reach, where there are so many. Few values have high
    counts, so halving the highest finds it in few looks; to sort them all takes longer.
    """
    least = int(counts.max(initial=0))
    while least > 1 and np.count_nonzero(counts >= least) < size:
        least //= 2
    return max(least, 1)
