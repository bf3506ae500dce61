"""The window of an answer: which documents a plan shows, in which order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from index.asking.plan import After, Plan
from index.asking.rescoring import Rescored
from index.engines.whoosh.answer.folding import Folding, RankedDocument
from index.engines.whoosh.answer.order import Matches
from index.engines.whoosh.answer.ranking import Ranking
from index.engines.whoosh.answer.rescoring import Rescoring
from index.engines.whoosh.answer.scores import Scores
from index.engines.whoosh.answer.segment import SegmentReader


class Window:
    """Finds the documents that one plan shows.

    Args:
        plan: what is asked.
        segments: of the snapshot.
        scores: of the snapshot.
        hits: the documents of each segment that match.
        folding: the near-duplicates among them; None where they are not folded.
    """

    def __init__(
        self,
        plan: Plan,
        segments: Sequence[SegmentReader],
        scores: Scores,
        hits: Sequence[Matches],
        folding: Folding | None,
    ) -> None:
        self._plan = plan
        self._segments = segments
        self._scores = scores
        self._scorer = scores.of(plan.scored)
        self._hits = hits
        self._folding = folding if folding and folding.folded else None
        self._key = Ranking(plan, segments, self._scorer, hits).key

    def documents(self) -> tuple[RankedDocument, ...]:
        """The documents of the plan's window."""
        found = self._found()[self._plan.offset : self._plan.offset + self._plan.limit]
        return self._folding.told(found, self._key, self._scorer) if self._folding else (*found,)

    def _found(self) -> list[RankedDocument]:
        """The documents up to the end of the window."""
        plan, second = self._plan, self._plan.second
        end = plan.offset + plan.limit
        looked_at = plan.order == "relevance" and self._scorer and plan.limit
        reached = plan.after is None and second is not None and plan.offset >= second.first
        if second is None or not looked_at or reached:
            return self._ranked(end, plan.after)
        found = self._ranked(max(second.first, 0 if plan.after else end), None)
        if not found or found[0].score <= 0:
            return self._ranked(end, plan.after)
        first, rest = found[: second.first], found[second.first :]
        again = self._again(first, Rescoring(self._segments, self._scores, second).of(first), end)
        if plan.after is None:
            return again + rest
        return self._following(again, plan.after, first[-1], end)

    def _ranked(self, end: int, after: After | None) -> list[RankedDocument]:
        """The first documents that follow a cursor, without the second look."""
        ranking = Ranking(
            replace(self._plan, after=after), self._segments, self._scorer, self._hits
        )
        if self._folding is None:
            return ranking.first(end)
        if after is None:
            return self._folding.first(ranking.first, end)
        return self._folding.following(ranking.first, ranking.key, self._scorer, end)

    def _again(
        self, first: Sequence[RankedDocument], found: Rescored, end: int
    ) -> list[RankedDocument]:
        """Documents with their second scores, by these, those that are level as ever; where no
        cursor decides which are left, those up to the end of the window, and what is level with
        the last of them, are enough.
        """
        order = np.argsort(-found.scores, kind="stable")
        if self._plan.after is None and end < len(order):
            order = order[: np.count_nonzero(found.scores >= found.scores[order[end - 1]])]
        level = bool((np.diff(found.scores[order]) == 0).any())
        made = [_again_of(first[row], found, row) for row in order.tolist()]
        return sorted(made, key=self._key) if level else made

    def _following(
        self, again: Sequence[RankedDocument], after: After, border: RankedDocument, end: int
    ) -> list[RankedDocument]:
        """The documents behind a cursor: of those that were looked at again, by their second
        scores; and of those behind the `border`, the last one of these by the first scores.
        """
        cursor = _key_of(after)
        found = [hit for hit in again if self._key(hit) > cursor]
        if len(found) < end:
            last = max(after, self._after(border), key=_key_of)
            found += self._ranked(end - len(found), last)
        return found

    def _after(self, hit: RankedDocument) -> After:
        opened = self._segments[hit.segment].opened
        day = int(opened.days[hit.document])
        text = opened.ids.text(hit.document)
        return After(hit.score, date.fromordinal(day) if day else None, text)


def _again_of(hit: RankedDocument, found: Rescored, row: int) -> RankedDocument:
    """A document with its second score and what was added."""
    added = tuple(found.added[row].tolist())
    return hit._replace(score=float(found.scores[row]), added=added)


def _key_of(after: After) -> tuple[float, int, str]:
    """What a cursor by relevance is compared by: as `Ranking.key`."""
    return -after.score, -after.day.toordinal() if after.day else 1, after.id
