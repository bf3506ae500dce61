"""The routes for programs: JSON, the two health questions, and what crawlers may read."""

from collections.abc import Callable
from functools import partial

from flask import Blueprint, Response, request
from werkzeug.exceptions import NotFound

from index.article import Article
from index.errors import UnavailableError
from search.searcher import Searcher
from web.address import beside, form, parameters
from web.formats.answers import Answer, Health, Ready, Unready
from web.formats.citations import BIBTEX, RIS, bibtex, ris
from web.formats.references import CSL, csl
from web.formats.representation import (
    article_answer,
    encoded,
    facet_answer,
    page_answer,
    similar_answer,
    suggestions_answer,
)
from web.formats.texts import MARKDOWN, markdown, news_text
from web.routes.lookup import found, require_text
from web.serving.conditional import Made, answer
from web.serving.errors import logged_reason
from web.serving.headers import as_file
from web.serving.metrics import searched
from web.serving.reach import own_links, public_links
from web.serving.requests import arguments
from web.view import facets

_VALUES = 50
"""Values of a facet in one answer."""


class Api:
    """The routes, on one searcher."""

    def __init__(self, searcher: Searcher, title: str) -> None:
        self._searcher = searcher
        self._ris = partial(ris, archive=title)

    def routes(self) -> Blueprint:
        """The routes as Flask registers them."""
        blueprint = Blueprint("api", __name__)
        blueprint.add_url_rule("/search.json", view_func=self.search)
        blueprint.add_url_rule("/articles/<id>.json", view_func=self.article)
        blueprint.add_url_rule("/articles/<id>.ris", view_func=self.ris)
        blueprint.add_url_rule("/articles/<id>.bib", view_func=self.bibtex)
        blueprint.add_url_rule("/articles/<id>.md", view_func=self.markdown)
        blueprint.add_url_rule("/articles/<id>.txt", view_func=self.text)
        blueprint.add_url_rule("/articles/<id>/csl.json", view_func=self.csl)
        blueprint.add_url_rule("/articles/<id>/similar.json", view_func=self.similar)
        blueprint.add_url_rule("/suggest.json", view_func=self.suggest)
        blueprint.add_url_rule("/facets/<name>.json", view_func=self.facet)
        blueprint.add_url_rule("/healthz", view_func=self.health)
        blueprint.add_url_rule("/readyz", view_func=self.readiness)
        return blueprint

    def search(self) -> Response:
        """A page of results."""
        asked = form.read(arguments())

        def make() -> Made:
            page = searched(self._searcher.search(asked))
            document = page_answer(page, own_links())
            response = _json(document)
            for relation, url in (("next", document.links.next), ("prev", document.links.prev)):
                if url:
                    response.headers.add("Link", f'<{url}>; rel="{relation}"')
            return Made(response, page.generation, page.partial)

        return self._answer(form.query_string(asked), make)

    def article(self, id: str) -> Response:
        """One article."""
        return self._of_article(id, lambda article: _json(article_answer(article, own_links())))

    def ris(self, id: str) -> Response:
        """One article as reference managers read it."""
        return self._of_article(id, lambda article: self._cited(article, self._ris, RIS))

    def bibtex(self, id: str) -> Response:
        """One article as BibTeX and its kin read it."""
        return self._of_article(id, lambda article: self._cited(article, bibtex, BIBTEX))

    def csl(self, id: str) -> Response:
        """One article as what cites in every style reads it."""
        return self._of_article(id, lambda article: self._cited(article, _csl, CSL))

    def markdown(self, id: str) -> Response:
        """One article as Markdown."""
        return self._of_article(id, self._markdown)

    def text(self, id: str) -> Response:
        """One article in the text format that archives are made of."""
        return self._of_article(id, self._text)

    def similar(self, id: str) -> Response:
        """The articles that are most like one."""
        return self._of_article(id, self._similar)

    def suggest(self) -> Response:
        """What may be typed."""
        given = form.read_alone(arguments(), (parameters.TYPED, parameters.LIMIT))
        typed, limit = given.get("q", ""), given.get("limit", int(parameters.LIMIT.default))

        def make() -> Made:
            found = self._searcher.suggest(typed, limit)
            return Made(_json(suggestions_answer(typed, found, own_links())))

        return self._answer(f"{limit} {typed}", make)

    def facet(self, name: str) -> Response:
        """The values of a facet that contain some words."""
        facets.require(name)
        asked, wanted = beside.values_of(arguments(), _VALUES)

        def make() -> Made:
            group = self._searcher.facet(asked, name, wanted)
            return Made(_json(facet_answer(asked, group, own_links())))

        return self._answer(f"{form.query_string(asked)}\0{wanted}", make)

    def _of_article(self, id: str, represent: Callable[[Article], Response]) -> Response:
        """One article in some representation."""

        def make() -> Made:
            return found(self._searcher, id, lambda article: Made(represent(article)))

        return self._answer("", make)

    def _answer(self, query: str, make: Callable[[], Made]) -> Response:
        return answer(self._searcher.archive().generation, query, make)

    def _similar(self, article: Article) -> Response:
        require_text(article)
        hits = self._searcher.similar(article)
        return _json(similar_answer(article, hits, own_links()))

    def _markdown(self, article: Article) -> Response:
        require_text(article)
        return self._cited(article, markdown, MARKDOWN)

    def _text(self, article: Article) -> Response:
        require_text(article)
        body = news_text(article)
        if body is None:
            raise NotFound("The text format begins with a date, and this article has none.")
        return Response(body, content_type="text/plain; charset=utf-8")

    def _cited(self, article: Article, write: Callable[[Article, str], str], kind: str) -> Response:
        """A citation, which a browser saves under the article's id."""
        body = write(article, public_links().article(article.id))
        response = Response(body, content_type=kind if kind == CSL else f"{kind}; charset=utf-8")
        name = request.path.partition("/articles/")[2].replace("/", ".")
        return as_file(response, name)

    def health(self) -> Response:
        """Whether the process answers."""
        return _fresh(_json(Health("ok")))

    def readiness(self) -> Response:
        """Whether there is an index to search, and which."""
        try:
            archive = self._searcher.archive()
        except UnavailableError as error:
            return _fresh(_json(Unready("unavailable", logged_reason(error)), 503))
        sealed = archive.published.isoformat(timespec="seconds") if archive.published else None
        ready = Ready("ok", archive.generation, archive.articles, sealed, archive.notices)
        return _fresh(_json(ready))


def _csl(article: Article, here: str) -> str:
    return encoded([csl(article, here)]).decode()


def _json(document: Answer, status: int = 200) -> Response:
    return Response(encoded(document), status, content_type="application/json")


def _fresh(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
