"""What the second look knows of documents is what their texts say."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.columns.encoding import Thresholds
from index.engines.whoosh.kernels.positions import Looked, Seen, hold, look
from index.engines.whoosh.kernels.proximity import Spans
from tests.index.engines.whoosh.streams import KINDS, encoded, numbers, of_texts, texts
from tests.laws import law

TERMS = 6
WORDS = ((0,), (1, 2), (3,), (4, 5), ())
PAIRS = ((0, 1), (1, 2), (2, 3), (3, 4))


def near(text: list[int], one: tuple[int, ...], other: tuple[int, ...], distance: int) -> bool:
    return any(
        0 < abs(a - b) <= distance
        for a, first in enumerate(text)
        if first in one
        for b, second in enumerate(text)
        if second in other
    )


@law(80)
@given(texts(TERMS), KINDS, st.integers(1, 9), st.data())
def test_words_in_titles_and_near_each_other(
    written: list[list[int]], kinds: Thresholds, distance: int, data: st.DataObject
) -> None:
    lists = encoded(of_texts(written, TERMS, kinds)).lists
    asked = data.draw(numbers(len(written)))
    spans = Spans(np.array([d % 2 for d in asked]), np.array([2 + d % 5 for d in asked]))
    terms = np.array([term for word in WORDS for term in word], np.int64)
    begins = np.cumsum([0, *map(len, WORDS)])
    shape = len(asked), len(WORDS)
    rows = np.array(data.draw(st.permutations(range(len(asked)))), np.int64)
    near_each_other = np.zeros((len(asked), 4), bool)
    seen = Seen(rows, np.zeros(shape, bool), np.zeros(shape, bool), near_each_other)
    looked = Looked(terms, begins, np.array(PAIRS), distance)
    look(lists, looked, np.array(asked, np.int64), spans, seen)
    for row, d in zip(rows.tolist(), asked, strict=True):
        text, title = written[d], written[d][d % 2 : 2 + d % 5]
        assert seen.held[row].tolist() == [not set(word).isdisjoint(text) for word in WORDS]
        assert seen.titled[row].tolist() == [not set(word).isdisjoint(title) for word in WORDS]
        assert seen.near[row].tolist() == [
            near(text, WORDS[one], WORDS[other], distance) for one, other in PAIRS
        ]


@law(40)
@given(texts(TERMS), KINDS, st.data())
def test_terms_that_documents_have(
    written: list[list[int]], kinds: Thresholds, data: st.DataObject
) -> None:
    lists = encoded(of_texts(written, TERMS, kinds)).lists
    asked = data.draw(numbers(len(written)))[::-1]
    rows = np.arange(len(asked))[::-1].copy()
    held = np.zeros((len(asked), 4), bool)
    terms = np.array([(4, 3), (0, 0), (5, 1)])
    hold(lists, terms, np.array(asked, np.int64), rows, held)
    assert held[rows].tolist() == [
        [0 in written[d], 5 in written[d], False, 4 in written[d]] for d in asked
    ]
