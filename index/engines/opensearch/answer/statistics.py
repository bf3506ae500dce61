"""What the scoring law knows of words, counted by the cluster over all of its shards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from index.asking.matching import weights_of
from index.asking.plan import Scored
from index.asking.scoring import Statistics
from index.document import FIELDS
from index.engines.opensearch.answer.queries import some
from index.engines.opensearch.documents import token


@dataclass(frozen=True, slots=True)
class Totals:
    """How many articles have a token in a field, and how many tokens they have together."""

    articles: int
    tokens: int


def counts(scored: Sequence[Scored]) -> dict[str, Any]:
    """The body of the search that counts the articles with each word in each of its fields; without
    words, the totals of the fields.
    """
    words = {
        f"{name}:{word.stem}": {"filter": {"term": {f"{name}_stem": token(word.stem)}}}
        for word in scored
        for name in weights_of(word)
    }
    if not words:
        return {"size": 0, "aggs": _lengths()}
    # Only the articles with one of the words are looked at: one clause a field has them all.
    stems: dict[str, list[str]] = {}
    for word in scored:
        for name in weights_of(word):
            stems.setdefault(f"{name}_stem", []).append(token(word.stem))
    having = some([{"terms": {name: sorted(set(found))}} for name, found in stems.items()])
    return {"size": 0, "query": {"bool": {"filter": having}}, "aggs": words}


def totals(found: Mapping[str, Any]) -> dict[str, Totals]:
    """The totals of each text field in what the cluster answered."""
    counted = found["aggregations"]
    return {
        field.name: Totals(
            counted[f"{field.name}_length"]["count"], int(counted[f"{field.name}_length"]["sum"])
        )
        for field in FIELDS
    }


def in_cluster(
    scored: Sequence[Scored], all_of: Mapping[str, Totals], found: Mapping[str, Any]
) -> tuple[Statistics, ...]:
    """The statistics of the words, in their order."""
    counted = found["aggregations"]
    return tuple(_statistics(word, all_of, counted) for word in scored)


def _statistics(
    word: Scored, all_of: Mapping[str, Totals], counted: Mapping[str, Any]
) -> Statistics:
    weights = weights_of(word)
    articles = max(all_of[name].articles for name in weights)
    tokens = sum(weight * all_of[name].tokens for name, weight in weights.items())
    containing = max(counted[f"{name}:{word.stem}"]["doc_count"] for name in weights)
    return Statistics(articles, tokens / articles if articles else 0.0, containing)


def _lengths() -> dict[str, Any]:
    return {
        f"{field.name}_length": {"stats": {"field": f"{field.name}_length"}} for field in FIELDS
    }
