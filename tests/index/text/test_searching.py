"""What is typed is read in every language of the archive."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.analysis import STEMMERS, spans
from index.text.keys import acronym_of, analyzer
from index.text.searching import SearchAnalyzer

MIXED = SearchAnalyzer({"en": 0.6, "de": 0.25, "fr": 0.1, "nl": 0.05})


def test_the_language_of_the_most_articles_comes_first() -> None:
    assert MIXED.language == "en"
    assert SearchAnalyzer({"sv": 0.5, "da": 0.5}).language == "da"
    assert MIXED.stem("Ferries") == "ferri"


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("US", ("US",)),
        ("IT", ("IT",)),
        ("us", ("us",)),
        ("ferries", ("ferri", "ferr", "ferries")),
        ("Häuser", ("hauser", "haeuser", "haus", "haeus")),
    ],
)
def test_a_word_has_its_keys_in_all_of_them(word: str, keys: tuple[str, ...]) -> None:
    assert MIXED.keys(word) == keys


@pytest.mark.parametrize(
    ("word", "small"),
    [
        *[("the", True), ("The", True), ("und", True), ("des", True)],
        *[("die", False), ("war", False), ("IT", False), ("AND", True), ("het", False)],
    ],
)
def test_a_word_is_small_in_the_main_languages_and_says_nothing_in_any(
    word: str, small: bool
) -> None:
    assert MIXED.is_function_word(word) == small


def test_in_a_query_all_in_capitals_they_say_nothing() -> None:
    assert MIXED.of("ferry sinks off US coast") is MIXED
    assert MIXED.of("US COAST") is MIXED
    shouted = MIXED.of("FERRY SINKS OFF US COAST")
    assert "US" not in shouted.keys("US")
    assert shouted.is_function_word("US")
    assert not MIXED.is_function_word("US")


def test_tokens_have_the_keys_of_all_languages_and_so_have_those_joined() -> None:
    first, second = MIXED.tokens("Haus-Häuser")
    assert first.keys == MIXED.keys("Haus")
    assert [one.keys for one in first.joined] == [MIXED.keys("HausHäuser")]
    assert second.keys == MIXED.keys("Häuser")


def test_what_only_smaller_languages_make_is_a_key_where_their_articles_have_it() -> None:
    asked: list[tuple[tuple[str, ...], str]] = []

    def held(languages: Sequence[str], key: str) -> bool:
        asked.append((tuple(languages), key))
        return key == "haus"

    mixed = SearchAnalyzer({"en": 0.9, "en-GB": 0.03, "de": 0.05, "pl": 0.02}, held=held)
    assert mixed.keys("leader") == ("leader",)
    assert mixed.keys("Häuser") == ("hauser", "haeuser", "haus")
    assert (("de", "pl"), "haus") in asked
    assert mixed.of("LEADER OF THE PORT COUNCIL").keys("Häuser") == mixed.keys("Häuser")


_languages = [*STEMMERS, "pl", "cs", "ko", "fr-CA", "und"]


@given(
    st.dictionaries(st.sampled_from(_languages), st.floats(0, 1), min_size=1),
    st.text(st.sampled_from("aeiousbléüñşالكتб서울에'US") | st.characters(), max_size=20),
)
def test_a_word_is_found_by_what_it_is_in_any_language_of_the_archive(
    shares: dict[str, float], text: str
) -> None:
    asking = SearchAnalyzer(shares)
    for start, end in spans(text):
        word = text[start:end]
        if acronym_of(word):
            continue
        for language in shares:
            assert set(analyzer(language).keys(word, False)) <= set(asking.keys(word))
