"""What a monitor is told."""

from flask.testing import FlaskClient

from index.asking.hits import Archive
from index.errors import DamagedIndexError
from search.searcher import Searcher
from tests.web.archive import ARTICLES, index_of, searcher_of
from web.app import create_app


def test_requests_and_searches_are_counted() -> None:
    client = create_app(searcher_of()).test_client()
    for path in ("/search.json?q=dyke", "/search.json?q=nothinghasthis", "/articles/x", "/nowhere"):
        client.get(path)
    told = client.get("/metrics").text.splitlines()
    for line in (
        'dateline_requests_total{route="/search.json",status="200"} 2.0',
        'dateline_requests_total{route="/articles/{id}",status="404"} 1.0',
        'dateline_requests_total{route="none",status="404"} 1.0',
        'dateline_request_seconds_count{route="/search.json"} 2.0',
        "dateline_search_seconds_count 2.0",
        "dateline_searches_without_results_total 1.0",
        "dateline_searches_partial_total 0.0",
        "dateline_index_ready 1.0",
        "dateline_index_damaged 0.0",
        "dateline_index_generation 1.0",
        f"dateline_index_articles {len(ARTICLES)}.0",
    ):
        assert line in told


def test_without_an_index_it_says_so(unready: FlaskClient) -> None:
    told = unready.get("/metrics").text.splitlines()
    assert "dateline_index_ready 0.0" in told
    assert not any(line.startswith("dateline_index_articles ") for line in told)


def test_a_damaged_index_is_told() -> None:
    class Damaged(Searcher):
        def archive(self) -> Archive:
            raise DamagedIndexError("x is damaged")

    told = create_app(Damaged(index_of())).test_client().get("/metrics").text.splitlines()
    assert "dateline_index_damaged 1.0" in told


def test_counts_are_told_while_the_engine_is_down(down: FlaskClient) -> None:
    assert down.get("/search.json").status_code == 503
    response = down.get("/metrics")
    assert response.status_code == 200
    told = response.text.splitlines()
    assert "dateline_index_ready 0.0" in told
    assert "dateline_index_damaged 0.0" in told
    assert 'dateline_requests_total{route="/search.json",status="503"} 1.0' in told
    assert not any(line.startswith("dateline_index_articles ") for line in told)
