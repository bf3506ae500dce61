"""The next generation of an index in a folder."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from index.article import Article
from index.engines.whoosh.build.parts import Build
from index.engines.whoosh.build.store import write_generation
from index.engines.whoosh.build.workers import build_segments
from index.engines.whoosh.codec.segment import ColumnSegment
from index.errors import DamagedIndexError, named
from index.generations.annex import ANNEX, EMPTY, Annex, encode
from index.generations.history import history
from index.generations.ledger import LEDGER, NO_FILES, Ledger, read_ledger, write_ledger
from index.generations.manifest import Contents, SealedFile
from index.generations.opening import Generation, Generations, broken_files
from index.generations.paragraphs import NOT_COUNTED, Paragraphs
from index.generations.paragraphs_file import PARAGRAPHS
from index.generations.paragraphs_file import encode as encode_paragraphs
from index.generations.publishing import Claim
from index.interrupting import uninterrupted


class WhooshWriter:
    """Makes the next generation.

    Args:
        generations: those of the index.
        language: of the archive (BCP 47).
        cache: where the keys of words and compiled kernels are kept; None: nowhere.
        anew: whether to begin with nothing.

    Raises:
        BusyError: another writer is at work.
        SettingsError: the folder cannot be an index.
    """

    def __init__(
        self, generations: Generations, language: str, cache: Path | None, *, anew: bool = False
    ) -> None:
        self._engine, self._language, self._cache = generations.engine, language, cache
        self._folder: Path | None = None
        self._built: list[ColumnSegment] = []
        self._gone: set[str] = set()
        self._erased: set[str] = set()
        self._done = False
        self._claim = Claim(generations)
        try:
            self._previous, self.replaced = _last(generations, language)
            self.ledger = self.replaced
            if anew:
                self._previous, self.ledger = None, NO_FILES
        except BaseException:
            self._claim.release()
            raise

    def write(self, articles: Iterable[Article]) -> None:
        """Takes articles that are new or changed; their ids differ. Called once."""
        build = self._staged()
        with named(build.folder):
            self._built += build_segments(articles, build)

    def remove(self, ids: Collection[str]) -> None:
        """Leaves out articles of the last generation, also those that `write` brought anew."""
        self._gone |= set(ids)

    def erase(self, ids: Collection[str]) -> None:
        """Has the next generation keep no byte of articles that it leaves out: the segments that
        hold one of them, also as a deleted document, are written anew.
        """
        self._erased |= set(ids)

    def publish(
        self,
        sources: Iterable[str],
        ledger: Ledger = NO_FILES,
        annex: Annex = EMPTY,
        paragraphs: Paragraphs = NOT_COUNTED,
    ) -> str:
        """Makes the next generation the current one in one step and returns its name."""
        build = self._staged()
        folder = build.folder
        try:
            previous = self._previous.path if self._previous else None
            with named(folder):
                segments = write_generation(build, self._built, self._gone, previous, self._erased)
                write_ledger(folder / LEDGER, ledger)
                (folder / ANNEX).write_bytes(encode(annex))
                (folder / PARAGRAPHS).write_bytes(encode_paragraphs(paragraphs))
            articles = sum(segment.documents - segment.deleted for segment in segments)
            contents = Contents(self._engine, self._language, articles, tuple(sources))
            sealed = self._claim.seal(folder, contents, self._linked(folder))
            with uninterrupted():
                self._claim.publish(sealed)
                self._done = True
                self._claim.prune()
        finally:
            self.discard()
        return folder.name

    def discard(self) -> None:
        """Drops what was written and not published; a second call does nothing."""
        with uninterrupted():
            try:
                if self._folder and not self._done:
                    self._done = True
                    self._claim.discard(self._folder)
            finally:
                self._claim.release()

    def _staged(self) -> Build:
        """How and where segments are built. The folder is made by the first who asks: `discard`,
        which would remove it, can be called by then.
        """
        with uninterrupted():
            self._folder = self._folder or self._claim.stage()
        return Build(self._folder, self._language, self._cache)

    def _linked(self, folder: Path) -> Mapping[str, SealedFile]:
        """The files that are those of the last generation, whose hashes were checked."""
        if self._previous is None:
            return {}
        found = self._previous.manifest.files
        return {
            name: sealed
            for name, sealed in found.items()
            if (folder / name).exists() and (folder / name).samefile(self._previous.path / name)
        }


def _last(generations: Generations, language: str) -> tuple[Generation | None, Ledger]:
    """The generation to begin with and its files; without one the ledger says why, and holds what
    is known all the same.
    """
    found, files = _whole(generations, language)
    if files.anew:
        files = replace(files, history=history(generations))
    return found, files


def _whole(generations: Generations, language: str) -> tuple[Generation | None, Ledger]:
    try:
        found = generations.current()
        if found is None:
            return None, NO_FILES
        if found.notices:
            return None, Ledger(anew=found.notices[0])
        contents = found.manifest.contents
        if contents.language != language:
            return None, Ledger(anew=f"The index was made for the language {contents.language}.")
        for problem in broken_files(found.path, found.manifest, lambda name, file: True):
            raise problem
        files = read_ledger(found.path / LEDGER)
    except DamagedIndexError as error:
        return None, Ledger(anew=str(error))
    if sum(one.articles for one in files.files.values()) != contents.articles:
        return None, Ledger(anew=files.anew or "The index holds articles of no known file.")
    return found, files
