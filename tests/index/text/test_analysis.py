"""Tokens of plain text are found by a faster way; it finds the same ones."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.text import analysis
from index.text.analysis import STEMMERS, form_of, forms, spans, stemmer

plain = st.sampled_from("ab'’_. -XÉéß²½1\u0301ª·") | st.characters(max_codepoint=0x2100)


@given(st.text(plain | st.characters()))
@example("".join(map(chr, range(0xD800))))
@example(" ".join(map(chr, range(0xD800))))
@example("O’Neill's COVID-19 x² ’tis")
def test_the_faster_way_finds_the_same_tokens(text: str) -> None:
    expected = list(analysis._tokenizer().span_tokenize(text.replace("_", " ")))
    assert spans(text) == expected
    assert forms(text) == [form_of(text[start:end]) for start, end in expected]


@given(st.characters(max_codepoint=0xFFFF))
def test_plain_characters_one_by_one(char: str) -> None:
    text = f"a{char}b"
    assert spans(text) == list(analysis._tokenizer().span_tokenize(text.replace("_", " ")))


def test_news_is_plain() -> None:
    assert analysis._plain().fullmatch("“Zoë’s café – 5 € …”")
    assert not analysis._plain().fullmatch("東京")


@pytest.mark.parametrize("language", sorted(STEMMERS))
def test_a_stem_does_not_depend_on_the_words_before(language: str) -> None:
    words = ("كتبوا", "مدينتهم", "واستخدموها", "gobiernos", "Häuser", "talossa", "běží", "houses")
    alone = [stemmer.__wrapped__(language)(word) for word in words]
    stem = stemmer(language)
    for _ in range(2):
        assert [stem(word) for word in words] == alone
        assert [stem(word) for word in reversed(words)] == alone[::-1]
