"""The keys of words: what else people type for them, and what is true of all keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.analysis import STEMMERS, form_of, spans
from index.text.keys import acronym_of, analyzer, is_shouted

MEET = [
    ("fr", "premières", "premiere"),
    ("pt", "informações", "informacoes"),
    ("ro", "Știința", "stiinta"),
    ("de", "Müller", "mueller"),
    ("sv", "Åland", "aaland"),
    ("it", "L’Aquila", "aquila"),
    ("it", "L’Aquila", "laquila"),
    ("fr", "l‘État", "etat"),
    ("en", "O`Neill", "oneill"),
    ("haw", "Hawaiʻi", "hawaii"),
    ("en", "1960's", "1960s"),
    ("en", "MPs", "mp"),
    ("ko", "서울에서", "서울"),
    ("ru", "Ёлка", "елка"),
]
APART = [("en", "we're", "were"), ("en", "he'll", "hell"), ("en", "US", "IT"), ("ko", "에서", "에")]


def keys(language: str, word: str) -> set[str]:
    return set(analyzer(language).keys(word, False))


@pytest.mark.parametrize(("language", "one", "other"), MEET)
def test_two_ways_to_write_a_word_have_a_key_in_common(language: str, one: str, other: str) -> None:
    assert keys(language, one) & keys(language, other)


@pytest.mark.parametrize(("language", "one", "other"), APART)
def test_other_words_have_none(language: str, one: str, other: str) -> None:
    assert not keys(language, one) & keys(language, other)


def test_an_acronym_that_would_be_a_small_word_has_a_key_in_capitals() -> None:
    assert analyzer("en").keys("US", False) == ("us", "US")
    assert analyzer("en").keys("US", True) == ("us",)
    assert analyzer("en").keys("us", False) == ("us",)
    assert analyzer("en").keys("NATO", False) == ("nato",)


@pytest.mark.parametrize("word", ["\u0640", "ʻ", "ʼʻ", "\u0640ʻ\u0640"])
def test_signs_that_are_a_word_by_themselves_have_a_key(word: str) -> None:
    for token in analyzer("ar").tokens(word):
        assert token.keys
        assert all(token.keys)


@pytest.mark.parametrize(
    ("word", "acronym"),
    [("MP", "MP"), ("MPs", "MP"), ("Mp", None), ("A", None), ("US1", None), ("ПВО", "ПВО")],
)
def test_acronyms_are_written_in_capitals(word: str, acronym: str | None) -> None:
    assert acronym_of(word) == acronym


def test_a_text_in_capitals_has_no_acronyms_unless_it_is_short() -> None:
    assert is_shouted("FERRY SINKS OFF US COAST", 5)
    assert not is_shouted("FERRY SINKS OFF COAST", 4)
    tokens = {t.form: t.keys for t in analyzer("en").tokens("FERRY SINKS OFF US COAST TODAY")}
    assert tokens["us"] == ("us",)


def test_a_word_of_several_tokens_stands_beside_the_first() -> None:
    first, second, third = analyzer("en").tokens("E-mails sent")
    assert [one.text for one in first.joined] == ["Emails"]
    assert (first.keys, first.all_keys) == (("e",), ("e", "email"))
    assert (second.form, second.joined) == ("mails", ())
    assert third.all_keys == ("sent",)


languages = st.sampled_from([*STEMMERS, "pl", "ko", "fr-CA", "und"])
_letters = st.sampled_from("aeioułøæßıéüŞѐ서울에동กا'’‘ʻ-.,1₂US")
texts = st.text(_letters | st.characters(), max_size=40)


@given(texts, languages)
def test_tokens_stand_where_words_do(text: str, language: str) -> None:
    tokens = list(analyzer(language).tokens(text))
    assert [(token.start, token.end) for token in tokens] == spans(text)
    for token in tokens:
        assert token.form == form_of(text[token.start : token.end])
        assert token.all_keys[: len(token.keys)] == token.keys


@given(texts, languages)
def test_every_token_has_keys_and_none_of_them_twice(text: str, language: str) -> None:
    for token in analyzer(language).tokens(text):
        assert token.keys and all(token.all_keys)
        assert len(set(token.all_keys)) == len(token.all_keys)
        assert not any(key.isspace() or "|" in key for key in token.all_keys)


@given(texts, languages)
def test_the_keys_are_those_of_the_form_where_capitals_say_nothing(
    text: str, language: str
) -> None:
    words = analyzer(language)
    for start, end in spans(text):
        written = text[start:end]
        assert words.keys(written, True) == words.keys(form_of(written), True)
        assert words.stem(written) == words.keys(written, False)[0]
