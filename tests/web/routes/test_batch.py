"""Many queries in one request, counted by year."""

import pytest
from flask.testing import FlaskClient

from index.asking.hits import Archive
from index.document import FACETS
from search.searcher import Searcher
from tests.web.reading import lines_of


def test_what_finds_nothing_is_counted_as_nothing(client: FlaskClient) -> None:
    [counted] = client.get("/batch.json?q=girder+zeppelin").get_json()["queries"]
    assert (counted["total"], counted["years"]) == (0, [])


@pytest.mark.parametrize("filters", ["year=2019", "not-year=2019", "year=2019&year=2021", ""])
def test_the_years_of_a_batch_add_up(filters: str, client: FlaskClient) -> None:
    [counted] = client.get(f"/batch.json?q=&{filters}").get_json()["queries"]
    in_years = sum(year["count"] for year in counted["years"])
    assert in_years + counted["undated"] == counted["total"] > 0
    assert counted["total"] == client.get(f"/search.json?{filters}").get_json()["total"]


def test_batch_counts_each_query_by_year(client: FlaskClient) -> None:
    answer = client.get("/batch.json?q=bridge&q=zeppelin&from-date=2000").get_json()
    bridge, zeppelin = answer["queries"]
    single = client.get("/search.json?q=bridge&from-date=2000").get_json()
    assert bridge["total"] == single["total"] == sum(y["count"] for y in bridge["years"])
    assert client.get(bridge["url"]).status_code == 200
    assert (zeppelin["total"], zeppelin["years"]) == (0, [])
    table = lines_of(client, "/batch.csv?q=bridge&q=zeppelin&from-date=2000")
    assert [row["total"] for row in table] == [str(bridge["total"]), "0"]
    years = [name for name in table[0] if name.isdecimal()]
    assert years == [str(y) for y in range(int(years[0]), int(years[-1]) + 1)]


@pytest.mark.parametrize("query", ["", "&".join(["q=a"] * 51), "q=a&sorce=b"])
def test_a_batch_has_bounds(client: FlaskClient, query: str) -> None:
    response = client.get(f"/batch.json?{query}")
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    assert "year" in FACETS


def test_a_batch_tells_the_generation_that_it_counted(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def published_meanwhile(searcher: Searcher) -> Archive:
        raise AssertionError("the current generation may be another one by now")

    monkeypatch.setattr(Searcher, "archive", published_meanwhile)
    assert client.get("/batch.json?q=bridge").get_json()["generation"] == "000001"
    [row] = lines_of(client, "/batch.csv?q=bridge")
    assert row["generation"] == "'000001"
