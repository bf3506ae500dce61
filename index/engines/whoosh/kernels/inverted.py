"""The inverted lists of one token stream as plain arrays: what a builder or a merge hands over to
be encoded (`index.engines.whoosh.columns.postings`), and what decoding gives back.

A segment has two streams of every group of fields, `form` and `key`, with the same positions: one
form at each, and one key or several, which differ. A document has one space of positions per group:
the values of its fields in the order of the group (all values of a field together, in the order of
the page), `GAP` positions apart. A value without a token takes no position.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

GAP = 128
"""Positions left free between two values, so that no phrase and no nearness crosses a border.
A question that may stand further apart has to ask for the borders (`start.<field>`)."""


class Inverted(NamedTuple):
    """The inverted lists of one stream of one segment, in the order of its terms."""

    pointers: NDArray[np.int64]
    """(terms + 1,): term t has the postings `pointers[t]:pointers[t + 1]`."""
    documents: NDArray[np.uint32]
    """(postings,): document numbers, ascending within a term."""
    counts: NDArray[np.uint32]
    """(postings,): occurrences in the document, all fields together; at least 1."""
    weighted: NDArray[np.uint32]
    """(postings,): the sum over the fields of weight × frequency (whole weights)."""
    positions: NDArray[np.uint32]
    """(occurrences,): ascending within a posting, `counts` of them for each."""


class TermPostings(NamedTuple):
    """The decoded list of one term; the members are those of `Inverted`."""

    documents: NDArray[np.uint32]
    counts: NDArray[np.uint32]
    weighted: NDArray[np.uint32]
    positions: NDArray[np.uint32]
