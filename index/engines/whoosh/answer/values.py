"""The values of a facet in one segment: who has which, how many have each, which hold a word."""

import re
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.asking.matching import finds_value, holds_words
from index.engines.whoosh.columns.columns import Array
from index.engines.whoosh.columns.facets import Facet, spread
from index.engines.whoosh.kernels import counting
from index.engines.whoosh.kernels.docsets import DocSet, count
from index.engines.whoosh.kernels.slices import count_slices
from index.text.analysis import folded_words

_ENCODING = ("utf-8", "surrogatepass")
_LONG = 256
"""Documents that a slice with one value must have in the mean to be counted as a slice."""


class FacetValues:
    """A facet of a segment, ready for kernels. Threads may share it."""

    def __init__(self, facet: Facet) -> None:
        self._terms = facet.terms
        self._codes = _read_only(facet.codes)
        self._pointers = None
        if facet.pointers is not None:  # one dtype, so that each kernel is compiled once
            self._pointers = _read_only(facet.pointers.astype(np.uint32, copy=False))

    def __len__(self) -> int:
        return len(self._terms)

    def text(self, code: int) -> str:
        """The value that a code stands for."""
        return self._terms.text(code - 1).decode(*_ENCODING)

    def texts(self) -> list[bytes]:
        """All values in their order, as UTF-8."""
        return list(self._terms.texts())

    def codes_of(self, values: Sequence[str]) -> list[int]:
        """The codes of those values that the segment has."""
        codes = (self._terms.ordinal(value.encode(*_ENCODING)) + 1 for value in values)
        return [code for code in codes if code]

    def codes_with(self, words: tuple[str, ...], adjacent: bool) -> list[int]:
        """The codes of the values that hold folded words (`index.asking.matching.holds_words`)."""
        if not words:
            return list(range(1, len(self) + 1))
        found = self._codes_of_lines(f" {max(words, key=len)} ")
        return [code for code in found if holds_words(self._line(code), words, adjacent)]

    def codes_finding(self, words: tuple[str, ...]) -> list[int]:
        """The codes of the values that contain folded words, at least one, the last of them as a
        beginning (`index.asking.matching.finds_value`).
        """
        if len(words) == 1:
            return self._codes_of_lines(f" {words[0]}")
        whole, beginning = f" {max(words[:-1], key=len)} ", f" {words[-1]}"
        found = self._codes_of_lines(max(whole, beginning, key=len))
        return [code for code in found if finds_value(self._line(code), words)]

    def _codes_of_lines(self, text: str) -> list[int]:
        """The codes of the values whose line of folded words contains a text, ascending."""
        lines, begins = self._folded
        pattern = re.compile(re.escape(text.encode(*_ENCODING)))
        places = [match.start() for match in pattern.finditer(lines)]
        codes: list[int] = np.unique(
            begins.searchsorted(np.array(places, np.int64), "right")
        ).tolist()
        return codes

    def _line(self, code: int) -> tuple[str, ...]:
        """The folded words of a value."""
        lines, begins = self._folded
        end = begins[code] if code < len(begins) else len(lines)
        return tuple(lines[begins[code - 1] : end].decode(*_ENCODING).split())

    def with_any(self, codes: Sequence[int], within: DocSet) -> DocSet:
        """The doc set, (words,), of the documents of a set that have a value with one of the
        codes.
        """
        found = np.zeros_like(within)
        wanted = np.zeros(len(self) + 1, np.bool_)
        wanted[codes] = True
        if not codes:
            return found
        if self._pointers is None:
            counting.with_value(within, self._codes, wanted, found)
        else:
            counting.with_any_value(within, self._pointers, self._codes, wanted, found)
        return found

    def count(self, docs: DocSet, everything: DocSet) -> NDArray[np.int64]:
        """How many documents of a set have each code.

        Args:
            docs: the doc set, (words,).
            everything: all documents of the segment, (words,), deleted ones included: of a large
                set the others are counted.

        Returns:
            (values + 1,); at 0, how many have none.
        """
        if self._runs:
            return self._count_runs(docs, *self._runs)
        if 2 * count(docs) > len(self._codes if self._pointers is None else self._pointers):
            return self._totals - self._count(everything & ~docs)
        return self._count(docs)

    def count_all(self, but: NDArray[np.int64] | None) -> NDArray[np.int64]:
        """How many of all documents but some, (documents,), have each code.

        Returns:
            As `count`. No kernel is needed.
        """
        if but is None or not len(but):
            return self._totals.copy()
        if self._pointers is None:
            return self._totals - np.bincount(self._codes[but], minlength=len(self) + 1)
        begins = self._pointers[but].astype(np.int64)
        sizes = self._pointers[but + 1] - begins
        counts = np.bincount(self._codes[spread(begins, sizes)], minlength=len(self) + 1)
        counts[0] = np.count_nonzero(sizes == 0)
        return self._totals - counts

    def _count(self, docs: DocSet) -> NDArray[np.int64]:
        counts = np.zeros(len(self) + 1, np.int64)
        if self._pointers is None:
            counting.count_single(docs, self._codes, counts)
        else:
            counting.count_several(docs, self._pointers, self._codes, counts)
        return counts

    def _count_runs(
        self, docs: DocSet, edges: NDArray[np.int64], codes: Array
    ) -> NDArray[np.int64]:
        counts = np.zeros(len(self) + 1, np.int64)
        np.add.at(counts, codes, count_slices(docs, edges))
        return counts

    @cached_property
    def _runs(self) -> tuple[NDArray[np.int64], Array] | None:
        """Where neighbours have the same value, as with the year: the edges of these slices,
        (slices + 1,), and the code of each. None where they are short: then counting them is
        slower than looking at every document.
        """
        if self._pointers is not None or not len(self._codes):
            return None
        changes = np.flatnonzero(self._codes[1:] != self._codes[:-1]) + 1
        if len(changes) * _LONG > len(self._codes):
            return None
        begins = np.concatenate(([0], changes))
        return np.append(begins, len(self._codes)), self._codes[begins]

    @cached_property
    def _totals(self) -> NDArray[np.int64]:
        totals = np.bincount(self._codes, minlength=len(self) + 1).astype(np.int64)
        if self._pointers is not None:
            totals[0] = np.count_nonzero(self._pointers[1:] == self._pointers[:-1])
        return totals

    @cached_property
    def _folded(self) -> tuple[bytes, NDArray[np.int64]]:
        """A line of folded words for each value, each between blanks, and where each line begins:
        one regular expression finds a word in all of them.
        """
        lines = [
            f" {' '.join(folded_words(text.decode(*_ENCODING)))} ".encode(*_ENCODING)
            for text in self._terms.texts()
        ]
        sizes = np.array([len(line) for line in lines], np.int64)
        return b"".join(lines), np.cumsum(sizes) - sizes


def _read_only(array: Array) -> Array:
    view = array.view()
    view.flags.writeable = False
    return view
