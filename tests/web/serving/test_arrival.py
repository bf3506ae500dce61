"""Before any route: who asks, and what others hung on the address."""

import pytest
from flask.testing import FlaskClient

from tests.web.archive import BRIDGE, searcher_of
from web.address.decoration import is_decoration
from web.app import create_app
from web.contract.operations import OPERATIONS
from web.settings import WebSettings

PAGES = ("/", "/search", "/docs", "/facets/source", f"/articles/{BRIDGE}")


def test_no_parameter_of_ours_is_a_decoration() -> None:
    assert not [p.name for o in OPERATIONS for p in o.parameters if is_decoration(p.name)]


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_a_monitor_may_ask_by_any_name(path: str) -> None:
    client = create_app(searcher_of(), WebSettings(hosts=("a.example",))).test_client()
    assert client.get(path, headers={"Host": "10.0.0.7:8000"}).status_code == 200
    assert client.get("/search", headers={"Host": "10.0.0.7:8000"}).status_code == 400


@pytest.mark.parametrize(
    "mark",
    ["fbclid=x", "gclid=x", "utm_source=a&utm_medium=b", "mc_cid=1&mc_eid=2", "ref=y", "UTM_ID=1"],
)
@pytest.mark.parametrize("path", [*PAGES, "/search.json", "/search.atom", "/openapi.json"])
def test_a_decorated_address_leads_to_the_plain_one(
    client: FlaskClient, path: str, mark: str
) -> None:
    answer = client.get(f"{path}?{mark}", headers={"Host": "evil.example"})
    assert (answer.status_code, answer.headers["Location"]) == (301, path)
    assert client.get(path).status_code == 200


def test_the_rest_of_an_address_stays_as_it_was_written(client: FlaskClient) -> None:
    written = "/search?q=caf%C3%A9+%22a+b%22&fbclid=I%26&source=Valley%20Post&utm_x"
    answer = client.get(written, base_url="http://localhost/archive")
    plain = "/archive/search?q=caf%C3%A9+%22a+b%22&source=Valley%20Post"
    assert (answer.status_code, answer.headers["Location"]) == (301, plain)


def test_an_ampersand_that_was_escaped_is_one(client: FlaskClient) -> None:
    plain = client.get("/search.json?q=dyke&source=Valley+Post")
    for written in ("&amp;", "&amp;amp;"):
        asked = client.get(f"/search.json?q=dyke{written}source=Valley+Post")
        assert asked.status_code == 200
        assert asked.get_json()["links"] == plain.get_json()["links"]


@pytest.mark.parametrize("path", [*PAGES[1:], "/search.json", "/openapi.json", "/metrics"])
def test_a_slash_too_many_is_taken_away(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{path}/?q=a&utm_x=1", base_url="http://localhost/archive")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/archive{path}?q=a")


@pytest.mark.parametrize("path", ["//evil.example/", "/nothing/", "/search//x/"])
def test_what_leads_nowhere_leads_nowhere_else(client: FlaskClient, path: str) -> None:
    for query in ("", "utm_x=1"):
        asked = {"PATH_INFO": path, "QUERY_STRING": query}
        assert client.get("/", environ_overrides=asked).status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_a_page_tells_of_a_parameter_that_means_nothing(client: FlaskClient, path: str) -> None:
    plain = client.get(path)
    answer = client.get(f"{path}?%3Cb%3E=1&page_size=2")
    assert answer.status_code == 200
    assert "“&lt;b&gt;” in the address means nothing here, so it was left out." in answer.text
    assert answer.headers["ETag"] != plain.headers["ETag"]
    assert "means nothing here" not in plain.text


def test_a_page_names_the_parameter_that_was_meant(client: FlaskClient) -> None:
    text = client.get("/search?q=dyke&sorce=Valley+Post").text
    assert "“sorce” in the address means nothing here" in text
    assert "Did you mean source?" in text
    assert "sorce=" not in text


def test_a_program_is_still_refused(client: FlaskClient) -> None:
    for path in ("/search.json", "/search.csv", f"/articles/{BRIDGE}.json", "/facets/source.json"):
        answer = client.get(f"{path}?sorce=x")
        assert (answer.status_code, answer.content_type) == (400, "application/problem+json")
