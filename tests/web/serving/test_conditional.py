"""A client that holds an answer is told so, and nothing is made again."""

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from index.asking.hits import Archive
from search.searcher import Searcher
from tests.web.archive import BRIDGE, index_of, searcher_of
from web.app import create_app
from web.contract.operation import Operation
from web.contract.operations import OPERATIONS
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


class Mute(Searcher):
    """Says which generation it is, and can be asked nothing else."""

    def __getattribute__(self, name: str) -> Any:
        if name in vars(Searcher) and name not in ("archive", "__init__"):
            raise AssertionError(f"{name} is asked for what the client holds")
        return super().__getattribute__(name)


CACHED = [operation for operation in OPERATIONS if operation.cached]


@pytest.mark.parametrize("operation", CACHED, ids=lambda operation: operation.path)
def test_nothing_is_searched_for_what_the_client_holds(operation: Operation) -> None:
    path = operation.example or operation.path.format(id=BRIDGE, other=BRIDGE)
    first = create_app(searcher_of()).test_client().get(path)
    assert first.status_code == 200
    again = create_app(Mute(index_of())).test_client()
    held = again.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (held.status_code, held.data) == (304, b"")


@pytest.mark.parametrize("path", ["/", "/search", "/search.json", "/search.csv", "/search.atom"])
def test_an_answer_has_the_tag_of_the_generation_that_it_was_made_from(path: str) -> None:
    class Overtaken(Searcher):
        """A new generation is published between the two questions."""

        def archive(self) -> Archive:
            return replace(super().archive(), generation="000000")

    made = create_app(Overtaken(index_of())).test_client().get(path)
    assert made.headers["ETag"] == create_app(searcher_of()).test_client().get(path).headers["ETag"]


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
