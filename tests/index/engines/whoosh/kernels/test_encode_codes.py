"""Marks say what stands before a chunk; maxima are 0 where a chunk has no document."""

import numpy as np
from hypothesis import given

from tests.index.engines.whoosh.streams import Corpus, corpora, encoded, plain
from tests.laws import law


@law(60)
@given(corpora())
def test_marks_and_maxima(corpus: Corpus) -> None:
    lists, postings = encoded(corpus).lists, plain(corpus)
    dense = len(lists.bitmaps)
    for term in np.flatnonzero(lists.df >= lists.common).tolist():
        own, slot = postings[term], int(lists.ids_at[term])
        step = 1 if slot < dense else 16
        marks = lists.dense_marks[slot] if slot < dense else lists.marks[slot - dense]
        for number, (before, _, positions) in enumerate(marks.tolist()):
            earlier = [p for document, p in own.items() if document >> 8 < number * step]
            assert before == len(earlier)
            assert positions == sum(posting.occurrences for posting in earlier)
        filled = {document >> 8 for document in own}
        assert set(np.flatnonzero(lists.maxima[slot]).tolist()) == filled
