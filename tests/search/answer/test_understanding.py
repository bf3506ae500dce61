"""Function words are left out beside other words, and relaxing makes words alone optional."""

import pytest

from index.text.searching import SearchAnalyzer
from search.answer.understanding import relaxed, without_function_words, words_of
from search.typed.parse import parse
from search.typed.query import show

ENGLISH = SearchAnalyzer({"en": 1.0})


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("the bridge of Wexley", "bridge AND Wexley"),
        ("the", "the"),
        ("of the", "of AND the"),
        ("the date:2024", "the AND date:2024-01-01..2024-12-31"),
        ("the source:post", "the AND source:post"),
        ('"the bridge"', '"the bridge"'),
        ("=the bridge", "=the AND bridge"),
        ("the OR bridge", "bridge"),
        ("bridge -(the ferry)", "bridge AND NOT ferry"),
        ("Will Smith", "Will AND Smith"),
        ("will smith", "smith"),
        ("Will the ferry", "ferry"),
        ("WHO China", "WHO AND China"),
        ("who China", "China"),
        ("THE BRIDGE OF WEXLEY IS CLOSED", "BRIDGE AND WEXLEY AND CLOSED"),
        ("Will The Bridge Of Wexley Close", "Bridge AND Wexley AND Close"),
        ("BRIDGE NOT CLOSED", "BRIDGE AND CLOSED"),
    ],
)
def test_function_words_are_left_out(typed: str, left: str) -> None:
    assert show(without_function_words(parse(typed).query, ENGLISH.of(typed))) == left


@pytest.mark.parametrize(
    ("typed", "looser"),
    [
        ("ferry quay", "ferry OR quay"),
        ("ferry quay -night", "(ferry OR quay) AND NOT night"),
        ("ferry title:quay date:2024", "(ferry OR title:quay) AND date:2024-01-01..2024-12-31"),
        ("ferry quay source:post", "(ferry OR quay) AND source:post"),
    ],
)
def test_any_word_is_enough_and_the_rest_stays_required(typed: str, looser: str) -> None:
    query = relaxed(parse(typed).query)
    assert query and show(query) == looser


@pytest.mark.parametrize("typed", ["", "ferry", "ferry OR quay", "ferry -night", "-a -b", "???"])
def test_a_query_of_less_than_two_required_words_is_not_relaxed(typed: str) -> None:
    assert relaxed(parse(typed).query) is None


def test_the_words_are_those_that_relaxing_makes_optional() -> None:
    assert [show(word) for word in words_of(parse("ferry quay -night date:2024").query)] == [
        "ferry",
        "quay",
    ]


def test_a_word_is_small_where_it_says_something_in_no_main_language() -> None:
    german = SearchAnalyzer({"de": 0.9, "en": 0.1})
    typed = parse("die Brücke of war").query
    assert show(without_function_words(typed, german)) == "die AND Brücke AND war"


def test_of_words_that_stand_for_one_another_each_is_enough_once_relaxed() -> None:
    asked = parse("(e AND mail OR email) rules").query
    assert relaxed(asked) == parse("e OR mail OR email OR rules").query
