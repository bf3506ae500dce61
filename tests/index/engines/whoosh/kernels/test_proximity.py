"""Words in a row and near each other, against the definition for every engine."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.asking.matching import Entry, Question, Tokenised
from index.asking.plan import Near, Phrase, Word
from index.document import Document
from index.engines.whoosh.kernels import proximity
from index.engines.whoosh.kernels.proximity import Spans

# The positions of two words are the same, nested, disjoint, or share some.
ENTRIES = (
    Entry("a", ("x",)),
    Entry("b", ("x", "y")),
    Entry("c", ("c", "y")),
    Entry("d", ("d",)),
    Entry("e", ("x", "d", "y")),
)
WORDS = (
    *(Word("form", ("a",)), Word("form", ("b", "c")), Word("key", ("x",)), Word("key", ("y",))),
    *(Word("key", ("c",)), Word("key", ("x", "d")), Word("key", ("d", "c"))),
)
texts = st.lists(st.lists(st.sampled_from(ENTRIES), max_size=9), min_size=1, max_size=8)
asked = st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map(tuple)
DOCUMENT = Document.__new__(Document)


def places(text: list[Entry], word: Word) -> list[int]:
    """Where a word stands in a text."""
    found = ((entry.form,) if word.stream == "form" else entry.keys for entry in text)
    return [at for at, texts in enumerate(found) if not set(texts).isdisjoint(word.texts)]


def gathered(
    written: list[list[Entry]], words: tuple[Word, ...]
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


def holders(written: list[list[Entry]], words: tuple[Word, ...]) -> list[list[Entry]]:
    return [text for text in written if all(places(text, word) for word in words)]


@given(texts, asked)
def test_in_a_row(written: list[list[Entry]], words: tuple[Word, ...]) -> None:
    kept = holders(written, words)
    found = proximity.in_a_row(*gathered(kept, words), everywhere(len(kept)))
    stored = [Tokenised(DOCUMENT, {"body": [text]}) for text in kept]
    question = Question(stored)
    assert found.tolist() == [question.matches(Phrase(words, "body"), one) for one in stored]


@given(texts, asked, st.integers(0, 4))
def test_near(written: list[list[Entry]], words: tuple[Word, ...], slop: int) -> None:
    kept = holders(written, words)
    spans = everywhere(len(kept))
    found = proximity.near(*gathered(kept, words), spans, len(words) + slop)
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
    assert proximity.near(pointers, flat, spans, 3).tolist() == [inside]
