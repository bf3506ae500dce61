import logging
import re

import pytest
from flask.testing import FlaskClient

from search.page import Page
from search.request import SearchRequest
from search.searcher import Searcher
from tests.web.archive import BRIDGE, index_of
from web.app import create_app
from web.contract.operation import Operation
from web.contract.operations import OPERATIONS
from web.serving.errors import without_addresses
from web.serving.headers import STRICT
from web.settings import WebSettings


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".atom", ".feed.json", ".ris", ".bib"])
def test_so_does_a_program_that_reads_another_format(ending: str, client: FlaskClient) -> None:
    response = client.get(f"/search{ending}?page=0")
    assert (response.status_code, response.content_type) == (400, "application/problem+json")


def test_a_program_gets_a_problem_document(client: FlaskClient) -> None:
    response = client.get("/search.json?sorce=Valley+Post")
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    assert response.headers["Cache-Control"] == "no-store"
    problem = response.get_json(force=True)
    assert list(problem) == ["type", "title", "status", "detail", "parameter"]
    assert (problem["title"], problem["status"]) == ("Bad Request", 400)
    assert problem["parameter"] == "sorce"
    assert "source" in problem["detail"]


def test_a_reader_gets_a_page_that_keeps_the_words(client: FlaskClient) -> None:
    response = client.get("/search?q=%22weight+limit%22&order-by=new")
    assert response.status_code == 400
    assert response.content_type.startswith("text/html")
    assert 'value="&#34;weight limit&#34;"' in response.text
    assert "did you mean newest?" in response.text


def test_a_range_that_runs_backwards_is_told_at_its_field_and_all_else_is_kept(
    client: FlaskClient,
) -> None:
    address = "/search?q=dyke&from-date=2021&to-date=2020&source=Valley+Post&not-topic=Transport"
    response = client.get(address)
    assert response.status_code == 400
    for kept in (
        'name="q" type="search" value="dyke"',
        'name="from-date" value="2021-01-01"',
        'id="to-date" name="to-date" value="2020-12-31" aria-invalid="true" '
        'aria-describedby="wrong"',
        'name="source" value="Valley Post" checked',
        'name="not-topic" value="Transport" checked',
    ):
        assert kept in response.text
    assert response.text.count("The range is reversed") == 1
    assert client.get(address.replace("&to-date=2020", "&to-date=2022")).status_code == 200


def test_a_day_that_is_none_is_told_at_its_field(client: FlaskClient) -> None:
    text = client.get("/search?q=dyke&from-date=2021-13&to-date=2022").text
    assert 'id="from-date" name="from-date" value="2021-13" aria-invalid="true"' in text
    assert 'name="to-date" value="2022-12-31">' in text


BESIDE = "q=dyke&from-date=2020&source=Valley+Post&match=any&duplicates=show&order-by=oldest"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ("page=0", '<input form="search" type="number" id="mended" name="page" min="1"'),
        ("page=x%22", 'value="x&#34;" aria-invalid="true" aria-describedby="wrong"'),
        ("page-size=500", 'name="page-size" min="1" max="100" value="500" aria-invalid="true"'),
        ("page=2&page-size=0", 'name="page-size" min="1"'),
        ("explain=yes", '<select form="search" id="mended" name="explain" aria-invalid="true"'),
        ("facets=sorce", 'name="facets" value="sorce" aria-invalid="true"'),
        ("page=900&page-size=100", 'name="page" min="1"'),
        ("cursor=made-up", '<p class="wrong" id="wrong">Cursor: '),
        ("q=a%00", 'placeholder="Search articles" aria-invalid="true" aria-describedby="wrong"'),
        ("not-topic=%00", '<p class="wrong" id="wrong">Not-topic: '),
        ("to-date=2019", 'id="to-date" name="to-date" value="2019-12-31" aria-invalid="true"'),
    ],
)
def test_a_mistake_is_told_at_its_field_and_all_else_is_kept(
    client: FlaskClient, wrong: str, field: str
) -> None:
    beside = BESIDE.removeprefix("q=dyke&") if wrong.startswith("q=") else BESIDE
    response = client.get(f"/search?{beside}&{wrong}")
    assert response.status_code == 400
    assert field in response.text
    assert response.text.count('id="wrong"') == 1
    kept = [
        'name="from-date" value="2020-01-01"',
        'name="source" value="Valley Post" checked',
        '<input type="hidden" name="match" value="any">',
        '<input type="hidden" name="duplicates" value="show">',
        '<input type="hidden" name="order-by" value="oldest">',
    ]
    for part in (*kept, 'type="search" value="dyke"') if beside == BESIDE else kept:
        assert part in response.text
    problem = client.get(f"/search.json?{beside}&{wrong}")
    assert (problem.status_code, problem.content_type) == (400, "application/problem+json")


def test_filters_are_kept_whatever_else_is_wrong(client: FlaskClient) -> None:
    text = client.get("/search?q=dyke&page=0&author=%22%3E%3Cb%3E").text
    assert 'name="author" value="&#34;&gt;&lt;b&gt;" checked' in text


def test_a_cursor_that_no_answer_gave_is_refused(client: FlaskClient) -> None:
    problem = client.get("/search.json?q=dyke&cursor=made-up").get_json(force=True)
    assert (problem["status"], problem["parameter"]) == (400, "cursor")


def test_an_article_takes_only_known_words(client: FlaskClient) -> None:
    assert client.get("/articles/hostile?q=" + "a" * 2001).status_code == 400
    assert client.get("/articles/hostile?q=%00").status_code == 400
    assert client.get("/articles/hostile?q=a&q=b").status_code == 400
    assert client.get("/articles/hostile.json?q=a").status_code == 400
    assert client.get("/batch.json?q=%00").status_code == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.path)
