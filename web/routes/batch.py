"""Many queries, one table of counts by year."""

from dataclasses import replace

from flask import Blueprint, Response

from search.errors import BadParameterError, LateError
from search.request import MAX_QUERIES, SearchRequest
from search.searcher import Searcher
from web.address import form
from web.address.parameters import BOM
from web.formats.counts import batch_answer, by_year
from web.formats.representation import encoded
from web.formats.tables import BYTE_ORDER_MARK, moment
from web.serving.reach import own_links
from web.serving.requests import arguments


class Batches:
    """The routes, on one searcher."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def routes(self) -> Blueprint:
        """The routes as Flask registers them."""
        blueprint = Blueprint("batch", __name__)
        blueprint.add_url_rule("/batch.json", view_func=self.as_json)
        blueprint.add_url_rule("/batch.csv", view_func=self.as_csv)
        return blueprint

    def as_json(self) -> Response:
        """The counts of each `q`."""
        requests = _requests(arguments())
        found = self._searcher.batch(requests)
        body = encoded(batch_answer(found, requests, own_links()))
        return Response(body, content_type="application/json")

    def as_csv(self) -> Response:
        """The counts of each `q`, a line each."""
        found = self._searcher.batch(_requests(arguments(), (BOM.name,)))
        mark = BYTE_ORDER_MARK if form.switched(arguments(), BOM) else ""
        if any(one.partial for one in found.queries):  # a table has no place to say so
            raise LateError
        lines = by_year(found, moment())
        return Response(mark + "".join(lines), content_type="text/csv; charset=utf-8")


def _requests(args: form.Arguments, also: tuple[str, ...] = ()) -> list[SearchRequest]:
    """A request for each `q`; all other parameters hold for each of them. `also` are those that are
    allowed beside.
    """
    queries = [value for name, value in args if name == "q"]
    if not 1 <= len(queries) <= MAX_QUERIES:
        raise BadParameterError(
            "q", f"Give it once for each query, 1 to {MAX_QUERIES} times, not {len(queries)}."
        )
    shared = form.read([(name, value) for name, value in args if name != "q"], also)
    return [replace(shared, q=form.query("q", query), page=1, cursor=None) for query in queries]
