"""Sketches are what their plain definition says, and say which articles are about the same."""

import os
import unicodedata
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from struct import unpack

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.article import Article
from index.document import SKETCHED, WEIGHTS, from_article, passages
from index.readers.files import SourceFile
from index.readers.registry import read
from index.text.analysis import (
    APOSTROPHE,
    IDEOGRAPH,
    LETTER,
    MARK,
    SYLLABLE,
    character_classes,
)
from index.text.sketches import hash_of, letter_of, sketch, small_words
from tests.laws import law

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""), "corpora", "articles")


def plain_words(text: str) -> Iterator[str | None]:
    """The words of a text as far as they count; None for one that does not."""
    kinds = character_classes()
    kept = [char for char in text if not kinds[ord(char)] & MARK]
    word, digit, ended = "", False, False
    for char in [*kept, " "]:
        kind = kinds[ord(char)]
        if kind & APOSTROPHE and word:
            if len(word) >= 3:
                ended = True
            else:
                word = ""
        elif kind & LETTER:
            digit = char in "0123456789" if not word else digit
            word += "" if ended else letter_of(char)
        else:
            if word:
                yield word if len(word) >= 3 and not digit else None
            word, ended = "", False
            if kind & (IDEOGRAPH | SYLLABLE):
                yield None
    alone = [kinds[ord(char)] & (IDEOGRAPH | SYLLABLE) for char in kept]
    for place, (one, other) in enumerate(pairwise(alone)):
        if one and other:
            yield kept[place] + kept[place + 1]


def plain_sketch(texts: list[str], weights: list[int], language: str) -> list[int]:
    small = {hash_of(word) for word in small_words(language)}
    counts: Counter[int] = Counter()
    words = 0
    for text, weight in zip(texts, weights, strict=True):
        for word in plain_words(text):
            pair = word is not None and len(word) == 2
            words += not pair
            if word and pair:
                counts[plain_hash(word)] += weight
            elif word and plain_hash(word) not in small:
                counts[plain_hash(word[:5])] += weight
    most = min(24, max(8, words // 6))
    return sorted({code >> 48 for code, _ in counts.most_common(most)})


def plain_hash(letters: str) -> int:
    code = 14695981039346656037
    for char in letters:
        code = (code ^ ord(char)) * 1099511628211 % 2**64
    return (code ^ code >> 32) | 1


def codes(found: bytes) -> list[int]:
    return list(unpack(f"<{len(found) // 2}H", found))


PIECES = st.sampled_from(
    (
        *("harbour", "Bridge", "the", "it's", "don't", "l'eau", "Iran’s", "O'Neill", "1960s"),
        *(
            "Ödön",
            "東京",
            "港",
            "ÉTÉ",
            "e\u0301te\u0301",
            "และ",
            "ß",
            "x",
            "--",
            "_",
            "ʼ",
            "'",
            " ",
        ),
        "\u0301",
    )
)
TEXTS = st.lists(st.lists(PIECES | st.text(max_size=6), max_size=60).map(" ".join), max_size=4)


@law(150)
@given(TEXTS, st.sampled_from(["en", "de-AT", "fr", "ja", "xx"]))
@example([], "en")
@example(["harbour'", "'harbour"], "en")
def test_they_are_what_the_definition_says(texts: list[str], language: str) -> None:
    # Where a language of words and one without spaces meet, the order of equal weights differs.
    mixed = any(
        character_classes()[ord(char)] & (IDEOGRAPH | SYLLABLE) for text in texts for char in text
    )
    weights = [1 + place % 3 for place in range(len(texts))]
    found = codes(sketch(texts, weights, language))
    assert found == sorted(set(found))
    if not mixed:
        assert found == plain_sketch(texts, weights, language)


@law(60)
@given(st.text("東京都港区橋の雨 ", max_size=80))
def test_characters_without_spaces_are_words_with_their_neighbours(text: str) -> None:
    assert codes(sketch([text], [1], "ja")) == plain_sketch([text], [1], "ja")


def test_what_a_word_is() -> None:
    def alike(one: str, other: str, language: str = "en") -> bool:
        return sketch([one], [1], language) == sketch([other], [1], language)

    assert alike("Harbours", "HARBOUR")
    assert alike("Iran's", "iran")
    assert alike("l'eau O'Neill", "EAU neill", "fr")
    assert alike("été", unicodedata.normalize("NFD", "Éte"))
    assert alike("the harbour of 1960s at 9am", "harbour")
    assert not alike("harbour", "harvest")
    assert sketch(["the of it", "--"], [1, 3], "en") == b""


def test_the_weightiest_words_are_kept() -> None:
    rare = [f"{chr(97 + n)}{chr(98 + n)}rare" for n in range(20)]
    text = " ".join([*rare, "ferry ferry"])
    assert len(codes(sketch([text], [1], "en"))) == 8
    assert set(codes(sketch(["ferry"], [1], "en"))) <= set(codes(sketch([text], [1], "en")))
    heavy = set(codes(sketch([rare[-1]], [1], "en")))
    assert not heavy <= set(codes(sketch([text], [1], "en")))
    assert heavy <= set(codes(sketch([text, rare[-1]], [1, 3], "en")))
    long = " ".join(f"{chr(97 + n % 26)}{chr(97 + n // 26)}word" for n in range(200))
    assert len(codes(sketch([long], [1], "en"))) == 24


def test_documents_have_one_and_count_the_words_of_their_titles() -> None:
    article = Article("a", "The Bridge at the Ferry", "Gazette", lede="Rain over the old harbour.")
    document = from_article(article, "en")
    assert document.title_words == 2
    texts = ["The Bridge at the Ferry", "Rain over the old harbour."]
    assert document.sketch == sketch(texts, [3, 2], "en")
    # What the source and its authors are called says nothing of what it is about.
    assert from_article(Article("a", "x", "Gazette", authors=("Ann Bell",)), "en").sketch == b""


def test_sketches_stay_what_they_are() -> None:
    """A change of them is a change of `SCHEMA_VERSION`: those in an index would mean nothing."""
    text = "Rain delayed the ferry; the harbour’s keeper waited at Market Bridge. " * 5
    assert sha256(sketch([text], [1], "en")).hexdigest()[:16] == "189ec3cbb40f97f4"


@pytest.mark.skipif(not DATA.is_dir(), reason="DATELINE_TESTDATA names no folder of articles")
def test_those_of_real_articles_are_what_the_definition_says() -> None:
    files = sorted(path for path in DATA.rglob("*") if path.is_file())[::40]
    found = [
        one
        for path in files
        for one in read(SourceFile(path, f"x/{path.name}"))
        if isinstance(one, Article)
    ]
    assert len(found) > 20
    for article in found:
        texts = [p for p in passages(article) if p.field in SKETCHED]
        own = [p.text for p in texts]
        weights = [round(WEIGHTS[p.field]) for p in texts]
        assert codes(sketch(own, weights, "en")) == plain_sketch(own, weights, "en")
