"""The OpenAPI document: it names every route, and the committed one is the generated one."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from msgspec import json

from search.errors import BadParameterError
from search.request import SearchRequest
from tests.web.archive import BRIDGE
from web.address import form
from web.address.parameters import SINGLE
from web.contract import openapi
from web.contract.operation import PAGE
from web.contract.operations import OPERATIONS, is_for_programs

COMMITTED = Path(__file__).resolve().parents[3] / "docs" / "openapi.json"
DOCUMENT = openapi.document()


def references(value: Any) -> set[str]:
    """Every `$ref` in a value."""
    if isinstance(value, dict):
        inner = {ref for member in value.values() for ref in references(member)}
        return inner | ({value["$ref"]} if "$ref" in value else set())
    return (
        {r for element in value for r in references(element)} if isinstance(value, list) else set()
    )


def test_the_committed_document_is_the_generated_one() -> None:
    text = json.format(json.encode(DOCUMENT), indent=2) + b"\n"
    assert text == COMMITTED.read_bytes(), "python -m web.contract.openapi > docs/openapi.json"


def test_every_route_is_in_it_and_nothing_else(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
    assert {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule) for rule in rules} == set(
        DOCUMENT["paths"]
    )


def test_what_it_refers_to_is_there() -> None:
    parts = DOCUMENT["components"].items()
    there = {f"#/components/{part}/{name}" for part, named in parts for name in named}
    assert references(DOCUMENT) == there


def test_the_service_says_it(client: FlaskClient) -> None:
    assert client.get("/openapi.json").json == DOCUMENT
    mounted = client.get("/openapi.json", base_url="http://localhost/news").json
    assert mounted and mounted["servers"] == [{"url": "/news"}]


def test_it_needs_no_index(unready: FlaskClient) -> None:
    assert unready.get("/openapi.json").status_code == 200
    assert unready.get("/docs").status_code == 200


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.path)
def test_an_address_answers_as_it_says(operation: Any, client: FlaskClient) -> None:
    path = operation.path.replace("{id}", BRIDGE).replace("{name}", "source")
    path = path.replace("{other}", BRIDGE)
    response = client.get(operation.example or path)
    assert response.status_code == 200
    assert response.mimetype == operation.type
    assert bool(response.headers.get("ETag")) == operation.cached
    assert is_for_programs(path) == (operation.type != PAGE)


def test_defaults_are_those_of_a_request() -> None:
    assert form.read([(p.name, p.default) for p in SINGLE]) == SearchRequest()


def test_the_pattern_of_days_takes_the_days_that_are_read() -> None:
    pattern = re.compile(openapi.DAY)
    first = date(1896, 1, 1)
    given = [str(first + timedelta(days=n)) for n in range(0, 43000, 1)]
    given += [f"{y:04}-02-29" for y in range(10000)] + [f"2025-{m:02}" for m in range(14)]
    given += [f"{y:04}" for y in range(10000)] + [
        "2025-04-31",
        "2025-01-00",
        "2025-1-1",
        "20250101",
    ]
    for text in given:
        try:
            form.read([("from-date", text)])
        except BadParameterError:
            assert not pattern.search(text), text
        else:
            assert pattern.search(text), text


def test_the_page_tells_every_operation_and_parameter(client: FlaskClient) -> None:
    response = client.get("/docs")
    for operation in OPERATIONS:
        assert f"GET {operation.path}<" in response.text
        for parameter in operation.parameters:
            assert f"<code>{parameter.name}</code>" in response.text
    assert "http" not in "".join(re.findall(r'(?:src|href)="([^"]*)"', response.text))
    again = client.get("/docs", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def test_it_has_what_linters_ask_for() -> None:
    """What `redocly lint` and `spectral lint` want with the rules that they come with."""
    assert DOCUMENT["security"] == []
    assert DOCUMENT["info"]["contact"] and DOCUMENT["info"]["license"]
    assert all(tag["description"] for tag in DOCUMENT["tags"])
    told = [path["get"] for path in DOCUMENT["paths"].values()]
    assert {tag for one in told for tag in one["tags"]} == {t["name"] for t in DOCUMENT["tags"]}
    descriptions = [one["description"] for one in told]
    assert len(set(descriptions)) == len(told)
    assert all(o["description"] > o["summary"] for o in told)
    assert len({one["operationId"] for one in told}) == len(told)


@pytest.mark.parametrize("path", DOCUMENT["paths"])
def test_a_client_that_is_generated_gets_every_format(path: str) -> None:
    """Generators take text of any kind, JSON of any kind, and leave out what is neither."""
    kinds = DOCUMENT["paths"][path]["get"]["responses"]["200"]["content"]
    assert any(kind.startswith("text/") or kind.endswith(("/json", "+json")) for kind in kinds)
