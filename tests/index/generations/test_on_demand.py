"""Elements that are made on demand stand where those of a list stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.generations.on_demand import OnDemand


class Squares(OnDemand[int]):
    def __init__(self, size: int) -> None:
        self._size = size

    def __len__(self) -> int:
        return self._size

    def _at(self, number: int) -> int:
        return number * number


@given(st.integers(0, 6), st.slices(8), st.integers(-8, 8))
def test_they_are_found_as_in_a_list(size: int, some: slice, place: int) -> None:
    squares, plain = Squares(size), [number * number for number in range(size)]
    assert list(squares) == plain
    assert list(squares[some]) == plain[some]
    if -size <= place < size:
        assert squares[place] == plain[place]
    else:
        with pytest.raises(IndexError):
            squares[place]
