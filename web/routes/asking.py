"""How to ask: the query language, and a form that writes it."""

from collections.abc import Callable

from flask import Blueprint, Response, render_template, request

from search.help.writing import written
from search.request import SearchRequest
from search.searcher import Searcher
from web.address import form
from web.address.links import Links
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
        given = form.read_alone(arguments(), ADVANCED)
        if given.pop("go", False):
            return leading_to(_search(given))
        typed = given.get("q", "")
        fields = [field for field in ADVANCED if field.kind == "words"]

        def make() -> Made:
            shown = {"fields": fields, "asked": SearchRequest(typed), "given": given}
            return Made(Response(render_template("advanced.html", **shown)))

        return self._answer(repr(given), make)

    def _answer(self, query: str, make: Callable[[], Made]) -> Response:
        return answer(self._searcher.archive().generation, query, make)


def _search(given: dict[str, object]) -> str:
    """The address of the search that the fields ask for."""
    words = {name: text for name, text in given.items() if isinstance(text, str)}
    order = words.pop("order-by", "relevance")
    days = [("from-date", given.get("from-date")), ("to-date", given.get("to-date"))]
    pairs = [("q", written(words)), ("order-by", order), *((n, str(d)) for n, d in days if d)]
    return Links(request.script_root).search(form.read(pairs))
