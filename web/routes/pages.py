"""The pages for readers."""

from collections.abc import Callable
from functools import partial
from typing import get_args

from flask import Blueprint, Response, render_template

from index.asking.plan import Order
from search.help.writing import both
from search.request import SearchRequest
from search.searcher import SECONDS, Searcher
from web.address import beside, form
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
        asked, given = beside.read(arguments(), (WITHIN,))
        if more := given.get("within"):
            q = both(asked.q, more, any_first=asked.match == "any")
            q = form.query("within", q)
            return leading_to(own_links().search(asked, q=q, match="all"))
        return self._answer(form.query_string(asked), lambda: self._results(asked))

    def _results(self, asked: SearchRequest) -> Made:
        archive = self._searcher.archive()  # before it is searched: what comes meanwhile is new
        page = searched(self._searcher.search(asked))
        asked = page.request
        links = own_links()
        shown = facets.fieldsets(page)
        counts = partial(self._searcher.batch, seconds=SECONDS)
        nothing = not (page.total or page.partial)
        body = render_template(
            "search.html",
            page=page,
            asked=asked,
            groups=shown,
            carried=facets.carried(asked, shown),
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
        given, wanted = beside.values_of(arguments(), _VALUES)

        def make() -> Made:
            asked = self._searcher.asked(given)
            group = self._searcher.facet(asked, name, wanted)
            links = own_links()
            body = render_template(
                "facet.html",
                asked=asked,
                group=group,
                wanted=wanted,
                kept=[pair for pair in form.write(asked) if pair[0] != "q"],
                carried=facets.carried(asked, [facets.all_of(group)]),
                chips=chips(asked),
                clear=unfiltered(asked),
                pager=pager_of_values(asked, group, wanted, links),
            )
            return Made(Response(body))

        return self._answer(f"{form.query_string(given)}\0{wanted}", make)

    def _answer(self, query: str, make: Callable[[], Made]) -> Response:
        return answer(self._searcher.archive().generation, query, make)
