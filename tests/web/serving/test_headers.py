"""The strict headers are on every answer; those for other sites only where the setting says so."""

import pytest
from flask.testing import FlaskClient

from tests.web.archive import BRIDGE, searcher_of
from web.app import create_app
from web.serving.headers import STRICT
from web.settings import WebSettings

PROGRAMS = ("/search.json", "/search.csv", "/search.atom", f"/articles/{BRIDGE}.json", "/healthz")
PAGES = ("/", "/search", f"/articles/{BRIDGE}", "/docs")

PATHS = {
    200: [
        "/",
        "/suggest.json",
        "/facets/name",
        "/search",
        "/search.json",
        "/robots.txt",
        "/healthz",
        "/static/site.css",
    ],
    400: ["/search?page=x", "/search.json?page=0", "/suggest.json?limit=0", "/facets/name?page=x"],
    404: [
        "/nothing",
        "/facets/nme",
        "/articles/none/similar.json",
        "/articles/none",
        "/articles/none.json",
        "/static/none",
    ],
}


@pytest.mark.parametrize("path", (*PROGRAMS, *PAGES))
def test_it_is_off_unless_set(path: str, client: FlaskClient) -> None:
    assert "Access-Control-Allow-Origin" not in client.get(path).headers


@pytest.mark.parametrize("origin", ["*", "https://news.example"])
def test_what_programs_read_is_shared_with_the_origin(origin: str) -> None:
    client = create_app(searcher_of(), WebSettings(cors=origin)).test_client()
    for path in PROGRAMS:
        headers = client.get(path, headers={"Origin": "https://other.example"}).headers
        assert headers["Access-Control-Allow-Origin"] == origin
        assert headers["Access-Control-Expose-Headers"] == "ETag, Link"
    refused = client.get("/search.json?page=0")
    assert refused.headers["Access-Control-Allow-Origin"] == origin
    asked = client.options("/search.json", headers={"Access-Control-Request-Method": "GET"})
    assert "If-None-Match" in asked.headers["Access-Control-Allow-Headers"]
    for path in PAGES:
        assert "Access-Control-Allow-Origin" not in client.get(path).headers


@pytest.mark.parametrize(("status", "path"), [(s, p) for s, ps in PATHS.items() for p in ps])
def test_the_strict_headers_are_on_every_answer(
    client: FlaskClient, status: int, path: str
) -> None:
    with client.get(path) as response:
        assert response.status_code == status
        for name, value in STRICT.items():
            assert response.headers[name] == value
        assert "unsafe" not in response.headers["Content-Security-Policy"]
