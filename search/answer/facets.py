"""Counts become facets as shown, with what is chosen and excluded."""

from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

from index.asking.hits import FacetCounts
from index.asking.plan import FacetCount
from index.document import FACETS
from index.text.analysis import folded_words
from search.answer.compile import always
from search.answer.context import SearchContext
from search.answer.whole import complete
from search.page import FacetEntry, FacetGroup
from search.request import MAX_VALUES, SearchRequest, ValuesRequest


def groups(counts: Iterable[FacetCounts], request: SearchRequest) -> tuple[FacetGroup, ...]:
    """The facets in their order; those without values are left out."""
    return tuple(group(c, request) for c in counts if c.values)


def group(counts: FacetCounts, request: SearchRequest) -> FacetGroup:
    """One facet, as it is shown: years newest first, other values in the order of their counts."""
    choice = request.choice(counts.facet)
    shown = [
        FacetEntry(value, count, value in choice.only, value in choice.none_of)
        for value, count in counts.values
    ]
    if counts.facet == "year":
        shown.sort(key=attrgetter("value"), reverse=True)
    return FacetGroup(
        name=counts.facet,
        label=FACETS[counts.facet],
        values=tuple(shown),
        others=counts.others,
        missing=counts.missing,
    )


def values(context: SearchContext, facet: str, wanted: ValuesRequest) -> FacetGroup:
    """The values of one facet of the context's request that are wanted. Where the most frequent
    come first, their first page has all that are chosen or excluded too.

    Raises:
        LateError: it takes too long.
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    in_order = wanted.order == "name" or facet == "year"
    reach = MAX_VALUES if in_order else min(wanted.page * wanted.size, MAX_VALUES)
    chosen = always(context.request.choice(facet)) if wanted.page == 1 and not in_order else ()
    count = FacetCount(facet, reach, chosen, wanted.find)
    compiled = context.compile_typed()
    plan = replace(compiled.plan, limit=0, facets=(count,), timeline=False, fold=False)
    hits = complete(context.find(replace(compiled, plan=plan)).hits)
    return _page(group(hits.facets[0], context.request), reach, wanted)


def _page(found: FacetGroup, reach: int, wanted: ValuesRequest) -> FacetGroup:
    """The page of the values that is wanted; `reach` of them were counted, and what is chosen."""
    listed, chosen = list(found.values[:reach]), found.values[reach:]
    every = len(found.values) + found.others
    if wanted.order == "name" and found.name != "year":
        listed.sort(key=_alphabetical)
    start = (wanted.page - 1) * wanted.size
    shown = (*listed[start : start + wanted.size], *chosen)
    pages = -(-min(every, MAX_VALUES) // wanted.size)
    return replace(found, values=shown, others=every - len(shown), pages=pages)


def _alphabetical(entry: FacetEntry) -> tuple[tuple[str, ...], str]:
    """As a reader looks a value up: whatever its case and its accents."""
    return folded_words(entry.value), entry.value
