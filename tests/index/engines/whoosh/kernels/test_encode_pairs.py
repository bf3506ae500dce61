"""Pairs of count and weighted frequency: the most frequent have codes, the others escape."""

from collections import Counter

import numpy as np
from hypothesis import given

from index.engines.whoosh.columns.encoding import read_only
from index.engines.whoosh.kernels.encode import NARROW
from index.engines.whoosh.kernels.encode_pairs import (
    KEYS,
    choose_codes,
    count_pairs,
    shared_pairs,
)
from index.engines.whoosh.kernels.inverted import Inverted
from index.engines.whoosh.kernels.lists import FOUR_BITS, OWN_PAIRS, SHORT, WIDE
from tests.index.engines.whoosh.streams import Corpus, corpora, plain
from tests.laws import law


@law(60)
@given(corpora())
def test_pairs_and_escapes(corpus: Corpus) -> None:
    inverted = Inverted(*(read_only(array) for array in corpus.inverted))
    pairs = [[(p.occurrences, p.weighted) for p in own.values()] for own in plain(corpus)]
    coded = [[pair for pair in own if max(pair) <= NARROW] for own in pairs]

    histogram = np.zeros(KEYS, np.int64)
    count_pairs(inverted, SHORT, histogram)
    shared = shared_pairs(histogram)
    short = Counter(pair for own, all_ in zip(coded, pairs, strict=True) for pair in own
                    if len(all_) <= SHORT)  # fmt: skip
    best = sorted(short, key=lambda pair: (-short[pair], pair))[:3]
    assert shared.tolist() == [list(pair) for pair in best] + [[0, 0]] * (3 - len(best))

    size = len(pairs)
    flags, escapes = np.zeros(size, np.uint8), np.zeros(size, np.int64)
    own_pairs = np.zeros((size + 1, 15, 2), np.uint8)
    own = choose_codes(inverted, read_only(shared), flags, escapes, own_pairs)
    assert own == np.count_nonzero(flags & OWN_PAIRS)
    rows = iter(own_pairs)
    for term, flag in enumerate(flags.tolist()):
        table = next(rows)[: 15 if flag & FOUR_BITS else 3] if flag & OWN_PAIRS else shared
        known = {tuple(pair) for pair in table.tolist()}
        assert escapes[term] == sum(pair not in known for pair in pairs[term])
        assert bool(flag & WIDE) == (coded[term] != pairs[term])
