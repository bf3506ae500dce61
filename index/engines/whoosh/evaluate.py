"""A plan is answered over the segments of a snapshot. Nothing here reads articles or changes files.

The steps for every plan: in each segment the set of documents that match; the choices of facets;
the total; the first documents in the plan's order, merged over the segments; the counts.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from index.engines.whoosh.evaluate_expansion import Expansions
from index.engines.whoosh.evaluate_facets import FacetCounter, chosen
from index.engines.whoosh.evaluate_order import load_kernels, ranked
from index.engines.whoosh.evaluate_scores import Scores
from index.engines.whoosh.evaluate_segment import Searched
from index.engines.whoosh.evaluate_timeline import timeline
from index.engines.whoosh.evaluate_words import Matcher
from index.engines.whoosh.kernels.words import Words, count
from index.engines.whoosh.opened import OpenSegment
from index.hits import FacetCounts, Timeline
from index.plan import Plan, Scored


class Found(NamedTuple):
    """A document that matched: which segment, which document of it, its score."""

    segment: int
    document: int
    score: float


class Answer(NamedTuple):
    """What a plan finds; as `index.hits.Hits`, with documents in place of articles."""

    total: int
    found: tuple[Found, ...]
    facets: tuple[FacetCounts, ...]
    timeline: Timeline | None
    notices: tuple[str, ...]


class Evaluator:
    """Answers plans over segments. Threads and forked processes may share it: what it remembers
    is bounded, and every question has memory of its own.
    """

    def __init__(self, segments: Sequence[OpenSegment]) -> None:
        self._segments = [Searched(opened) for opened in segments]
        self._scores = Scores(self._segments)
        self._facets = FacetCounter(self._segments)

    def run(self, plan: Plan) -> Answer:
        """Answers a plan, exactly."""
        expansions = Expansions(self._segments)
        found = [self._match(plan, segment, expansions) for segment in self._segments]
        hits = [
            chosen(plan.choices, segment, words)
            for segment, words in zip(self._segments, found, strict=True)
        ]
        sizes = list(map(count, hits))
        return Answer(
            sum(sizes),
            self._first(plan, hits, sizes),
            self._count(plan, found, hits),
            timeline(self._segments, hits, plan.days) if plan.timeline else None,
            tuple(expansions.notices),
        )

    def load_kernels(self, scored: Sequence[Scored]) -> None:
        """Calls the kernels that only some sizes of an answer need."""
        for segment in self._segments:
            load_kernels(segment, self._scores.of(scored))

    def _match(self, plan: Plan, segment: Searched, expansions: Expansions) -> Words:
        matcher = Matcher(segment, expansions)
        words = segment.live
        if plan.days:
            words = matcher.match(plan.days, words)
        return matcher.match(plan.where, words)

    def _first(self, plan: Plan, hits: Sequence[Words], sizes: Sequence[int]) -> tuple[Found, ...]:
        """The hits of the plan's window."""
        limit = min(plan.offset + plan.limit, sum(sizes))
        scorer = self._scores.of(plan.scored)
        found: list[Found] = []
        for number, (segment, words) in enumerate(zip(self._segments, hits, strict=True)):
            best = ranked(plan, segment, scorer, words, min(limit, sizes[number]))
            pairs = zip(best.documents.tolist(), best.scores.tolist(), strict=True)
            found += [Found(number, document, score) for document, score in pairs]
        if len(self._segments) > 1:
            found.sort(key=lambda hit: self._key(plan, hit))
        return tuple(found[plan.offset : plan.offset + plan.limit])

    def _key(self, plan: Plan, hit: Found) -> tuple[float, int, str]:
        opened = self._segments[hit.segment].opened
        day = int(opened.days[hit.document])
        score = -hit.score if plan.order == "relevance" else 0.0
        if plan.order == "oldest":
            return score, day or date.max.toordinal() + 1, opened.ids.text(hit.document)
        return score, -day if day else 1, opened.ids.text(hit.document)

    def _count(
        self, plan: Plan, found: Sequence[Words], hits: Sequence[Words]
    ) -> tuple[FacetCounts, ...]:
        """The facets, each over what all choices but its own let through."""
        counts = []
        for request in plan.facets:
            others = [c for c in plan.choices if c.facet != request.facet]
            sets = hits
            if len(others) < len(plan.choices):
                pairs = zip(self._segments, found, strict=True)
                sets = [chosen(others, segment, words) for segment, words in pairs]
            counts.append(self._facets.count(request, sets))
        return tuple(counts)
