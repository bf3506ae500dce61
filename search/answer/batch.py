"""Many queries at once: how many articles each finds, and in which years."""

from dataclasses import dataclass, replace

from index.asking.plan import FacetCount, Plan
from search.answer.asking import Asking
from search.typed.query import show

MAX_QUERIES = 50
_YEARS = 1000


@dataclass(frozen=True, slots=True)
class Counted:
    """What one query finds: `years` has the articles of each year from the first to the last.
    Where it is `partial`, they are lower bounds.
    """

    query: str
    understood_as: str
    warnings: tuple[str, ...]
    total: int
    partial: bool
    undated: int
    years: dict[int, int]


@dataclass(frozen=True, slots=True)
class Batch:
    """What many queries find in one generation."""

    generation: str
    queries: tuple[Counted, ...]


def counted(asking: Asking) -> Counted:
    """The counts of one request, which is not relaxed: what finds nothing is counted as nothing."""

    def bare(plan: Plan) -> Plan:
        years = (FacetCount("year", _YEARS),)
        return replace(plan, limit=0, facets=years, timeline=False, fold=False)

    asked = asking.ask(bare, relax=False)
    [facet] = asked.hits.facets
    chosen = asking.request.choice("year")  # which the facet's own counts leave out of account
    years = {
        int(year): count
        for year, count in sorted(facet.values)
        if (not chosen.only or year in chosen.only) and year not in chosen.none_of
    }
    return Counted(
        query=asking.request.q,
        understood_as=show(asked.understood),
        warnings=(*asked.warnings, *asked.hits.notices),
        total=asked.hits.total,
        partial=asked.hits.partial,
        undated=0 if chosen.only else facet.missing,
        years=years,
    )
