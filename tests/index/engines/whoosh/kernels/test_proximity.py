"""Words in a row and near each other, against the definition for every engine."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.asking.matching import Question, Tokenised
from index.asking.plan import Near, Phrase, Word
from index.document import Document
from index.engines.whoosh.kernels import proximity
from index.engines.whoosh.kernels.proximity import Spans

# Each form lies within its stem, as the kernel wants it: the positions of two words are nested or
# disjoint.
ENTRIES = (("a", "x"), ("b", "x"), ("c", "c"))
WORDS = (Word("form", "a"), Word("form", "b"), Word("stem", "x"), Word("stem", "c"))
texts = st.lists(st.lists(st.sampled_from(ENTRIES), max_size=9), min_size=1, max_size=8)
asked = st.lists(st.sampled_from(WORDS), min_size=2, max_size=4).map(tuple)
DOCUMENT = Document.__new__(Document)


def places(text: list[tuple[str, str]], word: Word) -> list[int]:
    return [at for at, entry in enumerate(text) if entry[word.stream == "stem"] == word.text]


def gathered(
    written: list[list[tuple[str, str]]], words: tuple[Word, ...]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    rows: list[list[int]] = []
    flat: list[int] = []
    for word in words:
        rows.append([len(flat)])
        for text in written:
            flat += places(text, word)
            rows[-1].append(len(flat))
    return np.array(rows, np.int64), np.array(flat, np.int64)


def everywhere(count: int) -> Spans:
    return Spans(np.zeros(count, np.int64), np.full(count, np.iinfo(np.int64).max))


def holders(
    written: list[list[tuple[str, str]]], words: tuple[Word, ...]
) -> list[list[tuple[str, str]]]:
    return [text for text in written if all(places(text, word) for word in words)]


@given(texts, asked)
def test_in_a_row(written: list[list[tuple[str, str]]], words: tuple[Word, ...]) -> None:
    kept = holders(written, words)
    found = proximity.in_a_row(*gathered(kept, words), everywhere(len(kept)))
    stored = [Tokenised(DOCUMENT, {"body": [text]}) for text in kept]
    question = Question(stored)
    assert found.tolist() == [question.matches(Phrase(words, "body"), one) for one in stored]


@given(texts, asked, st.integers(0, 4))
def test_near(written: list[list[tuple[str, str]]], words: tuple[Word, ...], slop: int) -> None:
    times = Counter(words)
    kept = holders(written, words)
    pointers, positions = gathered(kept, tuple(times))
    needed = np.array([*times.values()], np.int64)
    spans = everywhere(len(kept))
    found = proximity.near(pointers, positions, spans, needed, len(words) + slop)
    stored = [Tokenised(DOCUMENT, {"body": [text]}) for text in kept]
    question = Question(stored)
    assert found.tolist() == [question.matches(Near(words, slop, "body"), one) for one in stored]


@given(
    st.lists(st.integers(0, 20), unique=True, min_size=1).map(sorted),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_what_stands_outside_the_span_does_not_count(
    positions: list[int], first: int, last: int
) -> None:
    pointers = np.array([[0, len(positions)]], np.int64)
    spans = Spans(np.array([first], np.int64), np.array([last], np.int64))
    inside = any(first <= position < last for position in positions)
    flat = np.array(positions, np.int64)
    assert proximity.in_a_row(pointers, flat, spans).tolist() == [inside]
    once = np.array([1], np.int64)
    assert proximity.near(pointers, flat, spans, once, 3).tolist() == [inside]
