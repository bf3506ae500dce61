"""Which paragraphs are furniture after a run, and which articles that stay are to be written again
because something in them became furniture or ceased to be (docs/furniture.md).
"""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.asking.protocol import Reader
from index.filling.counting import Counting
from index.filling.swept import Swept
from index.generations.paragraphs import NOT_COUNTED, Counted, Paragraphs
from index.text.furniture import RULE, keys, marked, repeated

Keys = Iterable[tuple[str, NDArray[np.uint64]]]
"""The source of each article that comes, and the keys of its texts."""


class Furnishing:
    """What the sources repeat after a run.

    Args:
        swept: what became of the articles.
        coming: of those that are to be written.
        before: the counts of the generation that is begun with.
        reader: of that generation; None where the run begins with nothing.
        wanted: whether furniture is looked for.
    """

    def __init__(
        self,
        swept: Swept,
        coming: Keys,
        before: Paragraphs = NOT_COUNTED,
        reader: Reader | None = None,
        *,
        wanted: bool = True,
    ) -> None:
        self._swept = swept
        self._reader = reader
        self._furniture: dict[str, frozenset[int]] = {}
        self._moved: set[str] = set()
        self.rewritten: set[str] = set()
        """The ids of the articles that stayed and were written again, once all `articles` were
        asked for.
        """
        self.paragraphs = NOT_COUNTED
        """The counts of the next generation."""
        self.repeats = 0
        """How many times furniture stands in articles, once in each."""
        if wanted:
            self._count(coming, before)

    @property
    def furniture(self) -> int:
        """How many texts are furniture, of all sources together."""
        return sum(map(len, self._furniture.values()))

    def articles(self, coming: Iterable[Article]) -> Iterator[Article]:
        """The articles that come, marked, and those that stay and are to be marked anew."""
        for article in coming:
            yield self._marked(article)
        if not self._moved or self._reader is None:
            return
        for article in self._reader.articles(self._staying()):
            anew = self._marked(article)
            if anew != article:
                self.rewritten.add(article.id)
                yield anew

    def _marked(self, article: Article) -> Article:
        return marked(article, self._furniture.get(article.source, frozenset()))

    def _count(self, coming: Keys, before: Paragraphs) -> None:
        counting = Counting(before.sources)
        if self._reader is not None:
            for article in self._reader.articles(self._swept.gone):
                counting.add(article.source, keys(article), sign=-1)
        for source, own in coming:
            counting.add(source, own)
        counted = counting.counted()
        self.paragraphs = Paragraphs(RULE, counted)
        for source, one in counted.items():
            known = before.sources.get(source)
            found = _furniture(one)
            self.repeats += int(one.counts[one.keys.searchsorted(found)].sum())
            self._furniture[source] = frozenset(found.tolist())
            if known is not None and self._furniture[source] != set(_furniture(known).tolist()):
                self._moved.add(source)

    def _staying(self) -> list[str]:
        """The articles that stay as they are, of the sources whose furniture is another now."""
        return [
            entry.id
            for entry in self._swept.entries
            if entry.id in self._swept.unchanged and entry.claim.source in self._moved
        ]


def _furniture(counted: Counted) -> NDArray[np.uint64]:
    return repeated(counted.keys, counted.counts, counted.articles)
