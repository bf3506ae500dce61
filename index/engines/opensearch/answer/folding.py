"""Near-duplicates in the answers of the cluster: of a group only the first is a hit of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from index.article import Article
from index.asking.hits import MAX_ALSO
from index.asking.plan import Plan
from index.engines.opensearch.answer.clauses import Query
from index.engines.opensearch.answer.counting import Aggregations, within
from index.stored import from_json

GROUPS = 5_000
"""How many groups are folded at once."""
Sort = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Group:
    """Near-duplicates that match, the first of them in the order and how many go under it."""

    name: str
    first: str
    folded: int


def aggregation(plan: Plan, order: Sort, names: Sequence[str] = ()) -> Aggregations:
    """What finds the groups of which several articles match: all of them with the id of the first,
    or those named with the first few articles.
    """
    terms: dict[str, Any] = {"field": "group", "min_doc_count": 2, "size": GROUPS}
    top: dict[str, Any] = {
        "size": 1,
        "sort": list(order),
        "_source": False,
        "docvalue_fields": ["id"],
    }
    if names:
        terms |= {"include": list(names), "size": len(names)}
        top |= {"size": MAX_ALSO + 1, "_source": ["article"]}
    terms["shard_size"] = 10 * GROUPS
    return within(plan, {"groups": {"terms": terms, "aggs": {"first": {"top_hits": top}}}})


def groups(found: Mapping[str, Any]) -> tuple[Group, ...]:
    """The groups in what the cluster answered."""
    return tuple(
        Group(bucket["key"], _id(_tops(bucket)[0]), bucket["doc_count"] - 1)
        for bucket in found["groups"]["buckets"]
    )


def cut_notices(found: Sequence[Group]) -> tuple[str, ...]:
    """A sentence where there are more groups than are folded."""
    told = f"Near-duplicates are folded in {GROUPS:,} groups here, the largest, and in no others."
    return (told,) if len(found) >= GROUPS else ()


def also(found: Mapping[str, Any]) -> dict[str, tuple[Article, ...]]:
    """The first near-duplicates under each first article, by its id."""
    under = [_tops(bucket) for bucket in found["groups"]["buckets"]]
    return {
        _id(first): tuple(from_json(one["_source"]["article"]) for one in others)
        for first, *others in under
    }


def unfolded(found: Sequence[Group]) -> Query:
    """What leaves out all of the groups but the first articles."""
    names = [group.name for group in found]
    firsts = [group.first for group in found]
    others = {"filter": [{"terms": {"group": names}}], "must_not": [{"terms": {"id": firsts}}]}
    return {"bool": {"must_not": [{"bool": others}]}}


def _tops(bucket: Mapping[str, Any]) -> list[dict[str, Any]]:
    tops: list[dict[str, Any]] = bucket["first"]["hits"]["hits"]
    return tops


def _id(hit: Mapping[str, Any]) -> str:
    id: str = hit["fields"]["id"][0]
    return id
