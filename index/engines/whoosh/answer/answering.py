"""A plan is answered over the segments of a snapshot. Nothing here reads articles or changes files.

The steps for every plan: in each segment the set of documents that match; the choices of facets;
the total; the first documents in the plan's order, merged over the segments; the counts.
"""

from collections.abc import Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from index.asking.deadline import LATE
from index.asking.hits import FacetCounts, Form, Timeline
from index.asking.members import Members
from index.asking.plan import Expandable, Plan
from index.asking.scored import Key, Scored
from index.asking.scoring import Statistics
from index.engines.whoosh.answer.expansion import Expansions
from index.engines.whoosh.answer.facets import FacetCounter, chosen
from index.engines.whoosh.answer.folding import Folding, RankedDocument, inside
from index.engines.whoosh.answer.forms import most_frequent
from index.engines.whoosh.answer.matching import Matcher
from index.engines.whoosh.answer.members import members
from index.engines.whoosh.answer.order import Matches, load_kernels
from index.engines.whoosh.answer.relatives import looked_at
from index.engines.whoosh.answer.scores import Scores
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.answer.timeline import timeline
from index.engines.whoosh.answer.window import Window
from index.engines.whoosh.columns.duplicates import NONE, Duplicates
from index.engines.whoosh.columns.opened import OpenSegment
from index.engines.whoosh.kernels.docsets import DocSet


class Answer(NamedTuple):
    """What a plan finds; as `index.asking.hits.Hits`, with documents in place of articles."""

    total: int
    folded: int
    ranked: tuple[RankedDocument, ...]
    """The plan's window, in its order."""
    facets: tuple[FacetCounts, ...]
    timeline: Timeline | None
    notices: tuple[str, ...]
    partial: bool


class Evaluator:
    """Answers plans over segments. Threads and forked processes may share it: what it remembers
    is bounded, and every question has memory of its own.
    """

    def __init__(
        self, segments: Sequence[OpenSegment], duplicates: Sequence[Duplicates] = ()
    ) -> None:
        self._duplicates = duplicates or [NONE] * len(segments)
        self._segments = [SegmentReader(opened) for opened in segments]
        self._scores = Scores(self._segments)
        self._facets = FacetCounter(self._segments)

    def statistics(self, keys: Sequence[Key]) -> tuple[Statistics, ...]:
        """What the scoring law knows of each key."""
        return self._scores.statistics(keys)

    def forms(self, node: Expandable, limit: int) -> tuple[Form, ...]:
        """The forms that a node stands for, the most frequent first."""
        return most_frequent(node, self._segments, limit)

    def run(self, plan: Plan) -> Answer:
        """Answers a plan: exactly, or what is known of it at its deadline."""
        expansions = Expansions(self._segments, plan.deadline)
        matching, hits = self._found(plan, expansions)
        folding = Folding(self._segments, self._duplicates, hits) if plan.fold else None
        pairs = zip(self._segments, hits, strict=True)
        sized = [Matches(docs, segment.size(docs)) for segment, docs in pairs]
        window = Window(plan, self._segments, self._scores, sized, folding)
        ranked = window.documents()
        facets = self._count(plan, matching, hits)
        over_time = self._timeline(plan, hits) if plan.timeline else None
        late = plan.deadline.missed
        return Answer(
            sum(one.size for one in sized),
            folding.folded if folding else 0,
            ranked,
            facets,
            over_time,
            (*expansions.notices, *([LATE] if late else ())),
            late,
        )

    def members(self, plan: Plan) -> Members:
        """Every article that matches a plan, by id."""
        _, hits = self._found(plan, Expansions(self._segments, plan.deadline))
        pairs = zip(self._segments, hits, strict=True)
        found = chain.from_iterable(members(segment, docs) for segment, docs in pairs)
        return Members(tuple(sorted(found)), plan.deadline.missed)

    def load_kernels(self, scored: Sequence[Scored]) -> None:
        """Calls the kernels that only some sizes of an answer need."""
        for segment in self._segments:
            load_kernels(segment, self._scores.of(scored))

    def _found(
        self, plan: Plan, expansions: Expansions
    ) -> tuple[Sequence[DocSet], Sequence[DocSet]]:
        """The documents of each segment that match, before the choices and behind them."""
        whole = map(partial(looked_at, plan.copies), self._segments, self._duplicates)
        matching = [
            self._match(plan, segment, docs, expansions)
            for segment, docs in zip(self._segments, whole, strict=True)
        ]
        pairs = zip(self._segments, matching, strict=True)
        return matching, [chosen(plan.choices, segment, docs) for segment, docs in pairs]

    def _match(
        self, plan: Plan, segment: SegmentReader, docs: DocSet, expansions: Expansions
    ) -> DocSet:
        matcher = Matcher(segment, expansions, plan.deadline)
        for part in plan.ranges:
            docs = matcher.match(part, docs)
        return matcher.match(plan.where, docs)

    def _timeline(self, plan: Plan, hits: Sequence[DocSet]) -> Timeline:
        copies: Sequence[Duplicates] = ()
        if plan.once:
            pairs = zip(self._duplicates, hits, strict=True)
            copies = [inside(own, docs) for own, docs in pairs]
        return timeline(self._segments, hits, plan, copies)

    def _count(
        self, plan: Plan, matching: Sequence[DocSet], hits: Sequence[DocSet]
    ) -> tuple[FacetCounts, ...]:
        """The facets, each over what all choices but its own let through; `matching` are the
        documents of each segment before the choices.
        """
        counts = []
        for request in plan.facets:
            others = [c for c in plan.choices if c.facet != request.facet]
            docsets = hits
            if len(others) < len(plan.choices):
                pairs = zip(self._segments, matching, strict=True)
                docsets = [chosen(others, segment, docs) for segment, docs in pairs]
            counts.append(self._facets.count(request, docsets))
        return tuple(counts)
