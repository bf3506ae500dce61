"""Feeds of a search, and what browsers and crawlers look for."""

from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import feedparser
import pytest
from flask.testing import FlaskClient

from index.article import Article
from tests.web.archive import BRIDGE, searcher_of
from tests.web.reading import PUBLIC, tree
from web.app import create_app
from web.routes.feeds import updated

ATOM = "{http://www.w3.org/2005/Atom}"


def test_atom_has_the_newest_articles_of_a_search(client: FlaskClient) -> None:
    feed = tree(client, "/search.atom?q=bridge&page=9&order-by=oldest")
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    newest = client.get("/search.json?q=bridge&order-by=newest&page-size=50").get_json()
    assert ids == [PUBLIC + result["url"] for result in newest["results"]]
    assert feed.findtext(f"{ATOM}title") == "bridge – The Ansel Archive"
    for entry in feed.findall(f"{ATOM}entry"):
        for name in ("title", "updated", "summary", "author"):
            assert entry.find(ATOM + name) is not None, name
        assert (entry.findtext(f"{ATOM}published") or "").endswith("T00:00:00Z")
    assert feed.findtext(f"{ATOM}entry/{ATOM}updated") == "2019-01-25T09:30:00Z"


def test_json_feed_has_the_same(client: FlaskClient) -> None:
    response = client.get("/search.feed.json?q=bridge")
    assert response.content_type == "application/feed+json"
    feed = response.get_json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    entries = tree(client, "/search.atom?q=bridge").findall(f"{ATOM}entry")
    assert [item["id"] for item in feed["items"]] == [e.findtext(f"{ATOM}id") for e in entries]
    assert feed["feed_url"] == f"{PUBLIC}/search.feed.json?q=bridge&order-by=newest"


def test_feeds_lead_to_the_originals(client: FlaskClient) -> None:
    address = "https://valleypost.example/2019/01/24/bridge"
    [item] = client.get("/search.feed.json?q=bridge").get_json()["items"]
    assert (item["external_url"], item["language"]) == (address, "en")
    assert item["date_modified"] == "2019-01-25T09:30:00Z"
    assert item["tags"] == ["Valley Post", "Town & Valley"]
    via = tree(client, "/search.atom?q=bridge").find(f"{ATOM}entry/{ATOM}link[@rel='via']")
    assert via is not None
    assert via.get("href") == address


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
    words = {BRIDGE: "Corrected 25 January 2019: "}
    titles = [words.get(one["id"], "") + one["title"] for one in whole["results"]]
    assert [entry.title for entry in read.entries] == titles
    assert all(entry.link.startswith(PUBLIC) for entry in read.entries)


NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FILLED = tuple(
    Article(
        f"f{number}",
        f"Ferry {number}",
        "Wire",
        date=day,
        added=NOON + timedelta(hours=hours),
        published=moment,
    )
    for number, day, hours, moment in (
        (1, date(2026, 3, 1), 0, datetime(2026, 3, 1, 7, 15, 30, tzinfo=UTC)),
        (2, date(2026, 3, 1), 0, None),
        (3, date(1931, 5, 6), 48, None),
        (4, None, 24, None),
    )
)


@pytest.fixture
def filled() -> FlaskClient:
    """An archive into which articles of the past came last."""
    return create_app(searcher_of(FILLED)).test_client()


def test_a_feed_by_adding_begins_with_what_came_last(filled: FlaskClient) -> None:
    def ids(path: str) -> list[str]:
        found = filled.get(path).get_json()
        return [one["url"].rpartition("/")[2] for one in found.get("items") or found["results"]]

    assert ids("/search.feed.json?q=ferry") == ["f1", "f2", "f3", "f4"]
    assert ids("/search.feed.json?q=ferry&order-by=added") == ["f3", "f4", "f1", "f2"]
    assert ids("/search.json?q=ferry&order-by=added") == ["f3", "f4", "f1", "f2"]
    feed = tree(filled, "/search.atom?q=ferry&order-by=added")
    assert (feed.findtext(f"{ATOM}title") or "").endswith(", as it comes in")
    [own] = [link.get("href") for link in feed.findall(f"{ATOM}link[@rel='self']")]
    assert own and own.endswith("/search.atom?q=ferry&order-by=added")
    [first, *_] = feed.findall(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}published") == "1931-05-06T00:00:00Z"
    assert first.findtext(f"{ATOM}updated") == "2026-03-03T12:00:00Z"
    assert feed.findtext(f"{ATOM}updated") == "2026-03-03T12:00:00Z"


def test_an_entry_says_when_it_was_published_as_far_as_that_is_known(filled: FlaskClient) -> None:
    entries = tree(filled, "/search.atom?q=ferry").findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}published") for entry in entries] == [
        "2026-03-01T07:15:30Z",
        "2026-03-01T00:00:00Z",
        "1931-05-06T00:00:00Z",
        None,
    ]
    assert all(entry.findtext(f"{ATOM}updated") for entry in entries)


def test_a_walk_by_cursor_goes_by_adding_too(filled: FlaskClient) -> None:
    path, ids = "/search.json?q=ferry&order-by=added&page-size=1&cursor=*", []
    while path:
        answer = filled.get(path).get_json()
        assert answer["orderBy"] == "added"
        ids += [result["id"] for result in answer["results"]]
        path = answer["links"]["next"]
    assert ids == ["f3", "f4", "f1", "f2"]


def test_a_feed_says_what_became_of_an_article(client: FlaskClient) -> None:
    items = client.get("/search.feed.json?q=bridge").get_json()["items"]
    [item] = [one for one in items if one["title"].startswith("Corrected 25 January 2019: ")]
    assert item["date_modified"] == "2019-01-25T09:30:00Z"
    day = Article("a", "T", "S", date=date(2024, 1, 1), corrected=date(2024, 5, 3))
    assert updated(day, "newest") == "2024-05-03T00:00:00Z"
