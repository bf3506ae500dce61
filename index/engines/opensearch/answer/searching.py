"""A plan as the searches of the cluster that answer it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from index.asking.plan import After, Plan
from index.document import WEIGHTS
from index.engines.opensearch.answer import counting, folding, relatives
from index.engines.opensearch.answer.clauses import Query, every, some
from index.engines.opensearch.answer.copies import aggregation
from index.engines.opensearch.answer.queries import Known, chosen, query, score
from index.engines.opensearch.client.asking import Asking
from index.engines.opensearch.schema import DAY_AFTER_ALL, DAY_BEFORE_ALL

WITHIN = "1500ms"
"""A shard that needs longer answers with what it has found, before the client stops waiting."""

_NEVER: Query = {"term": {"id": ""}}
"""A shard that sees that nothing of it can match tells nothing of its statistics, which the scores
of the others need. That nothing has an empty id it does not see.
"""
_FIELDS_TOLD: Sequence[Query] = [{"term": {f"{name}_key": " "}} for name in WEIGHTS]
"""`combined_fields` on a shard that does not have the word tells nothing of the lengths of its
fields; a word that nothing has, looked for in each, does.
"""


def counted(plan: Plan, known: Known, *, bare: bool = False) -> dict[str, Any]:
    """The body of the search that answers all of a plan, unless near-duplicates are to be folded
    that it finds; `bare`: without the articles.
    """
    aggregations = counting.aggregations(plan)
    if plan.fold:
        aggregations["groups"] = folding.aggregation(plan, order(plan))
    return {**listed(plan, known, bare=bare), "aggs": aggregations, "track_total_hits": True}


def listed(
    plan: Plan, known: Known, but: Sequence[folding.Group] = (), *, bare: bool = False
) -> dict[str, Any]:
    """The body of the search for the window of a plan, without those folded into the groups;
    `bare`: without the articles.
    """
    body: dict[str, Any] = {
        "query": _matching(plan, known),
        "from": plan.offset,
        "size": plan.limit,
        "sort": order(plan),
        "track_scores": True,
        "track_total_hits": False,
        "_source": False if bare else ["article"],
        "timeout": WITHIN,
    }
    passed = [chosen(choice) for choice in plan.choices]
    if but:
        passed.append(folding.unfolded(but))
    if passed:
        body["post_filter"] = every(passed)
    return _following(body, plan, plan.after) if plan.after else body


def named(
    plan: Plan, known: Known, columns: Sequence[str], size: int, after: Sequence[str] | None
) -> dict[str, Any]:
    """The body of the search for what matches a plan, in the order of the ids: of so many articles
    behind an id, what the columns hold.
    """
    passed = [chosen(choice) for choice in plan.choices]
    body: dict[str, Any] = {
        "query": every([_matching(replace(plan, scored=()), known), *passed]),
        "size": size,
        "sort": [{"id": {"order": "asc"}}],
        "track_total_hits": False,
        "_source": False,
        "docvalue_fields": list(columns),
        "timeout": WITHIN,
    }
    return {**body, "search_after": list(after)} if after else body


def told(plan: Plan, known: Known, names: Sequence[str]) -> dict[str, Any]:
    """The body of the search for the near-duplicates that are told with hits, of these groups."""
    return {
        "query": _matching(plan, known),
        "size": 0,
        "track_total_hits": False,
        "aggs": {"groups": folding.aggregation(plan, order(plan), names)},
        "timeout": WITHIN,
    }


def whole(plan: Plan, known: Known, found: Mapping[str, Any], asking: Asking) -> dict[str, Any]:
    """The facets that have more values than one answer holds, each asked for alone."""
    answered: dict[str, Any] = {}
    for request in counting.cut(plan, found.get("aggregations", {})):
        bare = replace(plan, facets=(request,), timeline=False, fold=False)
        alone = replace(bare, after=None, offset=0, limit=0)
        answered |= asking.search(counted(alone, known))["aggregations"]
    return answered


def copies(plan: Plan, known: Known, after: Mapping[str, Any]) -> dict[str, Any]:
    """The body of the search for the near-duplicates that a timeline counts once, behind those of
    the answer that ended with `after`.
    """
    return {
        "query": _matching(plan, known),
        "size": 0,
        "track_total_hits": False,
        "aggs": aggregation(plan, after),
        "timeout": WITHIN,
    }


def order(plan: Plan) -> list[Query]:
    """The order of the hits: equal scores, and what was added at once, go to the newer day, those
    without one last, then to the first id.
    """
    oldest = plan.order == "oldest"
    missing = DAY_AFTER_ALL if oldest else DAY_BEFORE_ALL
    days: Query = {"day": {"order": "asc" if oldest else "desc", "missing": missing}}
    best: dict[str, Query] = {
        "relevance": {"_score": {"order": "desc"}},
        "added": {"added": {"order": "desc", "missing": 0}},
    }
    first = [best[plan.order]] if plan.order in best else []
    return [*first, days, {"id": {"order": "asc"}}]


def _matching(plan: Plan, known: Known) -> Query:
    where = [query(part, known) for part in (plan.where, *plan.ranges)]
    if plan.copies != "all":
        where.append(relatives.looked_at(plan.copies))
    matching = [some([every(where), _NEVER])]
    scores = [score(word, known.weights.get(word, {})) for word in plan.scored]
    told = _FIELDS_TOLD if scores else ()
    return {"bool": {"filter": matching, "should": [*scores, *told]}}


def _following(body: dict[str, Any], plan: Plan, after: After) -> dict[str, Any]:
    """The window that begins behind a hit. The cluster takes no offset there: it is read too."""
    missing = DAY_AFTER_ALL if plan.order == "oldest" else DAY_BEFORE_ALL
    day = after.day.toordinal() if after.day else missing
    best: list[float] = []
    if plan.order in ("relevance", "added"):
        best = [int(after.score) if plan.order == "added" else after.score]
    window = {"from": 0, "size": plan.offset + plan.limit}
    return {**body, **window, "search_after": [*best, day, after.id]}
