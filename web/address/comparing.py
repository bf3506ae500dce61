"""The arguments of addresses that compare queries over time, and back."""

from dataclasses import dataclass, replace
from typing import Any, Literal
from urllib.parse import urlencode

from search.errors import BadParameterError
from search.request import MAX_COMPARED, CompareRequest, SearchRequest
from web.address import form
from web.address.parameters import COMPARING, FILTERS, Parameter

Unit = Literal["share", "count"]

_FILTERS = tuple(parameter.name for parameter in FILTERS)
_OF_PAGES = {
    name: getattr(SearchRequest(), name)
    for name in ("order_by", "page", "page_size", "cursor", "facets", "explain")
}


@dataclass(frozen=True, slots=True)
class Compared:
    """What is compared, the unit that is shown, and sentences about queries that are left out."""

    request: CompareRequest
    unit: Unit = "share"
    notices: tuple[str, ...] = ()


def read(args: form.Arguments, beside: tuple[Parameter, ...] = ()) -> Compared:
    """What the arguments of a URL compare; `beside` may stand there, too.

    Raises:
        BadParameterError: a parameter is unknown, given too often, or has a value that is not
            allowed.
    """
    own = tuple(parameter.name for parameter in (*COMPARING, *beside))
    typed = [value for name, value in args if name == "q"]
    if len(typed) > MAX_COMPARED:
        raise BadParameterError("q", f"At most {MAX_COMPARED} queries, not {len(typed)}.")
    queries = [form.query("q", value) for value in typed]
    rest = [pair for pair in args if pair[0] != "q"]
    shared = form.read(rest, ("q", *own), _FILTERS)
    given = form.read_alone([pair for pair in rest if pair[0] in own], (*COMPARING, *beside))
    kept = tuple(dict.fromkeys(query for query in queries if query.strip()))
    interval = None if given.get("interval") == "auto" else given.get("interval")
    request = CompareRequest(kept, shared, interval, given.get("split") == "source")
    return Compared(request, given.get("unit", "share"), tuple(_left_out(queries)))


def _left_out(queries: list[str]) -> list[str]:
    said = []
    if any(not query.strip() for query in queries):
        said.append("A query without words is left out.")
    worded = [query for query in queries if query.strip()]
    said += [
        f"“{query}” is given {worded.count(query)} times and compared once."
        for query in dict.fromkeys(worded)
        if worded.count(query) > 1
    ]
    return said


def write(compared: Compared, unit: Unit | None = None, **changes: Any) -> str:
    """The query string that says what is compared, without what has its default value. The words
    of `changes` are fields of `CompareRequest`.
    """
    changed = replace(compared, request=replace(compared.request, **changes))
    return urlencode(pairs(replace(changed, unit=unit or compared.unit)), errors="replace")


def pairs(compared: Compared) -> list[tuple[str, str]]:
    """The arguments that say what is compared, without those that have their default value."""
    request = compared.request
    found = [
        *(("q", query) for query in request.queries if query.strip()),
        *form.write(request.shared, q="", **_OF_PAGES),
        ("interval", request.interval or ""),
        ("unit", compared.unit if compared.unit != "share" else ""),
        ("split", "source" if request.split else ""),
    ]
    return [pair for pair in found if pair[1]]