def test_nothing_can_be_changed(client: FlaskClient, method: str, operation: Operation) -> None:
    path = re.sub(r"{\w+}", "1", operation.path)
    response = client.open(path, method=method)
    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    for name, value in STRICT.items():
        assert response.headers[name] == value


def test_only_reading_routes_exist(client: FlaskClient) -> None:
    for rule in client.application.url_map.iter_rules():
        assert rule.methods is not None
        assert rule.methods <= {"GET", "HEAD", "OPTIONS"}, rule


def test_a_body_is_refused(client: FlaskClient) -> None:
    response = client.get("/search", data=b"x" * 5000)
    assert response.status_code == 413
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_without_an_index_every_answer_says_what_to_do(unready: FlaskClient) -> None:
    for path in ("/", "/search?q=dyke", "/articles/x", "/search.json", "/articles/x.json"):
        response = unready.get(path)
        assert response.status_code == 503
        assert "dateline reindex" in response.text
        assert response.headers["Retry-After"]
    assert unready.get("/nothing").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        " at http://10.1.2.3:9200",
        " at https://node-1.internal:9200, https://node-2.internal/x",
        "[10.1.2.3:9300]",
        "[[fe80::1:2:3]:9300]",
    ],
)
def test_no_address_of_another_machine_is_shown(address: str) -> None:
    shown = without_addresses(f"OpenSearch{address} did not answer at 12:30: ask again.")
    assert shown.replace("[]", "") == "OpenSearch did not answer at 12:30: ask again."


@pytest.mark.parametrize("path", ["/search", "/search.json"])
def test_what_breaks_is_logged_and_not_shown(path: str, caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Searcher):
        def search(self, request: SearchRequest) -> Page:
            raise RuntimeError("a secret path")

    client = create_app(Broken(index_of())).test_client()
    with caplog.at_level(logging.ERROR):
        response = client.get(path)
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "a secret path" in caplog.text
    assert response.headers["Content-Security-Policy"] == STRICT["Content-Security-Policy"]


@pytest.mark.parametrize(
    "query", ["q=\xff\xfe", "q=%FF", "q=%ED%A0%80", "&&=&", "%FF=1", "q=%F0%9F"]
)
def test_broken_bytes_break_nothing(client: FlaskClient, query: str) -> None:
    for path in ("/search", "/search.json"):
        response = client.get(path, environ_overrides={"QUERY_STRING": query})
        assert response.status_code in (200, 400)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/search.json%00", 404),
        ("/articles/%2e%2e%2fsecret.json", 404),
        ("/articles/" + "a" * 5000 + ".json", 404),
        ("/sitemap-" + "9" * 5000 + ".xml", 404),
        ("/sitemap--1.xml", 404),
        ("/facets/source.json?" + "&".join("source=a" for _ in range(100)), 200),
        ("/facets/source.json?" + "&".join("source=a" for _ in range(900)), 400),
    ],
)
def test_odd_addresses_get_an_answer(path: str, status: int, client: FlaskClient) -> None:
    assert client.get(path).status_code == status


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("If-None-Match", '"'),
        ("If-None-Match", "W/" * 500),
        ("Range", "bytes=9-1"),
        ("Accept-Encoding", ";q=x,,gzip;q=2"),
        ("Accept", "\xff"),
        ("Content-Length", "-1"),
        ("Content-Length", "x"),
        ("Origin", "null"),
    ],
)
def test_odd_headers_get_an_answer(name: str, value: str, client: FlaskClient) -> None:
    key = name.upper().replace("-", "_")
    environ = {key if key == "CONTENT_LENGTH" else f"HTTP_{key}": value}
    for path in ("/search.json?q=dyke", "/search?q=dyke", "/docs"):
        response = client.get(path, environ_overrides=environ)
        assert response.status_code == 200 or 400 <= response.status_code < 500


def test_no_address_comes_from_the_host_header(client: FlaskClient) -> None:
    for path in ("/", "/search?q=dyke", "/articles/hostile", "//search", "/search/", "/nothing"):
        response = client.get(path, headers={"Host": "evil.example"})
        assert "evil.example" not in response.text
        assert "//" not in response.headers.get("Location", "")


@pytest.mark.parametrize(
    "path",
    ["/openapi.json", "/healthz", "/readyz", "/robots.txt", "/sitemap.xml",
     "/sitemap-1.xml", "/opensearch.xml", f"/articles/{BRIDGE}.json", f"/articles/{BRIDGE}.md"],
)  # fmt: skip
def test_an_address_without_parameters_refuses_them(client: FlaskClient, path: str) -> None:
    response = client.get(f"{path}?sorce=x")
    assert response.status_code == 400
    assert "This takes no parameter." in response.text
    assert "sorce" in response.text
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("news.example", 200),
        ("NEWS.example:8000", 200),
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("[::1]:8000", 200),
        ("evil.example", 400),
        ("news.example.evil.example", 400),
        ("evil.news.example", 400),
    ],
)
def test_another_name_is_refused_where_names_are_set(host: str, status: int) -> None:
    client = create_app(Searcher(index_of()), WebSettings(hosts=("news.example",))).test_client()
    for path in ("/search.json?q=dyke", "/search?q=dyke", "/static/site.css"):
        response = client.get(path, headers={"Host": host})
        assert response.status_code == status
        assert "evil" not in response.text


@pytest.mark.parametrize("path", ["/console", "/?__debugger__=yes&cmd=resource&f=style.css"])
def test_no_debugger_can_be_reached(path: str, client: FlaskClient) -> None:
    assert "secret" not in client.get(path).text.lower()
    assert client.application.debug is False
