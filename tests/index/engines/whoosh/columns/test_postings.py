"""What is encoded is decoded, for lists of every kind; bounds bound at every average length."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.columns.encoding import Thresholds, saturations
from index.engines.whoosh.columns.lengths import DECODED
from index.engines.whoosh.columns.postings import Postings, encode
from index.engines.whoosh.kernels.inverted import Inverted
from index.engines.whoosh.kernels.lists import CHUNK_BITS
from tests.laws import law


@dataclass(frozen=True)
class Corpus:
    """Random lists over some documents."""

    inverted: Inverted
    documents: int
    norms: np.ndarray
    kinds: Thresholds | None


def lists(rng: np.random.Generator, documents: int, sizes: list[int], largest: int) -> Inverted:
    """Lists of the sizes; a few counts and weights reach `largest`."""
    found, counts = [], []
    for size in sizes:
        found.append(np.sort(rng.choice(documents, min(size, documents), replace=False)))
        counts.append(np.minimum(rng.geometric(0.6, len(found[-1])), 40))
        if largest and len(counts[-1]):
            counts[-1][rng.integers(0, len(counts[-1]))] = largest
    joined = np.concatenate([*counts, np.zeros(0, np.int64)])
    weighted = joined * rng.integers(1, 4, len(joined)) + rng.integers(0, 2, len(joined)) * largest
    gaps = rng.geometric(rng.choice([0.5, 0.01]), int(joined.sum()))
    positions = [np.cumsum(part) for part in np.split(gaps, np.cumsum(joined))[:-1]]
    return Inverted(
        np.concatenate(([0], np.cumsum([len(part) for part in found]))).astype(np.int64),
        np.concatenate([*found, np.zeros(0, np.int64)]).astype(np.uint32),
        joined.astype(np.uint32),
        weighted.astype(np.uint32),
        (np.concatenate([*positions, np.zeros(0)]) - 1).astype(np.uint32),
    )


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    documents = draw(st.sampled_from([1, 7, 256, 300, 3000]))
    sizes = draw(st.lists(st.sampled_from([0, 1, 2, 17, 63, 64, 90, 256, 3000]), max_size=8))
    rng = np.random.default_rng(draw(st.integers(0, 1000)))
    largest = draw(st.sampled_from([0, 0, 255, 256, 70_000]))
    kinds = draw(st.sampled_from([None, None, (1, 1), (10_000, 10_000), (200, 20), (10_000, 2)]))
    return Corpus(
        lists(rng, documents, sizes, largest),
        documents,
        rng.integers(0, 90, documents).astype(np.uint8),
        Thresholds(*kinds) if kinds else None,
    )


def encoded(corpus: Corpus, average: float | None = None) -> Postings:
    columns = encode(
        corpus.inverted,
        documents=corpus.documents,
        norms=corpus.norms,
        average=average,
        kinds=corpus.kinds,
    )
    return Postings({f"stem.{name}": array for name, array in columns.items()}, "stem")


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
def test_chunk_maxima_bound_impacts_at_every_average(
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
