"""Behind a proxy: whatever Host is asked, no answer leads its reader to a machine of ours."""

import logging
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from tests.web.archive import PLAIN, searcher_of
from web.app import create_app
from web.settings import WebSettings

READ_ELSEWHERE = (
    *("/opensearch.xml", "/opensearch.json?q=wex", "/robots.txt", "/sitemap.xml", "/sitemap-1.xml"),
    *("/search.atom", "/search.feed.json", "/search.csv", "/search.jsonl", "/search.ris"),
    *("/search.bib", f"/articles/{PLAIN}.ris", f"/articles/{PLAIN}.bib", f"/articles/{PLAIN}.md"),
    *(f"/articles/{PLAIN}", "/", "/search", "/search.json", "/openapi.json"),
)
"""What holds addresses of the service, or could."""
BOUND = "127.0.0.1:8000"


def served(**settings: object) -> FlaskClient:
    return create_app(searcher_of(), WebSettings(**settings)).test_client()  # type: ignore[arg-type]


@pytest.mark.parametrize("path", READ_ELSEWHERE)
def test_an_answer_to_another_host_has_paths(path: str) -> None:
    answer = served().get(path, headers={"Host": "news.example.org"})
    assert answer.status_code == 200
    for name in ("127.0.0.1", "localhost", "news.example.org"):
        assert name not in answer.text
    assert f"/articles/{PLAIN}" in answer.text or "search" in answer.text or "sitemap" in path


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "Via"])
def test_a_proxy_that_sends_the_bound_host_is_no_reader_of_it(header: str) -> None:
    """Apache sends the address that it asks, unless it is told to keep the reader's."""
    headers = {"Host": BOUND, header: "news.example.org"}
    assert BOUND not in served().get(f"/articles/{PLAIN}.ris", headers=headers).text


@pytest.mark.parametrize("path", READ_ELSEWHERE[:-3])
def test_a_host_of_ours_is_used_with_the_path_it_is_mounted_at(path: str) -> None:
    client = served(hosts=("news.example.org",))
    asked = {"base_url": "https://news.example.org/archive"}
    text = client.get(path, **asked).text
    assert "127.0.0.1" not in text
    if path not in ("/", "/search"):
        assert "https://news.example.org/archive/" in text.replace("\\", "")


def test_the_bound_host_is_used_for_those_who_asked_for_it() -> None:
    client = served(bind="10.0.0.5:8123")
    for host in (BOUND, "localhost:8123", "10.0.0.5:8123", "[::1]:8000"):
        text = client.get(f"/articles/{PLAIN}.ris", headers={"Host": host}).text
        assert f"UR  - http://{host}/articles/{PLAIN}" in text


def test_the_public_address_wins_over_every_host() -> None:
    client = served(public_url="https://a.example/x", hosts=("b.example",))
    text = client.get(f"/articles/{PLAIN}.ris", headers={"Host": "b.example"}).text
    assert f"UR  - https://a.example/x/articles/{PLAIN}" in text


def ids(client: FlaskClient, host: str) -> list[str | None]:
    feed = client.get("/search.atom", headers={"Host": host}).data
    return [one.text for one in ElementTree.fromstring(feed).iter() if one.tag.endswith("}id")]


def test_the_ids_of_a_feed_are_the_same_wherever_it_is_read() -> None:
    client = served(hosts=("a.example",))
    named, bound = ids(client, "a.example"), ids(client, BOUND)
    assert named == bound
    assert all(id and id.startswith("urn:uuid:") for id in named)
    assert len(set(named)) == len(named) > 40
    assert ids(served(), "other.example") == named


def test_readers_of_two_hosts_do_not_share_an_etag() -> None:
    client = served(hosts=("a.example", "b.example"))
    tags = {
        client.get("/search.atom", headers={"Host": host}).headers["ETag"]
        for host in ("a.example", "b.example", BOUND)
    }
    assert len(tags) == 3


def test_it_is_said_once_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    client = served()
    with caplog.at_level(logging.WARNING):
        for host in (BOUND, "news.example.org", "other.example"):
            client.get("/search.atom", headers={"Host": host})
    [told] = [vars(one)["fields"] for one in caplog.records if one.name == "dateline.reach"]
    assert told["host"] == "news.example.org"
    assert "DATELINE_PUBLIC_URL" in told["error"]
