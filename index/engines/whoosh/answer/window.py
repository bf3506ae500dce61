"""The window of an answer: which documents a plan shows, in which order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from index.asking.plan import After, Plan
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
        plan, second = self._plan, self._plan.second
        begin, end = plan.offset, plan.offset + plan.limit
        looked_at = second and plan.order == "relevance" and self._scorer and plan.limit
        if second is None or not looked_at or (plan.after is None and begin >= second.first):
            return tuple(self._ranked(end, plan.after)[begin:end])
        reached = end if plan.after is None else 0
        found = self._ranked(max(reached, second.first), None)
        if not found or found[0].score <= 0:
            return tuple(self._ranked(end, plan.after)[begin:end])
        first, rest = found[: second.first], found[second.first :]
        again = self._in_order(Rescoring(self._segments, self._scores, second).second(first))
        if plan.after is None:
            return (*again, *rest)[begin:end]
        following = self._following(again, plan.after, first[-1], end)
        return tuple(following[begin:end])

    def _ranked(self, end: int, after: After | None) -> list[RankedDocument]:
        """The first documents that follow a cursor, without the second look."""
        plan = replace(self._plan, after=after)
        ranking = Ranking(plan, self._segments, self._scorer, self._hits)
        if self._folding:
            return self._folding.window(ranking.first, ranking.key, self._scorer, end)
        return ranking.first(end)

    def _in_order(self, found: Sequence[RankedDocument]) -> list[RankedDocument]:
        """Documents by their scores, those that are level as ever."""
        ordered = sorted(found, key=lambda hit: -hit.score)
        level = groupby(ordered, key=lambda hit: hit.score)
        groups = [[*group] for _, group in level]
        return [
            hit
            for group in groups
            for hit in (sorted(group, key=self._key) if len(group) > 1 else group)
        ]

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


def _key_of(after: After) -> tuple[float, int, str]:
    """What a cursor by relevance is compared by: as `Ranking.key`."""
    return -after.score, -after.day.toordinal() if after.day else 1, after.id
