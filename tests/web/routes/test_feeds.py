"""Feeds of a search, and what browsers and crawlers look for."""

from datetime import datetime
from xml.etree import ElementTree

import feedparser
import pytest
from flask.testing import FlaskClient

from tests.web.archive import ARTICLES, BRIDGE
from web.routes import discovery

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PUBLIC = "https://archive.example"


def tree(client: FlaskClient, url: str) -> ElementTree.Element:
    response = client.get(url)
    assert response.status_code == 200, response.text
    return ElementTree.fromstring(response.text)


def test_atom_has_the_newest_articles_of_a_search(client: FlaskClient) -> None:
    feed = tree(client, "/search.atom?q=bridge&page=9&order-by=oldest")
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    newest = client.get("/search.json?q=bridge&order-by=newest&page-size=50").get_json()
    assert ids == [PUBLIC + result["url"] for result in newest["results"]]
    assert feed.findtext(f"{ATOM}title") == "bridge – The Ansel Archive"
    for entry in feed.findall(f"{ATOM}entry"):
        for name in ("title", "updated", "summary", "author"):
            assert entry.find(ATOM + name) is not None, name
        assert (entry.findtext(f"{ATOM}updated") or "").endswith("T00:00:00Z")


def test_json_feed_has_the_same(client: FlaskClient) -> None:
    response = client.get("/search.feed.json?q=bridge")
    assert response.content_type == "application/feed+json"
    feed = response.get_json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    entries = tree(client, "/search.atom?q=bridge").findall(f"{ATOM}entry")
    assert [item["id"] for item in feed["items"]] == [e.findtext(f"{ATOM}id") for e in entries]
    assert feed["feed_url"] == f"{PUBLIC}/search.feed.json?q=bridge&order-by=newest"


def test_json_feed_has_what_its_specification_requires(client: FlaskClient) -> None:
    feed = client.get("/search.feed.json").get_json()
    assert {"version", "title", "items"} <= feed.keys()
    for item in feed["items"]:
        assert {"id", "content_text"} <= item.keys()
        assert item["url"].startswith(PUBLIC)
        assert datetime.fromisoformat(item.get("date_published", "2000-01-01T00:00:00Z")).tzinfo


def test_an_unknown_parameter_is_refused_by_feeds_too(client: FlaskClient) -> None:
    assert client.get("/search.atom?sorce=x").status_code == 400
    assert client.get("/search.feed.json?sorce=x").content_type == "application/problem+json"


def test_a_browser_finds_how_to_search(client: FlaskClient) -> None:
    assert "/opensearch.xml" in client.get("/").text
    described = tree(client, "/opensearch.xml")
    templates = [url.get("template") for url in described if url.tag.endswith("Url")]
    assert f"{PUBLIC}/search?q={{searchTerms}}" in templates
    typed, texts, told, links = client.get("/opensearch.json?q=wexl").get_json()
    assert typed == "wexl"
    assert len(texts) == len(told) == len(links) > 0
    assert all(link.startswith(PUBLIC) for link in links)


def test_sitemaps_list_every_article_once(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discovery, "SITEMAP", 20)
    listed = []
    for part in tree(client, "/sitemap.xml"):
        url = (part.findtext(f"{MAP}loc") or "").removeprefix(PUBLIC)
        listed += [page.findtext(f"{MAP}loc") for page in tree(client, url)]
    assert sorted(map(str, listed)) == sorted(f"{PUBLIC}/articles/{a.id}" for a in ARTICLES)
    assert client.get("/sitemap-0.xml").status_code == 404
    assert client.get("/sitemap-9.xml").status_code == 404


def test_robots_are_told_of_the_sitemap_and_kept_off_combinations(client: FlaskClient) -> None:
    text = client.get("/robots.txt").text
    assert f"Sitemap: {PUBLIC}/sitemap.xml" in text
    for path in ("/search?", "/facets/", "/batch.", "/suggest.json"):
        assert f"Disallow: {path}" in text
    assert f"/articles/{BRIDGE}" not in text


@pytest.mark.parametrize("sign", ["%01", "%1b", "%EF%BF%BF", "%00", "%ED%A0%80", "<&"])
def test_whatever_is_typed_a_feed_is_xml(client: FlaskClient, sign: str) -> None:
    answer = client.get("/search.atom", query_string=f"q={sign}bridge")
    assert answer.status_code == 400 or ElementTree.fromstring(answer.data) is not None


@pytest.mark.parametrize("path", ["/search.atom", "/search.atom?q=bridge"])
def test_feed_readers_take_atom(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    told = {name.lower(): value for name, value in response.headers.items()}
    read = feedparser.parse(response.data, response_headers=told)
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    asked = path.rpartition("?")[2] if "?" in path else ""
    whole = client.get(f"/search.json?{asked}&order-by=newest&page-size=50").get_json()
    assert [entry.title for entry in read.entries] == [r["title"] for r in whole["results"]]
    assert all(entry.link.startswith(PUBLIC) for entry in read.entries)
