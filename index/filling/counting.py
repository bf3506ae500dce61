"""Adds the texts of articles that come to the counts of a generation, and takes away those of
articles that go.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.generations.paragraphs import Counted
from index.text.furniture import NEVER

_PENDING = 1 << 20
"""How many texts wait to be added: 16 MB."""


class Counting:
    """The counts of a generation while articles come and go.

    Args:
        before: the counts it begins with, by source. They are not changed.
    """

    def __init__(self, before: Mapping[str, Counted]) -> None:
        self._sources = dict(before)
        self._articles: Counter[str] = Counter()
        self._texts: defaultdict[str, list[NDArray[np.uint64]]] = defaultdict(list)
        self._signs: defaultdict[str, list[int]] = defaultdict(list)
        self._waiting = 0

    def add(self, source: str, keys: Sequence[int] | NDArray[np.uint64], sign: int = 1) -> None:
        """Takes the keys of the texts of an article that comes, or of one that goes (`sign` -1)."""
        distinct = np.unique(np.array(keys, np.uint64))
        self._articles[source] += sign
        self._texts[source].append(distinct[distinct != NEVER])
        self._signs[source].append(sign)
        self._waiting += len(distinct)
        if self._waiting >= _PENDING:
            self._settle()

    def counted(self) -> dict[str, Counted]:
        """The counts by source, in the order of names; sources without articles are left out."""
        self._settle()
        return {name: one for name, one in sorted(self._sources.items()) if one.articles}

    def _settle(self) -> None:
        for source, texts in self._texts.items():
            before = self._sources.get(source, _NOTHING)
            articles = before.articles + self._articles[source]
            signs = np.repeat(np.array(self._signs[source], np.int32), [*map(len, texts)])
            keys = np.concatenate(texts)
            order = keys.argsort(kind="stable")
            keys = keys[order]
            begins = np.flatnonzero(np.diff(keys, prepend=np.uint64(NEVER)))
            sums = np.add.reduceat(signs[order], begins) if len(begins) else signs[:0]
            self._sources[source] = _joined(before, articles, keys[begins], sums)
        self._articles.clear()
        self._texts.clear()
        self._signs.clear()
        self._waiting = 0


def _joined(
    before: Counted, articles: int, keys: NDArray[np.uint64], sums: NDArray[np.int32]
) -> Counted:
    """The counts with those of more texts, (texts,), whose keys ascend; in memory that is little
    more than the counts before and after: a large source has millions of texts.
    """
    at = before.keys.searchsorted(keys)
    known = np.zeros(len(keys), bool)
    inside = at < len(before.keys)
    known[inside] = before.keys[at[inside]] == keys[inside]
    counts = before.counts.astype(np.int32)
    counts[at[known]] += sums[known]
    counts = np.insert(counts, at[~known], sums[~known])
    together = np.insert(before.keys, at[~known], keys[~known])
    left = counts > 0
    if not left.all():
        counts, together = counts[left], together[left]
    return Counted(articles, together, counts.view(np.uint32))


_NOTHING = Counted(0, np.zeros(0, np.uint64), np.zeros(0, np.uint32))
