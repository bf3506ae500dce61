"""Facet counts over a doc set, against a count of each document's values."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.kernels import counting
from tests.index.engines.whoosh.streams import docset, members, numbers

VALUES = 4


@given(st.lists(st.integers(0, VALUES), min_size=1, max_size=300), st.data())
def test_one_value_each(codes: list[int], data: st.DataObject) -> None:
    drawn = data.draw(numbers(len(codes)))
    wanted = data.draw(st.lists(st.booleans(), min_size=VALUES + 1, max_size=VALUES + 1))
    docs, column = docset(drawn, len(codes)), np.array(codes, np.uint8)
    counts = np.ones(VALUES + 1, np.int64)
    counting.count_single(docs, column, counts)
    expected = Counter(codes[n] for n in drawn)
    assert counts.tolist() == [1 + expected[code] for code in range(VALUES + 1)]
    found = docset([0], len(codes))
    counting.with_value(docs, column, np.array(wanted), found)
    assert members(found) == sorted({0, *(n for n in drawn if wanted[codes[n]])})


@given(st.lists(st.sets(st.integers(1, VALUES), max_size=3), min_size=1, max_size=300), st.data())
def test_several_values_each(codes: list[set[int]], data: st.DataObject) -> None:
    drawn = data.draw(numbers(len(codes)))
    wanted = [False, *data.draw(st.lists(st.booleans(), min_size=VALUES, max_size=VALUES))]
    docs = docset(drawn, len(codes))
    pointers = np.cumsum([0, *map(len, codes)]).astype(np.uint32)
    column = np.array([code for own in codes for code in sorted(own)], np.uint8)
    counts = np.zeros(VALUES + 1, np.int64)
    counting.count_several(docs, pointers, column, counts)
    expected = Counter(code for n in drawn for code in codes[n] or {0})
    assert counts.tolist() == [expected[code] for code in range(VALUES + 1)]
    found = docset([], len(codes))
    counting.with_any_value(docs, pointers, column, np.array(wanted), found)
    assert members(found) == [n for n in drawn if any(wanted[code] for code in codes[n])]
