"""The second look at the first hits that the cluster found: `index.asking.rescoring` has the law.

The first hits are asked for by id and score. Of these alone the cluster then says which queries
each matches, by their names, and what its sketch is; their articles are read when it is decided
which are shown.
"""

from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.asking.plan import After, Near, Plan, Term, Word
from index.asking.rescoring import Evidence, nearness, rescored
from index.asking.second import SecondLook
from index.engines.opensearch.answer.clauses import Query, in_scope
from index.engines.opensearch.answer.nearness import Meeting
from index.engines.opensearch.answer.queries import Known, query
from index.engines.opensearch.answer.searching import WITHIN
from index.engines.opensearch.schema import DAY_BEFORE_ALL, SKETCH, TITLE_WORDS
from index.text.sketches import stacked

Search = Callable[[Query], Mapping[str, Any]]
Listed = Callable[[Plan], Sequence["Place"]]


@dataclass(frozen=True, slots=True)
class Place:
    """A hit without its article: where it stands in the order by relevance. `day` is the first of
    its date as an ordinal, or `DAY_BEFORE_ALL`.
    """

    id: str
    score: float
    day: int
    added: tuple[float, ...] = ()

    @property
    def key(self) -> tuple[float, int, str]:
        """What hits are sorted by."""
        return -self.score, -self.day, self.id

    @property
    def after(self) -> After:
        """The cursor behind it."""
        day = None if self.day == DAY_BEFORE_ALL else date.fromordinal(self.day)
        return After(self.score, day, self.id)


def looks_again(plan: Plan) -> bool:
    """Whether the second look may change the window of a plan."""
    second = plan.second
    if second is None or plan.order != "relevance" or not (plan.scored and plan.limit):
        return False
    return plan.after is not None or plan.offset < second.first


def first_of(plan: Plan) -> Plan:
    """The plan of the hits that are looked at again, and of those up to the end of the window where
    it does not begin behind a cursor.
    """
    first = plan.second.first if plan.second else 0
    end = 0 if plan.after else plan.offset + plan.limit
    return replace(plan, offset=0, limit=max(first, end), after=None)


def places(found: Mapping[str, Any]) -> list[Place]:
    """The hits in what the cluster answered to a search for ids and scores."""
    return [Place(hit["_id"], hit["_score"], hit["sort"][1]) for hit in found["hits"]["hits"]]


def window(
    plan: Plan, found: Sequence[Place], worths: Sequence[float], search: Search, listed: Listed
) -> list[Place]:
    """The window of a plan.

    Args:
        plan: what is asked.
        found: the hits of `first_of`.
        worths: `index.asking.rescoring.worth` of each of the words that are looked at.
        search: asks the cluster.
        listed: gives the hits of a plan without the second look.
    """
    begin, end = plan.offset, plan.offset + plan.limit
    again: list[Place] = []
    if plan.second and found and found[0].score > 0:
        again = _looked_at(found[: plan.second.first], plan.second, worths, search)
    if plan.after is None:
        return [*again, *found[len(again) :]][begin:end]
    cursor = _key(plan.after)
    left = [place for place in again if place.key > cursor]
    if len(left) < end:
        border = found[len(again) - 1].after if again else plan.after
        last = max(plan.after, border, key=_key)
        left += listed(replace(plan, after=last, offset=0, limit=end - len(left)))
    return left[begin:end]


def _key(after: After) -> tuple[float, int, str]:
    return -after.score, -(after.day.toordinal() if after.day else DAY_BEFORE_ALL), after.id


def _looked_at(
    first: Sequence[Place], second: SecondLook, worths: Sequence[float], search: Search
) -> list[Place]:
    """Hits with their second scores, in their order."""
    answered = search(_request(first, second))["hits"]["hits"]
    told = {hit["_id"]: hit for hit in answered}
    # One that a slow shard did not tell of has none of it.
    found = rescored(_evidence(first, second, told), second, worths)
    pairs = zip(first, found.scores.tolist(), found.added.tolist(), strict=True)
    made = [replace(place, score=score, added=tuple(row)) for place, score, row in pairs]
    return sorted(made, key=lambda place: place.key)


def _request(first: Sequence[Place], second: SecondLook) -> Query:
    """The body of the search that tells of each hit which of the named queries it matches."""
    named = [{"bool": {"filter": [one], "_name": name}} for name, one in _named(second)]
    ids: Query = {"ids": {"values": [place.id for place in first]}}
    return {
        "query": {"bool": {"filter": [ids], "should": named}},
        "size": len(first),
        "track_total_hits": False,
        "_source": False,
        "docvalue_fields": [SKETCH, TITLE_WORDS],
        "timeout": WITHIN,
    }


def _named(second: SecondLook) -> Iterator[tuple[str, Query]]:
    words = [Word("key", keys) for keys in second.words]
    none = Known({}, (), {})
    if second.coverage:
        yield from ((f"held {n}", query(Term(word), none)) for n, word in enumerate(words))
    yield from ((f"title {n}", query(Term(word, "title"), none)) for n, word in enumerate(words))
    for n, node in enumerate(nearness(second)):
        yield f"near {n}", query(node, Known({}, _everywhere(node), {}))
    for n, form in enumerate(second.forms):
        yield f"form {n}", query(Term(Word("form", (form,))), none)


def _everywhere(node: Near) -> list[Meeting]:
    """All fields, as if the words met there: two words in both orders are few clauses."""
    return [Meeting(node.words, name) for name in in_scope(None)]


def _evidence(
    first: Sequence[Place], second: SecondLook, told: Mapping[str, Mapping[str, Any]]
) -> Evidence:
    hits = [told.get(place.id, {}) for place in first]
    matched = [frozenset(hit.get("matched_queries", ())) for hit in hits]
    fields = [hit.get("fields", {}) for hit in hits]

    def matching(name: str, things: Iterable[object]) -> NDArray[np.bool_]:
        names = [f"{name} {n}" for n, _ in enumerate(things)]
        found = [one in own for own in matched for one in names]
        return np.array(found, np.bool_).reshape(len(hits), len(names))

    sketches, sizes = stacked([b64decode(own.get(SKETCH, [""])[0]) for own in fields])
    return Evidence(
        scores=np.array([place.score for place in first], np.float64),
        held=matching("held", second.words),
        titled=matching("title", second.words),
        near=matching("near", nearness(second)),
        forms=matching("form", second.forms),
        title_words=np.array([own.get(TITLE_WORDS, [0])[0] for own in fields], np.int64),
        sketches=sketches,
        sizes=sizes,
    )
