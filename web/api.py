"""The routes for programs: JSON, the two health questions, and what crawlers may read."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import NotFound

from index.article import Article
from index.errors import DamagedIndexError, NoIndexError
from search.errors import BadParameterError
from search.searcher import Searcher
from search.suggest import MAX_SUGGESTIONS
from web import facets, form, headers
from web.citations import BIBTEX, RIS, bibtex, ris
from web.links import Links
from web.representation import (
    article_json,
    facet_json,
    page_json,
    similar_json,
    suggestions_json,
)
from web.settings import WebSettings
from web.values import echo, number

_VALUES = 50
"""Values of a facet in one answer."""

_ROBOTS = """\
# Articles are for everyone; every combination of filters is not.
User-agent: *
Disallow: {root}/search?
Disallow: {root}/search.
Disallow: {root}/suggest.json
Disallow: {root}/facets/
Disallow: {root}/articles/*?
"""


class Api:
    """The routes, on one searcher."""

    def __init__(self, searcher: Searcher, settings: WebSettings) -> None:
        self._searcher = searcher
        self._public = Links(settings.public_url)

    def routes(self) -> Blueprint:
        """The routes as Flask registers them."""
        blueprint = Blueprint("api", __name__)
        blueprint.add_url_rule("/search.json", view_func=self.search)
        blueprint.add_url_rule("/articles/<id>.json", view_func=self.article)
        blueprint.add_url_rule("/articles/<id>.ris", view_func=self.ris)
        blueprint.add_url_rule("/articles/<id>.bib", view_func=self.bibtex)
        blueprint.add_url_rule("/articles/<id>/similar.json", view_func=self.similar)
        blueprint.add_url_rule("/suggest.json", view_func=self.suggest)
        blueprint.add_url_rule("/facets/<name>.json", view_func=self.facet)
        blueprint.add_url_rule("/healthz", view_func=self.health)
        blueprint.add_url_rule("/readyz", view_func=self.readiness)
        blueprint.add_url_rule("/robots.txt", view_func=self.robots)
        return blueprint

    def search(self) -> Response:
        """A page of results."""
        asked = form.read(request.args)
        query = form.query_string(asked)
        generation = self._searcher.archive().generation
        if answer := headers.unchanged(headers.tag(generation, query)):
            return answer
        page = self._searcher.search(asked)
        answer = _json(page_json(page, Links(request.script_root)))
        return headers.cacheable(answer, headers.tag(page.generation, query))

    def article(self, id: str) -> Response:
        """One article."""
        return self._of_article(id, lambda article: _json(article_json(article)))

    def ris(self, id: str) -> Response:
        """One article as reference managers read it."""
        return self._of_article(id, lambda article: self._cited(article, ris, RIS))

    def bibtex(self, id: str) -> Response:
        """One article as BibTeX and its kin read it."""
        return self._of_article(id, lambda article: self._cited(article, bibtex, BIBTEX))

    def similar(self, id: str) -> Response:
        """The articles that are most like one."""
        links = Links(request.script_root)
        return self._of_article(
            id, lambda article: _json(similar_json(article, self._searcher.similar(article), links))
        )

    def suggest(self) -> Response:
        """What may be typed."""
        given = form.read_single(request.args, ("q", "limit"))
        typed = form.query("q", given.get("q", ""))
        limit = number("limit", given.get("limit", "8"), MAX_SUGGESTIONS)
        etag = headers.tag(self._searcher.archive().generation, f"{limit} {typed}")
        if answer := headers.unchanged(etag):
            return answer
        found = self._searcher.suggest(typed, limit)
        answer = _json(suggestions_json(typed, found, Links(request.script_root)))
        return headers.cacheable(answer, etag)

    def facet(self, name: str) -> Response:
        """The values of a facet that contain some words."""
        facets.require(name)
        asked = form.read(request.args, ("find",))
        find = form.query("find", request.args.get("find", ""))
        etag = headers.tag(
            self._searcher.archive().generation, f"{form.query_string(asked)}\0{find}"
        )
        if answer := headers.unchanged(etag):
            return answer
        group = self._searcher.facet(asked, name, find, _VALUES)
        return headers.cacheable(_json(facet_json(asked, group, Links(request.script_root))), etag)

    def _of_article(self, id: str, represent: Callable[[Article], Response]) -> Response:
        """What is told of one article, which takes no parameter."""
        if name := next(iter(request.args), None):
            raise BadParameterError(echo(name), "This takes no parameter.")
        etag = headers.tag(self._searcher.archive().generation)
        if answer := headers.unchanged(etag):
            return answer
        article = self._searcher.article(id)
        if article is None:
            raise NotFound(f"There is no article {id} in this archive.")
        return headers.cacheable(represent(article), etag)

    def _cited(self, article: Article, write: Callable[[Article, str], str], kind: str) -> Response:
        """A citation, which a browser saves under the article's id."""
        body = write(article, self._public.article(article.id))
        response = Response(body, content_type=f"{kind}; charset=utf-8")
        name = request.path.rpartition("/")[2]
        response.headers.set("Content-Disposition", "attachment", filename=name)
        return response

    def health(self) -> Response:
        """Whether the process answers."""
        return _fresh(_json({"status": "ok"}))

    def readiness(self) -> Response:
        """Whether there is an index to search, and which."""
        try:
            archive = self._searcher.archive()
        except (NoIndexError, DamagedIndexError) as error:
            return _fresh(_json({"status": "unavailable", "reason": str(error)}, 503))
        ready = {
            "status": "ok",
            "generation": archive.generation,
            "articles": archive.articles,
        }
        return _fresh(_json(ready))

    def robots(self) -> Response:
        """What crawlers may read."""
        return Response(_ROBOTS.format(root=request.script_root), content_type="text/plain")


def _json(value: dict[str, Any], status: int = 200) -> Response:
    body = current_app.json.dumps(value)
    return Response(body, status, content_type="application/json")


def _fresh(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
