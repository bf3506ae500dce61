"""Tokens become lists, against a walk over the documents."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.engines.whoosh.build.inversion import Values, invert, positioned
from index.engines.whoosh.kernels.inverted import GAP
from index.engines.whoosh.kernels.inverting import JOINED, TOKEN, Tokens, mark_surfaces

SURFACES, TERMS, WEIGHTS, MODES = 6, 4, (3, 1), 2
surface = st.integers(0, SURFACES - 1)
position = st.tuples(surface, st.lists(surface, max_size=2) | st.just([]))
"""The surface of a token, and of the words that it makes with those behind it."""
Position = tuple[int, list[int]]
value = st.tuples(
    st.integers(0, 1), st.integers(0, MODES - 1), st.lists(position, min_size=1, max_size=5)
)
Value = tuple[int, int, list[Position]]
documents = st.lists(
    st.lists(value, max_size=3).map(lambda values: sorted(values, key=lambda one: one[0])),
    max_size=6,
)
few_terms = st.lists(st.integers(0, TERMS - 1), min_size=1, max_size=3, unique=True)
mappings = st.lists(
    st.lists(
        few_terms | few_terms.map(lambda terms: terms[:1]), min_size=SURFACES, max_size=SURFACES
    ),
    min_size=MODES,
    max_size=MODES,
)


def as_tokens(entries: list[int], mapping: list[list[list[int]]], joined: bool) -> Tokens:
    """The entries, each of whose surfaces has the terms that a mode tells."""
    lists: list[list[int]] = []
    codes = np.zeros((MODES, SURFACES), np.int32)
    for mode, terms_of in enumerate(mapping):
        for number, terms in enumerate(terms_of):
            if len(terms) == 1:
                codes[mode, number] = terms[0]
            else:
                codes[mode, number] = ~len(lists)
                lists.append(terms)
    ends = np.cumsum([0, *map(len, lists)])
    numbers = np.array([term for terms in lists for term in terms], np.int32)
    return Tokens(np.array(entries, np.int32), codes, ends, numbers, joined)


@given(documents, mappings, st.booleans())
def test_tokens_become_lists(
    texts: list[list[Value]], mapping: list[list[list[int]]], joined: bool
) -> None:
    rows = [(d, *one) for d, values in enumerate(texts) for one in values]
    entries = [[n for s, made in words for n in (s, *(~m for m in made))] for *_, words in rows]
    sizes = np.array([len(one) for one in entries], np.int64)
    passages = positioned(
        Values(
            np.array([d for d, *_ in rows], np.int64),
            np.array([field for _, field, _, _ in rows], np.int64),
            np.cumsum(sizes) - sizes,
            sizes,
            np.array([len(words) for *_, words in rows], np.int64),
            np.array([mode for _, _, mode, _ in rows], np.int64),
        )
    )
    tokens = as_tokens([n for one in entries for n in one], mapping, joined)
    met = np.zeros((MODES, SURFACES), np.uint8)
    mark_surfaces(tokens.surfaces, passages, met)
    for mode in range(MODES):
        of_mode = [one for (*_, m, _), one in zip(rows, entries, strict=True) if m == mode]
        for number in range(SURFACES):
            expected = TOKEN * any(number in one for one in of_mode)
            expected |= JOINED * any(~number in one for one in of_mode)
            assert met[mode, number] == expected

    lists, counts = invert(tokens, passages, TERMS, np.array(WEIGHTS, np.uint32))
    keys = [0, 0]
    place = 0
    for term in range(TERMS):
        low, high = lists.pointers[term : term + 2].tolist()
        found = {}
        for d, values in enumerate(texts):
            start, here = 0, []
            for field, mode, words in values:
                for i, (own, made) in enumerate(words, start):
                    surfaces = (own, *made) if joined else (own,)
                    if any(term in mapping[mode][one] for one in surfaces):
                        here.append((i, field))
                start += len(words) + GAP
            if here:
                found[d] = here
        assert lists.documents[low:high].tolist() == list(found)
        assert lists.counts[low:high].tolist() == [len(one) for one in found.values()]
        weighted = [sum(WEIGHTS[field] for _, field in one) for one in found.values()]
        assert lists.weighted[low:high].tolist() == weighted
        positions = [p for one in found.values() for p, _ in one]
        assert lists.positions[place : place + len(positions)].tolist() == positions
        place += len(positions)
        for field in range(len(WEIGHTS)):
            holders = sum(any(f == field for _, f in one) for one in found.values())
            assert counts.frequencies[field, term] == holders
            keys[field] += sum(f == field for one in found.values() for _, f in one)
    assert counts.keys.tolist() == keys
    assert len(lists.positions) == place
