"""Positions come back, and are counted within spans, as the texts have them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.columns.encoding import Thresholds
from index.engines.whoosh.kernels.positions import count_inside, gather
from index.engines.whoosh.kernels.proximity import Spans
from tests.index.engines.whoosh.streams import (
    KINDS,
    docset,
    encoded,
    numbers,
    of_texts,
    texts,
)
from tests.laws import law

TERMS = 4


@law(60)
@given(texts(TERMS), KINDS, st.data())
def test_positions_of_documents(
    written: list[list[int]], kinds: Thresholds, data: st.DataObject
) -> None:
    lists = encoded(of_texts(written, TERMS, kinds)).lists
    drawn = data.draw(numbers(len(written)))
    for term in range(TERMS):
        asked = [d for d in drawn if term in written[d]]
        pointers, positions = gather(lists, term, docset(asked, len(written)))
        found = np.split(positions, pointers[1:-1]) if asked else []
        assert [one.tolist() for one in found] == [
            [at for at, word in enumerate(written[d]) if word == term] for d in asked
        ]


@law(60)
@given(texts(TERMS), KINDS, st.data())
def test_occurrences_in_spans(
    written: list[list[int]], kinds: Thresholds, data: st.DataObject
) -> None:
    lists = encoded(of_texts(written, TERMS, kinds)).lists
    asked = data.draw(numbers(len(written)))
    terms = data.draw(st.lists(st.integers(0, TERMS - 1), unique=True, max_size=3))
    first = np.array([d % 3 for d in asked], np.int64)
    last = np.array([3 + d % 7 for d in asked], np.int64)
    found = count_inside(
        lists, np.array(terms, np.int64), np.array(asked, np.int64), Spans(first, last)
    )
    assert found.tolist() == [
        sum(word in terms for word in written[d][d % 3 : 3 + d % 7]) for d in asked
    ]
