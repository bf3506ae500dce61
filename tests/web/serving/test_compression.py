import gzip

import pytest
from flask import Response
from flask.testing import FlaskClient

from tests.web.archive import searcher_of
from web.app import create_app

GZIP = {"Accept-Encoding": "gzip, br"}


@pytest.mark.parametrize(
    "path", ["/search?q=dyke", "/search.json?q=dyke", "/static/site.css", "/articles/brief-01"]
)
def test_what_is_long_enough_is_compressed(client: FlaskClient, path: str) -> None:
    with client.get(path) as plain, client.get(path, headers=GZIP) as packed:
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "gzip"
        unpacked, length = gzip.decompress(packed.data), len(packed.data)
        if not path.startswith("/search"):  # these say how long they took
            assert unpacked == plain.data
        assert length < len(unpacked) / 2
        assert packed.content_length == length
        assert plain.headers["Vary"] == packed.headers["Vary"]
        assert "Accept-Encoding" in plain.vary


@pytest.mark.parametrize("accepted", ["", "identity", "br", "gzip;q=0", "*;q=0", "x-nonsense;;,"])
def test_nothing_is_compressed_for_who_cannot_read_it(client: FlaskClient, accepted: str) -> None:
    answer = client.get("/search", headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer.headers
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_small_answers_stay_as_they_are(client: FlaskClient) -> None:
    for path in ("/healthz", "/robots.txt", "/suggest.json?q=zzz"):
        assert "Content-Encoding" not in client.get(path, headers=GZIP).headers


def test_an_answer_that_is_kept_is_asked_about_either_way(client: FlaskClient) -> None:
    for path in ("/search?q=dyke", "/static/site.css"):
        with client.get(path, headers=GZIP) as packed:
            etag = packed.headers["ETag"]
        assert etag.startswith("W/")
        for headers in ({}, GZIP):
            with client.get(path, headers={**headers, "If-None-Match": etag}) as again:
                assert (again.status_code, again.data) == (304, b"")
                assert "Accept-Encoding" in again.headers["Vary"]


def test_head_tells_the_length_of_what_get_sends(client: FlaskClient) -> None:
    got, told = (call("/articles/brief-01", headers=GZIP) for call in (client.get, client.head))
    assert told.data == b""
    assert told.content_length == got.content_length
    assert told.headers["Content-Encoding"] == "gzip"


def test_a_part_of_a_file_and_what_is_made_on_the_way_are_sent_as_they_are() -> None:
    app = create_app(searcher_of())

    @app.route("/rows")
    def rows() -> Response:
        return Response(("x," * 900 for _ in range(3)), mimetype="text/csv")

    client = app.test_client()
    assert "Content-Encoding" not in client.get("/rows", headers=GZIP).headers
    with client.get("/static/site.css", headers={**GZIP, "Range": "bytes=0-4999"}) as part:
        assert "Content-Encoding" not in part.headers
