"""Which forms of the segments a prefix, a wildcard or a fuzzy word stands for: the law of
`index.asking.expansion.expand`, over dictionaries that are too long to read.
"""

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.asking.deadline import Deadline
from index.asking.expansion import cut_notice, fixed_start
from index.asking.plan import MAX_EXPANSION, Expandable, Prefix, Wildcard
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.kernels.patterns import ANY_ONE, ANY_RUN, fuzzy, wildcard
from index.text.folding import fold

Ordinals = NDArray[np.int64]
_NO_FORM: Ordinals = np.zeros(0, np.int64)
_MARKS = {"*": ANY_RUN, "?": ANY_ONE}
_ENCODING = ("utf-8", "surrogatepass")


class Fitting(NamedTuple):
    """The forms of a segment's stream that a node stands for."""

    plain: Ordinals
    """(forms,): the ordinals of those that are their own folded texts, ascending."""
    folded: Ordinals
    """(forms,): of the others, the places in the stream's `Folded`, ascending."""


_NONE = Fitting(_NO_FORM, _NO_FORM)


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
            segment: _NONE if self._deadline.passed() else fitting(node, segment)
            for segment in self._segments
        }
        if sum(one.plain.size + one.folded.size for one in found.values()) <= MAX_EXPANSION:
            return {segment: _ordinals(node, segment, one) for segment, one in found.items()}
        kept: dict[SegmentReader, list[int]] = {segment: [] for segment in self._segments}
        forms = 0
        for _, places in groupby(merge(*(_texts(node, *pair) for pair in found.items())), _FORM):
            here = [(segment, ordinal) for _, _, _, segment, ordinal in places]
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
        return {segment: np.sort(np.array(one, np.int64)) for segment, one in kept.items()}


_FORM = itemgetter(0, 1)


def fitting_ordinals(node: Expandable, segment: SegmentReader) -> Ordinals:
    """The ordinals of all forms in a segment's stream that a node stands for, ascending:
    (forms,).
    """
    return _ordinals(node, segment, fitting(node, segment))


def fitting(node: Expandable, segment: SegmentReader) -> Fitting:
    """All forms in a segment's stream that a node stands for: of those that differ from their
    folded texts, these are looked at.
    """
    stream = segment.stream("form", node.field)
    if stream is None:
        return _NONE
    start = fixed_start(node).encode(*_ENCODING)
    folded = segment.opened.folded(stream)
    inside = segment.opened.terms(stream).prefix(start)
    others = folded.texts.prefix(start)
    plain = _fits(node, segment, stream, inside) & folded.others(inside)
    return Fitting(
        np.flatnonzero(plain) + inside.start,
        np.flatnonzero(_fits(node, segment, f"{stream}.folded", others)) + others.start,
    )


def _fits(
    node: Expandable, segment: SegmentReader, prefix: str, inside: slice
) -> NDArray[np.bool_]:
    """Which texts of a range of a dictionary, (texts,), a node stands for."""
    if isinstance(node, Prefix) or inside.start == inside.stop:
        return np.ones(inside.stop - inside.start, np.bool_)
    text, offsets = segment.texts(prefix, inside)
    if isinstance(node, Wildcard):
        pattern = np.array([_MARKS.get(c, ord(c)) for c in fold(node.pattern)], np.int64)
        return wildcard(text, offsets, pattern)
    word = np.array([ord(c) for c in fold(node.text)], np.int64)
    return fuzzy(text, offsets, word, node.edits) if len(word) else np.diff(offsets) == 0


def _ordinals(node: Expandable, segment: SegmentReader, found: Fitting) -> Ordinals:
    """The ordinals of forms, ascending."""
    stream = segment.stream("form", node.field)
    if stream is None or not len(found.folded):
        return found.plain
    others = segment.opened.folded(stream).ordinals[found.folded]
    return np.sort(np.concatenate((found.plain, others)))


_Place = tuple[bytes, bytes, int, SegmentReader, int]


def _texts(node: Expandable, segment: SegmentReader, found: Fitting) -> Iterator[_Place]:
    """The forms in order: each with its folded text before it, and a number that keeps segments
    from being compared.
    """
    stream = segment.stream("form", node.field)
    if stream is None:
        return iter(())
    text = segment.opened.terms(stream).text
    folded = segment.opened.folded(stream)
    ordinals = folded.ordinals[found.folded].tolist()
    pairs = zip(found.folded.tolist(), ordinals, strict=True)
    plain = ((text(o), text(o), id(segment), segment, o) for o in found.plain.tolist())
    others = ((folded.texts.text(n), text(o), id(segment), segment, o) for n, o in pairs)
    return merge(plain, others)


def _occurs(node: Expandable, segment: SegmentReader, ordinal: int) -> bool:
    """Whether a live document has the form in the fields that are searched."""
    group = segment.group(node.field)
    stream = segment.stream("form", node.field)
    if group is None or stream is None:
        return False
    fields = group.fields if node.field is None else (node.field,)
    return any(segment.opened.frequency(stream, field, ordinal) for field in fields)
