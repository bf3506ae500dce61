"""The obvious engine: documents in a list, every question answered by looking at each of them.

It is the oracle of the tests, so it is written to be read, not to be fast.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from index.article import Article
from index.asking.deadline import LATE
from index.asking.expansion import fitting
from index.asking.hits import MAX_ALSO, Archive, Family, Form, Hit, Hits, Member, Timeline, instants
from index.asking.matching import Question, Tokenised, contribution, tokenise, weights_of
from index.asking.members import Matched, Members
from index.asking.plan import Choice, Copies, Expandable, Plan
from index.asking.rescoring import rescored, worth
from index.asking.scored import Key, Scored
from index.asking.scoring import Statistics
from index.document import Document
from index.engines.counting import Dates, count_facet, timeline
from index.engines.looking import evidence
from index.engines.near import near_duplicates, relatives
from index.engines.ordering import key, sort_key
from index.generations.annex import EMPTY, Annex
from index.generations.paragraphs import NOT_COUNTED, Paragraphs
from index.text.folding import fold


@dataclass(frozen=True, slots=True)
class Known:
    """What a generation knows beside its articles."""

    annex: Annex = EMPTY
    paragraphs: Paragraphs = NOT_COUNTED


class MemoryReader:
    """One snapshot of documents in memory."""

    def __init__(
        self,
        documents: Iterable[Document],
        language: str,
        generation: str,
        known: Known = Known(),
    ) -> None:
        self._language = language
        self._generation = generation
        self._known = known
        self._stored = [tokenise(d) for d in documents]
        self._group_of = near_duplicates([s.document for s in self._stored])

    def archive(self) -> Archive:
        """How many articles there are, and from when to when."""
        days = [s.document.article.date for s in self._stored if s.document.article.date]
        seconds = [s.document.article.added_second for s in self._stored]
        added = list(filter(None, seconds))
        first_added, last_added = instants((min(added), max(added)) if added else None)
        return Archive(
            articles=len(self._stored),
            generation=self._generation,
            language=self._language,
            first=min(days, default=None),
            last=max(days, default=None),
            first_added=first_added,
            last_added=last_added,
        )

    def article(self, id: str) -> Article | None:
        """The stored article, or None."""
        articles = (s.document.article for s in self._stored)
        return next((article for article in articles if article.id == id), None)

    def articles(self, ids: Collection[str]) -> Iterator[Article]:
        """The stored articles with these ids."""
        wanted = set(ids)
        articles = (s.document.article for s in self._stored)
        return (article for article in articles if article.id in wanted)

    def family(self, id: str) -> Family:
        """The copies of an article: by rings, each of what is near to the one before."""
        signatures = {s.document.article.id: s.document.signature for s in self._stored}
        found, cut = relatives(id, signatures)
        members = (Member(one, found[one], self._group_of.get(one)) for one in found)
        return Family(tuple(members), cut)

    def annex(self) -> Annex:
        """What the generation knows beside its articles."""
        return self._known.annex

    def paragraphs(self) -> Paragraphs:
        """In how many articles of its source each paragraph stands."""
        return self._known.paragraphs

    def statistics(self, keys: Sequence[Key]) -> tuple[Statistics, ...]:
        """What the scoring law knows of each key."""
        return tuple(map(self._statistics, keys))

    def forms(self, node: Expandable, limit: int) -> tuple[Form, ...]:
        """The forms that a node stands for, the most frequent first."""
        fits = fitting(node)
        counts = Counter(
            form
            for stored in self._stored
            for form in {entry.form for value in stored.in_scope(node.field) for entry in value}
            if fits(fold(form))
        )
        order = sorted(counts, key=lambda form: (-counts[form], form))
        return tuple(Form(form, counts[form]) for form in order[:limit])

    def warm(self) -> None:
        """Nothing here is faster the second time."""

    def shape(self) -> None:
        """Nothing is compiled."""

    def run(self, plan: Plan) -> Hits:
        """Answers the plan by looking at every document, as far as its deadline lets it."""
        question = Question(self._stored)
        found = self._matching(plan, question)
        hits = [s for s in found if all(_chosen(c, s.document) for c in plan.choices)]
        known = {key: self._statistics(key) for word in plan.scored for key in word.keys}
        scores = {id(s): _score(plan.scored, s, known) for s in hits}
        ranked = sorted(hits, key=lambda s: sort_key(plan, scores[id(s)], s.document.article))
        under = self._fold(ranked) if plan.fold else {}
        folded = {one.id for articles in under.values() for one in articles}
        ranked = [s for s in ranked if s.document.article.id not in folded]
        added = self._look_again(plan, ranked, scores, question)
        if plan.after:
            last = key(plan.order, plan.after.score, plan.after.day, plan.after.id)
            ranked = [s for s in ranked if sort_key(plan, scores[id(s)], s.document.article) > last]
        window = ranked[plan.offset : plan.offset + plan.limit]
        return Hits(
            total=len(hits),
            hits=tuple(
                replace(_hit(s, scores[id(s)], under), added=added.get(id(s), ())) for s in window
            ),
            folded=len(folded),
            generation=self._generation,
            facets=tuple(
                count_facet(request, (s.document for s in found if _but(request.facet, plan, s)))
                for request in plan.facets
            ),
            timeline=self._timeline(plan, hits) if plan.timeline else None,
            notices=(*question.notices, *([LATE] if plan.deadline.missed else ())),
            partial=plan.deadline.missed,
        )

    def _timeline(self, plan: Plan, hits: list[Tokenised]) -> Timeline:
        articles = [s.document.article for s in hits]
        group_of = self._group_of if plan.once else {}
        copies: Counter[tuple[Hashable, Dates]] = Counter(
            (group_of[a.id], _days(a)) for a in articles if a.id in group_of
        )
        return timeline(Counter(map(_days, articles)), plan.days, plan.interval, copies)

    def members(self, plan: Plan) -> Members:
        """Every article that matches the plan, by id."""
        found = self._matching(plan, Question(self._stored))
        hits = [s.document for s in found if all(_chosen(c, s.document) for c in plan.choices)]
        articles = sorted((document.article for document in hits), key=lambda one: one.id)
        members = (
            Matched(one.id, one.fingerprint_number, one.added_second, one.changed_second)
            for one in articles
        )
        return Members(tuple(members), plan.deadline.missed)

    def _matching(self, plan: Plan, question: Question) -> list[Tokenised]:
        """What matches a plan but for its choices, as far as its deadline lets it be looked at."""
        looked_at = takewhile(lambda _: not plan.deadline.passed(), self._stored)
        found = [s for s in looked_at if question.matches(plan.where, s)]
        found = [s for s in found if self._is_looked_at(plan.copies, s.document.article.id)]
        for part in plan.ranges:
            found = [s for s in found if question.matches(part, s)]
        return found

    def _fold(self, ranked: list[Tokenised]) -> dict[str, list[Article]]:
        """Which of the ranked articles go under which: under the first of their group."""
        first: dict[str, str] = {}
        under: dict[str, list[Article]] = {}
        for article in (s.document.article for s in ranked):
            group = self._group_of.get(article.id)
            if group is not None and article.id != first.setdefault(group, article.id):
                under.setdefault(first[group], []).append(article)
        return under

    def _look_again(
        self, plan: Plan, ranked: list[Tokenised], scores: dict[int, float], question: Question
    ) -> dict[int, tuple[float, ...]]:
        """Gives the first of the ranked documents their second scores and places; what was added
        to each.
        """
        second = plan.second
        if second is None or plan.order != "relevance" or not any(scores.values()):
            return {}
        first = ranked[: second.first]
        worths = [worth(self.statistics([*map(Key, word)])) for word in second.words]
        seen = evidence(first, [scores[id(s)] for s in first], second, question)
        found = rescored(seen, second, worths)
        scores.update(zip(map(id, first), found.scores.tolist(), strict=True))
        added = dict(zip(map(id, first), map(tuple, found.added.tolist()), strict=True))
        first.sort(key=lambda s: sort_key(plan, scores[id(s)], s.document.article))
        ranked[: second.first] = first
        return added

    def _is_looked_at(self, copies: Copies, id: str) -> bool:
        group = self._group_of.get(id)
        return copies == "all" or (group is not None if copies == "only" else group in (None, id))

    def _statistics(self, key: Key) -> Statistics:
        weights = weights_of(key.field)
        articles = max(sum(s.length(f) > 0 for s in self._stored) for f in weights)
        keys = sum(w * sum(s.keys(f) for s in self._stored) for f, w in weights.items())
        containing = max(sum(s.frequency(key.text, f) > 0 for s in self._stored) for f in weights)
        return Statistics(articles, keys / articles if articles else 0.0, containing)


def _score(scored: tuple[Scored, ...], stored: Tokenised, known: Mapping[Key, Statistics]) -> float:
    return sum((contribution(word, stored, known) for word in scored), 0.0)


def _hit(stored: Tokenised, score_: float, under: dict[str, list[Article]]) -> Hit:
    article = stored.document.article
    also = under.get(article.id, [])
    return Hit(article.id, score_, article, tuple(also[:MAX_ALSO]), len(also))


def _days(article: Article) -> Dates:
    """The first and the last day that the article's date may stand for."""
    return (article.date, article.last_day) if article.date and article.last_day else None


def _chosen(choice: Choice, document: Document) -> bool:
    values = document.facets[choice.facet]
    return (not choice.only or any(v in values for v in choice.only)) and not any(
        v in values for v in choice.none_of
    )


def _but(facet: str, plan: Plan, stored: Tokenised) -> bool:
    """Whether the document passes every choice but that of the facet itself."""
    return all(_chosen(c, stored.document) for c in plan.choices if c.facet != facet)
