"""A search to cite, and what became of one that was cited."""

from datetime import UTC, datetime
from http import HTTPStatus

from flask import Blueprint, Response, render_template

from search.answer.citing import Claim
from search.errors import BadParameterError
from search.request import MAX_CITED
from search.searcher import Searcher
from web.address import beside
from web.address.parameters import CLAIM
from web.formats.cited import Citation, cited_answer
from web.formats.representation import encoded
from web.serving.reach import public_links
from web.serving.requests import arguments


class Citing:
    """The routes, on one searcher; `title` is the name of the archive."""

    def __init__(self, searcher: Searcher, title: str) -> None:
        self._searcher = searcher
        self._title = title

    def routes(self) -> Blueprint:
        """The routes as Flask registers them."""
        blueprint = Blueprint("citing", __name__)
        blueprint.add_url_rule("/cite", view_func=self.page)
        blueprint.add_url_rule("/cite.json", view_func=self.as_json)
        return blueprint

    def page(self) -> Response:
        """A search to cite, for readers."""
        cited = self._cited()
        body = render_template(
            "cite.html", cited=cited, found=cited.found, asked=cited.found.request, most=MAX_CITED
        )
        return _fresh(Response(body, HTTPStatus.OK))

    def as_json(self) -> Response:
        """A search to cite, for programs."""
        body = encoded(cited_answer(self._cited()))
        return _fresh(Response(body, content_type="application/json"))

    def _cited(self) -> Citation:
        asked, given = beside.read(arguments(), CLAIM)
        found = self._searcher.cite(asked, _claim(given))
        return Citation(found, self._title, datetime.now(UTC), public_links())


def _claim(given: dict[str, object]) -> Claim | None:
    """What an earlier citation claims, where the arguments say it."""
    total, fingerprint, as_of = (given.get(parameter.name) for parameter in CLAIM)
    match total, fingerprint, as_of:
        case int(), str(), datetime():
            return Claim(total, fingerprint, as_of)
        case None, None, None:
            return None
    missing = next(parameter.name for parameter in CLAIM if parameter.name not in given)
    raise BadParameterError(
        missing, "total, fingerprint and as-of belong together: give what the citation has."
    )


def _fresh(response: Response) -> Response:
    """An answer that tells the time is made anew for whoever asks again."""
    response.headers["Cache-Control"] = "no-store"
    return response
