"""Phrases stand where the words of a text stand in a row."""

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.columns.encoding import Thresholds
from index.engines.whoosh.kernels.phrases import Slots, keep_phrase, keep_phrase_of_any
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


places = st.lists(
    st.lists(st.integers(0, TERMS - 1), min_size=1, max_size=3, unique=True),
    min_size=1,
    max_size=4,
)


@law(100)
@given(texts(TERMS), places, st.randoms(use_true_random=False), KINDS)
def test_any_of_several_terms_in_each_place(
    written: list[list[int]], phrase: list[list[int]], shuffled: Random, kinds: Thresholds
) -> None:
    order = shuffled.sample(range(len(phrase)), len(phrase))
    counts = [len(phrase[place]) for place in order]
    slots = Slots(
        np.array([term for place in order for term in phrase[place]], np.int64),
        np.repeat(np.array(order, np.int64), counts),
        np.cumsum([0, *counts], dtype=np.int64),
    )
    docs = docset(range(len(written)), len(written))
    keep_phrase_of_any(encoded(of_texts(written, TERMS, kinds)).lists, slots, docs)
    assert members(docs) == [
        d
        for d, text in enumerate(written)
        if any(
            all(text[at + place] in terms for place, terms in enumerate(phrase))
            for at in range(len(text) - len(phrase) + 1)
        )
    ]
