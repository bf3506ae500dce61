"""Codes of lengths stand for what the scoring law says."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.asking.scoring import combined_length, quantise
from index.document import WEIGHTS
from index.engines.whoosh.columns import lengths

LENGTHS = st.integers(0, 2_000_000) | st.integers(0, 60)


@given(st.lists(LENGTHS, min_size=1, max_size=9))
def test_codes_quantise(numbers: list[int]) -> None:
    codes = lengths.encode(np.array(numbers, np.int64))
    assert lengths.DECODED[codes].tolist() == [quantise(number) for number in numbers]


def test_codes_are_ordered() -> None:
    assert (np.diff(lengths.DECODED) > 0).all()
    assert lengths.encode(lengths.DECODED).tolist() == list(range(256))


@given(st.lists(st.lists(LENGTHS, min_size=7, max_size=7), min_size=1, max_size=5))
def test_combined_is_the_law(documents: list[list[int]]) -> None:
    codes = lengths.encode(np.array(documents, np.int64).T)
    weights = np.array([int(weight) for weight in WEIGHTS.values()], np.int64)
    combined = lengths.DECODED[lengths.combined(codes, weights)].tolist()
    assert combined == [
        combined_length(dict(zip(WEIGHTS, numbers, strict=True)), dict(WEIGHTS))
        for numbers in documents
    ]
