"""Operations on doc sets are those on sets of whole numbers, for lists of every kind."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.kernels import docsets
from tests.index.engines.whoosh.streams import (
    Corpus,
    corpora,
    docset,
    encoded,
    members,
    numbers,
    plain,
)
from tests.laws import law


@law(100)
@given(corpora(), st.data())
def test_union_intersection_difference(corpus: Corpus, data: st.DataObject) -> None:
    lists, postings = encoded(corpus).lists, plain(corpus)
    known = st.integers(0, len(postings) - 1) if postings else st.nothing()
    terms = data.draw(st.lists(known, max_size=3)) if postings else []
    start = data.draw(numbers(corpus.documents))
    asked = np.array(terms, np.int64)
    holders = [set(postings[term]) for term in terms]
    united, shared, left = (docset(start, corpus.documents) for _ in range(3))
    docsets.unite(lists, asked, united)
    docsets.intersect(lists, asked, shared)
    docsets.remove(lists, asked, left)
    assert members(united) == sorted(set(start).union(*holders))
    assert members(shared) == sorted(set(start).intersection(*holders))
    assert members(left) == sorted(set(start).difference(*holders))


@given(st.integers(1, 700), st.data())
def test_the_first_documents_and_how_many_there_are(documents: int, data: st.DataObject) -> None:
    drawn = data.draw(numbers(documents))
    docs = docset(drawn, documents)
    start, limit = data.draw(st.integers(0, documents)), data.draw(st.integers(0, 12))
    assert docsets.count(docs) == len(drawn)
    found = docsets.first_documents(docs, start, limit).tolist()
    assert found == [n for n in drawn if n >= start][:limit]


@given(st.integers(0, 10_000))
def test_a_doc_set_is_whole_chunks(documents: int) -> None:
    assert docsets.sized(documents) == 4 * -(-documents // 256)
