"""The next generation of an index in a folder."""

from collections.abc import Iterable
from pathlib import Path

from index.document import Document
from index.engines.whoosh.store import Changes, write_generation
from index.engines.whoosh.workers import Build
from index.generations import Generations
from index.manifest import Contents
from index.publishing import Claim


class WhooshWriter:
    """Makes the next generation.

    Args:
        generations: those of the index.
        language: of the archive (BCP 47).
        cache: where stems and compiled kernels are kept; None: nowhere.

    Raises:
        BusyError: another writer is at work.
        SettingsError: the folder cannot be an index.
    """

    def __init__(self, generations: Generations, language: str, cache: Path | None) -> None:
        self._engine = generations.engine
        self._language = language
        self._cache = cache
        self._articles = 0
        self._done = False
        self._claim = Claim(generations)
        try:
            self._folder = self._claim.stage()
        except BaseException:
            self._claim.release()
            raise

    def write(self, documents: Iterable[Document]) -> None:
        """Takes all documents of the next generation; their ids differ. Called once."""
        build = Build(self._folder, self._language, self._cache)
        segments = write_generation(build, Changes(documents))
        self._articles = sum(segment.documents - segment.deleted for segment in segments)

    def publish(self, sources: Iterable[str]) -> str:
        """Makes the next generation the current one in one step and returns its name."""
        try:
            contents = Contents(self._engine, self._language, self._articles, tuple(sources))
            self._claim.publish(self._claim.seal(self._folder, contents))
            self._done = True
            self._claim.prune()
        finally:
            self.discard()
        return self._folder.name

    def discard(self) -> None:
        """Drops what was written and not published; a second call does nothing."""
        try:
            if not self._done:
                self._done = True
                self._claim.discard(self._folder)
        finally:
            self._claim.release()
