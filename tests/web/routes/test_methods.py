"""No address changes anything: whatever is not a question is refused."""

import re

import pytest
from flask import Flask

PARAMETER = "<[^>]*>"
READS = {"GET", "HEAD", "OPTIONS"}


def test_no_route_takes_more_than_questions(app: Flask) -> None:
    rules = list(app.url_map.iter_rules())
    assert rules
    assert {rule.rule: rule.methods for rule in rules if not (rule.methods or set()) <= READS} == {}


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_every_address_refuses_what_would_change_something(method: str, app: Flask) -> None:
    client = app.test_client()
    for rule in app.url_map.iter_rules():
        path = re.sub(PARAMETER, "1", rule.rule)
        assert client.open(path, method=method).status_code == 405, path
