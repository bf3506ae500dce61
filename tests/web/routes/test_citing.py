"""A search to cite, as a page and as JSON, and its address opened again."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from search.searcher import Searcher
from tests.markup import intruders
from tests.web.archive import ARTICLES, index_of
from web.app import create_app
from web.settings import WebSettings

OLD = datetime(2026, 5, 1, tzinfo=UTC)
LATER = datetime(2099, 5, 1, tzinfo=UTC)
KEPT = tuple(
    replace(article, added=OLD, changed=OLD, fingerprint=f"{number:016x}")
    for number, article in enumerate(ARTICLES, 1)
)
CLAIM = "total=2&fingerprint=00000000000000ff&as-of=2026-06-01T12:00:00Z"


def service(*articles: object) -> FlaskClient:
    settings = WebSettings(title="The Ansel Archive", public_url="https://archive.example")
    searcher = Searcher(index_of(articles))  # type: ignore[arg-type]
    return create_app(searcher, settings).test_client()


@pytest.fixture
def cited() -> FlaskClient:
    return service(*KEPT)


def path(answer: dict[str, str]) -> str:
    """Where the citation leads, below the service."""
    parts = urlsplit(answer["url"])
    return f"{parts.path}?{parts.query}"


def test_the_fingerprint_can_be_made_of_the_export(cited: FlaskClient) -> None:
    for query in ("q=bridge", "q=", "source=Valley+Post", "q=bridge&order-by=oldest&page-size=1"):
        answer = cited.get(f"/cite.json?{query}").get_json()
        lines = cited.get(f"/search.jsonl?{query}&duplicates=show").text.splitlines()
        articles = [json.loads(line) for line in lines]
        pairs = sorted(f"{one['id']} {one['fingerprint']}\n".encode() for one in articles)
        assert answer["fingerprint"] == hashlib.sha256(b"".join(pairs)).hexdigest()[:16]
        assert answer["total"] == len(articles) > 0


def test_its_address_says_later_that_it_is_the_same(cited: FlaskClient) -> None:
    answer = cited.get("/cite.json?q=bridge&source=Valley+Post").get_json()
    assert answer["since"] is None
    assert answer["url"] in answer["sentence"]
    again = cited.get(path(answer).replace("/cite?", "/cite.json?")).get_json()
    assert again["since"]["verdict"] == "same"
    assert again["filters"] == [{"label": "Source", "value": "Valley Post", "excluded": False}]
    page = cited.get(path(answer))
    assert f"The same {answer['total']} article" in page.text


def test_what_came_since_is_listed_with_links(cited: FlaskClient) -> None:
    answer = cited.get("/cite.json?q=bridge").get_json()
    title = "A new bridge <b>opens</b>"
    new = replace(KEPT[0], id="new-bridge", title=title, added=LATER, fingerprint="f" * 16)
    left = [one for one in KEPT if one.id != KEPT[0].id]
    page = service(*left, new).get(path(answer))
    assert "Not the same" in page.text
    assert "1 article no longer found" in page.text
    assert '<a href="/articles/new-bridge"' in page.text
    assert "&lt;b&gt;opens" in page.text
    since = service(*left, new).get(path(answer).replace("?", ".json?", 1)).get_json()["since"]
    assert (since["verdict"], since["gone"], since["added"]) == ("differs", 1, 1)
    assert since["newest"][0]["url"] == "https://archive.example/articles/new-bridge"


def test_a_fingerprint_of_another_archive_is_told(cited: FlaskClient) -> None:
    total = cited.get("/cite.json?q=bridge").get_json()["total"]
    claim = CLAIM.replace("total=2", f"total={total}")
    page = cited.get(f"/cite?q=bridge&{claim}")
    assert page.status_code == 200
    assert "it is of another archive" in page.text


@pytest.mark.parametrize(
    ("claim", "parameter"),
    [
        ("total=2", "fingerprint"),
        ("fingerprint=00000000000000ff&as-of=2026", "total"),
        (CLAIM.replace("00ff", "00FF"), "fingerprint"),
        (CLAIM.replace("total=2", "total=100001"), "total"),
        (CLAIM.replace("2026-06-01", "2026-06-31"), "as-of"),
    ],
)
def test_half_a_citation_is_refused(claim: str, parameter: str, cited: FlaskClient) -> None:
    answer = cited.get(f"/cite.json?q=bridge&{claim}")
    assert answer.status_code == 400
    assert answer.get_json()["parameter"] == parameter
    assert cited.get(f"/cite?q=bridge&{claim}").status_code == 400


@pytest.mark.parametrize("query", ["", "q=bridge", f"q=bridge&{CLAIM}", "q=zeppelin+zzz&match=any"])
def test_the_page_has_what_templates_write(query: str, cited: FlaskClient) -> None:
    page = cited.get(f"/cite?{query}")
    assert intruders(page.text) == []
    assert page.headers["Cache-Control"] == "no-store"
    assert cited.get("/cite", headers={"Accept": "application/json"}).is_json


def test_too_many_to_cite_are_told(cited: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.answer.citing.MAX_CITED", 1)
    page = cited.get(f"/cite?{CLAIM}")
    assert "None: it is made of at most 100,000 articles." in page.text
    assert cited.get("/cite.json").get_json()["fingerprint"] is None


def test_the_results_lead_to_it(cited: FlaskClient) -> None:
    page = cited.get("/search?q=bridge&page-size=2&order-by=oldest&source=Valley+Post")
    assert '<a href="/cite?q=bridge&amp;source=Valley+Post" rel="nofollow">Cite</a>' in page.text
    links = cited.get("/search.json?q=bridge").get_json()["links"]
    assert links["cite"] == "/cite.json?q=bridge"
