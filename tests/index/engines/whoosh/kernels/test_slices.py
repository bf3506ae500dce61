"""Doc sets cut, counted and listed, against lists of whole numbers."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.kernels import slices
from tests.index.engines.whoosh.streams import docset, members, numbers

segments = st.integers(1, 700)


@given(segments, st.data())
def test_counts_of_slices(documents: int, data: st.DataObject) -> None:
    drawn = data.draw(numbers(documents))
    edges = data.draw(st.lists(st.integers(0, documents), min_size=1, max_size=6))
    found = slices.count_slices(docset(drawn, documents), np.array(edges, np.int64))
    expected = [sum(a <= n < b for n in drawn) for a, b in pairwise(edges)]
    assert found.tolist() == expected


@given(segments, st.data())
def test_a_slice_is_kept(documents: int, data: st.DataObject) -> None:
    drawn = data.draw(numbers(documents))
    first = data.draw(st.integers(0, documents))
    last = data.draw(st.integers(first, documents))
    docs = docset(drawn, documents)
    slices.keep_slice(docs, first, last)
    assert members(docs) == [n for n in drawn if first <= n < last]


@given(segments, st.data(), st.integers(0, 12))
def test_the_last_documents(documents: int, data: st.DataObject, limit: int) -> None:
    drawn = data.draw(numbers(documents))
    stop = data.draw(st.integers(0, documents))
    found = slices.last_documents(docset(drawn, documents), stop, limit).tolist()
    assert found == [n for n in reversed(drawn) if n < stop][:limit]


@given(segments, st.data())
def test_documents_go_in_and_come_out(documents: int, data: st.DataObject) -> None:
    drawn, others = data.draw(numbers(documents)), data.draw(numbers(documents))
    docs = docset(drawn, documents)
    assert slices.documents_of(docs).tolist() == drawn
    slices.include(docs, np.array(others[::-1], np.int64))
    assert members(docs) == sorted({*drawn, *others})
