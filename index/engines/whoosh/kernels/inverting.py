"""Tokens in the order of documents become inverted lists in the order of terms.

Two passes of a counting sort: how many postings and occurrences each term has, then each token to
its place. Documents come in order, so every list is sorted when it is filled.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.inverted import Inverted
from index.engines.whoosh.kernels.runtime import kernel


class Passages(NamedTuple):
    """The values of a segment's text fields, by document, then by field, then as on the page."""

    document: NDArray[np.int64]
    """(passages,): document numbers, ascending."""
    field: NDArray[np.int64]
    """(passages,): places in the order of the group's fields, ascending in a document."""
    begin: NDArray[np.int64]
    """(passages,): the first token of each among all tokens."""
    tokens: NDArray[np.int64]
    """(passages,): how many tokens each has."""
    position: NDArray[np.int64]
    """(passages,): the position of the first token."""


@kernel
def count_terms(
    terms: NDArray[np.int32],
    passages: Passages,
    frequencies: NDArray[np.uint32],
    postings: NDArray[np.int64],
    occurrences: NDArray[np.int64],
) -> None:
    """First pass: per term its postings and occurrences, and documents per field and term."""
    fields, size = frequencies.shape
    last = np.full(size, -1, np.int64)
    last_in = np.full((fields, size), -1, np.int32)
    for p in range(passages.document.shape[0]):
        document = passages.document[p]
        field = passages.field[p]
        for i in range(passages.begin[p], passages.begin[p] + passages.tokens[p]):
            term = terms[i]
            occurrences[term] += 1
            if last[term] != document:
                last[term] = document
                postings[term] += 1
            if last_in[field, term] != document:
                last_in[field, term] = document
                frequencies[field, term] += 1


@kernel
def fill_lists(
    terms: NDArray[np.int32],
    passages: Passages,
    weights: NDArray[np.uint32],
    places: tuple[NDArray[np.int64], NDArray[np.int64]],
    lists: Inverted,
) -> None:
    """Second pass. `places` has where the next posting and the next occurrence of each term goes;
    both are used up.
    """
    next_posting, next_occurrence = places
    last = np.full(next_posting.shape[0], -1, np.int64)
    for p in range(passages.document.shape[0]):
        document = passages.document[p]
        weight = weights[passages.field[p]]
        begin = passages.begin[p]
        for i in range(passages.tokens[p]):
            term = terms[begin + i]
            at = next_posting[term]
            if last[term] != document:
                last[term] = document
                lists.documents[at] = document
                next_posting[term] = at + 1
            else:
                at -= 1
            lists.counts[at] += np.uint32(1)
            lists.weighted[at] += weight
            lists.positions[next_occurrence[term]] = passages.position[p] + i
            next_occurrence[term] += 1
