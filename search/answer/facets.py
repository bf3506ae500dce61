"""Counts become facets as shown, with what is chosen and excluded."""

from collections.abc import Iterable

from index.asking.hits import FacetCounts
from index.document import FACETS
from search.page import FacetGroup, FacetValue
from search.request import SearchRequest


def groups(counts: Iterable[FacetCounts], request: SearchRequest) -> tuple[FacetGroup, ...]:
    """The facets in their order; one without values or choices is left out."""
    return tuple(group(c, request) for c in counts if c.values)


def group(counts: FacetCounts, request: SearchRequest) -> FacetGroup:
    """One facet, as it is shown."""
    choice = request.choice(counts.facet)
    return FacetGroup(
        name=counts.facet,
        label=FACETS[counts.facet],
        values=tuple(
            FacetValue(value, count, value in choice.only, value in choice.none_of)
            for value, count in counts.values
        ),
        others=counts.others,
        missing=counts.missing,
    )
