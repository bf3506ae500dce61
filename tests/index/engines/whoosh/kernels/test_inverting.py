"""Tokens become lists, against a walk over the documents."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.build.inversion import invert, positioned
from index.engines.whoosh.kernels.inverted import GAP
from index.engines.whoosh.kernels.inverting import Tokens, mark_surfaces

SURFACES, TERMS, WEIGHTS = 6, 3, (3, 1)
value = st.tuples(st.integers(0, 1), st.lists(st.integers(0, SURFACES - 1), min_size=1, max_size=5))
documents = st.lists(st.lists(value, max_size=3).map(sorted), max_size=6)


@given(documents, st.lists(st.integers(0, TERMS - 1), min_size=SURFACES, max_size=SURFACES))
def test_tokens_become_lists(texts: list[list[tuple[int, list[int]]]], term_of: list[int]) -> None:
    rows = [(d, field, words) for d, values in enumerate(texts) for field, words in values]
    counts = np.array([len(words) for _, _, words in rows], np.int64)
    tokens = np.array([s for _, _, words in rows for s in words], np.int32)
    passages = positioned(
        np.array([d for d, _, _ in rows], np.int64),
        np.array([field for _, field, _ in rows], np.int64),
        np.cumsum(counts) - counts,
        counts,
    )
    met = np.zeros(SURFACES, np.uint8)
    mark_surfaces(tokens, passages, met)
    assert met.tolist() == [int(surface in tokens) for surface in range(SURFACES)]

    mapping, weights = np.array(term_of, np.int32), np.array(WEIGHTS, np.uint32)
    lists, frequencies = invert(Tokens(tokens, mapping), passages, TERMS, weights)
    place = 0
    for term in range(TERMS):
        low, high = lists.pointers[term : term + 2].tolist()
        found = {}
        for d, values in enumerate(texts):
            position, here = 0, []
            for field, words in values:
                hits = [i for i, surface in enumerate(words) if term_of[surface] == term]
                here += [(position + i, field) for i in hits]
                position += len(words) + GAP
            if here:
                found[d] = here
        assert lists.documents[low:high].tolist() == list(found)
        assert lists.counts[low:high].tolist() == [len(one) for one in found.values()]
        weighted = [sum(WEIGHTS[field] for _, field in one) for one in found.values()]
        assert lists.weighted[low:high].tolist() == weighted
        positions = [p for one in found.values() for p, _ in one]
        assert lists.positions[place : place + len(positions)].tolist() == positions
        place += len(positions)
        for field in range(len(WEIGHTS)):
            holders = sum(any(f == field for _, f in one) for one in found.values())
            assert frequencies[field, term] == holders
