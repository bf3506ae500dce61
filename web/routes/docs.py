"""How programs use the service: the OpenAPI document, and the same as a page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, render_template, request
from msgspec import json

from web.address.parameters import SEARCH, Parameter
from web.contract import openapi
from web.contract.operation import Operation
from web.contract.operations import OPERATIONS
from web.serving.conditional import Made, answer


@dataclass(frozen=True, slots=True)
class Shown:
    """An operation as the page shows it: `own` parameters beside those of every search, and the
    shape of a JSON answer, None where it is another kind.
    """

    operation: Operation
    name: str
    searches: bool
    own: tuple[Parameter, ...]
    shape: str | None


def routes() -> Blueprint:
    """The routes as Flask registers them; they need no index."""
    blueprint = Blueprint("docs", __name__)
    blueprint.add_url_rule("/openapi.json", view_func=_openapi)
    blueprint.add_url_rule("/docs", view_func=_page)
    return blueprint


def _openapi() -> Response:
    return _kept(
        lambda: Response(
            json.encode(openapi.document(request.script_root)), content_type="application/json"
        )
    )


def _page() -> Response:
    def make() -> Response:
        document = openapi.document()
        shown = [_shown(o, document) for o in OPERATIONS]
        groups = [
            (tag["name"], [s for s in shown if s.operation.group == tag["name"]])
            for tag in document["tags"]
        ]
        return Response(render_template("docs.html", groups=groups, search=SEARCH))

    return _kept(make)


def _kept(make: Callable[[], Response]) -> Response:
    """Answers with what `make` returns; only another release changes it."""
    return answer("", "", lambda: Made(make()))


def _shown(operation: Operation, document: dict[str, Any]) -> Shown:
    described = document["paths"][operation.path]["get"]
    searches = set(SEARCH[1:]) <= set(operation.parameters)
    own = tuple(p for p in operation.parameters if not (searches and p in SEARCH))
    shape = None
    if operation.answer and operation.path != "/openapi.json":
        schema = described["responses"]["200"]["content"][operation.type]["schema"]
        value = openapi.skeleton(schema, document["components"]["schemas"])
        shape = json.format(json.encode(value), indent=2).decode()
    return Shown(operation, described["operationId"], searches, own, shape)
