"""What the OpenAPI document allows is answered as it says; what it does not is refused.

200 examples of each operation here; `pytest tests/api --hypothesis-profile=full` tries 2,000.
"""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection

from search.request import MAX_PAGE_SIZE, MAX_WINDOW
from tests.web.archive import ARTICLES, BRIDGE, PARTIAL, searcher_of
from web.address.decoration import is_decoration
from web.address.parameters import CLAIM, Parameter
from web.app import create_app
from web.contract import openapi
from web.contract.operations import OPERATIONS

PARAMETERS = {o.path: {p.name: p for p in o.parameters} for o in OPERATIONS}
PLAIN = {"Accept-Encoding": "identity"}
"""The harness unpacks nothing."""

schema = schemathesis.openapi.from_wsgi(
    "/openapi.json", create_app(searcher_of((*ARTICLES, *PARTIAL)))
)


def within_the_rules(case: Any) -> None:
    """Keeps the rules that OpenAPI cannot state, where the data is to be valid, and writes whole
    numbers as such (JSON Schema takes 7.0 for one).
    """
    query = case.query
    if query.get("cursor"):
        query["cursor"] = "*"
    if query.get("from-date") and query.get("to-date"):
        first, last = query["from-date"], query["to-date"]
        query["from-date"], query["to-date"] = min(first, last)[:4], max(first, last)[:4]
    if query.get("from-added") and query.get("to-added"):  # an instant may be written in many ways
        query["to-added"] = query["from-added"]
    if any(query.get(parameter.name) in (None, "") for parameter in CLAIM):
        for parameter in CLAIM:
            query.pop(parameter.name, None)
    if query.get("more"):
        query["more"] = "q=dyke&page=2"
    if case.operation.path == "/unapi" and query.get("format"):
        query["id"], query["format"] = BRIDGE, "ris"
    for name in {"page", "page-size", "limit", "total"} & query.keys():
        query[name] = query[name] and int(float(query[name]))
    if query.get("page") and not query.get("cursor"):
        query["page"] = 1 + query["page"] % (MAX_WINDOW // MAX_PAGE_SIZE)


def takes(parameter: Parameter, values: list[str]) -> bool:
    """Whether a parameter may be sent with these texts, by what the document says of it."""
    told = openapi.described(parameter)
    one = told["schema"].get("items", told["schema"])
    most = told["schema"].get("maxItems", len(values)) if "items" in told["schema"] else 1
    empty = told.get("allowEmptyValue", False)
    fit = (
        (empty and not value)
        or (
            value in one.get("enum", (value,))
            and len(value) <= one.get("maxLength", len(value))
            and re.search(one.get("pattern", ""), value)
            and (one["type"] != "integer" or re.fullmatch("[0-9]+", value))
            and (one["type"] != "integer" or one["minimum"] <= int(value) <= one["maximum"])
        )
        for value in values
    )
    return len(values) <= most and all(fit)


def is_valid_as_sent(case: Any, url: str) -> bool:
    """Whether data that was made invalid is valid once it is text in an address, as null and 7 are
    where any text is.
    """
    known = PARAMETERS[case.operation.path]
    sent = parse_qs(urlsplit(url).query, keep_blank_values=True)
    return all(name in known and takes(known[name], values) for name, values in sent.items())


@schema.parametrize()
@settings(
    max_examples=max(settings().max_examples, 200),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_the_contract(case: Any) -> None:
    positive = case.meta.generation.mode.is_positive
    # Names for what is not allowed are also taken out of our code: one that only tells how a reader
    # came here is no error, but leads to the address without it.
    case.query = {name: value for name, value in case.query.items() if not is_decoration(name)}
    if positive:
        within_the_rules(case)
        for name in {"id", "other"} & case.path_parameters.keys():
            if len(case.path_parameters[name]) % 2:
                case.path_parameters[name] = BRIDGE
    response = case.call(headers=PLAIN)
    moot = not positive and is_valid_as_sent(case, response.request.url)
    case.validate_response(response, excluded_checks=[negative_data_rejection] if moot else [])
