"""When articles came into the archive, as a filter on every door."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from index.article import Article
from search.searcher import Searcher
from tests.web.archive import index_of, searcher_of
from tests.web.outline import heading, page
from tests.web.reading import lines_of
from web.app import create_app

FIRST = datetime(2026, 3, 1, 6, tzinfo=UTC)
FILLED = tuple(
    Article(f"quay-{n}", f"The quay, part {n}", "Gazette", date=day, added=FIRST + later)
    for n, day, later in (
        (1, date(2026, 2, 27), timedelta()),
        (2, date(1931, 5, 6), timedelta(days=1)),
        (3, date(2026, 3, 2), timedelta(days=1, seconds=90)),
    )
)
SINCE = "q=quay&from-added=2026-03-02T06:00:01Z&order-by=added"


@pytest.fixture
def quay() -> FlaskClient:
    return create_app(searcher_of(FILLED)).test_client()


def test_every_door_asks_for_what_came_in(quay: FlaskClient) -> None:
    assert heading(quay, f"/search?{SINCE}") == "1 article for “quay”"
    [result] = quay.get(f"/search.json?{SINCE}").get_json()["results"]
    assert result["id"] == "quay-3"
    for kind in ("csv", "ris", "bib", "jsonl", "atom", "feed.json"):
        text = quay.get(f"/search.{kind}?{SINCE}").text
        assert "part 3" in text, kind
        assert "part 2" not in text, kind
    [years] = [quay.get(f"/facets/year.json?{SINCE}").get_json()["values"]]
    assert [(year["value"], year["count"]) for year in years] == [("2026", 1)]
    [line] = lines_of(quay, "/batch.csv?q=quay&to-added=2026-03-02")
    assert line["total"] == "3"
    answer = quay.get("/batch.json?q=quay&to-added=2026-03-02T06:00Z").get_json()
    assert [one["total"] for one in answer["queries"]] == [2]


def test_a_chip_says_it_and_takes_it_away(quay: FlaskClient) -> None:
    url = "/search?q=quay&from-date=2020&from-added=2026-03-01"
    text = quay.get(url).text
    assert "Added: <bdi>since 1 March 2026</bdi>" in text
    assert "/search?q=quay&from-date=2020-01-01" in page(quay, url).links()
    assert "Added: <bdi>since 2 March 2026, 06:00:01 UTC</bdi>" in quay.get(f"/search?{SINCE}").text
    both = quay.get("/search?q=quay&from-added=2026-03-01T05:00Z&to-added=2026-03-02").text
    assert "<bdi>1 March 2026, 05:00 UTC – 2 March 2026, 23:59:59 UTC</bdi>" in both
    assert "<bdi>March 2026</bdi>" in quay.get("/search?from-added=2026-03&to-added=2026-03").text


def test_the_form_and_the_article_keep_it(quay: FlaskClient) -> None:
    found = page(quay, f"/search?{SINCE}")
    [field] = found.all("input", name="from-added")
    assert (field["type"], field["value"]) == ("hidden", "2026-03-02T06:00:01Z")
    [link] = [link for link in found.links() if link.startswith("/articles/quay-3")]
    assert "from-added=2026-03-02T06%3A00%3A01Z" in link
    assert any("from-added" in back for back in page(quay, link).links() if "/search" in back)


def test_where_it_leaves_nothing_the_way_without_it_is_shown(quay: FlaskClient) -> None:
    url = "/search?q=quay&from-added=2027"
    assert heading(quay, url) == "No articles for “quay”"
    assert "/search?q=quay" in page(quay, url).links()


def test_a_mistake_in_it_is_told_at_its_field(quay: FlaskClient) -> None:
    answer = quay.get("/search?q=quay&from-added=yesterday&to-added=2026-03")
    assert answer.status_code == 400
    assert 'id="from-added" name="from-added" value="yesterday" aria-invalid="true"' in answer.text
    assert 'name="to-added" value="2026-03-31">' in answer.text
    assert answer.text.count("is not a day") == 1
    told = quay.get("/search.json?from-added=2027&to-added=2026").get_json(force=True)
    assert told["parameter"] == "to-added"
    assert "reversed" in told["detail"]


def test_the_advanced_form_asks_for_it(quay: FlaskClient) -> None:
    led = quay.get("/advanced?q=quay&from-added=2026-03-02T06:00:01Z&order-by=added&go=1")
    assert led.location == f"/search?{SINCE}".replace(":", "%3A")
    again = page(quay, "/advanced?q=quay&from-added=2026-03")
    [field] = again.all("input", id="from-added")
    assert field["value"] == "2026-03-01"
    reversed_range = quay.get("/advanced?go=1&from-added=2027&to-added=2026")
    assert reversed_range.status_code == 400
    assert 'name="to-added" value="2026-12-31" aria-invalid="true"' in reversed_range.text


def test_a_page_can_be_bookmarked_for_what_comes_later(quay: FlaskClient) -> None:
    [link] = [
        link
        for link in page(quay, "/search?q=quay&page-size=25&page=1").links()
        if "from-added" in link and link.startswith("/search?")
    ]
    assert link == "/search?q=quay&from-added=2026-03-02T06%3A01%3A31Z&order-by=added"
    text = quay.get(link).text
    assert "Nothing that matches came in since then." in text
    assert link.replace("&", "&amp;") in text
    index = index_of(FILLED)
    later = create_app(Searcher(index)).test_client()
    writer = index.writer()
    writer.write([replace(FILLED[0], id="quay-4", added=FIRST + timedelta(days=2))])
    writer.publish(["tests"])
    assert heading(later, link) == "1 article for “quay”"
    assert "<span>added 3 March 2026</span>" in later.get(link).text


def test_where_nobody_knows_when_articles_came_there_is_nothing_to_bookmark() -> None:
    client = create_app(searcher_of([replace(one, added=None) for one in FILLED])).test_client()
    assert "from now on" not in client.get("/search?q=quay").text
