"""The numbers below a list of results."""

from dataclasses import dataclass

from search.page import Page
from search.request import MAX_WINDOW
from web.address.links import Links

_AROUND = 2


@dataclass(frozen=True, slots=True)
class PageLink:
    """The number of a page and its address; without a number it stands for a gap."""

    page: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """Where to go from a page of results. `first` leads back from where a cursor led."""

    previous: str | None
    next: str | None
    first: str | None
    numbers: tuple[PageLink, ...]


def pager(page: Page, links: Links) -> Pager:
    """Where to go from this page; every address in it leads to an answer."""
    request = page.request
    by_cursor = request.cursor is not None
    numbers = () if by_cursor else _numbers(page, links)
    first = links.search(request, page=1, cursor=None) if by_cursor else None
    return Pager(links.previous(page), links.next(page), first, numbers)


def _numbers(page: Page, links: Links) -> tuple[PageLink, ...]:
    last = min(page.pages, MAX_WINDOW // page.request.page_size)
    here = page.request.page
    near = {1, last, *range(here - _AROUND, here + _AROUND + 1)}
    shown: list[PageLink] = []
    before = 0
    for number in sorted(n for n in near if 1 <= n <= last):
        if number == before + 2:
            shown.append(_link(page, number - 1, links))
        elif number > before + 1:
            shown.append(PageLink(None))
        shown.append(_link(page, number, links))
        before = number
    return tuple(shown) if last > 1 else ()


def _link(page: Page, number: int, links: Links) -> PageLink:
    here = number == page.request.page
    return PageLink(number, links.search(page.request, page=number, cursor=None), here)
