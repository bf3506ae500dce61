"""The pages for readers."""

from collections.abc import Callable
from functools import partial
from typing import get_args

from flask import Blueprint, Response, render_template, request

from index.article import Article
from index.asking.plan import Order
from search.errors import LateError
from search.request import SearchRequest
from search.searcher import SECONDS, Searcher
from web.address import form
from web.address.links import Links
from web.address.parameters import MARKED
from web.formats import citations
from web.formats.linked_data import news_article
from web.routes.lookup import found
from web.serving.conditional import Made, answer
from web.serving.metrics import searched
from web.serving.reach import public_links
from web.serving.requests import arguments
from web.view import facets, timeline
from web.view.chips import chips, unfiltered, ways
from web.view.outline import contents, levels
from web.view.pager import pager

ORDERS = get_args(Order)
"""The orders of results; by relevance only where there are words."""
_NEWEST = 6
_NUMBERED = 500
"""Matches of an article that have an address; all are marked."""
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
        blueprint.add_url_rule("/articles/<id>", view_func=self.article)
        return blueprint

    def home(self) -> Response:
        """The archive at a glance."""
        archive = self._searcher.archive()

        def make() -> Made:
            page = self._searcher.search(SearchRequest(order_by="newest", page_size=_NEWEST))
            held = self._searcher.holdings(_HELD)
            links = Links(request.script_root)
            body = render_template(
                "home.html",
                archive=archive,
                page=page,
                asked=SearchRequest(),
                held=held,
                groups=[g for g in facets.fieldsets(page) if g.name in ("source", "topic")],
                drawing=timeline.draw(page.timeline, SearchRequest(), links),
            )
            return Made(Response(body), page.generation, page.partial or held.partial)

        return answer(archive.generation, "", make)

    def search(self) -> Response:
        """A page of results."""
        asked = form.read(arguments())
        return self._answer(form.query_string(asked), lambda: self._results(asked))

    def _results(self, asked: SearchRequest) -> Made:
        page = searched(self._searcher.search(asked))
        asked = page.request
        links = Links(request.script_root)
        shown = facets.fieldsets(page)
        counts = partial(self._searcher.batch, seconds=SECONDS)
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
            ways=[] if page.total or page.partial else ways(asked, links, counts),
        )
        return Made(Response(body), page.generation, page.partial)

    def facet(self, name: str) -> Response:
        """All values of a facet of a search, and a box to find some of them."""
        facets.require(name)
        given, find = form.read(arguments(), ("find",)), form.find(arguments())

        def make() -> Made:
            asked = self._searcher.asked(given)
            body = render_template(
                "facet.html",
                asked=asked,
                group=self._searcher.facet(asked, name, find, _VALUES),
                find=find,
                carried=[pair for pair in form.write(asked, page=1, cursor=None) if pair[0] != "q"],
                chips=chips(asked),
                clear=unfiltered(asked),
            )
            return Made(Response(body))

        return self._answer(f"{form.query_string(given)}\0{find}", make)

    def article(self, id: str) -> Response:
        """One article."""
        q = form.read_alone(arguments(), (MARKED,)).get("q", "")
        return self._answer(
            q, lambda: found(self._searcher, id, lambda article: self._story(article, q))
        )

    def _story(self, article: Article, q: str) -> Made:
        canonical, asked = public_links().article(article.id), SearchRequest(q=q)
        if article.status == "withdrawn":
            known = {"article": article, "asked": asked, "canonical": canonical}
            return Made(Response(render_template("withdrawn.html", **known)))
        try:
            similar, late = self._searcher.similar(article), False
        except LateError:  # an article can be read without what is like it
            similar, late = (), True
        body = render_template(
            "article.html",
            article=article,
            reading=self._searcher.reading(article, q),
            most=_NUMBERED,
            asked=asked,
            similar=similar,
            contents=contents(article),
            levels=levels(article),
            canonical=canonical,
            cited=citations.sentence(article, canonical),
            linked=news_article(article, canonical),
        )
        return Made(Response(body), partial=late)

    def _answer(self, query: str, make: Callable[[], Made]) -> Response:
        return answer(self._searcher.archive().generation, query, make)
