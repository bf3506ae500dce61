"""Batches are the items in order, each as short as its size allows."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from index.batching import batches


@given(st.lists(st.integers(0, 9)), st.integers(0, 20))
def test_each_ends_where_it_is_large_enough(sizes: list[int], enough: int) -> None:
    found = list(batches(sizes, int, enough))
    assert list(chain(*found)) == sizes
    for batch in found[:-1]:
        assert sum(batch) >= enough
    for batch in found:
        assert batch
        assert len(batch) == 1 or sum(batch[:-1]) < enough
