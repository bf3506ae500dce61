"""Inverted lists of several segments become those of one, term by term."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel
from index.engines.whoosh.kernels.decode import decode_term
from index.engines.whoosh.kernels.inverted import Inverted
from index.engines.whoosh.kernels.lists import Lists


class Decoded(NamedTuple):
    """Decoded lists of several segments on end: those of the first segment, then the next one's."""

    documents: NDArray[np.int64]
    """(postings,): numbers in the new segment, ascending in a list; -1: deleted."""
    counts: NDArray[np.uint32]
    weighted: NDArray[np.uint32]
    positions: NDArray[np.uint32]
    """(occurrences,)"""
    begin: NDArray[np.int64]
    """(segments, terms + 1): where the list of a term begins, and the one after it."""
    first: NDArray[np.int64]
    """(segments, terms + 1): where its positions begin."""


class Written(NamedTuple):
    """How much stands in a merged stream already."""

    postings: int
    occurrences: int


@kernel
def decode_range(
    lists: Lists,
    first: int,
    numbers: NDArray[np.int64],
    terms: NDArray[np.int64],
    segment: int,
    decoded: Decoded,
) -> None:
    """Decodes lists of one segment.

    Args:
        lists: of the segment.
        first: the ordinal of the first term.
        numbers: (documents of the segment,): their new numbers; -1: deleted.
        terms: for each list, which column of `decoded.begin` it has; ascending.
        segment: which row it has. `decoded.begin[segment, 0]` and `decoded.first[segment, 0]` say
            where to begin; the rest of the rows is filled.
        decoded: where to.
    """
    begin = decoded.begin[segment]
    occurrence = decoded.first[segment]
    posting_at = begin[0]
    position_at = occurrence[0]
    column = 0
    for i in range(terms.shape[0]):
        while column < terms[i]:
            column += 1
            begin[column] = posting_at
            occurrence[column] = position_at
        documents, counts, weighted, positions = decode_term(lists, first + i)
        for j in range(documents.shape[0]):
            decoded.documents[posting_at + j] = numbers[documents[j]]
            decoded.counts[posting_at + j] = counts[j]
            decoded.weighted[posting_at + j] = weighted[j]
        for j in range(positions.shape[0]):
            decoded.positions[position_at + j] = positions[j]
        posting_at += documents.shape[0]
        position_at += positions.shape[0]
    while column + 1 < begin.shape[0]:
        column += 1
        begin[column] = posting_at
        occurrence[column] = position_at


@kernel
def merge_lists(decoded: Decoded, out: Inverted, written: Written) -> Written:
    """Merges the lists of each term, which are sorted each, and leaves deleted documents out.

    Args:
        decoded: the lists.
        out: where to; its `pointers` are (terms + 1,) and only their tail is filled here, so
            `pointers[0]` is `written.postings`.
        written: how much stands in `out` already.

    Returns:
        How much stands there now.
    """
    postings, occurrences = written
    segments = decoded.begin.shape[0]
    at = np.empty(segments, np.int64)
    occurrence = np.empty(segments, np.int64)
    for term in range(decoded.begin.shape[1] - 1):
        for s in range(segments):
            at[s] = decoded.begin[s, term]
            occurrence[s] = decoded.first[s, term]
        while True:
            best = -1
            for s in range(segments):
                end = decoded.begin[s, term + 1]
                while at[s] < end and decoded.documents[at[s]] < 0:
                    occurrence[s] += np.int64(decoded.counts[at[s]])
                    at[s] += 1
                if at[s] < end and (
                    best < 0 or decoded.documents[at[s]] < decoded.documents[at[best]]
                ):
                    best = s
            if best < 0:
                break
            source = at[best]
            count = int(decoded.counts[source])
            out.documents[postings] = decoded.documents[source]
            out.counts[postings] = count
            out.weighted[postings] = decoded.weighted[source]
            for i in range(count):
                out.positions[occurrences + i] = decoded.positions[occurrence[best] + i]
            at[best] += 1
            occurrence[best] += count
            postings += 1
            occurrences += count
        out.pointers[term + 1] = postings
    return Written(postings, occurrences)
