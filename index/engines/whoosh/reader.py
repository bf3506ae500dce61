"""One snapshot of a Whoosh index, asked."""

from collections import Counter
from datetime import date
from functools import reduce
from threading import Lock

from index.article import Article
from index.engines.counting import facet_counts, timeline
from index.engines.whoosh.query import Question
from index.engines.whoosh.ranking import scores, window
from index.engines.whoosh.snapshot import Snapshot
from index.generations import Generation
from index.hits import Archive, FacetCounts, Hit, Hits, Timeline
from index.plan import Days, FacetCount, Plan


class WhooshReader:
    """One snapshot: what it answers never changes. Threads may share it; they take turns.

    Raises:
        DamagedIndexError: the generation cannot be read.
    """

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._snapshot = Snapshot(generation)
        self._lock = Lock()

    def archive(self) -> Archive:
        """How many articles there are, and from when to when."""
        with self._lock:
            days = [day for day in self._snapshot.days if day]
            return Archive(
                articles=len(self._snapshot.documents),
                generation=self._generation.name,
                language=self._generation.manifest.contents.language,
                first=_date(min(days, default=0)),
                last=_date(max(days, default=0)),
            )

    def article(self, id: str) -> Article | None:
        """The stored article, or None."""
        with self._lock:
            found = self._snapshot.postings("id", id).documents
            return self._snapshot.article(found[0]) if found else None

    def run(self, plan: Plan) -> Hits:
        """Answers the plan.

        Raises:
            DamagedIndexError: a file of the generation is damaged.
        """
        with self._lock:
            return self._run(plan, Question(self._snapshot))

    def _run(self, plan: Plan, question: Question) -> Hits:
        found = question.documents(plan.where)
        if plan.days:
            found &= question.documents(plan.days)
        chosen = [(choice.facet, question.chosen(choice)) for choice in plan.choices]
        hits = reduce(set.intersection, (passing for _, passing in chosen), found)
        scored = scores(plan.scored, question, self._snapshot, hits)
        facets = []
        for request in plan.facets:
            others = (passing for facet, passing in chosen if facet != request.facet)
            facets.append(self._count(request, reduce(set.intersection, others, found)))
        return Hits(
            total=len(hits),
            hits=tuple(
                Hit(self._snapshot.ids[doc], scored.get(doc, 0.0), self._snapshot.article(doc))
                for doc in window(plan, self._snapshot, scored, hits)
            ),
            generation=self._generation.name,
            facets=tuple(facets),
            timeline=self._timeline(hits, plan.days) if plan.timeline else None,
            notices=(*self._generation.notices, *question.notices),
        )

    def _count(self, request: FacetCount, documents: set[int]) -> FacetCounts:
        values = self._snapshot.facet(request.facet)
        counts = Counter(value for document in documents for value in values[document])
        return facet_counts(request, counts, sum(not values[document] for document in documents))

    def _timeline(self, documents: set[int], shown: Days | None) -> Timeline:
        days = Counter(self._snapshot.days[document] for document in documents)
        return timeline({_date(day): count for day, count in days.items()}, shown)


def _date(day: int) -> date | None:
    return date.fromordinal(day) if day else None
