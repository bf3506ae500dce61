"""One address, the format that the client prefers."""

import pytest
from flask.testing import FlaskClient

from tests.web.archive import BRIDGE, OLD
from web.contract.operation import PAGE
from web.contract.operations import OPERATIONS, siblings

FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
CHROMIUM = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;"
    "q=0.8,application/signed-exchange;v=b3;q=0.7"
)
FORMATS = [
    (
        page.path.replace("{id}", BRIDGE).replace("{other}", BRIDGE).replace("{name}", "source"),
        other.type,
        other.path,
    )
    for page in OPERATIONS
    if page.type == PAGE
    for other in siblings(page)
]


@pytest.mark.parametrize(("path", "kind", "own"), FORMATS)
def test_a_page_comes_in_each_of_its_formats(
    client: FlaskClient, path: str, kind: str, own: str
) -> None:
    own = own.replace("{id}", BRIDGE).replace("{other}", BRIDGE).replace("{name}", "source")
    query = "?q=bridge" if path in ("/search", "/compare", "/cite") else ""
    answer = client.get(path + query, headers={"Accept": f"text/html;q=0.5, {kind}"})
    assert (answer.status_code, answer.mimetype) == (200, kind)
    assert answer.headers["Content-Location"] == own + query
    assert "Accept" in answer.vary
    plain = client.get(own + query, headers={"Accept": kind})
    assert plain.headers.get("ETag") == answer.headers.get("ETag")
    assert "Content-Location" not in plain.headers


def test_there_are_as_many_as_there_are_endings() -> None:
    assert len(FORMATS) == 7 + 2 + 1 + 7 + 1 + 5 + 2 + 1


@pytest.mark.parametrize("accept", [None, "*/*", "", FIREFOX, CHROMIUM, "image/png", "text/*"])
@pytest.mark.parametrize("path", ["/search?q=bridge", f"/articles/{BRIDGE}", "/facets/source"])
def test_a_reader_gets_a_page(client: FlaskClient, path: str, accept: str | None) -> None:
    answer = client.get(path, headers={} if accept is None else {"Accept": accept})
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert "Accept" in answer.vary


def test_a_program_gets_a_problem_and_the_way_on_in_its_format(client: FlaskClient) -> None:
    asked = {"Accept": "application/json"}
    assert client.get("/search?sorce=x", headers=asked).mimetype == "application/problem+json"
    assert client.get("/articles/nobody", headers=asked).mimetype == "application/problem+json"
    moved = client.get(f"/articles/{OLD}", headers=asked)
    assert moved.headers["Location"] == f"/articles/{BRIDGE}.json"


def test_only_pages_are_negotiated(client: FlaskClient) -> None:
    asked = {"Accept": "text/csv"}
    for path in ("/", "/docs"):
        assert client.get(path, headers=asked).mimetype == "text/html"
    assert client.get(f"/articles/{BRIDGE}.json", headers=asked).mimetype == "application/json"


@pytest.mark.parametrize("path", ["/search.ris", "/search.bib", "/search.jsonl", "/search.atom"])
def test_text_is_plain_text_for_those_that_know_no_more(client: FlaskClient, path: str) -> None:
    own = client.get(path)
    plain = client.get(path, headers={"Accept": "text/plain"})
    assert plain.content_type == "text/plain; charset=utf-8"
    assert plain.get_data() == own.get_data() or path in ("/search.ris", "/search.bib")
    for accept in (FIREFOX, CHROMIUM, "*/*"):
        assert client.get(path, headers={"Accept": accept}).mimetype == own.mimetype
