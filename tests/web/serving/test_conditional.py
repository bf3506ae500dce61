"""A client that holds an answer is told so, and nothing is made again."""

import pytest
from flask.testing import FlaskClient

from tests.web.archive import BRIDGE, searcher_of
from web.app import create_app
from web.settings import WebSettings


@pytest.mark.parametrize(
    "path", ["/search.json?q=dyke", "/search?q=dyke", "/", f"/articles/{BRIDGE}.json"]
)
def test_an_unchanged_answer_is_not_made_again(client: FlaskClient, path: str) -> None:
    first = client.get(path)
    assert first.headers["ETag"].startswith('W/"')
    assert first.headers["Cache-Control"] == "public, no-cache"
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    other = client.get(
        path + ("&" if "?" in path else "?") + "q=", headers={"If-None-Match": '"x"'}
    )
    assert other.status_code in (200, 400)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/search.json?q=dyke", 304),
        (f"/articles/{BRIDGE}.json", 304),
        ("/articles/nothing.json", 404),
        ("/search.json?cursor=zzz", 400),
        ("/sitemap-99.xml", 404),
    ],
)
def test_whatever_answer_is_held_there_has_to_be_one(
    client: FlaskClient, path: str, status: int
) -> None:
    assert client.get(path, headers={"If-None-Match": "*"}).status_code == status


@pytest.mark.parametrize("path", ["/", "/search.atom?q=bridge", f"/articles/{BRIDGE}.ris"])
def test_a_service_with_other_settings_gives_other_answers(client: FlaskClient, path: str) -> None:
    other = create_app(searcher_of(), WebSettings(title="Other", public_url="https://b.example"))
    assert client.get(path).headers["ETag"] != other.test_client().get(path).headers["ETag"]


def test_every_answer_with_a_tag_is_asked_for_by_it(client: FlaskClient) -> None:
    for path in ("/sitemap.xml", "/sitemap-1.xml", "/suggest.json?q=wex", "/facets/source.json"):
        tag = client.get(path).headers["ETag"]
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304, path


def test_one_question_has_one_tag_however_it_is_written(client: FlaskClient) -> None:
    tags = {
        client.get(url).headers["ETag"]
        for url in (
            "/search.json?q=dyke&from-date=2024",
            "/search.json?from-date=2024-01-01&q=dyke&to-date=&page=1&order-by=relevance",
        )
    }
    others = {client.get(u).headers["ETag"] for u in ("/search.json?q=dyke", "/search?q=dyke")}
    assert len(tags) == 1
    assert len(tags | others) == 3
