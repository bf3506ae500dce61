"""How to ask: the query language, and a form that writes it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, render_template, request

from search.errors import BadParameterError
from search.help.writing import written
from search.request import SearchRequest
from search.searcher import Searcher
from web.address import form
from web.address.links import Links
from web.address.mending import readable
from web.address.parameters import ADVANCED
from web.serving.conditional import Made, answer
from web.serving.requests import arguments, leading_to
from web.view.help import in_full


class Asking:
    """The routes, on one searcher."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def routes(self) -> Blueprint:
        """The routes as Flask registers them."""
        blueprint = Blueprint("asking", __name__)
        blueprint.add_url_rule("/help", view_func=self.help)
        blueprint.add_url_rule("/advanced", view_func=self.advanced)
        return blueprint

    def help(self) -> Response:
        """The query language, with examples that find something here."""

        def make() -> Made:
            language = in_full(self._searcher.examples())
            return Made(Response(render_template("help.html", language=language)))

        return self._answer("", make)

    def advanced(self) -> Response:
        """A form with a field for each way to ask; what it writes is a search like any other."""
        try:
            given = form.read_alone(arguments(), ADVANCED)
            asked = SearchRequest(given.get("q", ""), **_ranges(given))
            if given.pop("go", False):
                return leading_to(_search(given))
        except BadParameterError as error:
            return _mistaken(error)
        return self._answer(repr(given), lambda: Made(Response(_form(asked, given))))

    def _answer(self, query: str, make: Callable[[], Made]) -> Response:
        return answer(self._searcher.archive().generation, query, make)


def _form(
    asked: SearchRequest, given: Mapping[str, object], error: BadParameterError | None = None
) -> str:
    """The form as it was filled in, with a mistake at its field."""
    wrong = next((field for field in ADVANCED if error and field.name == error.parameter), None)
    return render_template(
        "advanced.html",
        fields=[field for field in ADVANCED if field.kind == "words"],
        asked=asked,
        given=given,
        wrong=wrong,
        detail=error.detail if error else "",
    )


def _mistaken(error: BadParameterError) -> Response:
    """The form again, with all that was typed."""
    args = arguments()
    response = Response(_form(readable(args), dict(args), error), HTTPStatus.BAD_REQUEST)
    response.headers["Cache-Control"] = "no-store"
    return response


def _search(given: dict[str, object]) -> str:
    """The address of the search that the fields ask for."""
    words = {name: text for name, text in given.items() if isinstance(text, str)}
    kept = [(name, words.pop(name, "")) for name in ("copies", "order-by")]
    asked = replace(form.read([("q", written(words)), *kept]), **_ranges(given))
    return Links(request.script_root).search(form.read(form.write(asked)))


def _ranges(given: Mapping[str, Any]) -> dict[str, Any]:
    """The days and instants that are given, as fields of a request."""
    return {n.replace("-", "_"): day for n, day in given.items() if n.endswith(("-date", "-added"))}
