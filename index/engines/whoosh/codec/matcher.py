"""The postings of a term, walked as Whoosh's own Searcher walks them."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.reading import TermInfo

from index.engines.whoosh.codec.lexicon import Lexicon, PostingList, shortest_and_longest


def term_info(lexicon: Lexicon, postings: PostingList) -> TermInfo:
    """Whoosh's statistics of a term."""
    documents, weights = postings.documents, postings.weights
    info = TermInfo(
        weight=float(len(documents) if weights is None else weights.sum(dtype=np.int64)),
        df=len(documents),
        minid=int(documents[0]),
        maxid=int(documents[-1]),
        maxweight=1.0 if weights is None else float(weights.max()),
        minlength=0,
    )
    if lexicon.lengths is not None:
        info._minlength, info._maxlength = shortest_and_longest(lexicon.lengths[documents])
    return info


class PostingsMatcher(LeafMatcher):  # type: ignore[misc]
    """Whoosh's walk over one list. It decodes a list as a whole; kernels do not use it."""

    def __init__(
        self, lexicon: Lexicon, ordinal: int, term: tuple[str, bytes], format_: Any, scorer: Any
    ) -> None:
        self._lexicon = lexicon
        self._ordinal = ordinal
        self._term = term
        self.format = format_
        self.scorer = scorer
        self._list = lexicon.list(ordinal)
        self._ids: list[int] = self._list.documents.tolist()
        self._at = 0

    @cached_property
    def _weights(self) -> list[int]:
        weights = self._list.weights
        return [1] * len(self._ids) if weights is None else weights.tolist()

    @cached_property
    def _ends(self) -> list[int]:
        """Where the positions of each posting end."""
        assert self._list.counts is not None  # noqa: S101 - only text has positions
        ends: list[int] = np.cumsum(self._list.counts, dtype=np.int64).tolist()
        return ends

    @cached_property
    def _info(self) -> TermInfo:
        return term_info(self._lexicon, self._list)

    def reset(self) -> None:
        """Back to the first posting."""
        self._at = 0

    def is_active(self) -> bool:
        """Whether there is a posting here."""
        return self._at < len(self._ids)

    def copy(self) -> "PostingsMatcher":
        """Another walk that stands at the same posting."""
        other = PostingsMatcher(self._lexicon, self._ordinal, self._term, self.format, self.scorer)
        other._at = self._at
        return other

    def id(self) -> int:
        """The document here."""
        return self._ids[self._at]

    def all_ids(self) -> Iterator[int]:
        """The documents from here on."""
        return iter(self._ids[self._at :])

    def weight(self) -> float:
        """The weighted frequency here."""
        return float(self._weights[self._at])

    def next(self) -> bool:
        """One posting on.

        Raises:
            ReadTooFar: there was none here.
        """
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return not self.is_active()

    def skip_to(self, id: int) -> None:
        """On to the first document that is not before `id`.

        Raises:
            ReadTooFar: there was no posting here.
        """
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._ids, id, self._at)

    def skip_to_quality(self, quality: float) -> int:
        """On to where scores can be better than `quality`: the list is one block."""
        if self.block_quality() > quality:
            return 0
        self._at = len(self._ids)
        return 1

    def block_min_length(self) -> int:
        """The shortest document with the term."""
        length: int = self._info.min_length()
        return length

    def block_max_length(self) -> int:
        """The longest document with the term."""
        length: int = self._info.max_length()
        return length

    def block_max_weight(self) -> float:
        """The largest weight."""
        weight: float = self._info.max_weight()
        return weight

    def value_as(self, kind: str) -> Any:
        """What the posting holds, by Whoosh's name for it."""
        if kind == "weight":
            return self.weight()
        if kind == "frequency":
            counts = self._list.counts
            return 1 if counts is None else int(counts[self._at])
        if kind == "positions" and self._list.positions is not None:
            start = self._ends[self._at - 1] if self._at else 0
            return self._list.positions[start : self._ends[self._at]].tolist()
        return self.format.decoder(kind)(self.value())

    def value(self) -> Any:
        """The posting's value as Whoosh's own formats encode it."""
        if self._list.positions is None:
            return b""
        return self.format.encode(self.value_as("positions"))
