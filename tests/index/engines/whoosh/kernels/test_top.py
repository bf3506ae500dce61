"""Pruning never changes which documents are the best, nor their scores."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from index.engines.whoosh.build.inversion import Values, invert, positioned
from index.engines.whoosh.columns import lengths
from index.engines.whoosh.columns.encoding import Thresholds, saturations
from index.engines.whoosh.columns.postings import Postings, encode
from index.engines.whoosh.kernels import docsets, slices
from index.engines.whoosh.kernels.bits import ALL
from index.engines.whoosh.kernels.docsets import DocSet
from index.engines.whoosh.kernels.exact import frequencies
from index.engines.whoosh.kernels.inverted import Inverted
from index.engines.whoosh.kernels.inverting import Tokens
from index.engines.whoosh.kernels.maxscore import best_of_any
from index.engines.whoosh.kernels.phrases import keep_phrase
from index.engines.whoosh.kernels.scores import Query, Window
from index.engines.whoosh.kernels.within import best_of_few, best_within
from tests.index.engines.whoosh.streams import ways

DOCUMENTS, VOCABULARY = 20_000, 3_000
Words = Sequence[Sequence[Sequence[int]]]
"""For each word its ways, as the places of their terms."""


class Segment(NamedTuple):
    inverted: Inverted
    postings: Postings
    norms: NDArray[np.uint8]
    average: float
    tokens: NDArray[np.int32]
    begins: NDArray[np.int64]


@cache
def segment(stretched: bool = False) -> Segment:
    """Documents of words whose frequencies follow Zipf's law."""
    rng = np.random.default_rng(5)
    sizes = np.clip(rng.lognormal(4, 0.6, DOCUMENTS).astype(np.int64), 3, 400)
    tokens = (VOCABULARY ** rng.random(int(sizes.sum())) - 1).astype(np.int32)
    begins = np.cumsum(sizes) - sizes
    zeros = np.zeros(DOCUMENTS, np.int64)
    passages = positioned(Values(np.arange(DOCUMENTS), zeros, begins, sizes, sizes, zeros))
    each = np.arange(VOCABULARY, dtype=np.int32)[np.newaxis]
    found = Tokens(tokens, each, np.zeros(1, np.int64), np.zeros(0, np.int32), False)
    inverted, _ = invert(found, passages, VOCABULARY, np.array([1], np.uint32))
    norms = lengths.encode(sizes)
    norms.flags.writeable = False
    average = float(sizes.mean())
    columns = encode(
        inverted,
        documents=DOCUMENTS,
        norms=norms,
        average=average / 3 if stretched else average,
        kinds=Thresholds(DOCUMENTS // 8, DOCUMENTS // 128),
    )
    postings = Postings({f"key.{name}": array for name, array in columns.items()}, "key")
    return Segment(inverted, postings, norms, average, tokens, begins)


def question(of: Segment, terms: list[int], words: Words = ()) -> Query:
    df = of.postings.lists.df[terms].astype(float)
    return Query(
        np.array(terms, np.int64),
        np.log(1 + (DOCUMENTS - df + 0.5) / (df + 0.5)),
        np.arange(1.0, len(terms) + 1) % 2 + 1,
        saturations(of.average),
        of.norms,
        of.postings.stretch(of.average),
        ways(words),
    )


def all_scores(of: Segment, query: Query, words: Words = ()) -> NDArray[np.float64]:
    """Every document's score from the plain lists, summed in the order of the words."""
    added = np.zeros((len(query.terms), DOCUMENTS))
    norm = query.saturation[of.norms]
    rows = zip(added, query.terms, query.idf, query.times, strict=True)
    for row, term, idf, times in rows:
        first, last = of.inverted.pointers[term : term + 2]
        at = of.inverted.documents[first:last]
        weighted = of.inverted.weighted[first:last].astype(float)
        row[at] = times * (idf * (1 - 1 / (1 + weighted / norm[at])))
    scores = np.zeros(DOCUMENTS)
    for word in words or [[[place]] for place in range(len(added))]:
        scores += np.max([sum(added[place] for place in way) for way in word], axis=0)
    return scores


def words_of(rng: np.random.Generator, terms: int) -> Words:
    """Words of one to three of the terms, each with some ways to write it."""
    places = list(range(terms))
    found = []
    while places:
        size = int(rng.integers(1, 4))
        own, places = places[:size], places[size:]
        extra = [[int(n) for n in rng.permutation(own)[: rng.integers(1, 4)]] for _ in range(2)]
        found.append([*([place] for place in own), *extra[: rng.integers(0, 3)]])
    return found


def everything() -> DocSet:
    found = np.full(docsets.sized(DOCUMENTS), ALL)
    slices.keep_slice(found, 0, DOCUMENTS)
    return found


def best(scores: NDArray[np.float64], wanted: DocSet, window: Window) -> list[tuple[int, float]]:
    """What a window holds, by looking at every document."""
    bits = np.unpackbits(wanted.view(np.uint8), bitorder="little")[:DOCUMENTS]
    numbers = np.arange(DOCUMENTS)
    follows = (scores < window.ceiling) | ((scores == window.ceiling) & (numbers >= window.floor))
    kept = numbers[(bits > 0) & (scores > 0) & (scores >= window.least) & follows]
    order = np.lexsort((kept, -scores[kept]))[: window.limit]
    return [(int(d), float(scores[d])) for d in kept[order]]


def pairs(found: tuple[NDArray[np.float64], NDArray[np.int64]]) -> list[tuple[int, float]]:
    scores, documents = found
    order = np.lexsort((documents, -scores))
    return [(int(documents[i]), float(scores[i])) for i in order]


def questions(of: Segment, count: int, least: int) -> list[list[int]]:
    """Words that stand together in documents: rare and frequent ones."""
    rng = np.random.default_rng(count)
    found: list[list[int]] = []
    while len(found) < count:
        begin = of.begins[rng.integers(0, DOCUMENTS)]
        terms = np.unique(of.tokens[begin : begin + rng.integers(least, 7)])
        found.append(rng.permutation(terms).tolist())
    return found


@pytest.mark.parametrize("stretched", [False, True])
@pytest.mark.parametrize("limit", [1, 10, 300])
def test_the_best_of_any_word(stretched: bool, limit: int) -> None:
    of = segment(stretched)
    for terms in questions(of, 40, 1):
        query = question(of, terms)
        window = Window(everything(), np.inf, 0, limit)
        expected = best(all_scores(of, query), window.docs, window)
        assert pairs(best_of_any(of.postings.lists, query, window)) == expected
        assert pairs(best_within(of.postings.lists, query, window)) == expected
        assert pairs(best_of_few(of.postings.lists, query, window)) == expected


@pytest.mark.parametrize("limit", [1, 10, 300])
def test_the_best_of_words_with_several_ways(limit: int) -> None:
    of = segment()
    rng = np.random.default_rng(9)
    for terms in questions(of, 60, 2):
        words = words_of(rng, len(terms))
        query = question(of, terms, words)
        window = Window(everything(), np.inf, 0, limit)
        expected = best(all_scores(of, query, words), window.docs, window)
        assert pairs(best_of_any(of.postings.lists, query, window)) == expected
        assert pairs(best_within(of.postings.lists, query, window)) == expected
        assert pairs(best_of_few(of.postings.lists, query, window)) == expected


def test_the_best_of_a_set_that_follow_a_cursor() -> None:
    of = segment()
    rng = np.random.default_rng(3)
    for terms in questions(of, 40, 1):
        query = question(of, terms)
        scores = all_scores(of, query)
        wanted = everything() & rng.integers(0, 2**63, docsets.sized(DOCUMENTS)).astype(np.uint64)
        last = int(rng.integers(0, DOCUMENTS))
        window = Window(wanted, float(scores[last]), last + 1, 10)
        expected = best(scores, wanted, window)
        assert pairs(best_of_any(of.postings.lists, query, window)) == expected
        assert pairs(best_within(of.postings.lists, query, window)) == expected
        assert pairs(best_of_few(of.postings.lists, query, window)) == expected


def test_the_best_that_reach_a_score() -> None:
    of = segment()
    rng = np.random.default_rng(6)
    for terms in questions(of, 40, 1):
        query = question(of, terms)
        scores = all_scores(of, query)
        tenth, hundredth = np.sort(scores)[[-10, -100]]
        for least in (tenth, hundredth, float(rng.uniform(hundredth, tenth)), scores.max() + 1):
            window = Window(everything(), np.inf, 0, 10, float(least))
            expected = best(scores, window.docs, window)
            assert pairs(best_of_any(of.postings.lists, query, window)) == expected
            assert pairs(best_within(of.postings.lists, query, window)) == expected
            assert pairs(best_of_few(of.postings.lists, query, window)) == expected


def test_the_best_of_a_phrase() -> None:
    of = segment()
    rng = np.random.default_rng(4)
    documents = np.repeat(np.arange(DOCUMENTS), np.diff([*of.begins, len(of.tokens)]))
    frequent = [[0, 0], [0, 1], [1, 0, 2], [0, 0, 0, 0], [0, VOCABULARY - 1]]
    for turn in range(60):
        size = int(rng.integers(2, 6))
        begin = int(of.begins[rng.integers(0, DOCUMENTS)])
        phrase = of.tokens[begin : begin + size].astype(np.int64)
        if turn < len(frequent):
            phrase = np.array(frequent[turn], np.int64)
        size = len(phrase)
        places = np.arange(len(of.tokens) - size + 1)
        for i, term in enumerate(phrase):
            places = places[of.tokens[places + i] == term]
        places = places[documents[places] == documents[places + size - 1]]
        expected = everything() & np.uint64(0)
        slices.include(expected, np.unique(documents[places]))
        words_of_all = everything()
        docsets.intersect(of.postings.lists, np.unique(phrase), words_of_all)
        kept = words_of_all.copy()
        keep_phrase(of.postings.lists, phrase, kept)
        np.testing.assert_array_equal(kept, expected)
        query = question(of, list(dict.fromkeys(phrase.tolist())))
        window = Window(kept, np.inf, 0, 10)
        got = best_within(of.postings.lists, query, window)
        assert pairs(got) == best(all_scores(of, query), expected, window)


def test_sets_of_words_are_those_of_the_plain_lists() -> None:
    of = segment()
    lists = of.postings.lists
    for terms in questions(of, 30, 2):
        holders = [set(of.postings.term(term).documents.tolist()) for term in terms]
        united, shared, left = everything() & np.uint64(0), everything(), everything()
        docsets.unite(lists, np.array(terms), united)
        docsets.intersect(lists, np.array(terms), shared)
        docsets.remove(lists, np.array(terms), left)
        assert slices.documents_of(united).tolist() == sorted(set.union(*holders))
        assert slices.documents_of(shared).tolist() == sorted(set.intersection(*holders))
        assert docsets.count(left) == DOCUMENTS - docsets.count(united)


def test_frequencies_of_documents() -> None:
    of = segment()
    asked = np.arange(0, DOCUMENTS, 7)
    for term in (0, 5, 100, 2_000):
        found = of.postings.term(term)
        expected = np.zeros(DOCUMENTS, np.int64)
        expected[found.documents] = found.weighted
        got = frequencies(of.postings.lists, term, asked)
        np.testing.assert_array_equal(got, expected[asked])
