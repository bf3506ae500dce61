"""The log: one request, one line, with an id; nothing that was typed unless that is wanted."""

import json
import logging
import re

import pytest
from flask.testing import FlaskClient

from search.page import Page
from search.request import SearchRequest
from search.searcher import Searcher
from tests.web.archive import index_of
from web.app import create_app
from web.serving.logs import ID_HEADER, Line
from web.settings import WebSettings

NASTY = "/search\r\nX\x1b[2J\u2028\u202e\x7f\x85" + "a" * 2000


def lines(caplog: pytest.LogCaptureFixture, style: str) -> list[str]:
    return [Line(style).format(r) for r in caplog.records if r.name == "dateline.access"]


@pytest.mark.parametrize("style", ["plain", "json"])
def test_a_request_is_one_line_whatever_it_asks(
    style: str, caplog: pytest.LogCaptureFixture
) -> None:
    client = create_app(Searcher(index_of()), WebSettings(log_queries=True)).test_client()
    with caplog.at_level(logging.INFO, "dateline.access"):
        client.get(NASTY, query_string={"q": NASTY}).close()
    [line] = lines(caplog, style)
    assert re.fullmatch(r"[\x20-\x7e]+", line)
    assert len(line) < 5000
    assert "status=404" in line if style == "plain" else json.loads(line)["status"] == 404


def test_what_was_asked_is_kept_out_unless_wanted(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "dateline.access"):
        client.get("/search?q=secretword").close()
    [line] = lines(caplog, "plain")
    assert "path=/search" in line
    assert "secretword" not in caplog.text + line


@pytest.mark.parametrize(
    ("given", "taken"),
    [("a-Z_9", True), ("a" * 64, True), ("a" * 65, False), ("a b", False), ("é", False)],
)
def test_an_id_is_taken_where_it_is_one(given: str, taken: bool, client: FlaskClient) -> None:
    told = client.get("/healthz", headers={ID_HEADER: given}).headers[ID_HEADER]
    assert (told == given) == taken
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", told)


def test_what_broke_is_found_by_its_id(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Searcher):
        def search(self, request: SearchRequest) -> Page:
            raise RuntimeError("a secret\npath")

    client = create_app(Broken(index_of())).test_client()
    for path in ("/search", "/search.json"):
        caplog.clear()
        answer = client.get(path, headers={ID_HEADER: "known"})
        assert answer.status_code == 500
        assert "known" in answer.text
        assert "secret" not in answer.text
        [record] = [r for r in caplog.records if r.levelname == "ERROR"]
        line = Line("plain").format(record)
        assert "id=known" in line
        assert "a secret\\npath" in line
