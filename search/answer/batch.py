"""Many queries at once: how many articles each finds, and in which years."""

from dataclasses import dataclass, replace

from index.asking.plan import FacetCount
from search.answer.compile import YEARS
from search.answer.context import SearchContext
from search.typed.query import show


@dataclass(frozen=True, slots=True)
class QueryCounts:
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
class BatchCounts:
    """What many queries find in one generation."""

    generation: str
    queries: tuple[QueryCounts, ...]


def counts(context: SearchContext) -> QueryCounts:
    """The counts of one request, which is not relaxed: what finds nothing is counted as nothing.

    Raises:
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    compiled = context.compile_typed()
    years = FacetCount("year", YEARS)
    plan = replace(compiled.plan, limit=0, facets=(years,), timeline=False, fold=False)
    outcome = context.find(replace(compiled, plan=plan), relax=False)
    hits = outcome.hits
    [facet] = hits.facets
    chosen = context.request.choice("year")  # which the facet's own counts leave out of account
    return QueryCounts(
        query=context.request.q,
        understood_as=show(outcome.compiled.understood),
        warnings=(*outcome.warnings, *hits.notices),
        total=hits.total,
        partial=hits.partial,
        undated=0 if chosen.only else facet.missing,
        years={
            int(year): count
            for year, count in sorted(facet.values)
            if (not chosen.only or year in chosen.only) and year not in chosen.none_of
        },
    )
