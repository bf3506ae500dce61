"""Lists of two segments become those of one, without the deleted documents."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.kernels.inverted import Inverted
from index.engines.whoosh.kernels.merging import Decoded, Written, decode_range, merge_lists
from tests.index.engines.whoosh.streams import Corpus, encoded, of_texts, plain, texts
from tests.laws import law

TERMS = 4


@law(40)
@given(texts(TERMS), texts(TERMS), st.integers(0, 1000))
def test_merged_lists(first: list[list[int]], second: list[list[int]], seed: int) -> None:
    corpora = [of_texts(one, TERMS, None) for one in (first, second)]
    rng = np.random.default_rng(seed)
    total = len(first) + len(second)
    source = rng.permutation(np.repeat([0, 1], [len(first), len(second)]))
    live = rng.random(total) < 0.7
    numbers = [np.where(live[source == s], np.flatnonzero(source == s), -1) for s in (0, 1)]
    expected = _expected(corpora, numbers)

    sizes = [len(corpus.inverted.documents) for corpus in corpora]
    widths = [len(corpus.inverted.positions) for corpus in corpora]
    decoded = Decoded(
        np.empty(sum(sizes), np.int64),
        np.empty(sum(sizes), np.uint32),
        np.empty(sum(sizes), np.uint32),
        np.empty(sum(widths), np.uint32),
        np.zeros((2, TERMS + 1), np.int64),
        np.zeros((2, TERMS + 1), np.int64),
    )
    decoded.begin[1, 0], decoded.first[1, 0] = sizes[0], widths[0]
    for segment, corpus in enumerate(corpora):
        lists = encoded(corpus).lists
        decode_range(lists, 0, numbers[segment], np.arange(TERMS), segment, decoded)
    out = Inverted(
        np.zeros(TERMS + 1, np.int64),
        np.zeros(sum(sizes), np.uint32),
        np.zeros(sum(sizes), np.uint32),
        np.zeros(sum(sizes), np.uint32),
        np.zeros(sum(widths), np.uint32),
    )
    written = merge_lists(decoded, out, Written(0, 0))
    got = Corpus(
        Inverted(
            out.pointers,
            out.documents[: written.postings],
            out.counts[: written.postings],
            out.weighted[: written.postings],
            out.positions[: written.occurrences],
        ),
        total,
        np.zeros(total, np.uint8),
        None,
    )
    assert plain(got) == expected
    assert [list(own) for own in plain(got)] == [sorted(own) for own in expected]


def _expected(corpora: list[Corpus], numbers: list[np.ndarray]) -> list[dict[int, object]]:
    merged: list[dict[int, object]] = [{} for _ in range(TERMS)]
    for corpus, renumbered in zip(corpora, numbers, strict=True):
        for term, own in enumerate(plain(corpus)):
            kept = {int(renumbered[d]): posting for d, posting in own.items()}
            merged[term] |= {d: posting for d, posting in kept.items() if d >= 0}
    return merged
