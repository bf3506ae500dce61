"""The chosen and excluded values of a request, with one value more or less."""

from index.asking.plan import Choice
from index.document import FACETS
from search.request import SearchRequest


def choose(
    request: SearchRequest, facet: str, value: str, *, excluded: bool = False
) -> tuple[Choice, ...]:
    """The request's choices with this value chosen or excluded, and no longer the other way."""
    rest = request.choice(facet)
    only = tuple(v for v in rest.only if v != value)
    none_of = tuple(v for v in rest.none_of if v != value)
    if excluded:
        return _put(request, Choice(facet, only, (*none_of, value)))
    return _put(request, Choice(facet, (*only, value), none_of))


def drop(request: SearchRequest, facet: str, value: str) -> tuple[Choice, ...]:
    """The request's choices without this value, chosen or excluded."""
    rest = request.choice(facet)
    only = tuple(v for v in rest.only if v != value)
    return _put(request, Choice(facet, only, tuple(v for v in rest.none_of if v != value)))


def _put(request: SearchRequest, choice: Choice) -> tuple[Choice, ...]:
    """The request's choices with this one in place, in the order of the facets."""
    by_facet = {**{c.facet: c for c in request.choices}, choice.facet: choice}
    ordered = (by_facet[name] for name in FACETS if name in by_facet)
    return tuple(c for c in ordered if c.only or c.none_of)
