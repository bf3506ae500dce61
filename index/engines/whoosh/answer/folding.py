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
Ranked = tuple[RankedDocument, ...]
_ALONE = -1


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
        self._matching = [inside(own, docs) for own, docs in zip(duplicates, hits, strict=True)]
        groups = [own.groups for own in self._matching]
        self._counts = np.bincount(np.concatenate([*groups, NONE.groups]))
        self._members_of: dict[int, list[RankedDocument]] = {}
        self.folded = int(self._counts.sum() - np.count_nonzero(self._counts))
        """How many documents are under another one."""

    def first(self, rank: Rank, end: int) -> list[RankedDocument]:
        """The first `end` documents of an answer that are under no other one; there may be fewer.
        What is under them is not told yet (`told`).

        Args:
            rank: gives the first documents of the answer from its beginning on, those under other
                ones too.
            end: how many are wanted.
        """
        wanted = end + min(self.folded, end // 4)
        while True:
            ranked = rank(wanted)
            seen: set[int] = {_ALONE}
            kept = []
            for one, group in zip(ranked, self._groups_of(ranked), strict=True):
                if group == _ALONE or group not in seen:
                    seen.add(group)
                    kept.append(one)
            if len(kept) >= end or len(ranked) < wanted:
                return kept[:end]
            wanted *= 2

    def following(self, rank: Rank, key: Key, scorer: Scorer, end: int) -> list[RankedDocument]:
        """The same for an answer that begins behind a cursor.

        Args:
            rank: gives the first documents behind it.
            key: what documents are sorted by.
            scorer: the plan's scored words.
            end: how many are wanted.
        """
        wanted = end
        while True:
            ranked = rank(wanted)
            groups = zip(ranked, self._groups_of(ranked), strict=True)
            kept = [
                one
                for one, group in groups
                if group == _ALONE or self._ordered(group, key, scorer)[0][:2] == one[:2]
            ]
            if len(kept) >= end or len(ranked) < wanted:
                return kept[:end]
            wanted *= 2

    def told(self, found: Sequence[RankedDocument], key: Key, scorer: Scorer) -> Ranked:
        """Documents that are under no other one, with what is under them."""
        pairs = zip(found, self._groups_of(found), strict=True)
        return tuple(
            one if group == _ALONE else self._with_others(one, self._ordered(group, key, scorer))
            for one, group in pairs
        )

    def _with_others(
        self, one: RankedDocument, members: Sequence[RankedDocument]
    ) -> RankedDocument:
        return one._replace(also=tuple(members[1 : MAX_ALSO + 1]), folded=len(members) - 1)

    def _groups_of(self, found: Sequence[RankedDocument]) -> list[int]:
        """The group of each document; `_ALONE` where no other one of it matches."""
        groups = np.full(len(found), _ALONE, np.int64)
        segments = np.array([one.segment for one in found], np.int64)
        documents = np.array([one.document for one in found], np.int64)
        for number in {one.segment for one in found}:
            own, rows = self._matching[number], np.flatnonzero(segments == number)
            if len(own.documents):
                places = own.documents.searchsorted(documents[rows].astype(np.uint32))
                places = np.minimum(places, len(own.documents) - 1)
                inside = own.documents[places] == documents[rows]
                groups[rows[inside]] = own.groups[places[inside]]
        several: list[int] = np.where(self._counts[groups] > 1, groups, _ALONE).tolist()
        return several

    def _ordered(self, group: int, key: Key, scorer: Scorer) -> list[RankedDocument]:
        """The documents of a group in the order of the plan."""
        if group not in self._members_of:
            self._members_of[group] = sorted(self._members(group, scorer), key=key)
        return self._members_of[group]

    def _members(self, group: int, scorer: Scorer) -> list[RankedDocument]:
        members: list[RankedDocument] = []
        for number, (segment, own) in enumerate(zip(self._segments, self._matching, strict=True)):
            documents = own.documents[own.groups == group].astype(np.int64)
            scores = scorer.scores(segment, documents) if len(documents) else np.zeros(0)
            pairs = zip(documents.tolist(), scores.tolist(), strict=True)
            members += [RankedDocument(number, document, score) for document, score in pairs]
        return members


def inside(duplicates: Duplicates, docs: DocSet) -> Duplicates:
    """The near-duplicates that are in a set, (words,), of the documents of their segment."""
    found = held(docs, duplicates.documents.astype(np.int64))
    return duplicates._replace(
        documents=duplicates.documents[found],
        groups=duplicates.groups[found],
        leads=duplicates.leads[found],
    )
