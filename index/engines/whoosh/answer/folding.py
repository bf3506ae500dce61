"""Near-duplicates under one hit: of those that match, the first in the order of the plan."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from index.asking.hits import MAX_ALSO
from index.engines.whoosh.answer.scores import Scorer
from index.engines.whoosh.answer.segment import SegmentReader, held
from index.engines.whoosh.columns.duplicates import NONE, Duplicates
from index.engines.whoosh.kernels.docsets import DocSet


class RankedDocument(NamedTuple):
    """A document that matched, in the place it has in the answer. The reader makes an
    `index.asking.hits.Hit` of it when it loads the article.
    """

    segment: int
    """The place of its segment in the snapshot."""
    document: int
    """Its number in the segment."""
    score: float
    also: tuple["RankedDocument", ...] = ()
    """The first of the near-duplicates that matched too."""
    folded: int = 0
    """How many of these there are."""
    added: tuple[float, ...] = ()
    """What the second look added to the score."""


Rank = Callable[[int], Sequence[RankedDocument]]
"""The first so many documents of an answer."""
Key = Callable[[RankedDocument], tuple[float, int, str]]


class Folding:
    """The near-duplicates among the documents that match one question.

    Args:
        segments: of the snapshot.
        duplicates: of each segment.
        hits: the documents of each segment that match.
    """

    def __init__(
        self,
        segments: Sequence[SegmentReader],
        duplicates: Sequence[Duplicates],
        hits: Sequence[DocSet],
    ) -> None:
        self._segments = segments
        self._matching = [_inside(own, docs) for own, docs in zip(duplicates, hits, strict=True)]
        groups = [own.groups for own in self._matching]
        self._counts = np.bincount(np.concatenate([*groups, NONE.groups]))
        self._firsts: dict[int, RankedDocument] = {}
        self.folded = int(self._counts.sum() - np.count_nonzero(self._counts))
        """How many documents are under another one."""

    def window(self, rank: Rank, key: Key, scorer: Scorer, end: int) -> list[RankedDocument]:
        """The first `end` documents of the answer that are under no other one.

        Args:
            rank: gives the first documents of the answer, those under other ones too.
            key: what documents are sorted by.
            scorer: the plan's scored words.
            end: how many are wanted; there may be fewer.
        """
        wanted = end
        while True:
            ranked = rank(wanted)
            kept = [led for one in ranked if (led := self._leader(one, key, scorer))]
            if len(kept) >= end or len(ranked) < wanted:
                return kept[:end]
            wanted *= 2

    def _leader(self, ranked: RankedDocument, key: Key, scorer: Scorer) -> RankedDocument | None:
        """The document with what is under it; None where it is under another one."""
        own = self._matching[ranked.segment]
        place = int(own.documents.searchsorted(np.uint32(ranked.document)))
        if place == len(own.documents) or int(own.documents[place]) != ranked.document:
            return ranked
        group = int(own.groups[place])
        if self._counts[group] < 2:
            return ranked
        if group not in self._firsts:
            members = sorted(self._members(group, scorer), key=key)
            also = tuple(members[1 : MAX_ALSO + 1])
            self._firsts[group] = members[0]._replace(also=also, folded=len(members) - 1)
        first = self._firsts[group]
        return first._replace(score=ranked.score) if first[:2] == ranked[:2] else None

    def _members(self, group: int, scorer: Scorer) -> list[RankedDocument]:
        members: list[RankedDocument] = []
        for number, (segment, own) in enumerate(zip(self._segments, self._matching, strict=True)):
            documents = own.documents[own.groups == group].astype(np.int64)
            scores = scorer.scores(segment, documents) if len(documents) else np.zeros(0)
            pairs = zip(documents.tolist(), scores.tolist(), strict=True)
            members += [RankedDocument(number, document, score) for document, score in pairs]
        return members


def _inside(duplicates: Duplicates, docs: DocSet) -> Duplicates:
    """Those in a set."""
    inside = held(docs, duplicates.documents.astype(np.int64))
    return Duplicates(duplicates.documents[inside], duplicates.groups[inside])
