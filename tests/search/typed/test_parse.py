"""The parser's laws, and what each row of the query language becomes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.typed.brackets import MAX_DEPTH
from search.typed.parse import parse
from search.typed.query import (
    AllOf,
    AnyOf,
    Anything,
    Dated,
    In,
    Like,
    Pattern,
    Query,
    Quoted,
    Starting,
    Unsearchable,
    Without,
    Word,
    show,
)
from search.typed.scanner import MAX_WORDS
from tests.search.typed.queries import QUERIES

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", Anything()),
        ("   ", Anything()),
        ("kursk troops", AllOf((Word("kursk"), Word("troops")))),
        ("Kursk", Word("Kursk")),
        ('"special forces"', Quoted("special forces")),
        ("“special forces”", Quoted("special forces")),
        ('"forces kursk"~5', Quoted("forces kursk", 5)),
        ("=forces", Word("forces", exact=True)),
        ('="special forces"', Quoted("special forces", exact=True)),
        ("a AND b", AllOf((A, B))),
        ("a OR b", AnyOf((A, B))),
        ("NOT a", Without(A)),
        ("-a", Without(A)),
        ("a -b", AllOf((A, Without(B)))),
        ("NOT NOT a", A),
        ("a OR b c", AnyOf((A, AllOf((B, C))))),
        ("NOT a b", AllOf((Without(A), B))),
        ("(a OR b) c", AllOf((AnyOf((A, B)), C))),
        ("a and b", AllOf((A, Word("and"), B))),
        ("deploy*", Starting("deploy")),
        ("Deploy*", Starting("deploy")),
        ("organi?ation", Pattern("organi?ation")),
        ("who?", Word("who")),
        ("gerasimof~", Like("gerasimof", 1)),
        ("gerasimof~2", Like("gerasimof", 2)),
        ("title:a", In("title", A)),
        ("TITLE:a", In("title", A)),
        ("title:(a OR b)", AnyOf((In("title", A), In("title", B)))),
        ('licence:"CC BY 2.0"', In("licence", Quoted("CC BY 2.0"))),
        ("date:2025", Dated(date(2025, 1, 1), date(2025, 12, 31))),
        ("date:2025-02", Dated(date(2025, 2, 1), date(2025, 2, 28))),
        ("date:2025-04-26..2025-04-30", Dated(date(2025, 4, 26), date(2025, 4, 30))),
        ("date:>2025-04", Dated(date(2025, 5, 1), None)),
        ("date:>=2025-04", Dated(date(2025, 4, 1), None)),
        ("date:<2025-04", Dated(None, date(2025, 3, 31))),
        ("date:2025..", Dated(date(2025, 1, 1), None)),
        ("COVID-19", Word("COVID-19")),
        ("-COVID-19", Without(Word("COVID-19"))),
        (r"\-a", A),
        (r"\AND", Word("AND")),
        (r"title\:a", Word("title:a")),
        (r"a\*", A),
        ("+a", A),
        ("10:30", Word("10:30")),
        ("https://example.org/x", Word("https://example.org/x")),
    ],
)
def test_what_is_typed_is_understood_without_a_word(typed: str, query: Query) -> None:
    parsed = parse(typed)
    assert parsed.query == query
    assert parsed.warnings == ()


@pytest.mark.parametrize(
    ("typed", "query", "warned"),
    [
        ("???", Unsearchable(), "no word"),
        ("*", Unsearchable(), "cannot begin"),
        ("*burg", Word("burg"), "cannot begin"),
        ("a-*burg", AllOf((A, Word("burg"))), "cannot begin"),
        ("a-?b*", AllOf((A, Starting("b"))), "cannot begin"),
        ('"open', Quoted("open"), "left open"),
        ("((a", A, "did not match"),
        ("a))", A, "did not match"),
        ("a AND", A, "AND"),
        ("OR a", A, "OR"),
        ("a AND AND b", AllOf((A, B)), "AND"),
        ("a NOT", A, "NOT"),
        ("a~9", Like("a", 2), "~9"),
        ('"a b"~999', Quoted("a b", 50), "~999"),
        ("tilte:a", Word("tilte:a"), "not a field"),
        ("a date:2025-13", A, "not a date"),
        ("date:2026..2025", Dated(date(2025, 1, 1), date(2026, 12, 31)), "backwards"),
        ("a-b~", Word("a-b"), "one word"),
        ("name:r?yes*", In("name", Starting("r")), "whole words"),
        ("author:(a OR tomas~)", AnyOf((In("author", A), In("author", Word("tomas")))), "whole"),
        ("(" * 30 + "a" + ")" * 30, A, "deep"),
    ],
)
def test_what_is_repaired_is_said(typed: str, query: Query, warned: str) -> None:
    parsed = parse(typed)
    assert parsed.query == query
    assert any(warned in warning for warning in parsed.warnings), parsed.warnings


def test_words_beyond_the_cap_are_left_out_and_it_is_said() -> None:
    words = [f"w{i}" for i in range(MAX_WORDS + 1)]
    assert parse(" ".join(words[:MAX_WORDS])).warnings == ()
    parsed = parse(" ".join(words))
    assert parsed.query == AllOf(tuple(Word(w) for w in words[:MAX_WORDS]))
    assert len(parsed.warnings) == 1


@pytest.mark.parametrize("beyond", (-1, 0, 1))
def test_depth(beyond: int) -> None:
    deep = MAX_DEPTH + beyond
    warnings = parse(f"{'(word ' * deep}{')' * deep}").warnings
    assert any("deep" in warning for warning in warnings) == (beyond > 0)


ODD = st.text(
    st.sampled_from('ab "“”()~*?:=-+\\ANDORT<>.é’_\u0301\u202e中\n') | st.characters(), max_size=80
)


@given(ODD)
def test_any_text_becomes_a_query_that_reads_back(text: str) -> None:
    query = parse(text).query
    if not isinstance(query, Unsearchable):
        assert parse(show(query)).query == query


@given(QUERIES)
def test_a_query_that_is_shown_reads_back(query: Query) -> None:
    parsed = parse(show(query))
    assert parsed.query == query
    assert [w for w in parsed.warnings if "is not a field" not in w] == []
