"""The first documents of a snapshot in the order that a plan asks for, over all its segments.

The segment with the most matches is asked first. What its best documents score, those of the other
segments have to reach, so that most of their chunks are passed over.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby, repeat
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from index.asking.plan import Plan
from index.engines.whoosh.answer.folding import RankedDocument
from index.engines.whoosh.answer.order import NOTHING, Matches, Wanted, top_k
from index.engines.whoosh.answer.scores import Scorer
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.kernels.exact import TopK


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
        places, found = self._gathered(limit)
        rank = self._rank(places, found)
        order = np.lexsort((found.documents, rank))
        if len(order) > limit:  # with all that are level with the last one
            order = order[: np.searchsorted(rank[order], rank[order[limit - 1]], "right")]
        columns = (places[order], found.documents[order], found.scores[order])
        ranked = list(map(RankedDocument, *(column.tolist() for column in columns)))
        if len(self._segments) > 1:
            ranked = self._in_order(ranked, rank[order].tolist())[:limit]
        return ranked if self._plan.order == "relevance" else self._with_scores(ranked)

    def key(self, hit: RankedDocument) -> tuple[float, int, str]:
        """What documents are sorted by; it differs for any two."""
        opened = self._segments[hit.segment].opened
        day = int(opened.days[hit.document])
        score = -hit.score if self._plan.order == "relevance" else 0.0
        if self._plan.order == "oldest":
            return score, day or date.max.toordinal() + 1, opened.ids.text(hit.document)
        return score, -day if day else 1, opened.ids.text(hit.document)

    def _gathered(self, limit: int) -> tuple[NDArray[np.int64], TopK]:
        """The first documents of each segment, as far as they may be among the first of all, and
        the places of their segments; all (documents,).
        """
        places: list[int] = []
        parts = [NOTHING]
        best: list[float] = []
        least = 0.0
        by_size = sorted(range(len(self._hits)), key=lambda place: -self._hits[place].size)
        for place in by_size:
            matches = self._hits[place]
            wanted = Wanted(min(limit, matches.size), least)
            part = top_k(self._plan, self._segments[place], self._scorer, matches, wanted)
            parts.append(part)
            places += repeat(place, len(part.documents))
            if self._plan.order == "relevance" and len(by_size) > 1:
                best = sorted(best + part.scores.tolist(), reverse=True)[:limit]
                least = best[-1] if 0 < limit == len(best) else 0.0
        scores, documents = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
        return np.array(places, np.int64), TopK(scores, documents)

    def _rank(
        self, places: NDArray[np.int64], found: TopK
    ) -> NDArray[np.float64] | NDArray[np.int64]:
        """What the documents are sorted by before their ids: (documents,)."""
        if self._plan.order == "relevance":
            return -found.scores
        days = np.zeros(len(places), np.int64)
        for place, segment in enumerate(self._segments):
            here = places == place
            days[here] = segment.opened.days[found.documents[here]]
        if self._plan.order == "newest":
            return -days
        return np.where(days > 0, days, date.max.toordinal() + 1)

    def _in_order(
        self, ranked: Sequence[RankedDocument], rank: Sequence[float]
    ) -> list[RankedDocument]:
        """Documents that are sorted by their ranks, with those that are level sorted too."""
        found: list[RankedDocument] = []
        for _, level in groupby(zip(rank, ranked, strict=True), itemgetter(0)):
            hits = [hit for _, hit in level]
            found += sorted(hits, key=self.key) if len(hits) > 1 else hits
        return found

    def _with_scores(self, ranked: Sequence[RankedDocument]) -> list[RankedDocument]:
        """Documents that were sorted by their days, with their scores."""
        if not self._scorer:
            return list(ranked)
        scores: dict[tuple[int, int], float] = {}
        for place in {hit.segment for hit in ranked}:
            documents = sorted(hit.document for hit in ranked if hit.segment == place)
            added = self._scorer.scores(self._segments[place], np.array(documents, np.int64))
            pairs = zip(documents, added.tolist(), strict=True)
            scores |= {(place, document): score for document, score in pairs}
        return [hit._replace(score=scores[hit[:2]]) for hit in ranked]
