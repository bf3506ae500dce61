"""A respelt query differs in the words that were changed, and in nothing else."""

import pytest

from search.answer.spellings import TypedWord
from search.help.respelling import respelt
from search.typed.parse import parse
from search.typed.query import brief

CHANGES = {
    TypedWord("brigde"): "bridge",
    TypedWord("harbourwall"): "harbour wall",
    TypedWord("lone"): "",
    TypedWord("feryr", "title"): "ferry",
}


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        ("old Brigde", "old Bridge"),
        ("=brigde", "=brigde"),
        ('"the brigde closed"~2', '"the bridge closed"~2'),
        ("harbourwall OR quay", "(harbour wall) OR quay"),
        ("title:feryr feryr", "title:ferry feryr"),
        ("title:brigde", "title:brigde"),
        ("source:brigde", "source:brigde"),
        ("lone brigde", "bridge"),
        ("-brigde quay", "NOT brigde quay"),
    ],
)
def test_only_the_changed_words_differ(typed: str, after: str) -> None:
    query = respelt(parse(typed).query, CHANGES)
    assert query == parse(after).query


def test_nothing_is_left_where_every_word_is_left_out() -> None:
    assert respelt(parse("lone").query, CHANGES) is None
    assert respelt(parse("lone lone").query, CHANGES) is None


def test_a_query_without_the_words_stays_as_it_is() -> None:
    query = parse("(ferry OR quay*) date:2024 -night").query
    after = respelt(query, CHANGES)
    assert after == query
    assert after and brief(after) == brief(query)
