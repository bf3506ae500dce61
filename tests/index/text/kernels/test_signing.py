"""Compiled signatures are what a plain definition gives."""

import os
import zlib
from collections.abc import Iterator
from functools import cache, reduce
from hashlib import shake_256
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.article import Article, Section
from index.readers.files import SourceFile
from index.readers.registry import read
from index.text.analysis import IDEOGRAPH, LETTER, MARK, SYLLABLE, character_classes
from index.text.signatures import signature

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""), "corpora", "articles")
MASK = 0xFFFFFFFF
NUMBERS = shake_256(b"dateline").digest(1024)
FACTORS, TERMS = np.frombuffer(NUMBERS, "<u4").reshape(2, 128, 1)


def plain_words(text: str) -> Iterator[str]:
    word = unspaced = ""
    for char in text:
        kind = character_classes()[ord(char)]
        if kind & MARK and not word:
            continue
        if kind & (LETTER | MARK):
            word += chr(ord(char) + 32) if "A" <= char <= "Z" else char
            unspaced = ""
        else:
            if word:
                yield word
            word = ""
            unspaced = (unspaced + char)[-3:] if kind & (IDEOGRAPH | SYLLABLE) else ""
            if unspaced:
                yield unspaced
    if word:
        yield word


@cache
def plain_hash(word: str) -> int:
    code = reduce(
        lambda code, char: (code ^ ord(char)) * 1099511628211 % 2**64, word, 14695981039346656037
    )
    return code >> 32


def plain_pair(one: int, other: int) -> int:
    code = one * 0x9E3779B1 & MASK ^ other
    return code ^ code >> 15


def plain_signature(text: str) -> bytes:
    hashes = [plain_hash(word) for word in plain_words(text)]
    if len(hashes) < 20:
        return b""
    pairs = np.array([plain_pair(*two) for two in pairwise(hashes)], np.uint32)
    least = ((FACTORS | np.uint32(1)) * pairs + TERMS).min(axis=1).tolist()
    fours = "".join(f"{(one * 0x9E3779B1 & MASK) >> 28:x}" for one in least)
    return bytes.fromhex(fours)


def signed(text: str) -> bytes:
    return signature(Article("a", "t", "s", sections=(Section(None, "s1", (text,)),)))


chars = (
    st.characters()
    | st.characters(categories=["Cs"])
    | st.sampled_from(" \n-_.'’“”ABZaz09İıßΣςσſǅ\u0301\u0e31\u200d漢字仮かなกขคเ한글\U00020000")
)
texts = st.text(chars, max_size=30)


@given(texts, texts, st.integers(1, 40))
@example("a", "", 40)
@example("漢", "", 25)
@example("", "e\u0301\u0301", 19)
def test_compiled_signatures_are_the_plain_ones(one: str, other: str, times: int) -> None:
    text = f"{one} {other}" * times
    assert signed(text) == plain_signature("\n" + text)


def test_words_end_where_the_text_does() -> None:
    words = [f"w{zlib.crc32(bytes([n])) % 999}" for n in range(30)]
    whole = signed(" ".join(words))
    assert whole == signed("“" + " ".join(words) + ".”") == plain_signature(" ".join(words))
    assert whole != signed(" ".join(words) + "x")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The KEEPER's half-door", ["the", "keeper", "s", "half", "door"]),
        ("e\u0301te\u0301 \u0301a a_b", ["e\u0301te\u0301", "a", "a", "b"]),
        ("港の灯台 x光", ["港", "港の", "港の灯", "の灯台", "x", "光"]),
        ("กิข", ["ก", "กข"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert list(plain_words(text)) == words


@pytest.mark.parametrize("char", ["x", "\u0301", "“", "ABC ", "漢", "a ", "\ud800"])
def test_bad_texts_are_signed_or_not(char: str) -> None:
    """As quickly as others; two pages of them are as much as the plain definition can take."""
    assert signed(char * 3000) == plain_signature(char * 3000)
    assert len(signed(char * 1_000_000)) in {0, 64}


@pytest.mark.skipif(not DATA.is_dir(), reason="DATELINE_TESTDATA names no folder of articles")
def test_compiled_signatures_of_real_articles_are_the_plain_ones() -> None:
    for file in sorted(DATA.rglob("*.txt")):
        [found] = read(SourceFile(file, "news/a.txt"))
        assert isinstance(found, Article)
        paragraphs = (paragraph for section in found.sections for paragraph in section.paragraphs)
        assert signature(found) == plain_signature("\n".join((found.lede or "", *paragraphs)))
