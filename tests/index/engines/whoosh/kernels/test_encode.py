"""What is decided and measured before lists are written, and how wide their positions are."""

import numpy as np
from hypothesis import given

from index.engines.whoosh.columns.encoding import read_only
from index.engines.whoosh.kernels.encode import fill_chunks, position_widths
from index.engines.whoosh.kernels.inverted import Inverted
from index.engines.whoosh.kernels.lists import DENSE, MIDDLING, PACKED
from tests.index.engines.whoosh.streams import Corpus, corpora, plain
from tests.laws import law


def given_to_kernels(corpus: Corpus) -> Inverted:
    return Inverted(*(read_only(array) for array in corpus.inverted))


@law(60)
@given(corpora())
def test_a_block_of_positions_is_as_wide_as_its_largest_gap(corpus: Corpus) -> None:
    gaps = [
        position - before - 1
        for own in plain(corpus)
        for document in sorted(own)
        for before, position in zip(
            [-1, *own[document].positions], own[document].positions, strict=False
        )
    ]
    blocks = [gaps[first : first + PACKED] for first in range(0, len(gaps), PACKED)]
    expected = [max(gap.bit_length() for gap in block) for block in blocks]
    found = np.zeros(len(blocks), np.uint8)
    assert position_widths(given_to_kernels(corpus), 0, found) == len(gaps)
    assert found.tolist() == expected


@law(60)
@given(corpora())
def test_a_list_with_a_full_chunk_is_dense(corpus: Corpus) -> None:
    postings = plain(corpus)
    kind = np.full(len(postings), MIDDLING, np.uint8)
    fill_chunks(given_to_kernels(corpus), kind, -(-corpus.documents // 256))
    full = [
        any(sum(d >> 8 == chunk for d in own) == 256 for chunk in {d >> 8 for d in own})
        for own in postings
    ]
    assert kind.tolist() == [DENSE if one else MIDDLING for one in full]
