"""An article's page after the search that led to it."""

import pytest
from flask.testing import FlaskClient

from index.errors import EngineDownError
from search.errors import LateError
from search.searcher import Searcher
from tests.web.archive import ARABIC, ARTICLES, BRIDGE, searcher_of
from tests.web.outline import Outline, page
from web.app import create_app

SEARCH = "q=dyke&not-topic=Water&source=Valley+Post&source=Lantern&order-by=oldest"


def _results(client: FlaskClient, search: str) -> list[str]:
    """The addresses that results have, of all pages."""
    found: list[str] = []
    url = f"/search?{search}"
    while url:
        shown = page(client, url)
        found += [link for link in shown.links() if "result=" in link and "#" not in link]
        url = next((str(a["href"]) for a in shown.all("a", rel="next nofollow")), "")
    return list(dict.fromkeys(found))


def _turn(found: Outline, rel: str) -> list[str]:
    return [str(a["href"]) for a in found.all("a", rel=f"{rel} nofollow")]


@pytest.mark.parametrize(
    "search", [f"{SEARCH}&page-size=5", "q=girder+gazette+zzzz&to-date=2023-05"]
)
def test_results_are_gone_through_one_by_one(client: FlaskClient, search: str) -> None:
    addresses = _results(client, search)
    url, walked = addresses[0], [addresses[0]]
    while following := _turn(page(client, url), "next"):
        assert _turn(page(client, following[0]), "prev") == [url]
        url = following[0]
        walked.append(url)
    assert walked == addresses
    assert _turn(page(client, addresses[0]), "prev") == []


def test_the_way_back_keeps_the_search_and_its_page(client: FlaskClient) -> None:
    links = page(client, f"/articles/brief-20?{SEARCH}&result=12&explain=1").links()
    back = "/search?q=dyke&source=Valley+Post&source=Lantern&not-topic=Water&order-by=oldest"
    assert f"{back}&page=2" in links
    assert (
        "/search?source=Valley+Post"
        in page(client, "/articles/brief-20?source=Valley+Post").links()
    )


def test_a_number_that_is_not_that_of_the_article_leads_nowhere(client: FlaskClient) -> None:
    for number in ("3", "9999", "10000"):
        found = page(client, f"/articles/{BRIDGE}?q=bridge&result={number}")
        assert _turn(found, "next") == _turn(found, "prev") == []
    for bad in ("0", "x", "10001"):
        assert client.get(f"/articles/{BRIDGE}?q=bridge&result={bad}").status_code == 400


def test_a_result_found_by_cursor_has_no_number(client: FlaskClient) -> None:
    assert "result=" not in client.get("/search?q=dyke&cursor=*").text


def test_similar_articles_keep_the_filters(client: FlaskClient) -> None:
    text = client.get("/articles/brief-20?q=dyke&source=Harbour+Gazette").text
    similar = text.partition('class="similar"')[2]
    assert "with the same filters" in similar
    assert "Harbour Gazette" in similar
    assert "Valley Post" not in similar and "Northfield Courier" not in similar
    assert "with the same filters" not in client.get("/articles/brief-20?q=dyke").text
    alone = client.get("/articles/brief-20?language=ar").text.partition('class="similar"')[2]
    assert "More like this" in alone and "with the same filters" not in alone
    assert "More like this" not in client.get(f"/articles/{ARABIC}?language=ar").text


def test_an_article_can_be_read_where_its_neighbours_come_too_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = create_app(searcher_of(ARTICLES)).test_client()

    def late(*_: object) -> None:
        raise LateError

    monkeypatch.setattr(Searcher, "window", late)
    answer = client.get(f"/articles/{BRIDGE}?q=bridge&result=1")
    assert answer.status_code == 200
    assert "ETag" not in answer.headers
    monkeypatch.setattr(Searcher, "window", lambda *_: _down())
    assert client.get(f"/articles/{BRIDGE}?q=bridge&result=1").status_code == 503


def _down() -> None:
    raise EngineDownError("The cluster cannot be asked: start it.")


def test_an_article_can_be_shared(client: FlaskClient) -> None:
    found = page(client, f"/articles/{BRIDGE}?q=bridge")
    told = {str(a["property"]): a["content"] for a in found.all("meta") if "property" in a}
    assert told["og:title"] == ARTICLES[0].title
    assert told["og:url"] == ARTICLES[0].url
    assert told["og:type"] == "article"
    assert told["og:site_name"] == "The Ansel Archive"
    assert str(told["og:description"]).startswith("Wexley Bridge has been shut")
    assert told["article:published_time"] == "2019-01-24"
