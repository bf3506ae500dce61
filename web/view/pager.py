"""The numbers below a list of results, or of the values of a facet."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from search.page import FacetGroup, Page
from search.request import MAX_WINDOW, SearchRequest, ValuesRequest
from web.address.links import Links

_AROUND = 2
PAGE_SIZES = (10, 25, 50, 100)
"""The numbers of results on a page that the pages offer."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """The number of a page and its address; without a number it stands for a gap."""

    page: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """Where to go from a page. `first` leads back from where a cursor led."""

    previous: str | None
    next: str | None
    first: str | None
    numbers: tuple[PageLink, ...]


def pager(page: Page, links: Links) -> Pager:
    """Where to go from this page; every address in it leads to an answer."""
    request = page.request
    by_cursor = request.cursor is not None
    last = min(page.pages, MAX_WINDOW // request.page_size)
    numbers = () if by_cursor else _numbers(request.page, last, partial(_address, page, links))
    first = links.search(request, page=1, cursor=None) if by_cursor else None
    return Pager(links.previous(page), links.next(page), first, numbers)


def pager_of_values(
    request: SearchRequest, group: FacetGroup, wanted: ValuesRequest, links: Links
) -> Pager:
    """Where to go from a page of the values of a facet."""

    def url(page: int) -> str:
        return links.facet(request, group.name, replace(wanted, page=page))

    here, last = wanted.page, group.pages
    before = url(min(here - 1, max(last, 1))) if here > 1 else None
    return Pager(before, url(here + 1) if here < last else None, None, _numbers(here, last, url))


def _address(page: Page, links: Links, number: int) -> str:
    return links.search(page.request, page=number, cursor=None)


def _numbers(here: int, last: int, url: Callable[[int], str]) -> tuple[PageLink, ...]:
    near = {1, last, *range(here - _AROUND, here + _AROUND + 1)}
    shown: list[PageLink] = []
    before = 0
    for number in sorted(n for n in near if 1 <= n <= last):
        if number == before + 2:
            shown.append(PageLink(number - 1, url(number - 1)))
        elif number > before + 1:
            shown.append(PageLink(None))
        shown.append(PageLink(number, url(number), number == here))
        before = number
    return tuple(shown) if last > 1 else ()
