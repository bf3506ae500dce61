"""Queries are written down so that they read back, and are never nested without need."""

import pytest
from hypothesis import given

from search.typed.parse import parse
from search.typed.query import (
    AllOf,
    AnyOf,
    In,
    Like,
    Query,
    Quoted,
    Starting,
    Without,
    Word,
    all_of,
    any_of,
    brief,
    show,
)
from tests.search.typed.queries import QUERIES

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("query", "written"),
    [
        (AllOf((A, AnyOf((B, C)))), "a AND (b OR c)"),
        (AnyOf((A, AllOf((B, C)))), "a OR b AND c"),
        (Without(AnyOf((A, B))), "NOT (a OR b)"),
        (In("title", Quoted("old bridge", 2)), 'title:"old bridge"~2'),
        (Word("AND"), r"\AND"),
        (Word("title:a"), r"title\:a"),
        (Word("Wexley", exact=True), "=Wexley"),
        (Starting("bri"), "bri*"),
        (Like("bridge", 2), "bridge~2"),
    ],
)
def test_a_query_is_written_as_it_would_be_typed(query: Query, written: str) -> None:
    assert show(query) == written


def test_what_is_joined_is_flat_and_one_alone_is_itself() -> None:
    assert all_of([A]) == any_of([A]) == A
    assert all_of([A, AllOf((B, C))]) == AllOf((A, B, C))
    assert any_of([AnyOf((A, B)), C]) == AnyOf((A, B, C))
    assert all_of([A, AnyOf((B, C))]) == AllOf((A, AnyOf((B, C))))


@given(QUERIES)
def test_a_query_that_is_shown_briefly_reads_back(query: Query) -> None:
    assert parse(brief(query)).query == query


def test_a_brief_query_leaves_only_the_and_out() -> None:
    assert brief(parse("a b (c OR d) -e").query) == "a b (c OR d) NOT e"
    assert brief(parse("c OR d").query) == "c OR d"
