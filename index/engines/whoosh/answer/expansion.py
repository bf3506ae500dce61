"""Which forms of the segments a prefix, a wildcard or a fuzzy word stands for: the law of
`index.asking.expansion.expand`, over dictionaries that are too long to read.
"""

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from index.asking.deadline import Deadline
from index.asking.expansion import cut_notice, fixed_start
from index.asking.plan import MAX_EXPANSION, Expandable, Prefix, Wildcard
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.kernels.patterns import ANY_ONE, ANY_RUN, fuzzy, wildcard

Ordinals = NDArray[np.int64]
_NO_FORM: Ordinals = np.zeros(0, np.int64)
_MARKS = {"*": ANY_RUN, "?": ANY_ONE}


class Expansions:
    """The expansions of one question, made when they are first asked for.

    `notices` gathers a sentence for each that was cut; after the deadline, forms are missing.
    """

    def __init__(self, segments: Sequence[SegmentReader], deadline: Deadline) -> None:
        self._segments = segments
        self._deadline = deadline
        self._found: dict[Expandable, dict[SegmentReader, Ordinals]] = {}
        self.notices: list[str] = []

    def of(self, node: Expandable, segment: SegmentReader) -> Ordinals:
        """The ordinals of the forms in a segment's stream, ascending: (forms,)."""
        if node not in self._found:
            self._found[node] = self._expand(node)
        return self._found[node][segment]

    def _expand(self, node: Expandable) -> dict[SegmentReader, Ordinals]:
        found = {
            segment: _NO_FORM if self._deadline.passed() else fitting_ordinals(node, segment)
            for segment in self._segments
        }
        if sum(map(len, found.values())) <= MAX_EXPANSION:
            return found
        kept: dict[SegmentReader, list[int]] = {segment: [] for segment in self._segments}
        forms = 0
        for _, places in groupby(merge(*(_texts(node, *pair) for pair in found.items())), _FORM):
            here = [(segment, ordinal) for _, _, segment, ordinal in places]
            if not any(_occurs(node, *place) for place in here):
                continue
            forms += 1
            if self._deadline.passed():
                break
            if forms > MAX_EXPANSION:
                self.notices.append(cut_notice(node))
                break
            for segment, ordinal in here:
                kept[segment].append(ordinal)
        return {segment: np.array(ordinals, np.int64) for segment, ordinals in kept.items()}


_FORM = itemgetter(0)


def fitting_ordinals(node: Expandable, segment: SegmentReader) -> Ordinals:
    """The ordinals of all forms in a segment's stream that a node stands for, ascending:
    (forms,).
    """
    stream = segment.stream("form", node.field)
    if stream is None:
        return _NO_FORM
    terms = segment.opened.terms(stream)
    inside = terms.prefix(fixed_start(node).encode("utf-8", "surrogatepass"))
    ordinals = np.arange(inside.start, inside.stop, dtype=np.int64)
    if isinstance(node, Prefix):
        return ordinals
    text, offsets = segment.forms(stream, inside)
    if isinstance(node, Wildcard):
        pattern = np.array([_MARKS.get(c, ord(c)) for c in node.pattern], np.int64)
        fits = wildcard(text, offsets, pattern)
    else:
        word = np.array([ord(c) for c in node.text], np.int64)
        fits = fuzzy(text, offsets, word, node.edits)
    found: Ordinals = ordinals[fits]
    return found


def _texts(
    node: Expandable, segment: SegmentReader, ordinals: Ordinals
) -> Iterator[tuple[bytes, int, SegmentReader, int]]:
    """The forms in order; the second member keeps segments from being compared."""
    terms = segment.opened.terms(segment.stream("form", node.field) or "")
    for ordinal in ordinals.tolist():
        yield terms.text(ordinal), id(segment), segment, ordinal


def _occurs(node: Expandable, segment: SegmentReader, ordinal: int) -> bool:
    """Whether a live document has the form in the fields that are searched."""
    group = segment.group(node.field)
    stream = segment.stream("form", node.field)
    if group is None or stream is None:
        return False
    fields = group.fields if node.field is None else (node.field,)
    return any(segment.opened.frequency(stream, field, ordinal) for field in fields)
