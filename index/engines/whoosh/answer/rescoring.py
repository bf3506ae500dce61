"""The second look at the first documents of an answer: `index.asking.rescoring` has the law."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.asking.rescoring import DISTANCE, Evidence, Rescored, pairs_of, rescored
from index.asking.second import SecondLook
from index.engines.whoosh.answer.folding import RankedDocument
from index.engines.whoosh.answer.scores import Scores
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.kernels.positions import Looked, Seen, hold, look
from index.text.kernels.sketching import MOST


class Rescoring:
    """The second look of one plan.

    Args:
        segments: of the snapshot.
        scores: of the snapshot.
        second: what is looked at.
    """

    def __init__(
        self, segments: Sequence[SegmentReader], scores: Scores, second: SecondLook
    ) -> None:
        self._segments = segments
        self._scores = scores
        self._second = second
        self._pairs = np.array(pairs_of(second), np.int64).reshape(-1, 2)

    def of(self, first: Sequence[RankedDocument]) -> Rescored:
        """The second scores of the first documents of the answer."""
        worths = [self._scores.worth(word) for word in self._second.words]
        return rescored(self._evidence(first), self._second, worths)

    def _evidence(self, first: Sequence[RankedDocument]) -> Evidence:
        hits, words = len(first), len(self._second.words)
        evidence = Evidence(
            scores=np.array([one.score for one in first], np.float64),
            held=np.zeros((hits, words), np.bool_),
            titled=np.zeros((hits, words), np.bool_),
            near=np.zeros((hits, len(self._pairs)), np.bool_),
            forms=np.zeros((hits, len(self._second.forms)), np.bool_),
            title_words=np.zeros(hits, np.int64),
            sketches=np.zeros((hits, MOST), np.uint16),
            sizes=np.zeros(hits, np.int64),
        )
        for segment, here in self._by_segment(first):
            self._look(segment, here, evidence)
        return evidence

    def _by_segment(
        self, first: Sequence[RankedDocument]
    ) -> Iterator[tuple[SegmentReader, "_Here"]]:
        places = np.array([one.segment for one in first], np.int64)
        documents = np.array([one.document for one in first], np.int64)
        for place in {one.segment for one in first}:
            rows = np.flatnonzero(places == place)
            rows = rows[np.argsort(documents[rows])]
            yield self._segments[place], _Here(rows, documents[rows])

    def _look(self, segment: SegmentReader, here: "_Here", evidence: Evidence) -> None:
        """Fills what is to be known of the documents of one segment."""
        rows, documents = here
        second, sketches = self._second, segment.opened.sketches
        evidence.title_words[rows] = sketches.title_words[documents]
        if second.neighbours:
            evidence.sketches[rows], evidence.sizes[rows] = sketches.rows(documents)
        keys, forms = segment.stream("key", None), segment.stream("form", None)
        if keys and second.words:
            terms = [segment.ordinals(keys, word) for word in second.words]
            looked = Looked(
                np.array([*chain.from_iterable(terms)], np.int64),
                np.array([0, *accumulate(map(len, terms))], np.int64),
                self._pairs,
                DISTANCE,
            )
            seen = Seen(rows, evidence.held, evidence.titled, evidence.near)
            titles = segment.spans("title", documents)
            look(segment.postings(keys).lists, looked, documents, titles, seen)
        if forms:
            found = [segment.ordinal(forms, form) for form in second.forms]
            there = [place for place, ordinal in enumerate(found) if ordinal >= 0]
            held = np.array([(found[place], place) for place in there], np.int64).reshape(-1, 2)
            hold(segment.postings(forms).lists, held, documents, rows, evidence.forms)


class _Here(NamedTuple):
    """The documents of one segment."""

    rows: NDArray[np.int64]
    """(documents,): their places in the evidence."""
    documents: NDArray[np.int64]
    """(documents,): their numbers, ascending."""
