"""Bounds bound: of each posting, of each chunk; the promising chunks are few."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.columns.encoding import Thresholds, read_only, saturations
from index.engines.whoosh.kernels.prepared import prepare
from index.engines.whoosh.kernels.scores import Query, Window, largest, promising
from tests.index.engines.whoosh.streams import KINDS, docset, encoded, of_texts, plain, texts, ways
from tests.laws import law

TERMS = 4
ROOM = 1 + 1e-5
Words = list[list[list[int]]]
PLAIN: Words = [[[term]] for term in range(TERMS)]
WAYS: tuple[Words, ...] = ([], PLAIN, [[[0], [1]], [[2], [3]]], [[[0, 1], [1, 2], [0]], [[3]]])


@law(60)
@given(texts(TERMS), KINDS, st.floats(0.5, 40), st.data())
def test_bounds_of_chunks(
    written: list[list[int]], kinds: Thresholds, average: float, data: st.DataObject
) -> None:
    corpus = of_texts(written, TERMS, kinds)
    postings = encoded(corpus)
    drawn = data.draw(st.sampled_from(WAYS))
    query = Query(
        np.arange(TERMS),
        np.linspace(0.5, 3, TERMS),
        np.ones(TERMS),
        saturations(average),
        read_only(corpus.norms),
        postings.stretch(average),
        ways(drawn),
    )
    wanted = data.draw(st.sets(st.integers(0, len(written) - 1)))
    window = Window(docset(sorted(wanted), len(written)), np.inf, 0, 10)
    bounds = prepare(postings.lists, query, window).bounds
    own = plain(corpus)
    for chunk, bound in enumerate(bounds.tolist()):
        inside = [d for d in wanted if d >> 8 == chunk]
        if not inside:
            assert bound == -1
        for document in inside:
            norm = query.saturation[corpus.norms[document]]
            added = [
                query.idf[term] * one[document].weighted / (one[document].weighted + norm)
                if document in one
                else 0.0
                for term, one in enumerate(own)
            ]
            score = sum(max(sum(added[i] for i in way) for way in word) for word in drawn or PLAIN)
            assert score <= bound * ROOM


@given(st.lists(st.floats(-1, 9, width=32), min_size=1, max_size=60), st.integers(1, 30))
def test_promising_chunks(values: list[float], wanted: int) -> None:
    bounds = np.array(values, np.float32)
    cut = promising(bounds, wanted)
    step = max(values) / 255
    assert sum(bound > cut + step for bound in values) <= wanted
    assert largest(bounds, 0, len(values)) == max(0, *values)
