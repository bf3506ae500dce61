"""The documents of a list come back, whatever its kind (whole lists: `test_postings.py`)."""

import numpy as np
from hypothesis import given

from index.engines.whoosh.kernels.decode import decode_documents
from index.engines.whoosh.kernels.lists import describe
from tests.index.engines.whoosh.streams import Corpus, corpora, encoded, plain
from tests.laws import law


@law(60)
@given(corpora())
def test_the_documents_of_a_term(corpus: Corpus) -> None:
    lists, postings = encoded(corpus).lists, plain(corpus)
    table = describe(lists, np.arange(len(postings)))
    for term, own in enumerate(postings):
        found = np.zeros(len(own) + 2, np.uint32)
        decode_documents(lists, table[term], found)
        assert found.tolist() == [*sorted(own), 0, 0]
