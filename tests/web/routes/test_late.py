"""What is told when a search runs out of time. No clock is waited for: it moves when it is read."""

from itertools import count

import pytest
from flask.testing import FlaskClient

from index.asking.deadline import LATE, Deadline
from search.errors import LateError
from search.searcher import Searcher
from tests.web.archive import ARTICLES, index_of
from web.app import create_app

WHOLE = str(LateError())


def served(looks: int) -> FlaskClient:
    """A service in which each search may look at its clock so many times."""
    searcher = Searcher(index_of(), lambda _: Deadline(looks + 1, count().__next__))
    return create_app(searcher).test_client()


@pytest.fixture
def late() -> FlaskClient:
    """A service whose time ends amid the articles."""
    return served(len(ARTICLES) // 2)


def test_json_says_that_it_is_partial_and_is_not_kept(late: FlaskClient) -> None:
    answer = late.get("/search.json")
    assert answer.json
    assert answer.json["partial"]
    assert LATE in answer.json["warnings"]
    assert 0 < answer.json["total"] < len(ARTICLES)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_the_page_says_so_and_is_not_kept(late: FlaskClient) -> None:
    answer = late.get("/search")
    assert LATE in answer.text
    assert "At least" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_time_that_ends_after_the_answer_leaves_its_counts_whole() -> None:
    answer = served(len(ARTICLES)).get("/search.json").json
    assert answer
    assert answer["partial"]
    assert answer["total"] == len(ARTICLES)
    assert LATE not in answer["warnings"]
    assert any("the counts are whole" in warning for warning in answer["warnings"])
    assert answer["results"][0]["title"]
    assert answer["results"][0]["sections"] == []
    assert "At least" not in served(len(ARTICLES)).get("/search").text


def test_what_was_not_found_in_time_is_not_said_to_be_missing() -> None:
    answer = served(0).get("/search.json?q=ferry+zebra").json
    assert answer
    assert answer["total"] == 0
    assert answer["didYouMean"] is None
    assert not any("No article" in warning for warning in answer["warnings"])


@pytest.mark.parametrize(
    "address",
    [
        *("/search.csv", "/search.jsonl", "/search.ris", "/search.bib", "/search.atom"),
        *("/search.feed.json", "/batch.csv?q=ferry", "/facets/source.json", "/facets/source"),
        "/suggest.json?q=fer",
    ],
)
def test_what_is_of_no_use_in_part_is_refused(address: str) -> None:
    answer = served(3).get(address)
    assert answer.status_code == 503
    assert WHOLE in answer.text
    assert answer.headers["Retry-After"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_batch_says_which_of_its_counts_are_partial(late: FlaskClient) -> None:
    answer = late.get("/batch.json?q=ferry&q=").json
    assert answer
    assert [query["partial"] for query in answer["queries"]] == [True, True]
    assert all(LATE in query["warnings"] for query in answer["queries"])


def test_an_article_is_shown_without_what_is_like_it() -> None:
    id = ARTICLES[0].id
    assert "More like this" in served(1000).get(f"/articles/{id}").text
    answer = served(3).get(f"/articles/{id}")
    assert answer.status_code == 200
    assert ARTICLES[0].title in answer.text
    assert "More like this" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
