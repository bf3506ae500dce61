"""Exact scores are those of the scoring law; the heap keeps the best."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asking.scoring import Statistics, score
from index.engines.whoosh.columns.encoding import read_only, saturations
from index.engines.whoosh.columns.lengths import DECODED
from index.engines.whoosh.kernels.docsets import sized
from index.engines.whoosh.kernels.exact import (
    TopK,
    count_below,
    exact,
    frequencies,
    posting_of,
    push,
)
from index.engines.whoosh.kernels.lists import describe
from index.engines.whoosh.kernels.scores import Query, Window, sparse_rows
from tests.index.engines.whoosh.streams import Corpus, corpora, encoded, plain, ways
from tests.laws import law

scores = st.sampled_from([0.5, 1.0, 1.5, 2.0])


@given(
    st.lists(scores, max_size=40),
    st.integers(1, 6),
    st.none() | st.tuples(scores, st.integers(0, 40)),
    st.just(0.0) | scores,
)
def test_the_heap_keeps_the_best(
    offered: list[float], limit: int, cursor: tuple[float, int] | None, least: float
) -> None:
    ceiling, floor = cursor or (np.inf, 0)
    window = Window(np.zeros(sized(len(offered)), np.uint64), ceiling, floor, limit, least)
    heap = TopK(np.empty(limit), np.empty(limit, np.int64))
    held = 0
    for document, one in enumerate(offered):
        held = push(heap, held, window, one, document)
    pairs = zip(heap.scores[:held].tolist(), heap.documents[:held].tolist(), strict=True)
    wanted = [
        (-one, document)
        for document, one in enumerate(offered)
        if one >= least and (one < ceiling or (one == ceiling and document >= floor))
    ]
    assert sorted((-one, document) for one, document in pairs) == sorted(wanted)[:limit]


@given(st.sets(st.integers(0, 255)), st.integers(0, 255))
def test_how_many_bytes_are_below(numbers: set[int], wanted: int) -> None:
    data = np.array([7, *sorted(numbers)], np.uint8)
    found = count_below(data, 1, len(numbers), np.uint8(wanted))
    assert found == sum(number < wanted for number in numbers)


@law(40)
@given(corpora(), st.floats(0.5, 300))
def test_postings_frequencies_and_scores(corpus: Corpus, average: float) -> None:
    postings = encoded(corpus)
    own = plain(corpus)[:4]
    lists, terms = postings.lists, np.arange(len(own))
    table = describe(lists, terms)
    rows = sparse_rows(lists, table)
    of_terms = [Statistics(5_000, average, len(one) + 1) for one in own]
    query = Query(
        terms,
        np.array([known.idf for known in of_terms]),
        np.arange(1.0, len(own) + 1),
        saturations(average),
        read_only(corpus.norms),
        postings.stretch(average),
        ways([]),
    )
    asked = np.arange(0, corpus.documents, max(corpus.documents // 9, 1))
    for term, one in enumerate(own):
        expected = [one[d].weighted if d in one else 0 for d in asked.tolist()]
        assert frequencies(lists, term, asked).tolist() == expected
        places = {document: place for place, document in enumerate(sorted(one))}
        found = [posting_of(lists, table, term, rows, d) for d in asked.tolist()]
        assert found == [places.get(d, -1) for d in asked.tolist()]
    for document in asked.tolist() if own else ():
        length = int(DECODED[corpus.norms[document]])
        expected_score = sum(
            times * score(one[document].weighted, length, known)
            for times, (one, known) in enumerate(zip(own, of_terms, strict=True), 1)
            if document in one
        )
        assert exact(lists, table, query, rows, document) == pytest.approx(expected_score)
