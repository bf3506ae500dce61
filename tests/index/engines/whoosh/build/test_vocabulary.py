"""The compiled tokens are those of the analyzer."""

import re
import sys
import unicodedata
from itertools import chain

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.engines.whoosh.build.keys import Keys, StemmerKeys
from index.engines.whoosh.build.vocabulary import Read, Vocabulary, Words
from index.text.analysis import character_classes, spans
from index.text.keys import analyzer
from tests.index.strategies import WORDS
from tests.laws import law

ODD = (
    "aBZ09 _-'’.,\n",
    "äÖßéİıŁﬁ½²ªºΣσςΐ",
    "中文新聞日本語한국어ゞ゙゚・ー",
    "ночьΑθήναўёЙ",
    "\u0301\u0300\u200d\u00ad\u2014\u20dd\u0345\ufe0f",
    "😀🇩🇪𝔘𝟘𠀀",
    "\0\x7f\x80\u00a0\u2028\ud800\udfff",
    "عربيةًहिन्दीไทยสืລາວမြန်မာខ្មែរ",
    "--‐‑¬.,\u2009\u202f  \t\n",
    "USÉÑ𝔘ǅª₂`´´ʼ",
    "0123456789",
    "서울에서",
)
PIECES = (
    *("U.S.", "J.R.R.", "e-mail", "co-op", "a-b-c-d", "1,000", "1,000,000", "0,500", "1.234.567"),
    *(
        "com-\nmittee",
        "gov¬\nernment",
        "com- \n\t mittee",
        "MPs",
        "ÉU",
        "BÉs",
        "l’Aquila",
        "1960's",
    ),
    *("THE OTHER ONE IS", "x-" * 40, "ab" * 20 + "-", "S.-", "-1", ". ", "A.B.C.D.E.F.G.H.I"),
)
TEXTS = st.lists(
    st.sampled_from([*WORDS, *PIECES, " "]) | st.sampled_from("".join(ODD)), max_size=40
).map("".join) | st.text(st.characters(), max_size=30)


def tokens_of(words: Words, mode: int, surface: int) -> list[str]:
    """What a surface stands for in a row of a stream."""
    code = int(words.codes[mode, surface])
    if code >= 0:
        return [words.texts[code]]
    low, high = words.pointers[~code : ~code + 2].tolist()
    return [words.texts[number] for number in words.numbers[low:high].tolist()]


def met(vocabulary: Vocabulary, read: Read, modes: list[int]) -> NDArray[np.bool_]:
    """Which surfaces each mode has."""
    marked = np.zeros((len(modes), vocabulary.surfaces), np.bool_)
    of_entry = np.repeat(np.searchsorted(modes, read.modes), read.entries)
    marked[of_entry, np.where(read.surfaces < 0, ~read.surfaces, read.surfaces)] = True
    return marked


Seen = tuple[str, list[str], list[list[str]]]
"""A token's form, its keys, and those of each word that it begins."""


def seen(vocabulary: Vocabulary, texts: list[str], languages: list[str]) -> list[list[Seen]]:
    """The tokens that the vocabulary finds in each text."""
    read = vocabulary.read(texts, languages)
    modes = sorted(set(read.modes.tolist()))
    forms, keys = vocabulary.forms(), vocabulary.keys(modes, met(vocabulary, read, modes))
    ends = read.entries.cumsum().tolist()
    found = []
    for place, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
        tokens: list[Seen] = []
        row = modes.index(int(read.modes[place]))
        for surface in read.surfaces[start:end].tolist():
            if surface >= 0:
                (form,) = tokens_of(forms, 0, surface)
                tokens.append((form, tokens_of(keys, row, surface), []))
            else:
                tokens[-1][2].append(tokens_of(keys, row, ~surface))
        assert len(tokens) == read.tokens[place]
        found.append(tokens)
    return found


def expected(text: str, language: str) -> list[Seen]:
    return [
        (token.form, list(token.keys), [list(joined.keys) for joined in token.joined])
        for token in analyzer(language).tokens(text)
    ]


