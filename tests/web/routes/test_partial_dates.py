"""Of a date that is known to the month or the year only, no address says more."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from tests.web.archive import PARTIAL, searcher_of
from tests.web.reading import PUBLIC, lines_of, tree
from web.app import create_app
from web.settings import WebSettings

WRITTEN = ["1899-05", "1899"]
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def pier() -> Iterator[FlaskClient]:
    """A service of two articles, dated 1899-05 and 1899."""
    app = create_app(searcher_of(PARTIAL), WebSettings(public_url=PUBLIC))
    with app.test_client() as client:
        yield client


def test_json_has_the_date_as_it_is_known(pier: FlaskClient) -> None:
    answer = pier.get("/search.json?q=pier&order-by=newest").get_json()
    assert [result["date"] for result in answer["results"]] == WRITTEN
    timeline = answer["timeline"]
    bars = {bar["start"]: bar["count"] for bar in timeline["buckets"] if bar["count"]}
    assert (timeline["interval"], bars, timeline["undated"]) == ("month", {"1899-05-01": 1}, 1)
    articles = [pier.get(f"/articles/{article.id}.json").get_json() for article in PARTIAL]
    assert [article["date"] for article in articles] == WRITTEN
    similar = pier.get("/articles/pier-may/similar.json").get_json()["results"]
    assert [article["date"] for article in similar] == ["1899"]


def test_pages_say_what_is_known(pier: FlaskClient) -> None:
    results = pier.get("/search?q=pier").text
    assert '<time datetime="1899-05">May 1899</time>' in results
    assert '<time datetime="1899">1899</time>' in results
    assert '<time datetime="1899">1899</time>' in pier.get("/articles/pier-year").text


def test_exports_and_the_sitemap_have_it(pier: FlaskClient) -> None:
    rows = lines_of(pier, "/search.csv?q=pier&order-by=newest")
    assert [row["date"] for row in rows] == WRITTEN
    urls = tree(pier, "/sitemap-1.xml").findall(f"{MAP}url")
    assert [url.findtext(f"{MAP}lastmod") for url in urls] == WRITTEN


def test_feeds_have_the_first_day(pier: FlaskClient) -> None:
    entries = tree(pier, "/search.atom?q=pier").findall(f"{ATOM}entry")
    instants = ["1899-05-01T00:00:00Z", "1899-01-01T00:00:00Z"]
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == instants
    items = pier.get("/search.feed.json?q=pier").get_json()["items"]
    assert [item["date_published"] for item in items] == instants


def test_a_walk_by_cursor_goes_on_behind_the_first_day(pier: FlaskClient) -> None:
    for order, written in (("newest", WRITTEN), ("oldest", WRITTEN[::-1])):
        address = f"/search.json?q=pier&page-size=1&order-by={order}&cursor="
        first = pier.get(f"{address}*").get_json()
        second = pier.get(address + first["nextCursor"]).get_json()
        assert [page["results"][0]["date"] for page in (first, second)] == written
        assert second["nextCursor"] is None
