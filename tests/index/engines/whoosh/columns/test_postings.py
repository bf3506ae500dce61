"""What is encoded is decoded, for lists of every kind; bounds bound at every average length."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.columns.encoding import Thresholds, saturations
from index.engines.whoosh.columns.lengths import DECODED
from index.engines.whoosh.kernels.lists import CHUNK_BITS, WORDS
from tests.index.engines.whoosh.streams import Corpus, corpora, encoded, lists
from tests.laws import law


@law(150)
@given(corpora())
def test_what_is_encoded_is_decoded(corpus: Corpus) -> None:
    pointers, documents, counts, weighted, positions = corpus.inverted
    starts = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
    postings = encoded(corpus)
    assert len(postings) == len(pointers) - 1
    for term in range(len(postings)):
        first, last = pointers[term : term + 2]
        got = postings.term(term)
        assert postings.df(term) == last - first
        np.testing.assert_array_equal(got.documents, documents[first:last])
        np.testing.assert_array_equal(got.counts, counts[first:last])
        np.testing.assert_array_equal(got.weighted, weighted[first:last])
        np.testing.assert_array_equal(got.positions, positions[starts[first] : starts[last]])


@law(50)
@given(corpora(), st.floats(0.5, 3000), st.floats(0.5, 3000))
def test_maxima_bound_impacts_at_every_average(
    corpus: Corpus, written: float, asked: float
) -> None:
    postings = encoded(corpus, written)
    lists_ = postings.lists
    saturation = saturations(asked)[corpus.norms]
    for term in np.flatnonzero(lists_.df >= lists_.common).tolist():
        found = postings.term(term)
        impacts = found.weighted / (found.weighted + saturation[found.documents])
        slot = lists_.ids_at[term]
        steps = lists_.maxima[slot, found.documents >> CHUNK_BITS].astype(float)
        bounds = postings.stretch(asked) * float(lists_.peak[slot]) * steps / 255
        assert (impacts <= bounds * (1 + 1e-6)).all()
        if slot < len(lists_.word_maxima):
            of_words = lists_.word_maxima[slot].astype(float)
            assert (of_words.reshape(-1, WORDS).max(1) == lists_.maxima[slot]).all()
            bounds = bounds / steps * of_words[found.documents >> 6]
            assert (impacts <= bounds * (1 + 1e-6)).all()


def test_a_full_chunk_makes_a_list_dense() -> None:
    rng = np.random.default_rng(1)
    norms = rng.integers(0, 90, 600).astype(np.uint8)
    corpus = Corpus(lists(rng, 600, [600, 2], 0), 600, norms, Thresholds(10_000, 2))
    assert len(encoded(corpus).lists.bitmaps) == 1


def test_an_empty_segment_has_an_empty_stream() -> None:
    corpus = Corpus(lists(np.random.default_rng(1), 1, [], 0), 0, np.zeros(0, np.uint8), None)
    assert len(encoded(corpus)) == 0


def test_saturations_are_those_of_the_scoring_law() -> None:
    assert saturations(100.0)[30] == pytest.approx(1.2 * (0.25 + 0.75 * DECODED[30] / 100))
