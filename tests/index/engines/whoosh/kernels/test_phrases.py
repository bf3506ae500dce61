"""Phrases stand where the words of a text stand in a row."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.columns.encoding import Thresholds
from index.engines.whoosh.kernels.phrases import keep_phrase
from tests.index.engines.whoosh.streams import KINDS, docset, encoded, members, of_texts, texts
from tests.laws import law

TERMS = 4


@law(100)
@given(texts(TERMS), st.lists(st.integers(0, TERMS - 1), min_size=1, max_size=4), KINDS)
def test_terms_in_a_row(written: list[list[int]], phrase: list[int], kinds: Thresholds) -> None:
    corpus = of_texts(written, TERMS, kinds)
    candidates = [d for d, text in enumerate(written) if set(phrase) <= set(text)]
    docs = docset(candidates, len(written))
    keep_phrase(encoded(corpus).lists, np.array(phrase, np.int64), docs)
    size = len(phrase)
    assert members(docs) == [
        d
        for d in candidates
        if any(written[d][i : i + size] == phrase for i in range(len(written[d])))
    ]
