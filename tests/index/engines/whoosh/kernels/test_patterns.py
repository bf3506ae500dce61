"""Which forms a wildcard or a fuzzy word stands for, against the definition for every engine."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.asking.expansion import fitting
from index.asking.plan import Fuzzy, Wildcard
from index.engines.whoosh.kernels.patterns import ANY_ONE, ANY_RUN, fuzzy, wildcard

# Folded, as the kernels get forms and what they are held against.
LETTERS = "abж東𐑐"
words = st.text(LETTERS, min_size=1, max_size=6)
forms = st.lists(st.text(LETTERS, max_size=7), max_size=12)


def packed(texts: list[str]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    raw = [text.encode() for text in texts]
    data = np.frombuffer(b"".join(raw) + bytes(1), np.uint8)
    return data, np.cumsum([0, *map(len, raw)]).astype(np.int64)


@given(forms, words, st.sampled_from([1, 2]))
def test_fuzzy(texts: list[str], word: str, edits: int) -> None:
    found = fuzzy(*packed(texts), np.array([ord(c) for c in word], np.int64), edits)
    assert found.tolist() == list(map(fitting(Fuzzy(word, edits)), texts))


@given(forms, st.sampled_from(LETTERS), st.text(LETTERS + "*?", max_size=6))
def test_wildcard(texts: list[str], first: str, rest: str) -> None:
    marks = {"*": ANY_RUN, "?": ANY_ONE}
    pattern = np.array([marks.get(c, ord(c)) for c in first + rest], np.int64)
    found = wildcard(*packed(texts), pattern)
    assert found.tolist() == list(map(fitting(Wildcard(first + rest)), texts))


def test_a_long_form() -> None:
    form = "b" * 2000
    word = np.array([ord("b")] * 1999, np.int64)
    assert fuzzy(*packed([form, "b"]), word, 1).tolist() == [True, False]
    assert wildcard(*packed([form]), np.array([ord("b"), ANY_RUN])).tolist() == [True]
