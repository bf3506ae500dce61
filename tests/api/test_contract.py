"""What the OpenAPI document allows is answered as it says; what it does not is refused.

200 examples of each operation here; `pytest tests/api --hypothesis-profile=full` tries 2,000.
"""

from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings

from search.request import MAX_PAGE_SIZE, MAX_WINDOW
from tests.web.archive import BRIDGE, searcher_of
from web.app import create_app

EXAMPLES = max(settings().max_examples, 200)
CONFIG = schemathesis.config.SchemathesisConfig.from_dict({})
schema = schemathesis.openapi.from_wsgi("/openapi.json", create_app(searcher_of()), config=CONFIG)


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
    for name in {"page", "page-size", "limit"} & query.keys():
        if isinstance(query[name], float):
            query[name] = int(query[name])
    if query.get("page") and not query.get("cursor"):
        query["page"] = 1 + query["page"] % (MAX_WINDOW // MAX_PAGE_SIZE)


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_contract(case: Any) -> None:
    if case.meta.generation.mode.is_positive:
        within_the_rules(case)
        if "id" in case.path_parameters and len(case.path_parameters["id"]) % 2:
            case.path_parameters["id"] = BRIDGE
    case.call_and_validate(headers={"Accept-Encoding": "identity"})  # the harness unpacks nothing
