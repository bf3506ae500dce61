"""The words of a segment as the terms of its streams."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.build.vocabulary import Vocabulary, Words
from index.engines.whoosh.columns.facets import spread
from index.engines.whoosh.kernels.inverting import JOINED, TOKEN, Passages, Tokens, mark_surfaces


class Terms:
    """The terms of one group of fields.

    Args:
        vocabulary: that gave the surfaces.
        surfaces: (entries,): of `vocabulary.Entries`.
        passages: the values of the fields; `mode` is as in `Entries`.
    """

    def __init__(
        self, vocabulary: Vocabulary, surfaces: NDArray[np.int32], passages: Passages
    ) -> None:
        self._vocabulary = vocabulary
        self._surfaces = surfaces
        modes, rows = np.unique(passages.mode, return_inverse=True)
        self._modes: list[int] = modes.tolist()
        self._passages = passages._replace(mode=rows.astype(np.int64))
        self._met = np.zeros((len(modes), vocabulary.surfaces), np.uint8)
        mark_surfaces(surfaces, self._passages, self._met)

    def of(self, kind: str) -> tuple[list[bytes], Tokens, Passages]:
        """The sorted terms of the stream `form` or `key`, the entries as such terms, and the
        passages that hold them.
        """
        if kind == "form":
            met: NDArray[np.bool_] = np.any(self._met & TOKEN, axis=0)[None]
            rows = np.zeros(len(self._passages.mode), np.int64)
            passages = self._passages._replace(mode=rows)
            words = self._vocabulary.forms()
        else:
            met = self._met & (TOKEN | JOINED) > 0
            passages = self._passages
            words = self._vocabulary.keys(self._modes, met)
        used = _used(words, met)
        ranks = np.zeros(len(words.texts), np.int32)
        ranks[used] = np.arange(len(used), dtype=np.int32)
        codes = np.where(words.codes < 0, words.codes, ranks[np.maximum(words.codes, 0)])
        lists = ranks[words.numbers]
        tokens = Tokens(self._surfaces, codes, words.pointers, lists, kind != "form")
        return [words.texts[number].encode() for number in used], tokens, passages


def _used(words: Words, met: NDArray[np.bool_]) -> Sequence[int]:
    """The numbers of the texts that surfaces stand for which were met, in the texts' order."""
    codes = np.unique(words.codes[met])
    lists = ~codes[codes < 0].astype(np.int64)
    sizes = np.diff(words.pointers)[lists]
    listed = words.numbers[spread(words.pointers[lists], sizes)]
    used: list[int] = np.unique(np.concatenate((codes[codes >= 0], listed))).tolist()
    used.sort(key=words.texts.__getitem__)
    return used
