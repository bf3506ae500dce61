"""An index in memory, for tests: its reader is the oracle that other engines are held against."""

from collections.abc import Collection, Iterable, Sequence

from index.article import Article
from index.document import from_article
from index.engines.oracle import Known, MemoryReader
from index.errors import NoIndexError
from index.generations.annex import EMPTY, Annex
from index.generations.ledger import NO_FILES, Ledger
from index.generations.paragraphs import NOT_COUNTED, Paragraphs


class MemoryWriter:
    """Collects articles and hands them to its index when published.

    Args:
        index: where they go.
        articles: those of the last generation, by id.
        ledger: the files that they are of.
        replaced: the files of what is published.
    """

    def __init__(
        self,
        index: "MemoryIndex",
        articles: dict[str, Article],
        ledger: Ledger,
        replaced: Ledger,
    ) -> None:
        self._index = index
        self._articles = articles
        self._written: list[Article] = []
        self.ledger = ledger
        self.replaced = replaced

    def write(self, articles: Iterable[Article]) -> None:
        """Takes articles that are new or changed."""
        self._written += articles

    def remove(self, ids: Collection[str]) -> None:
        """Leaves out articles of the last generation."""
        for id in ids:
            self._articles.pop(id, None)

    def erase(self, ids: Collection[str]) -> None:
        """What is left out of memory is gone."""

    def publish(
        self,
        sources: Iterable[str],
        ledger: Ledger = NO_FILES,
        annex: Annex = EMPTY,
        paragraphs: Paragraphs = NOT_COUNTED,
    ) -> str:
        """Makes the articles the next generation and returns its name."""
        kept = [*self._articles.values(), *self._written]
        known = Known(annex, paragraphs)
        return self._index.replace(kept, tuple(sources), ledger, known)

    def discard(self) -> None:
        """Drops what was written."""
        self._written.clear()


class MemoryIndex:
    """An index that lives as long as its process."""

    def __init__(self, language: str = "en") -> None:
        self._language = language
        self._number = 0
        self._reader: MemoryReader | None = None
        self._before: MemoryReader | None = None
        self._articles: tuple[Article, ...] = ()
        self._sources: tuple[str, ...] = ()
        self._ledger = NO_FILES

    def reader(self, generation: str | None = None) -> MemoryReader:
        """A reader of the articles published last, or those of the generation before where it is
        named.

        Raises:
            NoIndexError: nothing was published.
        """
        if self._reader is None:
            raise NoIndexError("Nothing is indexed yet: run `dateline reindex FOLDER`.")
        before = self._before
        if before and generation == before.archive().generation:
            return before
        return self._reader

    def writer(self, *, anew: bool = False) -> MemoryWriter:
        """A writer of the next generation."""
        if anew:
            return MemoryWriter(self, {}, NO_FILES, self._ledger)
        articles = {one.id: one for one in self._articles}
        return MemoryWriter(self, articles, self._ledger, self._ledger)

    def sources(self) -> tuple[str, ...]:
        """What the last publication named as its sources."""
        return self._sources

    def watch(self) -> None:
        """Nothing in memory can be damaged."""

    def verify(self) -> tuple[str, ...]:
        """Nothing in memory can be damaged.

        Raises:
            NoIndexError: nothing was published.
        """
        self.reader()
        return ()

    def replace(
        self, articles: Sequence[Article], sources: tuple[str, ...], ledger: Ledger, known: Known
    ) -> str:
        """Publishes the articles in place of all earlier ones."""
        self._number += 1
        self._before = self._reader
        documents = (from_article(article, self._language) for article in articles)
        self._reader = MemoryReader(documents, self._language, f"{self._number:06d}", known)
        self._articles, self._sources, self._ledger = tuple(articles), sources, ledger
        return f"{self._number:06d}"
