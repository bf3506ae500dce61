"""What is written for a reader asks for what it was written of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.help.writing import PLACES, both, written
from search.typed.parse import parse
from search.typed.query import AllOf, Anything, Without, all_of, show
from tests.laws import law
from tests.search.typed.queries import QUERIES


@pytest.mark.parametrize(
    ("first", "second", "query"),
    [
        ("dyke", "river", "dyke river"),
        ("dyke OR dam", "river OR sea", "(dyke OR dam) (river OR sea)"),
        ('"river dyke', "-tram", '"river dyke" NOT tram'),
        ("", "river*", "river*"),
        ("date:2024", " ", "date:2024"),
    ],
)
def test_two_queries_become_one(first: str, second: str, query: str) -> None:
    assert both(first, second) == query


def test_of_any_words_any_stays_enough() -> None:
    assert both("dyke dam", "river", any_first=True) == "(dyke OR dam) river"


@law(200)
@given(QUERIES.map(show), QUERIES.map(show))
def test_one_query_of_two_asks_for_both(first: str, second: str) -> None:
    one, other = parse(first).query, parse(second).query
    if not isinstance(one, Anything) and not isinstance(other, Anything):
        assert parse(both(first, second)).query == all_of([one, other])


@pytest.mark.parametrize(
    ("fields", "query"),
    [
        ({}, ""),
        ({"q": '"river dyke'}, '"river dyke'),
        ({"q": "a OR b", "phrase": "weight limit"}, '(a OR b) "weight limit"'),
        ({"any": "dyke dam OR", "without": "tram NOT"}, r"(dyke OR dam OR \OR) NOT tram NOT \NOT"),
        ({"title": "(old) bridge"}, "title:(old AND bridge)"),
        ({"quote": "“ten years”"}, 'quote:"ten years"'),
        ({"speaker": "Ada Brook", "name": "brook"}, 'speaker:"Ada Brook" name:brook'),
        ({"phrase": '  *"  ', "source": "-"}, ""),
    ],
)
def test_fields_become_a_query(fields: dict[str, str], query: str) -> None:
    assert written(fields) == query


_NAMES = ("phrase", "any", "without", *PLACES)


@law(200)
@given(st.dictionaries(st.sampled_from(_NAMES), st.text(max_size=30)))
def test_what_fields_ask_for_is_read_as_it_was_written(fields: dict[str, str]) -> None:
    query = written(fields)
    parsed = parse(query)
    assert parsed.warnings == ()
    assert not query or show(parsed.query) == show(parse(show(parsed.query)).query)
    parts = parsed.query.parts if isinstance(parsed.query, AllOf) else (parsed.query,)
    without = sum(isinstance(part, Without) for part in parts)
    assert (without > 0) == bool(written({"without": fields.get("without", "")}))
