"""Counts become facets as shown, with what is chosen and excluded."""

from collections.abc import Iterable
from dataclasses import replace

from index.asking.hits import FacetCounts
from index.asking.plan import FacetCount
from index.document import FACETS
from search.answer.compile import always
from search.answer.context import SearchContext
from search.answer.whole import complete
from search.page import FacetEntry, FacetGroup
from search.request import SearchRequest


def groups(counts: Iterable[FacetCounts], request: SearchRequest) -> tuple[FacetGroup, ...]:
    """The facets in their order; those without values are left out."""
    return tuple(group(c, request) for c in counts if c.values)


def group(counts: FacetCounts, request: SearchRequest) -> FacetGroup:
    """One facet, as it is shown."""
    choice = request.choice(counts.facet)
    return FacetGroup(
        name=counts.facet,
        label=FACETS[counts.facet],
        values=tuple(
            FacetEntry(value, count, value in choice.only, value in choice.none_of)
            for value, count in counts.values
        ),
        others=counts.others,
        missing=counts.missing,
    )


def values(context: SearchContext, facet: str, find: str, size: int) -> FacetGroup:
    """One facet of the context's request: the `size` most frequent values that contain the words of
    `find`, the last as a beginning, and whatever is chosen or excluded.

    Raises:
        LateError: it takes too long.
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    count = FacetCount(facet, size, always(context.request.choice(facet)), find)
    compiled = context.compile_typed()
    plan = replace(compiled.plan, limit=0, facets=(count,), timeline=False, fold=False)
    hits = complete(context.find(replace(compiled, plan=plan)).hits)
    return group(hits.facets[0], context.request)
