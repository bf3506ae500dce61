"""Which documents of a segment match a node: every node becomes a doc set.

Each part is asked only within what is left of the parts before it, cheap ones first: words and
days are operations on whole sets; what reads positions (phrases, nearness, single fields) looks
at the documents that remain.

Source: Chambi, Lemire et al., "Better bitmap performance with Roaring bitmaps" (2016), for AND, OR
and NOT over machine words.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.asking.deadline import Deadline
from index.asking.plan import (
    Added,
    And,
    Days,
    Everything,
    Expandable,
    FacetPrefix,
    FacetTerm,
    FacetWords,
    Fuzzy,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Stream,
    Term,
    Wildcard,
    Word,
)
from index.engines.whoosh.answer.expansion import Expansions
from index.engines.whoosh.answer.proximity import Proximity, standing_together
from index.engines.whoosh.answer.segment import SegmentReader, held
from index.engines.whoosh.kernels import docsets, positions, slices
from index.engines.whoosh.kernels.docsets import DocSet

_AT_ONCE = 1 << 19
"""Postings that are read before the deadline is looked at again."""


class Matcher:
    """Finds what matches in one segment. A set that is given is never changed; one that is
    returned may be the one that was given.
    """

    def __init__(self, segment: SegmentReader, expansions: Expansions, deadline: Deadline) -> None:
        self._segment = segment
        self._expansions = expansions
        self._deadline = deadline

    def match(self, node: Node, within: DocSet) -> DocSet:
        """The documents of a set, (words,), that match; after the deadline, some of them."""
        if self._deadline.passed():
            return self._segment.none()
        match node:
            case Everything():
                return within
            case Nothing():
                return self._segment.none()
            case And(parts):
                return self._all(parts, within)
            case Or(parts):
                return self._any(parts, within)
            case Not(Term(word, None)):
                return self._without(word, within)
            case Not(part):
                found = self.match(part, within)
                # Of what is known in part, nobody knows what is outside it.
                return self._segment.none() if self._deadline.missed else within & ~found
            case Days():
                return self._dated(node, within)
            case Added():
                return within & self._segment.added_in(node)
            case FacetTerm(facet, value):
                values = self._segment.values(facet)
                return values.with_any(values.codes_of((value,)), within)
            case FacetWords(facet, asked, adjacent):
                values = self._segment.values(facet)
                return values.with_any(values.codes_with(asked, adjacent), within)
            case FacetPrefix(facet, asked):
                values = self._segment.values(facet)
                return values.with_any(values.codes_finding(asked), within)
            case Term(word, field):
                return self._with_words((word,), field, within)
            case Phrase(words, field) | Near(words, _, field):
                slop = node.slop if isinstance(node, Near) else None
                found = self._with_words(words, field, within)
                return standing_together(
                    self._segment, Proximity(words, field, slop, self._deadline), found
                )
            case _:
                return self._forms(node, within)

    def _dated(self, days: Days, within: DocSet) -> DocSet:
        found = within.copy()
        first_days = self._segment.slice_of(days)
        slices.keep_slice(found, first_days.start, first_days.stop)
        reaching = self._segment.reaching(days)
        if len(reaching):
            slices.include(found, reaching[held(within, reaching)])
        return found

    def _all(self, parts: Sequence[Node], within: DocSet) -> DocSet:
        """The documents with all parts; plain words are taken together."""
        words, rest = _plain(parts)
        found = self._with_words(words, None, within) if words else within
        for part in sorted(rest, key=_cost):
            found = self.match(part, found)
        return found

    def _any(self, parts: Sequence[Node], within: DocSet) -> DocSet:
        words, rest = _plain(parts)
        found = self._segment.none()
        for kind, asked in _by_stream(words).items():
            stream = self._segment.stream(kind, None)
            if stream:
                texts = tuple(text for word in asked for text in word.texts)
                self._unite(stream, self._segment.ordinals(stream, texts), found)
        found &= within
        for part in rest:
            found |= self.match(part, within)
        return found

    def _without(self, word: Word, within: DocSet) -> DocSet:
        """The documents that do not have a word."""
        stream = self._segment.stream(word.stream, None)
        ordinals = self._segment.ordinals(stream, word.texts) if stream else ()
        if stream is None or not ordinals:
            return within
        found = within.copy()
        docsets.remove(self._segment.postings(stream).lists, np.array(ordinals), found)
        return found

    def _unite(self, stream: str, ordinals: Sequence[int], found: DocSet) -> None:
        if ordinals:
            lists = self._segment.postings(stream).lists
            docsets.unite(lists, np.array(ordinals, np.int64), found)

    def _with_words(self, words: Sequence[Word], field: str | None, within: DocSet) -> DocSet:
        """The documents with every word, in the field."""
        found = within.copy()
        for kind, asked in _by_stream(words).items():
            stream = self._segment.stream(kind, field)
            if stream is None:
                return self._segment.none()
            alternatives = [self._segment.ordinals(stream, word.texts) for word in asked]
            if () in alternatives:
                return self._segment.none()
            alone = {ordinals[0] for ordinals in alternatives if len(ordinals) == 1}
            if alone:
                lists = self._segment.postings(stream).lists
                docsets.intersect(lists, self._segment.rarest_first(stream, alone), found)
            for ordinals in alternatives:
                if len(ordinals) > 1:
                    united = self._segment.none()
                    self._unite(stream, ordinals, united)
                    found &= united
                if field is not None:
                    self._keep_inside(stream, np.array(ordinals), field, found)
        return found

    def _keep_inside(
        self, stream: str, ordinals: NDArray[np.int64], field: str, found: DocSet
    ) -> None:
        """Leaves the documents that have one of the terms in the field."""
        documents = slices.documents_of(found)
        spans = self._segment.spans(field, documents)
        lists = self._segment.postings(stream).lists
        inside = np.zeros(len(documents), np.bool_)
        work = np.cumsum(lists.df[ordinals], dtype=np.int64) // _AT_ONCE
        for some in np.split(ordinals, np.flatnonzero(np.diff(work)) + 1):
            if self._deadline.passed():
                break
            inside |= positions.count_inside(lists, some, documents, spans) > 0
        found[:] = 0
        slices.include(found, documents[inside])

    def _forms(self, node: Expandable, within: DocSet) -> DocSet:
        ordinals = self._expansions.of(node, self._segment)
        found = self._segment.none()
        stream = self._segment.stream("form", node.field)
        if stream is None or not len(ordinals):
            return found
        docsets.unite(self._segment.postings(stream).lists, ordinals, found)
        found &= within
        if node.field is not None:
            self._keep_inside(stream, ordinals, node.field, found)
        return found


def _plain(parts: Sequence[Node]) -> tuple[list[Word], list[Node]]:
    """The words that are asked of all fields, and the other parts."""
    words, rest = [], []
    for part in parts:
        if isinstance(part, Term) and part.field is None:
            words.append(part.word)
        else:
            rest.append(part)
    return words, rest


def _by_stream(words: Sequence[Word]) -> dict[Stream, list[Word]]:
    """Words by their stream."""
    found: dict[Stream, list[Word]] = {}
    for word in words:
        found.setdefault(word.stream, []).append(word)
    return found


def _cost(node: Node) -> int:
    """The order in which the parts of a conjunction are asked."""
    match node:
        case Nothing() | Everything() | Days():
            return 0
        case Not(part):
            return _cost(part)
        case Prefix(_, None) | Wildcard(_, None) | Fuzzy(_, _, None):
            return 2
        case And(parts) | Or(parts):
            return max(map(_cost, parts), default=0)
        case Added() | Term(_, None) | FacetTerm() | FacetWords() | FacetPrefix():
            return 1
        case _:
            return 3
