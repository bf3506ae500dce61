"""The compiled tokens are those of the analyzer."""

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.engines.whoosh.build.vocabulary import Vocabulary
from index.text.analysis import analyzer, character_classes
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
    "عربيةًहिन्दीไทยสื",
)
TEXTS = st.lists(st.sampled_from([*WORDS, " "]) | st.sampled_from("".join(ODD)), max_size=40).map(
    "".join
) | st.text(st.characters(), max_size=30)


def assert_same(vocabulary: Vocabulary, texts: list[str], language: str = "en") -> None:
    tokens, counts = vocabulary.tokens(texts)
    streams = {kind: vocabulary.stream(kind) for kind in ("form", "stem")}
    written = [
        tuple(texts[numbers[surface]] for texts, numbers in streams.values())
        for surface in tokens.tolist()
    ]
    ends = counts.cumsum().tolist()
    for text, start, end in zip(texts, [0, *ends], ends, strict=False):
        expected = [(token.form, token.stem) for token in analyzer(language).tokens(text)]
        assert written[start:end] == expected, repr(text)


@law(300)
@given(st.lists(TEXTS, max_size=5))
@example(["x" * 700 + " É" * 3 + "É" * 400, "", "a'’b a'b' 'a", "a_b", "ΑΣ’Σ Σ"])
def test_tokens_are_those_of_the_analyzer(texts: list[str]) -> None:
    assert_same(Vocabulary(analyzer("en").stem), texts)


def test_every_code_point_between_letters() -> None:
    points = [chr(point) for point in (*range(0x32000), *range(0xE0000, 0xE0200), sys.maxunicode)]
    chunks = [
        "".join(f"a{char}b {char}" for char in points[start : start + 4096])
        for start in range(0, len(points), 4096)
    ]
    vocabulary = Vocabulary(analyzer("xx").stem)
    for chunk in chunks:
        assert_same(vocabulary, [chunk], "xx")


def test_words_are_asked_once_and_tables_grow() -> None:
    asked: list[str] = []

    def stem(form: str) -> str:
        asked.append(form)
        return form[:3]

    vocabulary = Vocabulary(stem)
    words = [f"w{i * 97 % 100_000}" for i in range(100_000)]
    texts = [" ".join(words[:50_000]), " ".join(words[50_000:])]
    for _ in range(2):
        tokens, counts = vocabulary.tokens([*texts, ""])
        assert counts.tolist() == [50_000, 50_000, 0]
    forms, numbers = vocabulary.stream("form")
    assert [forms[numbers[token]] for token in tokens.tolist()] == words
    assert len(asked) == len(set(asked)) == len(forms) == 100_000


def test_a_large_vocabulary_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.engines.whoosh.build.vocabulary._MOST_SURFACES", 2)
    vocabulary = Vocabulary(str)
    vocabulary.tokens(["a b"])
    vocabulary.forget_if_large()
    assert vocabulary.stream("form")[0] == ["a", "b"]
    vocabulary.tokens(["c"])
    vocabulary.forget_if_large()
    vocabulary.tokens(["d"])
    assert vocabulary.stream("form")[0] == ["d"]


def test_classes_cover_every_code_point() -> None:
    assert len(character_classes()) == sys.maxunicode + 1
    assert character_classes()[ord("_")] == 0
