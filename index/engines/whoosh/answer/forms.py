"""The most frequent forms that a prefix, a wildcard or a fuzzy word stands for, over segments.

The columns of document frequencies bound what a form can have in a segment. So the forms with the
highest bounds are taken from each segment, counted exactly, and that is all as soon as none that
was not taken can come before them: `a*` counts a handful of forms, however many begin with a.

Source: Fagin, Lotem, Naor, "Optimal aggregation algorithms for middleware" (2003), the threshold
algorithm.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.asking.hits import Form
from index.asking.plan import Expandable
from index.engines.whoosh.answer.expansion import fitting_ordinals
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.kernels import docsets

Key = tuple[int, bytes]
"""What forms are sorted by: the number of articles, negative, and the text as UTF-8."""


def most_frequent(
    node: Expandable, segments: Sequence[SegmentReader], limit: int
) -> tuple[Form, ...]:
    """The first `limit` forms: those in the most live articles first, then by code point."""
    expanded = [forms for segment in segments if (forms := _forms_in(node, segment))]
    size = 2 * limit
    while expanded and limit > 0:
        keys = _counted(expanded, size)[:limit]
        bound = _bound(expanded, size)
        if bound is None or (len(keys) == limit and keys[-1] < bound):
            return tuple(Form(text.decode("utf-8", "surrogatepass"), -n) for n, text in keys)
        size *= 4
    return ()


def _counted(expanded: Sequence["_SegmentForms"], size: int) -> list[Key]:
    """The keys of the first forms of each segment, sorted; forms of deleted articles left out."""
    texts = {forms.text(ordinal) for forms in expanded for ordinal in forms.first(size)}
    counts = {text: sum(forms.count(text) for forms in expanded) for text in texts}
    return sorted((-count, text) for text, count in counts.items() if count)


def _bound(expanded: Sequence["_SegmentForms"], size: int) -> Key | None:
    """The lowest key that a form can have which is not among the first of any segment."""
    rests = [(forms, forms.first(size + 1)[size:]) for forms in expanded]
    following = [(forms, rest[0]) for forms, rest in rests if rest]
    if not following:
        return None
    highest = sum(forms.bound(ordinal) for forms, ordinal in following)
    return -highest, max(forms.text(ordinal) for forms, ordinal in following)


def _forms_in(node: Expandable, segment: SegmentReader) -> "_SegmentForms | None":
    stream = segment.stream("form", node.field)
    ordinals = fitting_ordinals(node, segment)
    if not stream or not len(ordinals):
        return None
    return _SegmentForms(segment, stream, ordinals, node.field)


class _SegmentForms:
    """The forms of one segment, with bounds of how many live articles have each.

    Args:
        segment: the segment.
        stream: of forms.
        ordinals: of the forms, ascending.
        field: where they are looked for; None: in any of the stream's fields.
    """

    def __init__(
        self, segment: SegmentReader, stream: str, ordinals: NDArray[np.int64], field: str | None
    ) -> None:
        self._segment = segment
        self._stream = stream
        self._ordinals = ordinals
        opened = segment.opened
        group = segment.group(field)
        fields = group.fields if group and field is None else (field or "",)
        lost = np.zeros((len(fields), len(ordinals)), np.int64)
        if opened.deletions:
            for row, name in zip(lost, fields, strict=True):
                row[:] = opened.deletions.frequencies(stream, name, ordinals)
        if field is None:
            held = segment.postings(stream).lists.df[ordinals].astype(np.int64)
        else:
            held = opened.frequencies(stream, field).of_all(ordinals)
        # An article that is lost in two fields may be lost once: then only its list tells.
        self._bounds = held - lost.max(axis=0)
        self._exact = lost.max(axis=0) == lost.sum(axis=0)

    def text(self, ordinal: int) -> bytes:
        """The form with an ordinal."""
        return self._segment.opened.terms(self._stream).text(ordinal)

    def first(self, size: int) -> list[int]:
        """The ordinals of the forms with the highest bounds, of equal ones the lowest."""
        least = 1
        if size < len(self._bounds):
            least = max(int(np.partition(self._bounds, -size)[-size]), 1)
        kept = np.flatnonzero(self._bounds >= least)
        order = np.lexsort((kept, -self._bounds[kept]))[:size]
        found: list[int] = self._ordinals[kept[order]].tolist()
        return found

    def bound(self, ordinal: int) -> int:
        """How many live articles have the form at most."""
        return int(self._bounds[self._ordinals.searchsorted(np.int64(ordinal))])

    def count(self, text: bytes) -> int:
        """How many live articles have the form."""
        ordinal = self._segment.opened.terms(self._stream).ordinal(text)
        if ordinal < 0:
            return 0
        place = int(self._ordinals.searchsorted(np.int64(ordinal)))
        if self._exact[place]:
            return int(self._bounds[place])
        found = self._segment.none()
        lists = self._segment.postings(self._stream).lists
        docsets.unite(lists, self._ordinals[place : place + 1], found)
        return docsets.count(found & self._segment.live)
