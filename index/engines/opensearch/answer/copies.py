"""Near-duplicates by the dates that they have, for a timeline in which they count once."""

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import Any

from index.asking.plan import Plan
from index.engines.counting import Dates
from index.engines.opensearch.answer.counting import Aggregations, within
from index.engines.opensearch.client.asking import Asking
from index.engines.opensearch.schema import LAST_DAY

_AT_ONCE = 10_000
"""How many groups and dates one answer counts; the next one goes on behind them."""

Copies = Mapping[tuple[Hashable, Dates], int]
"""Articles that have near-duplicates, by their group and date."""
Body = Callable[[Mapping[str, Any]], dict[str, Any]]
"""Makes the body of a search for near-duplicates, behind those that the one before ended with."""


def aggregation(plan: Plan, after: Mapping[str, Any]) -> Aggregations:
    """What counts the near-duplicates that a plan finds, behind those of the answer that ended
    with `after`.
    """
    sources = [
        {name: {"terms": {"field": name, "missing_bucket": name != "group"}}}
        for name in ("group", "day", LAST_DAY)
    ]
    behind = {"after": dict(after)} if after else {}
    paged = {"size": _AT_ONCE, "sources": sources, **behind}
    return {"copies": within(plan, {"dates": {"composite": paged}})}


def copies(plan: Plan, asking: Asking, body: Body) -> Copies:
    """The near-duplicates of which only one counts in a step of a plan's timeline; none where all
    of them count.

    Raises:
        EngineDownError: the cluster does not answer.
    """
    found: dict[tuple[Hashable, Dates], int] = {}
    after: Mapping[str, Any] | None = {}
    while plan.timeline and plan.once and after is not None:
        counted = asking.search(body(after))["aggregations"]["copies"]["dates"]
        for bucket in counted["buckets"]:
            key = bucket["key"]
            found[key["group"], _dates(key["day"], key[LAST_DAY])] = bucket["doc_count"]
        after = counted.get("after_key")
    return found


def _dates(first: int | None, last: int | None) -> Dates:
    if first is None:
        return None
    return date.fromordinal(first), date.fromordinal(first if last is None else last)
