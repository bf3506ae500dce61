"""The filters in force, each with the search without it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.document import FACETS
from search.answer.batch import BatchCounts
from search.request import SearchRequest
from web.address.choices import drop
from web.address.links import Links
from web.formats import wording

_COPIES = {"none": "only the first of each", "only": "nothing but them"}
_MAX_WAYS = 5
"""Each way costs a search."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force. `without` is the same search without it."""

    label: str
    value: str
    without: SearchRequest
    excluded: bool = False


def chips(request: SearchRequest) -> list[Chip]:
    """Every filter of the request: dates, when they came in, then facets in their order."""
    found: list[Chip] = []
    first = replace(request, page=1, cursor=None)
    if request.from_date or request.to_date:
        without = replace(first, from_date=None, to_date=None)
        found.append(Chip("Date", wording.span(request.from_date, request.to_date), without))
    if request.from_added or request.to_added:
        without = replace(first, from_added=None, to_added=None)
        found.append(Chip("Added", wording.arrived(request.from_added, request.to_added), without))
    for choice in request.choices:
        values = [(v, False) for v in choice.only] + [(v, True) for v in choice.none_of]
        for value, excluded in values:
            without = replace(first, choices=drop(request, choice.facet, value))
            name = wording.value_name(choice.facet, value)
            found.append(Chip(FACETS[choice.facet], name, without, excluded))
    if request.match == "any":
        found.append(Chip("Words", "any of them", replace(first, match="all")))
    if request.copies != "all":
        found.append(Chip("Copies", _COPIES[request.copies], replace(first, copies="all")))
    return found


def unfiltered(request: SearchRequest) -> SearchRequest:
    """The same words without any filter, from the first page."""
    return SearchRequest(q=request.q, order_by=request.order_by, page_size=request.page_size)


@dataclass(frozen=True, slots=True)
class Way:
    """What a search without one filter finds; `chip` is None where it is without any."""

    chip: Chip | None
    url: str
    total: int


def ways(
    request: SearchRequest, links: Links, count: Callable[[Sequence[SearchRequest]], BatchCounts]
) -> list[Way]:
    """The ways out of a search that its filters left empty, without those that lead nowhere.

    Args:
        request: the search.
        links: the addresses.
        count: counts what each of some requests finds, as `Searcher.batch` does; what that raises
            goes through.
    """
    shown = chips(request)
    tries: list[tuple[Chip | None, SearchRequest]] = [(c, c.without) for c in shown[:_MAX_WAYS]]
    if len(shown) > 1:
        tries.append((None, unfiltered(request)))
    found = zip(tries, count([tried for _, tried in tries]).queries, strict=True)
    return [
        Way(chip, links.search(tried), counted.total)
        for (chip, tried), counted in found
        if counted.total and not counted.partial
    ]
