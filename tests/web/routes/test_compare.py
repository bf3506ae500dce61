"""Queries side by side over time: the page, JSON and CSV say the same, and each number is found."""

from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from search.errors import LateError
from tests.markup import intruders
from tests.web.archive import ARTICLES, PARTIAL, PLAIN, searcher_of
from tests.web.outline import page
from tests.web.reading import lines_of
from tests.web.routes.test_late import served
from web.app import create_app

TWO = "/compare{}?q=dyke&q=bridge&interval=year"
FILTERS = ["", "&source=Valley+Post", "&not-topic=Water", "&from-date=2023-06&to-date=2024-03"]


def answered(client: FlaskClient, query: str) -> dict[str, Any]:
    response = client.get(f"/compare.json?{query}")
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.get_json()
    return found


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("interval", ["year", "month", "auto"])
def test_each_number_is_what_its_link_finds(
    client: FlaskClient, filters: str, interval: str
) -> None:
    found = answered(client, f"q=dyke&q=bridge+OR+minutes&interval={interval}{filters}")
    for line in found["lines"]:
        steps = line["steps"]
        assert sum(step["count"] for step in steps) + line["undated"] == line["total"]
        for step in steps:
            assert (step["url"] is None) == (step["count"] == 0)
            if step["url"]:
                there = client.get(step["url"].replace("/search", "/search.json")).get_json()
                assert there["total"] - there["folded"] == step["count"]
            if step["archive"]:
                assert step["share"] == pytest.approx(step["count"] / step["archive"], abs=1e-6)
            assert step["few"] == (0 < step["archive"] < 30)


@pytest.mark.parametrize("filters", FILTERS)
def test_the_filters_hold_for_all_there_is(client: FlaskClient, filters: str) -> None:
    found = answered(client, f"q=dyke&interval=year&duplicates=show{filters}")
    [line] = found["lines"]
    every = client.get(f"/search.json?duplicates=show{filters}").get_json()["total"]
    assert sum(step["archive"] for step in line["steps"]) + found["undated"] == every > 0


def test_the_page_has_a_chart_and_the_same_numbers_as_links(client: FlaskClient) -> None:
    found = page(client, TWO.format(""))
    text = client.get(TWO.format("")).text
    answer = client.get(TWO.format(".json")).get_json()
    [drawn] = found.all("svg", role="img")
    assert drawn["aria-labelledby"] == "chart-title"
    assert {"chart-title", "chart-desc"} <= {a.get("id") for _, a in found.elements}
    links = set(found.links())
    urls = [step["url"] for line in answer["lines"] for step in line["steps"] if step["url"]]
    assert urls
    assert {unescape(url.removeprefix("https://archive.example")) for url in urls} <= links
    assert answer["seen"] in unescape(text)
    assert "few articles" in text
    assert intruders(text) == []
    assert text.count('<th scope="row">') == len(answer["lines"][0]["steps"])


def test_a_line_is_not_drawn_across_steps_without_articles(client: FlaskClient) -> None:
    found = page(client, "/compare?q=dyke&q=bridge&interval=month&unit=count")
    [dyke, _] = [a for a in found.all("path") if "line" in (a.get("class") or "").split()]
    steps = answered(client, "q=dyke&q=bridge&interval=month")["lines"][0]["steps"]
    empty = [step["archive"] == 0 for step in steps]
    begins = sum(not e and (n == 0 or empty[n - 1]) for n, e in enumerate(empty))
    assert (dyke["d"] or "").count("M") == begins > 1


def test_csv_has_a_row_for_each_step_and_one_for_what_is_in_none() -> None:
    [minutes] = [article for article in ARTICLES if article.id == PLAIN]
    client = create_app(searcher_of((minutes, *PARTIAL))).test_client()
    rows = lines_of(client, "/compare.csv?q=pier+OR+minutes&q=dyke&interval=month")
    assert [*rows[0]] == ["query", "start", "end", "count", "archive", "share", "source"]
    pier = [row for row in rows if row["query"] == "pier OR minutes"]
    assert [
        (r["start"], r["count"], r["archive"], r["share"]) for r in pier if r["count"] != "0"
    ] == [
        ("1899-05-01", "1", "1", "1.000000"),
        ("", "2", "", ""),
    ]
    answer = answered(client, "q=pier+OR+minutes&interval=month")
    assert answer["lines"][0]["undated"] == 2
    assert answer["lines"][0]["tooCoarse"] == 1
    assert any("of which only a longer time than a step is known" in n for n in answer["notices"])
    assert client.get("/compare.csv?q=pier&bom=1").text.startswith("\ufeff")


