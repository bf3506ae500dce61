"""What the scoring law knows of words, counted by the cluster over all of its shards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from index.asking.matching import as_one_word, weights_of
from index.asking.scored import Key, Scored
from index.asking.scoring import Statistics
from index.document import FIELDS
from index.engines.opensearch.answer.clauses import some
from index.engines.opensearch.documents import token


@dataclass(frozen=True, slots=True)
class Totals:
    """How many articles have a token in a field, and how many keys they have together."""

    articles: int
    keys: int


def counts(keys: Sequence[Key]) -> dict[str, Any]:
    """The body of the search that counts the articles with each key in each of its fields; without
    keys, the totals of the fields.
    """
    having = {
        f"{name}:{key.text}": {"filter": {"term": {f"{name}_key": token(key.text)}}}
        for key in keys
        for name in weights_of(key.field)
    }
    if not having:
        return {"size": 0, "aggs": _lengths()}
    # Only the articles with one of the keys are looked at: one clause a field has them all.
    texts: dict[str, list[str]] = {}
    for key in keys:
        for name in weights_of(key.field):
            texts.setdefault(f"{name}_key", []).append(token(key.text))
    any_of = some([{"terms": {name: sorted(set(found))}} for name, found in texts.items()])
    return {"size": 0, "query": {"bool": {"filter": any_of}}, "aggs": having}


def totals(found: Mapping[str, Any]) -> dict[str, Totals]:
    """The totals of each text field in what the cluster answered."""
    counted = found["aggregations"]
    return {
        field.name: Totals(
            counted[f"{field.name}_keys"]["count"], int(counted[f"{field.name}_keys"]["sum"])
        )
        for field in FIELDS
    }


def in_cluster(
    keys: Sequence[Key], all_of: Mapping[str, Totals], found: Mapping[str, Any]
) -> tuple[Statistics, ...]:
    """The statistics of the keys, in their order."""
    counted = found["aggregations"]
    return tuple(_statistics(key, all_of, counted) for key in keys)


def weights(
    scored: Sequence[Scored],
    shards: int,
    statistics: Callable[[Sequence[Key]], tuple[Statistics, ...]],
) -> dict[Scored, dict[Key, float]]:
    """What shards do not know by themselves of the keys of words: of several shards, none knows the
    idf of any; a single one scores by that of each key, which then is to be that of the word
    (`as_one_word`).
    """
    words = [word for word in scored if len(word.alone) > 1 or shards > 1]
    keys = list(dict.fromkeys(key for word in words for key in word.keys))
    known = dict(zip(keys, statistics(keys) if keys else (), strict=True))
    found = {}
    for word in words:
        shared = as_one_word(word, known)
        own = {key: known[key].idf if shards == 1 else 1.0 for key in word.keys}
        found[word] = {key: shared[key].idf / own[key] for key in word.keys}
    return found


def _statistics(key: Key, all_of: Mapping[str, Totals], counted: Mapping[str, Any]) -> Statistics:
    weights = weights_of(key.field)
    articles = max(all_of[name].articles for name in weights)
    keys = sum(weight * all_of[name].keys for name, weight in weights.items())
    containing = max(counted[f"{name}:{key.text}"]["doc_count"] for name in weights)
    return Statistics(articles, keys / articles if articles else 0.0, containing)


def _lengths() -> dict[str, Any]:
    return {f"{field.name}_keys": {"stats": {"field": f"{field.name}_keys"}} for field in FIELDS}
