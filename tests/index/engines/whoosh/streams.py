"""Inverted lists for tests of kernels: random ones and those of short texts, plain and encoded."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.engines.whoosh.columns.encoding import Thresholds
from index.engines.whoosh.columns.lengths import encode as length_codes
from index.engines.whoosh.columns.postings import Postings, encode
from index.engines.whoosh.kernels.docsets import DocSet, sized
from index.engines.whoosh.kernels.inverted import Inverted


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


def ways(words: Sequence[Sequence[Sequence[int]]]) -> NDArray[np.int64]:
    """The ways of words, of the places of their terms in a question; none: each is its own word."""
    members = [
        (place, n == len(way), n == len(way) and last == len(word))
        for word in words
        for last, way in enumerate(word, 1)
        for n, place in enumerate(way, 1)
    ]
    return np.array(members, np.int64).reshape(-1, 3)


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
    return Postings({f"key.{name}": array for name, array in columns.items()}, "key")


class Posting(NamedTuple):
    """What a document has of a term."""

    occurrences: int
    weighted: int
    positions: list[int]


def plain(corpus: Corpus) -> list[dict[int, Posting]]:
    """For each term its postings, by document."""
    pointers, documents, counts, weighted, positions = (a.tolist() for a in corpus.inverted)
    found: list[dict[int, Posting]] = []
    place = 0
    for first, last in pairwise(pointers):
        found.append({})
        for j in range(first, last):
            here = positions[place : place + counts[j]]
            found[-1][documents[j]] = Posting(counts[j], weighted[j], here)
            place += counts[j]
    return found


def of_texts(texts: Sequence[Sequence[int]], terms: int, kinds: Thresholds | None) -> Corpus:
    """The lists of texts whose words are the numbers of terms, at positions from 0 on."""
    counts, documents, positions, sizes = [], [], [], []
    for term in range(terms):
        holders = [d for d, text in enumerate(texts) if term in text]
        sizes.append(len(holders))
        documents += holders
        for d in holders:
            counts.append(list(texts[d]).count(term))
            positions += [at for at, word in enumerate(texts[d]) if word == term]
    return Corpus(
        Inverted(
            np.cumsum([0, *sizes]).astype(np.int64),
            np.array(documents, np.uint32),
            np.array(counts, np.uint32),
            np.array(counts, np.uint32),
            np.array(positions, np.uint32),
        ),
        len(texts),
        length_codes(np.array([len(text) for text in texts], np.int64)),
        kinds,
    )


@st.composite
def texts(draw: st.DrawFn, terms: int = 4) -> list[list[int]]:
    """Up to 600 short texts of few terms, of which the first is in most of them."""
    count = draw(st.sampled_from([1, 5, 40, 600]))
    rng = np.random.default_rng(draw(st.integers(0, 10_000)))
    sizes = rng.integers(0, 12, count)
    return [np.minimum(rng.geometric(0.5, size) - 1, terms - 1).tolist() for size in sizes]


KINDS = st.sampled_from([None, Thresholds(200, 20), Thresholds(10_000, 2), Thresholds(1, 1)])


def docset(numbers: Sequence[int], documents: int) -> DocSet:
    """The doc set of some documents of a segment."""
    words = [0] * sized(documents)
    for number in numbers:
        words[number >> 6] |= 1 << (number & 63)
    return np.array(words, np.uint64)


def members(docs: NDArray[np.uint64]) -> list[int]:
    """The documents of a doc set, ascending."""
    pairs = enumerate(docs.tolist())
    return [(w << 6) + bit for w, word in pairs for bit in range(64) if word >> bit & 1]


@st.composite
def numbers(draw: st.DrawFn, documents: int) -> list[int]:
    """Some of a segment's documents, ascending: few, many or all."""
    share = draw(st.sampled_from([0.0, 0.05, 0.6, 1.0]))
    rng = np.random.default_rng(draw(st.integers(0, 10_000)))
    return [int(n) for n in np.flatnonzero(rng.random(documents) < share)]
