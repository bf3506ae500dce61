"""Scores by the law of `index.scoring`, and the order of what matched."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from index.document import WEIGHTS
from index.engines.whoosh.query import Question
from index.engines.whoosh.schema import stream_of
from index.engines.whoosh.snapshot import Snapshot
from index.plan import Order, Plan, Scored
from index.scoring import Statistics, combined_length, score

Key = tuple[float, int, str]


def scores(
    scored: Iterable[Scored], question: Question, snapshot: Snapshot, wanted: set[int]
) -> Mapping[int, float]:
    """The scores of the wanted documents; those with none of the words are left out."""
    total: dict[int, float] = defaultdict(float)
    for word in scored:
        weights = {word.field: 1.0} if word.field else dict(WEIGHTS)
        postings = {f: question.postings(stream_of(f, "stem"), word.stem) for f in weights}
        containing = max(len(p.documents) for p in postings.values())
        if not containing:
            continue
        articles = max(map(snapshot.filled, weights))
        tokens = sum(weight * snapshot.tokens(field) for field, weight in weights.items())
        statistics = Statistics(articles, tokens / articles, containing)
        frequencies: dict[int, float] = defaultdict(float)
        for field, weight in weights.items():
            for document, frequency in zip(
                postings[field].documents, postings[field].frequencies, strict=True
            ):
                frequencies[document] += weight * frequency
        for document in frequencies.keys() & wanted:
            length = snapshot.length(document, word.field)
            if word.field:
                length = combined_length({word.field: length}, weights)
            total[document] += word.times * score(frequencies[document], length, statistics)
    return total


def window(
    plan: Plan, snapshot: Snapshot, scored: Mapping[int, float], hits: set[int]
) -> list[int]:
    """The documents of the plan's window, in its order."""

    def key(document: int) -> Key:
        day = snapshot.days[document]
        return _key(plan.order, scored.get(document, 0.0), day, snapshot.ids[document])

    following: Iterable[int] = hits
    if plan.after:
        last = _key(plan.order, plan.after.score, _ordinal(plan.after.day), plan.after.id)
        following = (document for document in hits if key(document) > last)
    return heapq.nsmallest(plan.offset + plan.limit, following, key=key)[plan.offset :]


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def _key(order: Order, scored: float, day: int, id: str) -> Key:
    """Sorts best first, then newest, then by id; documents without a date come last."""
    if order == "oldest":
        return 0.0, day or date.max.toordinal() + 1, id
    return -scored if order == "relevance" else 0.0, -day, id
