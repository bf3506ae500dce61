"""Tokens in the order of documents become inverted lists in the order of terms.

Two passes of a counting sort: how many postings and occurrences each term has, then each token to
its place. Documents come in order, so every list is sorted when it is filled. A token is several
terms where it has several keys, and so is a word that it makes with those behind it; a term counts
once at a position.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, making, part
from index.engines.whoosh.kernels.inverted import Inverted

TOKEN, JOINED = 1, 2
"""How a surface occurs: as a token, as a word that tokens make together."""
_AT_A_POSITION = 3
"""A token, and the words that begin with it: of two tokens and of a whole run."""


class Passages(NamedTuple):
    """The values of a segment's text fields, by document, then by field, then as on the page."""

    document: NDArray[np.int64]
    """(passages,): document numbers, ascending."""
    field: NDArray[np.int64]
    """(passages,): places in the order of the group's fields, ascending in a document."""
    begin: NDArray[np.int64]
    """(passages,): the first entry of each among all entries."""
    entries: NDArray[np.int64]
    """(passages,): how many entries each has: tokens, and words that tokens make together."""
    tokens: NDArray[np.int64]
    """(passages,): how many tokens each has, which take a position each."""
    mode: NDArray[np.int64]
    """(passages,): which row of `Tokens.terms` tells its terms."""
    position: NDArray[np.int64]
    """(passages,): the position of the first token."""


class Tokens(NamedTuple):
    """The tokens of a segment, as they become terms of one stream."""

    surfaces: NDArray[np.int32]
    """(entries,): the surface of each token; behind it `~surface` of the words that it makes with
    those that follow it."""
    terms: NDArray[np.int32]
    """(modes, surfaces): the ordinal of the term of each; `~list` where it has several; without
    meaning where no passage has it."""
    pointers: NDArray[np.int64]
    """(lists + 1,): list n is `lists[pointers[n]:pointers[n + 1]]`."""
    lists: NDArray[np.int32]
    """The ordinals of the terms of all lists."""
    joined: bool
    """Whether words that tokens make together have terms."""


class Counted(NamedTuple):
    """What each term has. All counts begin at 0."""

    frequencies: NDArray[np.uint32]
    """(fields, terms): the documents that have the term in the field."""
    postings: NDArray[np.int64]
    """(terms,): the documents that have the term."""
    occurrences: NDArray[np.int64]
    """(terms,): how often it occurs."""
    keys: NDArray[np.int64]
    """(fields,): how many terms all positions of the field have together."""


@kernel
def mark_surfaces(surfaces: NDArray[np.int32], passages: Passages, met: NDArray[np.uint8]) -> None:
    """Marks the surfaces that occur.

    Args:
        surfaces: (entries,): of `Tokens`.
        passages: the values whose entries count.
        met: (modes, surfaces): gets the bits `TOKEN` and `JOINED`.
    """
    for p in range(passages.document.shape[0]):
        row = met[passages.mode[p]]
        for i in range(passages.begin[p], passages.begin[p] + passages.entries[p]):
            surface = surfaces[i]
            if surface >= 0:
                row[surface] |= TOKEN
            else:
                row[~surface] |= JOINED


@making
def _room(tokens: Tokens) -> NDArray[np.int32]:
    """Room for the terms of a position."""
    most = 1
    for n in range(tokens.pointers.shape[0] - 1):
        most = max(most, tokens.pointers[n + 1] - tokens.pointers[n])
    return np.empty(_AT_A_POSITION * most, np.int32)


@part
def _with_terms(
    tokens: Tokens, row: NDArray[np.int32], surface: np.int32, here: NDArray[np.int32], count: int
) -> int:
    """Adds the terms of an entry to those that stand at its position already.

    Args:
        tokens: of the segment.
        row: (surfaces,): of `tokens.terms`.
        surface: the entry.
        here: the terms at the position, the first `count` of them.
        count: how many there are.

    Returns:
        How many there are now.
    """
    if surface < 0:
        if not tokens.joined:
            return count
        surface = ~surface
    code = row[surface]
    low, high = 0, 1
    if code < 0:
        low, high = tokens.pointers[~code], tokens.pointers[~code + 1]
    for k in range(low, high):
        term = code if code >= 0 else tokens.lists[k]
        place = 0
        while place < count and here[place] != term:
            place += 1
        if place == count:
            here[count] = term
            count += 1
    return count


@part
def _count(
    counted: Counted,
    last: NDArray[np.int64],
    last_in: NDArray[np.int32],
    term: np.int32,
    document: int,
    field: int,
) -> None:
    """Counts an occurrence of a term."""
    counted.occurrences[term] += 1
    if last[term] != document:
        last[term] = document
        counted.postings[term] += 1
    if last_in[field, term] != document:
        last_in[field, term] = document
        counted.frequencies[field, term] += 1


@kernel
def count_terms(tokens: Tokens, passages: Passages, counted: Counted) -> None:
    """First pass: counts what each term has.

    Args:
        tokens: of the segment.
        passages: the values that the tokens stand in.
        counted: gets the counts.
    """
    fields, size = counted.frequencies.shape
    last = np.full(size, -1, np.int64)
    last_in = np.full((fields, size), -1, np.int32)
    here = _room(tokens)
    for p in range(passages.document.shape[0]):
        document = passages.document[p]
        field = passages.field[p]
        row = tokens.terms[passages.mode[p]]
        count = keys = 0
        for i in range(passages.begin[p], passages.begin[p] + passages.entries[p]):
            surface = tokens.surfaces[i]
            if surface >= 0 and row[surface] >= 0:  # as nearly all are
                here[0], count = row[surface], 1
                keys += 1
                _count(counted, last, last_in, here[0], document, field)
                continue
            before = 0 if surface >= 0 else count
            count = _with_terms(tokens, row, surface, here, before)
            keys += count - before
            for k in range(before, count):
                _count(counted, last, last_in, here[k], document, field)
        counted.keys[field] += keys


@part
def _put(
    lists: Inverted,
    places: NDArray[np.int64],
    term: np.int32,
    document: int,
    weight: np.uint32,
    position: int,
) -> None:
    """Puts an occurrence of a term in its place."""
    at = places[term, 0]
    if places[term, 2] != document:
        places[term, 2] = document
        places[term, 0] = at + 1
        lists.documents[at] = document
    else:
        at -= 1
    lists.counts[at] += np.uint32(1)
    lists.weighted[at] += weight
    lists.positions[places[term, 1]] = position
    places[term, 1] += 1


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
    here = _room(tokens)
    for p in range(passages.document.shape[0]):
        document = passages.document[p]
        weight = weights[passages.field[p]]
        row = tokens.terms[passages.mode[p]]
        position = passages.position[p] - 1
        count = 0
        for i in range(passages.begin[p], passages.begin[p] + passages.entries[p]):
            surface = tokens.surfaces[i]
            position += surface >= 0
            if surface >= 0 and row[surface] >= 0:  # as nearly all are
                here[0], count = row[surface], 1
                _put(lists, places, here[0], document, weight, position)
                continue
            before = 0 if surface >= 0 else count
            count = _with_terms(tokens, row, surface, here, before)
            for k in range(before, count):
                _put(lists, places, here[k], document, weight, position)
