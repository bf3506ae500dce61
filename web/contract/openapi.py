"""The OpenAPI 3.1 document, made of the tables of operations and parameters and of the answers."""

import re
from typing import Any

from msgspec import json

from index.document import FACETS
from index.release import __version__
from web.address.parameters import ADD, ADVANCED, MORE, NONE, SEARCH, WITHIN, Parameter
from web.contract.operation import PAGE, PLAIN, Operation
from web.contract.operations import GROUPS, OPERATIONS, is_plain_too, siblings
from web.formats.answers import Problem, Unready

Json = dict[str, Any]

_REFERENCE = "#/components/schemas/{name}"
_ABOUT = (
    "Read-only: GET and HEAD. An empty value counts as absent; an unknown parameter is refused. "
    "What OpenAPI cannot say: from-date may not be after to-date, nor from-added after to-added; "
    "page × page-size may reach 10,000; a cursor is * or what an answer gave, and belongs to its "
    "order."
)
_TEXT = r"^[^\u0000]*$"
_YEAR = r"(?:\d{3}[1-9]|\d{2}[1-9]\d|\d[1-9]\d{2}|[1-9]\d{3})"
_LEAP = r"(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_WHOLE = rf"{_YEAR}(?:-(?:0[1-9]|1[0-2]))?"
_DATE = (
    rf"(?:{_YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|"
    rf"(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))|{_LEAP}-02-29)"
)
_TIME = r"T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?Z?"
DAY = rf"^(?:{_WHOLE}|{_DATE})$".replace(r"\d", "[0-9]")
INSTANT = rf"^(?:{_WHOLE}|{_DATE}(?:{_TIME})?)$".replace(r"\d", "[0-9]")
DIGEST = "^[0-9a-f]{16}$"
_VARIABLES: dict[str, Json] = {
    "id": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,128}$"},
    "name": {"type": "string", "enum": list(FACETS)},
    "other": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,128}$"},
    "number": {"type": "integer", "minimum": 1},
}
_STRING = {"type": "string"}
_ETAG = {"ETag": {"description": "Weak: of the index and the request.", "schema": _STRING}}
_LINK = {"Link": {"description": "rel=next and rel=prev (RFC 8288).", "schema": _STRING}}
_LOCATION = {"Location": {"description": "Its path.", "schema": _STRING}}


def document(root: str = "") -> Json:
    """The document of a service that is mounted at the path `root`."""
    answers = [o.answer for o in OPERATIONS if o.answer]
    kinds = [*answers, Problem, Unready]
    schemas, components = json.schema_components(kinds, ref_template=_REFERENCE)
    shown = dict(zip(kinds, schemas, strict=True))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dateline",
            "version": __version__,
            "summary": "Full-text search of a news archive.",
            "description": _ABOUT,
            "contact": {"name": "Whoever serves this archive"},
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": root or "/"}],
        "security": [],
        "tags": [{"name": name, "description": about} for name, about in GROUPS.items()],
        "paths": {o.path: {"get": _operation(o, shown)} for o in OPERATIONS},
        "components": {
            "schemas": components,
            "parameters": {p.name: described(p) for p in SEARCH},
        },
    }


def _operation(operation: Operation, shown: dict[Any, Json]) -> Json:
    variables = re.findall(r"{(\w+)}", operation.path)
    within = [
        {"name": name, "in": "path", "required": True, "schema": _VARIABLES[name]}
        for name in variables
    ]
    return {
        "operationId": _name(operation.path),
        "tags": [operation.group],
        "summary": operation.about,
        "description": f"{operation.about} {operation.more}",
        "parameters": [*within, *map(_parameter, operation.parameters)],
        "responses": _responses(operation, shown),
    }


def _name(path: str) -> str:
    """A name for the operation: `/articles/{id}/similar.json` is `articles-id-similar-json`."""
    return re.sub(r"\W+", "-", path).strip("-") or "home"


def _parameter(parameter: Parameter) -> Json:
    if parameter in SEARCH:
        return {"$ref": f"#/components/parameters/{parameter.name}"}
    return described(parameter)


def described(parameter: Parameter) -> Json:
    """A parameter as the document describes it."""
    schema = _schema(parameter)
    if parameter.times != 1:
        schema = {"type": "array", "items": schema, "maxItems": parameter.times}
        if parameter.required:
            schema |= {"minItems": 1}
    document: Json = {"name": parameter.name, "in": "query", "description": parameter.about}
    if parameter.required:
        document |= {"required": True}
    elif parameter.kind not in ("words", "text"):  # whose schema takes the empty text
        document |= {"allowEmptyValue": True}
    return document | {"schema": schema}


