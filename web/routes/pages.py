"""The pages for readers."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import get_args

from flask import Blueprint, Response, render_template

from index.asking.plan import Order
from search.help.writing import both
from search.page import Page
from search.request import SearchRequest
from search.searcher import SECONDS, Searcher
from web.address import beside, form, picked
from web.address.links import Links
from web.address.parameters import WITHIN
from web.serving.conditional import Made, answer
from web.serving.metrics import searched
from web.serving.reach import own_links
from web.serving.requests import arguments, leading_to
from web.view import facets, timeline
from web.view.chips import chips, unfiltered, ways
from web.view.help import briefly
from web.view.pager import PAGE_SIZES, pager, pager_of_values
from web.view.presets import presets

ORDERS = get_args(Order)
"""The orders of results; by relevance only where there are words."""
_NEWEST = 6
_HELD = 8
"""Languages that the front page counts."""
_VALUES = 200
"""Values on the page of one facet."""


class Pages:
    """The routes, on one searcher."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def routes(self) -> Blueprint:
        """The routes as Flask registers them."""
        blueprint = Blueprint("pages", __name__)
        blueprint.add_url_rule("/", view_func=self.home)
        blueprint.add_url_rule("/search", view_func=self.search)
        blueprint.add_url_rule("/facets/<name>", view_func=self.facet)
        return blueprint

    def home(self) -> Response:
        """The archive at a glance."""
        archive = self._searcher.archive()

        def make() -> Made:
            page = self._searcher.search(SearchRequest(order_by="newest", page_size=_NEWEST))
            held = self._searcher.holdings(_HELD)
            links = own_links()
            body = render_template(
                "home.html",
                archive=archive,
                page=page,
                asked=SearchRequest(),
                held=held,
                groups=[g for g in facets.fieldsets(page) if g.name in ("source", "topic")],
                drawing=timeline.draw(page.timeline, SearchRequest(), links),
                ways=briefly(self._searcher.examples()),
            )
            return Made(Response(body), page.generation, page.partial or held.partial)

        return answer(archive.generation, "", make)

    def search(self) -> Response:
        """A page of results; of what is searched for within some, the way to both as one search."""
        ids, args = picked.apart(arguments())
        asked, given = beside.read(args, (WITHIN,))
        links = replace(own_links(), picked=ids)
        if more := given.get("within"):
            q = both(asked.q, more, any_first=asked.match == "any")
            q = form.query("within", q)
            return leading_to(links.search(asked, q=q, match="all"))
        query = f"{form.query_string(asked)}\0{picked.ids_of(ids)}"
        return self._answer(query, lambda: self._results(asked, links))

    def _results(self, asked: SearchRequest, links: Links) -> Made:
        archive = self._searcher.archive()  # before it is searched: what comes meanwhile is new
        page = searched(self._searcher.search(asked))
        asked = page.request
        shown = facets.fieldsets(page)
        counts = partial(self._searcher.batch, seconds=SECONDS)
        nothing = not (page.total or page.partial)
        body = render_template(
            "search.html",
            page=page,
            asked=asked,
            groups=shown,
            links=links,
            elsewhere=[id for id in links.picked if id not in {one.id for one in page.results}],
            following=_following(page),
            carried=[*facets.carried(asked, shown), *picked.pairs(links.picked)],
            chips=chips(asked),
            clear=unfiltered(asked),
            orders=ORDERS if asked.q.strip() else ORDERS[1:],
            drawing=timeline.draw(page.timeline, asked, links),
            pager=pager(page, links),
            presets=presets(asked, archive, links),
            since=archive.next_added,
            sizes=PAGE_SIZES if page.total > PAGE_SIZES[0] else (),
            ways=ways(asked, links, counts) if nothing else [],
            language=[] if page.total else briefly(self._searcher.examples()),
        )
        return Made(Response(body), page.generation, page.partial)

    def facet(self, name: str) -> Response:
        """The values of a facet of a search, in pages, to choose some of them."""
        facets.require(name)
        ids, args = picked.apart(arguments())
        given, wanted = beside.values_of(args, _VALUES)

        def make() -> Made:
            asked = self._searcher.asked(given)
            group = self._searcher.facet(asked, name, wanted)
            links = replace(own_links(), picked=ids)
            ticked = picked.pairs(ids)
            body = render_template(
                "facet.html",
                links=links,
                asked=asked,
                group=group,
                wanted=wanted,
                kept=[*(pair for pair in form.write(asked) if pair[0] != "q"), *ticked],
                carried=[*facets.carried(asked, [facets.all_of(group)]), *ticked],
                chips=chips(asked),
                clear=unfiltered(asked),
                pager=pager_of_values(asked, group, wanted, links),
            )
            return Made(Response(body))

        return self._answer(f"{form.query_string(given)}\0{wanted}\0{picked.ids_of(ids)}", make)

    def _answer(self, query: str, make: Callable[[], Made]) -> Response:
        return answer(self._searcher.archive().generation, query, make)


def _following(page: Page) -> tuple[str, str]:
    """Where to go on from a page of results with what is ticked there: the arguments of a search,
    and what is there. That is the next page, else this one, from where another search can be made.
    """
    address = Links().next(page)
    if address:
        return address.partition("?")[2], "next page"
    return form.query_string(page.request) or "q=", "search on"
