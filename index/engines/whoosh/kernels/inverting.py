"""Tokens in the order of documents become inverted lists in the order of terms.

Two passes of a counting sort: how many postings and occurrences each term has, then each token to
its place. Documents come in order, so every list is sorted when it is filled.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel
from index.engines.whoosh.kernels.inverted import Inverted


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


class Tokens(NamedTuple):
    """The tokens of a segment, as they become terms of one stream."""

    surface: NDArray[np.int32]
    """(tokens,): the surface of each."""
    term: NDArray[np.int32]
    """(surfaces,): the ordinal of the term of each; without meaning where no passage has it."""


@kernel
def mark_surfaces(surface: NDArray[np.int32], passages: Passages, met: NDArray[np.uint8]) -> None:
    """Marks the surfaces that occur.

    Args:
        surface: (tokens,): the surface of each token.
        passages: the values whose tokens count.
        met: (surfaces,): 1 is written for those of the passages' tokens.
    """
    for p in range(passages.document.shape[0]):
        for i in range(passages.begin[p], passages.begin[p] + passages.tokens[p]):
            met[surface[i]] = 1


@kernel
def count_terms(
    tokens: Tokens,
    passages: Passages,
    frequencies: NDArray[np.uint32],
    postings: NDArray[np.int64],
    occurrences: NDArray[np.int64],
) -> None:
    """First pass: counts what each term has. All counts begin at 0.

    Args:
        tokens: of the segment.
        passages: the values that the tokens stand in.
        frequencies: (fields, terms): the documents that have the term in the field.
        postings: (terms,): the documents that have the term.
        occurrences: (terms,): how often it occurs.
    """
    fields, size = frequencies.shape
    last = np.full(size, -1, np.int64)
    last_in = np.full((fields, size), -1, np.int32)
    for p in range(passages.document.shape[0]):
        document = passages.document[p]
        field = passages.field[p]
        for i in range(passages.begin[p], passages.begin[p] + passages.tokens[p]):
            term = tokens.term[tokens.surface[i]]
            occurrences[term] += 1
            if last[term] != document:
                last[term] = document
                postings[term] += 1
            if last_in[field, term] != document:
                last_in[field, term] = document
                frequencies[field, term] += 1


@kernel
def fill_lists(
    tokens: Tokens,
    passages: Passages,
    weights: NDArray[np.uint32],
    places: NDArray[np.int64],
    lists: Inverted,
) -> None:
    """Second pass: puts each token in its place.

    Args:
        tokens: of the segment.
        passages: the values that the tokens stand in.
        weights: (fields,): what an occurrence adds to `weighted`.
        places: (terms, 3), used up: where the next posting and the next occurrence of each term
            goes, and the last document that had it, at first -1. They lie together because each
            token needs all three, and those of another term next.
        lists: where to; `pointers` is filled, the other arrays hold zeros.
    """
    for p in range(passages.document.shape[0]):
        document = passages.document[p]
        weight = weights[passages.field[p]]
        begin = passages.begin[p]
        for i in range(passages.tokens[p]):
            term = tokens.term[tokens.surface[begin + i]]
            at = places[term, 0]
            if places[term, 2] != document:
                places[term, 2] = document
                places[term, 0] = at + 1
                lists.documents[at] = document
            else:
                at -= 1
            lists.counts[at] += np.uint32(1)
            lists.weighted[at] += weight
            lists.positions[places[term, 1]] = passages.position[p] + i
            places[term, 1] += 1
