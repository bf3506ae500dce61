"""Queries side by side over time: as a page, as JSON, as a table."""

from collections.abc import Callable

from flask import Blueprint, Response, render_template

from search.answer.over_time import OverTime
from search.errors import BadParameterError
from search.request import MAX_COMPARED
from search.searcher import Searcher
from web.address import comparing, form
from web.address.comparing import Compared
from web.address.parameters import ADD, BOM
from web.formats.compared import comparison_answer, table
from web.formats.representation import encoded
from web.formats.tables import BYTE_ORDER_MARK
from web.serving.conditional import Made, answer
from web.serving.reach import own_links
from web.serving.requests import arguments, leading_to
from web.view.comparing import shown


class Comparisons:
    """The routes, on one searcher."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def routes(self) -> Blueprint:
        """The routes as Flask registers them."""
        blueprint = Blueprint("compare", __name__)
        blueprint.add_url_rule("/compare", view_func=self.page)
        blueprint.add_url_rule("/compare.json", view_func=self.as_json)
        blueprint.add_url_rule("/compare.csv", view_func=self.as_csv)
        return blueprint

    def page(self) -> Response:
        """The chart, the table and the form; with a query to add, the way to that comparison."""
        compared = comparing.read(arguments(), (ADD,))
        if added := form.first(arguments(), ADD.name).strip():
            queries = tuple(dict.fromkeys((*compared.request.queries, form.query("add", added))))
            if len(queries) > MAX_COMPARED:
                raise BadParameterError("add", f"At most {MAX_COMPARED} queries can be compared.")
            return leading_to(own_links().compare(compared, queries=queries))
        return self._answer(
            compared,
            lambda found: Response(
                render_template("compare.html", **shown(found, compared, own_links()))
            ),
        )

    def as_json(self) -> Response:
        """What each `q` finds in each step."""
        compared = _required(comparing.read(arguments()))

        def make(found: OverTime) -> Response:
            body = comparison_answer(found, compared.unit, compared.notices, own_links())
            return Response(encoded(body), content_type="application/json")

        return self._answer(compared, make)

    def as_csv(self) -> Response:
        """What each `q` finds in each step, a line each."""
        compared = _required(comparing.read(arguments(), (BOM,)))
        mark = BYTE_ORDER_MARK if form.switched(arguments(), BOM) else ""

        def make(found: OverTime) -> Response:
            return Response(mark + "".join(table(found)), content_type="text/csv; charset=utf-8")

        return self._answer(compared, make)

    def _answer(self, compared: Compared, make: Callable[[OverTime], Response]) -> Response:
        """The answer to a comparison, which is made unless the client holds it."""

        def made() -> Made:
            found = self._searcher.over_time(compared.request)
            return Made(make(found), found.generation)

        key = f"{comparing.write(compared)}\0{compared.notices}\0{form.first(arguments(), 'bom')}"
        return answer(self._searcher.archive().generation, key, made)


def _required(compared: Compared) -> Compared:
    """What is compared, where any query is given at all.

    Raises:
        BadParameterError: there is none.
    """
    if not any(name == "q" for name, _ in arguments()):
        raise BadParameterError("q", f"Give it once for each query, 1 to {MAX_COMPARED} times.")
    return compared
