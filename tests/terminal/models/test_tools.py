"""What each tool answers, and what it says to a client that asks in a wrong way."""

from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator

from index.errors import DatelineError
from search.errors import BadParameterError
from terminal.models.tools import Tools
from tests.web.archive import BRIDGE, OLD, REMOVED, searcher_of
from web.address.links import Links
from web.contract.tools import BY_NAME
from web.formats.representation import encoded

TOOLS = Tools(searcher_of(), Links("https://archive.example"), "The Ansel Archive")


def call(name: str, **arguments: Any) -> dict[str, Any]:
    """What a tool answers, as its schema says."""
    from msgspec import json

    tool = BY_NAME[name]
    named = {key.replace("_", "-"): value for key, value in arguments.items()}
    answer: dict[str, Any] = json.decode(encoded(TOOLS.call(tool, named)))
    Draft202012Validator(tool.gives()).validate(answer)
    return answer


def test_search_with_a_query_alone() -> None:
    answer = call("search", query="girder")
    assert answer["total"] == 1
    assert answer["results"][0]["id"] == BRIDGE
    assert answer["url"] == "https://archive.example/search?q=girder"


def test_arguments_are_those_of_the_endpoint() -> None:
    narrow = {"source": "Valley Post", "from_date": "2019", "order_by": "newest", "page_size": 5}
    one = call("search", query="", **narrow)
    assert one["total"] >= 1
    assert all(result["source"] == "Valley Post" for result in one["results"])
    assert one == call("search", **{**narrow, "source": ["Valley Post"], "page_size": 5.0})
    assert call("search", query="girder", source=None, cursor=None)["total"] == 1


def test_pages_follow_by_number_or_by_cursor() -> None:
    first = call("search", query="", page_size=1)
    assert first["nextPage"] == 2
    second = call("search", query="", page_size=1, page=2)
    walked = call("search", query="", page_size=1, cursor="*")
    assert walked["results"] == first["results"]
    followed = call("search", query="", page_size=1, cursor=walked["nextCursor"])
    assert followed["results"] == second["results"]


def test_fetch_follows_an_article_that_has_another_id_now() -> None:
    answer = call("fetch", id=BRIDGE)
    assert "The third girder is the worst." in answer["text"]
    assert answer["url"] == f"https://archive.example/articles/{BRIDGE}"
    assert answer["metadata"]["citation"].startswith("Ada Lyle and Tomas Reeve: “Wexley Bridge")
    assert call("fetch", id=OLD) == answer


def test_counts_stand_beside_those_of_all_articles() -> None:
    answer = call("count_over_time", queries=["girder", "nothingofthekind"], to_date="2019")
    girder, nothing = answer["queries"]
    assert (girder["total"], girder["years"]) == (1, {"2019": 1})
    assert (nothing["total"], nothing["years"]) == (0, {})
    assert answer["everything"]["years"]["2019"] >= 1
    assert "2021" not in answer["everything"]["years"]


def test_facet_lists_values() -> None:
    answer = call("facet", facet="source", query="girder")
    assert answer["values"] == [{"value": "Valley Post", "count": 1}]
    assert call("facet", facet="topic", find="engin")["values"][0]["value"] == "Engineering"


def test_the_archive_is_described_with_queries_that_find_something() -> None:
    answer = call("describe_archive")
    assert answer["title"] == "The Ansel Archive"
    assert answer["articles"] == TOOLS.searcher.archive().articles
    assert len(answer["typed"]) > 5


@pytest.mark.parametrize(
    ("name", "arguments", "parameter", "detail"),
    [
        ("search", {"query": "a", "page": 10**9}, "page", "not a whole number from 1"),
        ("search", {"query": "a", "page-size": 50}, "page-size", "from 1 to 20"),
        ("search", {"query": "a", "colour": "red"}, "colour", "allowed are query, from-date"),
        ("search", {"query": {"match": "a"}}, "query", "Give a text"),
        ("search", {"query": "a" * 2_001}, "query", "At most 2000"),
        ("search", {"q": "a"}, "q", "no such parameter; allowed are query"),
        ("search", {"query": "a", "from-date": "May"}, "from-date", "is not a day"),
        ("search", {"query": "a", "source": [["x"]]}, "source", "Give a text"),
        ("count_over_time", {"queries": ["a"] * 6}, "queries", "not 6"),
        ("count_over_time", {}, "queries", "not 0"),
        ("facet", {"facet": "colour"}, "facet", "give source, author"),
        ("facet", {"facet": ["source", "year"]}, "facet", "given 2 times; give it once"),
        ("facet", {}, "facet", "give source, author"),
        ("facet", {"facet": "source", "page": 0}, "page", "not a whole number"),
        ("fetch", {}, "id", "Give the id"),
        ("fetch", {"id": BRIDGE, "offset": -1}, "offset", "a whole number from 0"),
        ("describe_archive", {"query": "a"}, "query", "no such parameter; none is allowed."),
    ],
)
def test_what_is_wrong_is_told_with_what_is_allowed(
    name: str, arguments: dict[str, Any], parameter: str, detail: str
) -> None:
    with pytest.raises(BadParameterError) as told:
        TOOLS.call(BY_NAME[name], arguments)
    assert told.value.parameter == parameter
    assert detail in told.value.detail


@pytest.mark.parametrize(
    ("id", "why"), [("none", "There is no article"), (REMOVED, "Nothing of it is kept")]
)
def test_an_article_that_cannot_be_read(id: str, why: str) -> None:
    with pytest.raises(DatelineError, match=why):
        call("fetch", id=id)
