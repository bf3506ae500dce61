"""Results and articles lead to their captures, and tell apart when they were published and seen."""

from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient

from index.article import OPENING_ANCHOR, Article, Section
from tests.web.archive import searcher_of
from tests.web.reading import PUBLIC
from web.app import create_app
from web.settings import WebSettings

TEXT = (Section(None, OPENING_ANCHOR, ("The pier of Elm is open.",)),)
SEEN = datetime(2024, 5, 18, 6, 0, 1, tzinfo=UTC)
PIER = Article(
    "pier",
    "Pier opens",
    "elm.example",
    url="https://elm.example/pier",
    date=date(2024, 5, 17),
    sections=TEXT,
    captured=SEEN,
    captured_url="https://elm.example/pier?utm_source=b",
)
PRINTED = Article("printed", "Pier closes", "Gazette", url="https://elm.example/b", sections=TEXT)
REPLAY = "http://127.0.0.1:8080/elm/{timestamp}/{url}"
ADDRESS = "http://127.0.0.1:8080/elm/20240518060001/https://elm.example/pier?utm_source=b"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    settings = WebSettings(public_url=PUBLIC, replay=REPLAY)
    return create_app(searcher_of((PIER, PRINTED)), settings).test_client()


@pytest.fixture(scope="module")
def without() -> FlaskClient:
    return create_app(searcher_of((PIER, PRINTED))).test_client()


def test_programs_are_told(client: FlaskClient, without: FlaskClient) -> None:
    results = {
        one["id"]: (one["captured"], one["replay"])
        for one in client.get("/search.json?q=pier").get_json()["results"]
    }
    assert results == {"pier": ("2024-05-18T06:00:01+00:00", ADDRESS), "printed": (None, None)}
    told = client.get("/articles/pier.json").get_json()
    assert (told["url"], told["capturedUrl"]) == (PIER.url, PIER.captured_url)
    assert (told["date"], told["replay"]) == ("2024-05-17", ADDRESS)
    assert without.get("/articles/pier.json").get_json()["replay"] is None
    lines = client.get("/search.jsonl?q=pier").text
    assert lines.count(ADDRESS) == 1


def test_pages_lead_to_it(client: FlaskClient, without: FlaskClient) -> None:
    html = client.get("/articles/pier").text
    for said in (
        f'<a href="{ADDRESS}" rel="noopener noreferrer">as it was captured on 18 May 2024</a>',
        '<time datetime="2024-05-18T06:00:01+00:00">18 May 2024, 06:00 UTC</time>',
        "<dt>Captured at</dt><dd><bdi>https://elm.example/pier?utm_source=b</bdi></dd>",
        "<dt>Published</dt><dd>17 May 2024</dd>",
    ):
        assert said in html
    assert f'<a href="{ADDRESS}" rel="noopener noreferrer">captured 18 May 2024</a>' in (
        client.get("/search?q=pier").text
    )
    assert "aptured" not in client.get("/articles/printed").text
    plain = without.get("/articles/pier").text
    assert "127.0.0.1:8080" not in plain
    assert "18 May 2024, 06:00 UTC" in plain
