"""Which documents of a segment are deleted, and what that takes from the statistics.

A segment never changes, so each generation has, beside a segment with deleted documents, a file of
columns that says so:

    deleted                      u64  (words,)  the doc set: document d is bit d & 63 of word
                                                d >> 6; 4 words for every 256 documents
    <stream>.<field>.term        u32  (terms,)  ordinals of the terms that deleted documents have in
                                                the field
    <stream>.<field>.count       u32  (terms,)  in how many of them

`about` holds `count`, the number of deleted documents; `tokens` and `holding`: for each field the
keys of the deleted documents, and how many of them have one. `build/losses.py` finds
what the deleted documents held.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns.columns import Array, Columns, ColumnsWriter
from index.engines.whoosh.kernels.docsets import DocSet

Lost = dict[tuple[str, str], tuple[NDArray[np.uint32], NDArray[np.uint32]]]
"""For stream and field: ordinals of terms, ascending, and the documents with them that are lost."""


class Losses(NamedTuple):
    """What deleted documents held: keys (`tokens`) and documents with one (`holding`) per field;
    and terms.
    """

    tokens: dict[str, int]
    holding: dict[str, int]
    terms: Lost


def docset_of(documents: Array, count: int) -> NDArray[np.uint64]:
    """The doc set of some documents.

    Args:
        documents: (documents,): their numbers, in any order.
        count: how many documents the segment has.

    Returns:
        (words,): 4 machine words for every 256 of `count` documents, at least 4.
    """
    bits = np.zeros((count + 255 & ~255) or 256, np.uint8)
    bits[documents] = 1
    return np.packbits(bits, bitorder="little").view("<u8")


def documents_of(docs: DocSet) -> NDArray[np.int64]:
    """The documents of a doc set, (words,), ascending: (documents,)."""
    bits = np.unpackbits(np.ascontiguousarray(docs).view(np.uint8), bitorder="little")
    return np.flatnonzero(bits)


class Deletions:
    """The deleted documents of a segment, as a file of columns tells them."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.docs: NDArray[np.uint64] = columns["deleted"]
        """As the module says."""
        self.count: int = columns.about["count"]
        """How many documents are deleted."""
        self.tokens: Mapping[str, int] = columns.about["tokens"]
        self.holding: Mapping[str, int] = columns.about["holding"]

    def __contains__(self, document: int) -> bool:
        word = document >> 6
        return word < len(self.docs) and bool(int(self.docs[word]) >> (document & 63) & 1)

    def numbers(self) -> NDArray[np.int64]:
        """The deleted documents, ascending: (documents,)."""
        return documents_of(self.docs)

    def frequency(self, stream: str, field: str, ordinal: int) -> int:
        """How many deleted documents have the term in the field."""
        terms = self.columns.get(f"{stream}.{field}.term")
        if terms is None:
            return 0
        place = int(terms.searchsorted(np.uint32(ordinal)))
        if place == len(terms) or terms[place] != ordinal:
            return 0
        return int(self.columns[f"{stream}.{field}.count"][place])

    def frequencies(
        self, stream: str, field: str, ordinals: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """How many deleted documents have each of some terms in a field.

        Args:
            stream: the token stream.
            field: the text field.
            ordinals: (terms,): ordinals of the stream's terms.

        Returns:
            (terms,).
        """
        lost = np.zeros(len(ordinals), np.int64)
        terms = self.columns.get(f"{stream}.{field}.term")
        if terms is not None and len(terms):
            asked = ordinals.astype(np.uint32)
            places = np.minimum(terms.searchsorted(asked), len(terms) - 1)
            known = terms[places] == asked
            lost[known] = self.columns[f"{stream}.{field}.count"][places[known]]
        return lost

    def losses(self) -> Losses:
        """What the deleted documents held."""
        terms: Lost = {}
        for name in self.columns:
            if name.endswith(".term"):
                stream, field = name.removesuffix(".term").rsplit(".", 1)
                count = self.columns[f"{stream}.{field}.count"]
                terms[stream, field] = (self.columns[name], count)
        return Losses(dict(self.tokens), dict(self.holding), terms)


def write_deletions(writer: ColumnsWriter, docs: DocSet, losses: Losses) -> None:
    """Writes the file of a generation.

    Args:
        writer: of the file.
        docs: the deleted documents, (words,).
        losses: what they held.

    Raises:
        OSError: the file cannot be written.
    """
    writer.add("deleted", docs)
    for (stream, field), (terms, counts) in losses.terms.items():
        writer.add(f"{stream}.{field}.term", terms)
        writer.add(f"{stream}.{field}.count", counts)
    writer.about |= {
        "count": int(np.bitwise_count(docs).sum()),
        "tokens": losses.tokens,
        "holding": losses.holding,
    }


def added(first: Losses, second: Losses) -> Losses:
    """What two sets of deleted documents held together."""
    terms: Lost = dict(first.terms)
    for key, (ordinals, counts) in second.terms.items():
        if key in terms:
            ordinals = np.concatenate((terms[key][0], ordinals))
            counts = np.concatenate((terms[key][1], counts))
        terms[key] = summed(ordinals, counts)
    return Losses(
        {field: first.tokens[field] + count for field, count in second.tokens.items()},
        {field: first.holding[field] + count for field, count in second.holding.items()},
        terms,
    )


def summed(ordinals: Array, counts: Array) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Sums counts that belong together.

    Args:
        ordinals: (entries,): in any order, also several times.
        counts: (entries,): the count of each entry.

    Returns:
        The differing ordinals, ascending, and the sum of the counts of each; both (ordinals,).
    """
    unique, inverse = np.unique(ordinals, return_inverse=True)
    sums = np.bincount(inverse, counts, len(unique))
    return unique.astype(np.uint32), sums.astype(np.uint32)