def assert_same(vocabulary: Vocabulary, texts: list[str], languages: list[str]) -> None:
    found = seen(vocabulary, texts, languages)
    for text, language, tokens in zip(texts, languages, found, strict=True):
        assert tokens == expected(text, language), repr(text)


@law(300)
@given(st.lists(st.tuples(TEXTS, st.sampled_from(["en", "de-AT", "ro", "xx", "pt"])), max_size=5))
@example([(text, "en") for text in ("x" * 700 + " É" * 3 + "É" * 400, "", "a'’b a'b' 'a", "a_b")])
@example([("ΑΣ’Σ Σ", "el"), ("U.S.-led Е-mail", "en"), ("a-b.C.D-e", "en"), ("A.B-C", "en")])
@example([("1,000,000 in 0,500,000", "en"), ("WHO IS IT THAT WON", "en"), ("WHO IS IT", "en")])
def test_tokens_are_those_of_the_analyzer(pairs: list[tuple[str, str]]) -> None:
    assert_same(Vocabulary(Keys()), [text for text, _ in pairs], [one for _, one in pairs])


def test_every_code_point_between_letters() -> None:
    points = [chr(point) for point in (*range(0x32000), *range(0xE0000, 0xE0200), sys.maxunicode)]
    vocabulary = Vocabulary(Keys())
    for start in range(0, len(points), 4096):
        chunk = points[start : start + 4096]
        assert_same(vocabulary, ["".join(map("a{0}b {0}".format, chunk))], ["xx"])
    joined = map("A{0} X{0}-a-{0} {0}.{0}".format, [*points[:0x3000], *points[0xA640:0xAC20]])
    assert_same(vocabulary, [" ".join(joined)], ["xx"])


def test_tables_grow() -> None:
    vocabulary = Vocabulary(Keys())
    words = [f"w{i * 97 % 100_000}" for i in range(100_000)]
    texts = [" ".join(words[:50_000]), "-".join(words[50_000:])]
    for _ in range(2):
        read = vocabulary.read([*texts, ""], ["en"] * 3)
        assert read.tokens.tolist() == [50_000, 50_000, 0]
        assert read.entries.tolist() == [50_000, 99_999, 0]
    forms = vocabulary.forms()
    tokens = read.surfaces[read.surfaces >= 0].tolist()
    assert [forms.texts[forms.codes[0, surface]] for surface in tokens] == words


def test_a_word_is_asked_once_a_mode() -> None:
    asked: list[str] = []

    class Asked(StemmerKeys):
        def of_form(self, form: str) -> str:
            asked.append(form)
            return super().of_form(form)

    class All(Keys):
        def of(self, stemmer: str) -> StemmerKeys:
            return Asked(stemmer)

    vocabulary = Vocabulary(All())
    for _ in range(2):
        seen(vocabulary, ["one two two", "one three"], ["en", "de"])
    assert sorted(asked) == ["one", "one", "three", "two"]


def test_a_large_vocabulary_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.engines.whoosh.build.vocabulary._MOST_SURFACES", 2)
    vocabulary = Vocabulary(Keys())
    vocabulary.read(["a b"], ["en"])
    vocabulary.forget_if_large()
    assert vocabulary.forms().texts == ["a", "b"]
    vocabulary.read(["c"], ["en"])
    vocabulary.forget_if_large()
    vocabulary.read(["d"], ["en"])
    assert vocabulary.forms().texts == ["d"]
    assert_same(vocabulary, ["forces of e-mail, US and MPs"], ["en"])


def test_classes_cover_every_code_point() -> None:
    assert len(character_classes()) == sys.maxunicode + 1
    assert character_classes()[ord("_")] == 0


def test_beyond_what_is_looked_at_there_are_no_letters_and_no_marks() -> None:
    beyond = "".join(map(chr, chain(range(0x40000, 0xE0000), range(0xE1000, sys.maxunicode + 1))))
    assert not any(map(character_classes().__getitem__, map(ord, beyond)))
    assert not re.search(r"[^\W_]", beyond)
    assert not spans(beyond)
    assert {unicodedata.category(char) for char in beyond} == {"Cn", "Co"}
