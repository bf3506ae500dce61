"""Many queries, one table of counts by year."""

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, Response, request
from werkzeug.datastructures import MultiDict

from search.answer.batch import MAX_QUERIES, BatchCounts
from search.errors import BadParameterError, LateError
from search.request import SearchRequest
from search.searcher import Searcher
from web.address import form
from web.address.links import Links
from web.formats.answers import service
from web.formats.representation import encoded
from web.formats.tables import by_year, moment


class Batch:
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
        requests = _requests(request.args)
        found = self._searcher.batch(requests)
        body = encoded(batch_answer(found, requests, Links(request.script_root)))
        return Response(body, content_type="application/json")

    def as_csv(self) -> Response:
        """The counts of each `q`, a line each."""
        found = self._searcher.batch(_requests(request.args))
        if any(one.partial for one in found.queries):  # a table has no place to say so
            raise LateError
        lines = by_year(found, moment())
        return Response("".join(lines), content_type="text/csv; charset=utf-8")


def batch_answer(
    found: BatchCounts, requests: Sequence[SearchRequest], links: Links | None = None
) -> service.Batch:
    """The counts of many queries, as `/batch.json` answers them."""
    links = links or Links()
    queries = (
        service.Counted(
            query=one.query,
            understood_as=one.understood_as,
            warnings=one.warnings,
            total=one.total,
            partial=one.partial,
            undated=one.undated,
            years=tuple(service.Year(year, count) for year, count in one.years.items()),
            url=links.search(asked),
        )
        for one, asked in zip(found.queries, requests, strict=True)
    )
    return service.Batch(found.generation, moment(), tuple(queries))


def read_requests(name: str, raw: bytes) -> list[SearchRequest]:
    """A request for each line of a file that is not empty; `name` is the file's, for messages.

    Raises:
        BadParameterError: a line cannot be read, or is too long.
    """
    requests = []
    for number, line in enumerate(raw.splitlines(), 1):
        where = f"{name}, line {number}"
        try:
            words = line.decode("utf-8").strip()
        except UnicodeDecodeError as error:
            raise BadParameterError(where, "It is not UTF-8; save the file as UTF-8.") from error
        if words:
            requests.append(SearchRequest(form.query(where, words)))
    return requests


def _requests(args: MultiDict[str, str]) -> list[SearchRequest]:
    """A request for each `q`; all other parameters hold for each of them."""
    queries = args.getlist("q")
    if not 1 <= len(queries) <= MAX_QUERIES:
        raise BadParameterError(
            "q", f"Give it once for each query, 1 to {MAX_QUERIES} times, not {len(queries)}."
        )
    rest = MultiDict([(n, v) for n, v in args.items(multi=True) if n != "q"])
    shared = form.read(rest)
    return [replace(shared, q=form.query("q", query), page=1, cursor=None) for query in queries]
