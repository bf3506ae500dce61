"""The ways into encoded lists lead where the plain ones lead."""

import numpy as np
from hypothesis import given

from index.engines.whoosh.kernels import lists as kernels
from tests.index.engines.whoosh.streams import Corpus, corpora, encoded, plain
from tests.laws import law


@law(40)
@given(corpora())
def test_what_a_posting_holds(corpus: Corpus) -> None:
    lists, postings = encoded(corpus).lists, plain(corpus)
    table = kernels.describe(lists, np.arange(len(postings)))
    assert table[:, kernels.D_DF].tolist() == [len(own) for own in postings]
    index = 0
    for term, own in enumerate(postings):
        assert table[term, kernels.D_POSITIONS] == index
        for posting, document in enumerate(sorted(own)):
            chunk = document >> 8
            found = kernels.weighted_at(lists, table, term, posting, chunk)
            assert found == own[document].weighted
            if table[term, kernels.D_KIND] != kernels.SPARSE:
                before = kernels.first_posting(lists, table, term, chunk)
                assert before == sum(other >> 8 < chunk for other in own)
            place = -1
            for position in own[document].positions[:3]:
                place += kernels.position_gap(lists, index) + 1
                assert place == position
                index += 1
            index += max(len(own[document].positions) - 3, 0)