def _schema(parameter: Parameter) -> Json:
    """What a parameter takes, as JSON Schema."""
    match parameter.kind:
        case "number":
            default: Json = {"default": int(parameter.default)} if parameter.default else {}
            ends = {"minimum": parameter.least, "maximum": parameter.most}
            return {"type": "integer", **ends} | default
        case "digest":
            return {"type": "string", "pattern": DIGEST}
        case "choice" | "switch":
            allowed = list(parameter.allowed)
            return {"type": "string", "enum": allowed, "default": parameter.default}
        case "names":
            one = f"({'|'.join(parameter.allowed)})"
            return {"type": "string", "pattern": f"^({NONE}|{one}( *, *{one})*)$"}
        case "first day" | "last day":
            return {"type": "string", "pattern": DAY}
        case "first instant" | "last instant":
            return {"type": "string", "pattern": INSTANT}
        case "words":
            return {"type": "string", "maxLength": parameter.most, "pattern": _TEXT}
        case "text":
            return {"type": "string", "pattern": _TEXT}


def _content(operation: Operation, shown: dict[Any, Json]) -> Json:
    """What is answered, by type: those that an Accept header can ask for after the first."""
    own = (operation, *(siblings(operation) if operation.type == PAGE else ()))
    content = {o.type: {"schema": shown.get(o.answer, _STRING)} for o in own}
    content |= {kind: {"schema": _STRING} for kind in operation.others}
    if any(map(is_plain_too, content)):
        content[PLAIN] = {"schema": _STRING}
    return content


def _responses(operation: Operation, shown: dict[Any, Json]) -> Json:
    """The answers by status; errors are pages for readers and problems for programs."""
    headers: Json = _ETAG if operation.cached else {}
    found: Json = {"200": {"description": "The answer.", "content": _content(operation, shown)}}
    if operation.cached:
        found["200"]["headers"] = headers | (_LINK if operation.path == "/search.json" else {})
        found["304"] = {"description": "If-None-Match names this answer.", "headers": headers}
    if {WITHIN, MORE, ADD, *ADVANCED[-1:]} & set(operation.parameters):
        found["302"] = {"description": "The search that is asked for.", "headers": _LOCATION}
    found["400"] = _error(operation, "A parameter is unknown or has a value not allowed.")
    if operation.path == "/unapi":
        found["300"] = {**found["200"], "description": "The formats that one article has."}
        found["406"] = _error(operation, "The article is not to be had in that format.")
    is_of_one = operation.path.startswith(("/articles/", "/unapi"))
    if "{" in operation.path or is_of_one:
        found["404"] = _error(operation, "There is no such thing in the archive.")
    if is_of_one:
        found["301"] = {"description": "The article has another id now.", "headers": _LOCATION}
        found["410"] = _error(operation, "Its source took the article, or its text, back.")
    if operation.path == "/readyz":
        unready = {"$ref": _REFERENCE.format(name="Unready")}
        found["503"] = _answer("There is no index to search.", operation.type, unready)
    elif operation.searching:
        found["503"] = _error(operation, "There is no index to search, or no time to answer whole.")
    return found


def _error(operation: Operation, about: str) -> Json:
    """An error, for readers or for programs; for both where an Accept header decides."""
    found: Json = {"description": about, "content": {}}
    if operation.type == PAGE:
        found["content"][PAGE] = {"schema": _STRING}
    if operation.type != PAGE or siblings(operation):
        problem = {"$ref": _REFERENCE.format(name="Problem")}
        found["content"]["application/problem+json"] = {"schema": problem}
    return found


def _answer(about: str, kind: str, schema: Json) -> Json:
    return {"description": about, "content": {kind: {"schema": schema}}}


def skeleton(schema: Json, components: Json) -> Any:
    """A value of the shape that a schema describes, to be shown."""
    if "$ref" in schema:
        return skeleton(components[schema["$ref"].rpartition("/")[2]], components)
    if "anyOf" in schema:
        return skeleton(schema["anyOf"][0], components)
    for known in ("enum", "examples"):
        if known in schema:
            return schema[known][0]
    match schema.get("type"):
        case "object":
            members = schema.get("properties", {})
            return {name: skeleton(member, components) for name, member in members.items()}
        case "array":
            items = schema.get("prefixItems") or [schema.get("items") or {}]
            return [skeleton(item, components) for item in items]
        case "integer" | "number":
            return schema.get("minimum", 0)
        case "boolean":
            return True
    return {"date": "2025-04-28", "date-time": "2025-04-28T09:30:00Z"}.get(
        schema.get("format", ""), "…"
    )


if __name__ == "__main__":
    print(json.format(json.encode(document()), indent=2).decode())
