"""The first documents of a snapshot in the order that a plan asks for, over all its segments.

The segment with the most matches is asked first. What its best documents score, those of the other
segments have to reach, so that most of their chunks are passed over.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby, repeat

import numpy as np

from index.asking.plan import Plan
from index.engines.whoosh.answer.folding import RankedDocument
from index.engines.whoosh.answer.order import Matches, Wanted, top_k
from index.engines.whoosh.answer.scores import Scorer
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.kernels.exact import TopK

_NEVER = date.max.toordinal() + 1
"""Stands behind all days, for what is undated where the oldest come first."""


_Entry = tuple[float, int, int, float]
"""What a document is sorted by, its number, the place of its segment, its score."""


class Ranking:
    """Ranks the documents that one plan finds.

    Args:
        plan: its order, its cursor, its deadline.
        segments: of the snapshot.
        scorer: the plan's scored words.
        hits: the documents of each segment that match.
    """

    def __init__(
        self,
        plan: Plan,
        segments: Sequence[SegmentReader],
        scorer: Scorer,
        hits: Sequence[Matches],
    ) -> None:
        self._plan = plan
        self._segments = segments
        self._scorer = scorer
        self._hits = hits

    def first(self, limit: int) -> list[RankedDocument]:
        """The first documents in the plan's order, those under other ones too."""
        entries = self._gathered(limit)
        ranks = [entry[0] for entry in entries]
        level = len(self._segments) > 1 and len(set(ranks)) < len(ranks)
        if not level:
            del entries[limit:]
        scores = self._plan.order == "relevance"
        found = [
            RankedDocument(place, document, score if scores else 0.0)
            for _, document, place, score in entries
        ]
        if level:
            self._settle(ranks, found, limit)
            del found[limit:]
        return found if scores else self._with_scores(found)

    def key(self, hit: RankedDocument) -> tuple[float, int, str]:
        """What documents are sorted by; it differs for any two."""
        opened = self._segments[hit.segment].opened
        day = int(opened.days[hit.document])
        if self._plan.order == "oldest":
            return 0.0, day or _NEVER, opened.ids.text(hit.document)
        rank = -hit.score if self._plan.order == "relevance" else 0.0
        if self._plan.order == "added":
            rank = -float(opened.history("added")[hit.document])
        return rank, -day if day else 1, opened.ids.text(hit.document)

    def _gathered(self, limit: int) -> list[_Entry]:
        """The first documents of each segment, as far as they may be among the first of all, by
        their ranks.
        """
        entries: list[_Entry] = []
        least = 0.0
        by_size = sorted(range(len(self._hits)), key=lambda place: -self._hits[place].size)
        for place in by_size:
            matches = self._hits[place]
            wanted = Wanted(min(limit, matches.size), least)
            found = top_k(self._plan, self._segments[place], self._scorer, matches, wanted)
            ranks, documents = self._ranks(place, found), found.documents.tolist()
            entries += zip(ranks, documents, repeat(place), found.scores.tolist(), strict=False)
            entries.sort()
            if self._plan.order == "relevance" and 0 < limit <= len(entries):
                least = entries[limit - 1][3]
        return entries

    def _ranks(self, place: int, found: TopK) -> list[float]:
        """What documents of a segment are sorted by before their ids."""
        if self._plan.order in ("relevance", "added"):
            return [-score for score in found.scores.tolist()]
        days = self._segments[place].opened.days[found.documents].tolist()
        if self._plan.order == "newest":
            return [-day for day in days]
        return [day or _NEVER for day in days]

    def _settle(self, ranks: Sequence[float], found: list[RankedDocument], limit: int) -> None:
        """Sorts the documents that are level, as far as some are among the first."""
        begin = 0
        for _, level in groupby(ranks):
            end = begin + sum(1 for _ in level)
            if len({hit.segment for hit in found[begin:end]}) > 1:  # within one they are in order
                found[begin:end] = sorted(found[begin:end], key=self.key)
            if end >= limit:
                break
            begin = end

    def _with_scores(self, ranked: list[RankedDocument]) -> list[RankedDocument]:
        """Documents that were sorted by their days, with their scores."""
        if not self._scorer:
            return ranked
        scores: dict[tuple[int, int], float] = {}
        for place in {hit.segment for hit in ranked}:
            documents = sorted(hit.document for hit in ranked if hit.segment == place)
            added = self._scorer.scores(self._segments[place], np.array(documents, np.int64))
            pairs = zip(documents, added.tolist(), strict=True)
            scores |= {(place, document): score for document, score in pairs}
        return [hit._replace(score=scores[hit[:2]]) for hit in ranked]
