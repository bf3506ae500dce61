"""Facets and the timeline as aggregations of the cluster."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from typing import Any

from index.asking.hits import FacetCounts, Timeline
from index.asking.plan import FacetCount, Plan
from index.document import FACETS
from index.engines.counting import Dates, facet_counts, timeline
from index.engines.opensearch.answer.clauses import every
from index.engines.opensearch.answer.queries import chosen
from index.engines.opensearch.schema import LAST_DAY

_VALUES = 20_000
"""How many values the facets of one answer are counted over, together: a cluster refuses answers
of more than 65,535 buckets.
"""
_ALONE = 60_000
"""How many values a facet is counted over that is asked for alone."""
_DAYS = 40_000
"""How many days a timeline counts: more than a century."""
_PARTIAL = 2_000
"""How many months and years it counts, where no more is known of a date."""

_WITH_ONE_END = 2
"""A month and a year may have the same last day."""

Aggregations = dict[str, Any]


def aggregations(plan: Plan) -> Aggregations:
    """What counts the facets and the days of a plan, each over the articles it is to count."""
    counted = {request.facet: _facet(request, plan) for request in plan.facets}
    if plan.timeline:
        days = {"field": "day", "size": _DAYS, "shard_size": _DAYS}
        partial = {"field": LAST_DAY, "size": _PARTIAL, "shard_size": _PARTIAL}
        firsts = {"terms": {"field": "day", "size": _WITH_ONE_END}}
        inner = {
            "days": {"terms": days},
            "partial": {"terms": partial, "aggs": {"firsts": firsts}},
            "missing": {"missing": {"field": "day"}},
        }
        counted["timeline"] = within(plan, inner)
    return counted


def within(plan: Plan, inner: Aggregations, but: str = "") -> Aggregations:
    """Aggregations over the articles that pass every choice but that of one facet."""
    passed = [chosen(choice) for choice in plan.choices if choice.facet != but]
    return {"filter": every(passed), "aggs": inner}


def _facet(request: FacetCount, plan: Plan) -> Aggregations:
    size = _most(plan)
    field = request.facet
    inner: Aggregations = {
        "values": {"terms": {"field": field, "size": size, "shard_size": 2 * size}},
        "missing": {"missing": {"field": field}},
    }
    if request.always:
        named = {"field": field, "include": list(request.always), "size": len(request.always)}
        inner["always"] = {"terms": named}
    return within(plan, inner, field)


def facets(plan: Plan, found: Mapping[str, Any]) -> tuple[FacetCounts, ...]:
    """The counts of the facets in what the cluster answered."""
    return tuple(_counts(request, found[request.facet]) for request in plan.facets)


def _counts(request: FacetCount, found: Mapping[str, Any]) -> FacetCounts:
    buckets = [*found["values"]["buckets"], *found.get("always", {}).get("buckets", ())]
    counts = {bucket["key"]: bucket["doc_count"] for bucket in buckets}
    return facet_counts(request, counts, found["missing"]["doc_count"])


def cut(plan: Plan, found: Mapping[str, Any]) -> list[FacetCount]:
    """The facets that have more values than were counted."""
    return [one for one in plan.facets if found[one.facet]["values"]["sum_other_doc_count"]]


def cut_notices(plan: Plan, found: Mapping[str, Any]) -> tuple[str, ...]:
    """A sentence for each facet that has more values, and for a timeline that has more days, than
    are counted at all.
    """
    values = tuple(
        f"{FACETS[one.facet]} has more than {_ALONE:,} values here: the others were not counted."
        for one in cut(plan, found)
    )
    return (*values, *_cut_dates(found["timeline"])) if plan.timeline else values


def _cut_dates(counted: Mapping[str, Any]) -> Iterator[str]:
    if counted["days"]["sum_other_doc_count"]:
        yield f"There are more than {_DAYS:,} days here: the others were not counted."
    if counted["partial"]["sum_other_doc_count"]:
        yield (
            f"Of more than {_PARTIAL:,} months and years here the others were counted as their "
            "first day."
        )


def _most(plan: Plan) -> int:
    """How many values of each facet of a plan are counted."""
    alone = len(plan.facets) == 1 and not plan.timeline and not plan.fold
    return _ALONE if alone else _VALUES // len(plan.facets)


def days(
    plan: Plan, found: Mapping[str, Any], copies: Mapping[tuple[Hashable, Dates], int]
) -> Timeline | None:
    """The timeline in what the cluster answered; None where none was asked for. `copies` are the
    near-duplicates of which only one counts in a step.
    """
    if not plan.timeline:
        return None
    counted = found["timeline"]
    dates: Counter[Dates] = Counter()
    for day, count in _per_day(counted["days"]):
        dates[day, day] = count
    for bucket in counted["partial"]["buckets"]:
        for first, count in _per_day(bucket["firsts"]):
            dates[first, date.fromordinal(bucket["key"])] = count
            dates[first, first] -= count
    dates[None] = counted["missing"]["doc_count"]
    return timeline(+dates, plan.days, plan.interval, copies)


def _per_day(counted: Mapping[str, Any]) -> Iterator[tuple[date, int]]:
    buckets = counted["buckets"]
    return ((date.fromordinal(bucket["key"]), bucket["doc_count"]) for bucket in buckets)