def test_one_query_by_source(client: FlaskClient) -> None:
    found = answered(client, "q=dyke&split=source&interval=year")
    sources = [line["source"] for line in found["lines"]]
    assert sorted(sources) == ["Harbour Gazette", "Northfield Courier", "Valley Post"]
    together = answered(client, "q=dyke&interval=year")["lines"][0]
    assert sum(line["total"] for line in found["lines"]) == together["total"]
    assert [line["url"].rpartition("source=")[2] for line in found["lines"]] == [
        source.replace(" ", "+") for source in sources
    ]


def test_queries_are_added_and_removed(client: FlaskClient) -> None:
    answer = client.get("/compare?q=dyke&add=+bridge+&unit=count&source=Valley+Post")
    assert answer.status_code == 302
    assert parse_qs(urlsplit(answer.location).query) == {
        "q": ["dyke", "bridge"],
        "unit": ["count"],
        "source": ["Valley Post"],
    }
    links = page(client, TWO.format("")).links()
    assert "/compare?q=dyke&interval=year" in links
    assert "/compare?q=bridge&interval=year" in links
    form = page(client, "/compare")
    assert form.all("input", id="add", name="add")
    assert form.all("svg", role="img") == []


def test_results_lead_to_it(client: FlaskClient) -> None:
    links = page(client, "/search?q=dyke&source=Valley+Post&page=2&order-by=oldest").links()
    assert "/compare?q=dyke&source=Valley+Post" in links
    assert not any("/compare" in link for link in page(client, "/search").links())


@pytest.mark.parametrize(
    ("query", "parameter", "said"),
    [
        ("q=a&q=b&q=c&q=d&q=e&q=f&q=g", "q", "At most 6 queries, not 7."),
        ("", "q", "Give it once for each query, 1 to 6 times."),
        ("q=a&page=1000000000", "page", "There is no such parameter"),
        ("q=a&sorce=b", "sorce", "did you mean source?"),
        ("q=a&interval=week", "interval", "give auto, year, month or day."),
        ("q=a&unit=percent", "unit", "give share or count."),
        ("q=a&from-date=2024&to-date=2023", "to-date", "The range is reversed"),
    ],
)
def test_what_is_not_allowed_is_said_in_one_sentence(
    client: FlaskClient, query: str, parameter: str, said: str
) -> None:
    for kind in (".json", ".csv"):
        answer = client.get(f"/compare{kind}?{query}")
        assert answer.status_code == 400
        assert answer.json
        assert answer.json["parameter"] == parameter
        assert said in answer.json["detail"]


def test_an_added_query_is_one_of_six(client: FlaskClient) -> None:
    answer = client.get("/compare?q=a&q=b&q=c&q=d&q=e&q=f&add=g")
    assert answer.status_code == 400
    assert "At most 6 queries can be compared." in answer.text
    assert "Another query" not in client.get("/compare?q=a&q=b&q=c&q=d&q=e&q=f").text


def test_what_counts_for_nothing_is_told(client: FlaskClient) -> None:
    found = answered(client, "q=dyke&q=&q=dyke")
    assert [line["query"] for line in found["lines"]] == ["dyke"]
    assert found["notices"][:2] == [
        "A query without words is left out.",
        "“dyke” is given 2 times and compared once.",
    ]
    nothing = answered(client, "q=")
    assert (nothing["lines"], nothing["seen"]) == ([], "")
    text = client.get("/compare?q=dyke&page=1000000000").text
    assert "“page” in the address means nothing here, so it was left out." in text


def test_a_part_of_it_is_not_shown() -> None:
    for kind in ("", ".json", ".csv"):
        answer = served(len(ARTICLES) // 2).get(f"/compare{kind}?q=dyke")
        assert answer.status_code == 503
        assert str(LateError()) in unescape(answer.text)


def test_near_duplicates_are_counted_as_it_is_said(client: FlaskClient) -> None:
    text = client.get("/compare?q=dyke").text
    assert "Of near-duplicates in one step only one is counted." in text
    assert "Near-duplicates are all counted." in client.get("/compare?q=dyke&duplicates=show").text
