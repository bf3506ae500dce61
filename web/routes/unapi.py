"""unAPI, version 1: by which a reference manager saves what a page shows. Zotero asks here for each
`abbr` of the class `unapi-id` and takes the citation in a format that it knows.

RIS is the only one listed, since Zotero would prefer some of the others and read less of them.
"""

from xml.sax.saxutils import quoteattr

from flask import Blueprint, Response
from werkzeug.exceptions import NotAcceptable

from index.article import Article
from search.errors import BadParameterError
from search.searcher import Searcher
from web.address import form
from web.address.checking import echo
from web.address.parameters import UNAPI
from web.formats.citations import RIS, ris
from web.routes.lookup import found
from web.serving.conditional import Made, answer
from web.serving.reach import public_links
from web.serving.requests import arguments

_NAME = "ris"


class UnApi:
    """The route, on one searcher."""

    def __init__(self, searcher: Searcher, title: str) -> None:
        self._searcher = searcher
        self._archive = title

    def routes(self) -> Blueprint:
        """The route as Flask registers it."""
        blueprint = Blueprint("unapi", __name__)
        blueprint.add_url_rule("/unapi", view_func=self.unapi)
        return blueprint

    def unapi(self) -> Response:
        """The formats of all articles, those of one article (300), or its citation."""
        given = form.read_alone(arguments(), UNAPI)
        id, name = given.get("id", ""), given.get("format", "")
        if name and not id:
            raise BadParameterError("id", "Say of which article, as in id=ID&format=ris.")

        def make() -> Made:
            if not id:
                return Made(_formats())
            return found(self._searcher, id, lambda article: Made(self._of(article, name)))

        return answer(self._searcher.archive().generation, f"{id}\0{name}", make)

    def _of(self, article: Article, name: str) -> Response:
        """The formats of an article, or its citation in the one of this name.

        Raises:
            NotAcceptable: there is none of this name.
        """
        if not name:
            return _formats(article.id)
        if name != _NAME:
            raise NotAcceptable(
                f"There is no format “{echo(name)}” here; the one there is is {_NAME}."
            )
        record = ris(article, public_links().article(article.id), self._archive)
        return Response(record, content_type=f"{RIS}; charset=utf-8")


def _formats(id: str = "") -> Response:
    """The list of formats; for an article, with the status that the specification has for that."""
    of = f" id={quoteattr(id)}" if id else ""
    body = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<formats{of}>\n'
        f'<format name="{_NAME}" type="{RIS}"/>\n</formats>\n'
    )
    status = 300 if id else 200
    return Response(body, status, content_type="application/xml; charset=utf-8")
