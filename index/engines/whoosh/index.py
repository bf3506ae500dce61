"""The Whoosh engine's door."""

from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from index.compiled.runtime import use_cache
from index.errors import DamagedIndexError
from index.generations.layout import Stamp, earlier
from index.generations.opening import Generation, Generations, no_index
from index.generations.verification import verify

if TYPE_CHECKING:
    # Each is imported by the first who needs it: to verify an index takes neither.
    from index.engines.whoosh.reader import WhooshReader
    from index.engines.whoosh.writer import WhooshWriter

ENGINE = "whoosh 2.7.4, columns 6"
"""Changes whenever the files that the writer makes change."""
CHECK = "dateline-check"
"""The name of the thread that hashes what was opened."""


class WhooshIndex:
    """An index in a folder, published or not yet. Making one touches no file. Threads may share it.

    Args:
        root: the index folder.
        language: the archive's, for what is written; what is read is of its own language.
        cache: where the keys of words and compiled kernels are kept; None: nowhere.
    """

    def __init__(self, root: Path, language: str, cache: Path | None = None) -> None:
        self._generations = Generations(root, ENGINE, hashed=(".toc",))
        self._language = language
        self._cache = cache
        if cache:
            use_cache(cache)
        self._lock = Lock()
        self._stamp: Stamp | None = None
        self._reader: WhooshReader | None = None
        self._unchecked: Generation | None = None
        self._earlier: WhooshReader | None = None
        self._watching = False

    def reader(self, generation: str | None = None) -> "WhooshReader":
        """A reader of the current generation, the same one until another is published; or of the
        named one, while that is kept.

        Raises:
            NoIndexError: nothing is published here.
            DamagedIndexError: what is published cannot be trusted.
        """
        with self._lock:
            stamp = self._generations.stamp()
            if self._reader is None or stamp != self._stamp:
                opened = self._current()
                self._reader, self._stamp, self._unchecked = _reader(opened), stamp, opened
            if self._watching and self._unchecked:
                checked, self._unchecked = self._unchecked, None
                Thread(target=self._check, args=(checked,), name=CHECK, daemon=True).start()
            if generation is None or generation == self._reader.archive().generation:
                return self._reader
            return self._named(generation) or self._reader

    def watch(self) -> None:
        """From the next question on, each generation is hashed whole, once, while it answers; one
        that is damaged is then answered for by the last whole one.
        """
        self._watching = True

    def writer(self, *, anew: bool = False) -> "WhooshWriter":
        """The one writer. It begins with the current generation where that is whole and was made
        as this one will be; with nothing else, or where `anew` asks for it.

        Raises:
            BusyError: another writer is at work.
            SettingsError: the folder cannot be an index.
        """
        from index.engines.whoosh.writer import WhooshWriter

        return WhooshWriter(self._generations, self._language, self._cache, anew=anew)

    def sources(self) -> tuple[str, ...]:
        """The SOURCEs of the current generation; empty where nothing is published."""
        return self._generations.sources()

    def verify(self) -> tuple[str, ...]:
        """Checks everything that is kept; a sentence for each thing that is wrong.

        Raises:
            NoIndexError: there is no index here.
            DamagedIndexError: the index cannot even be looked at.
        """
        return verify(self._generations)

    def _check(self, generation: Generation) -> None:
        if not self._generations.is_whole(generation):
            with self._lock:
                self._stamp = None  # so that the next question opens what is whole

    def _named(self, generation: str) -> "WhooshReader | None":
        """A reader of an earlier generation; None where it is kept no longer, or is not whole."""
        before = self._earlier
        if before and before.archive().generation == generation:
            return before
        for folder in earlier(self._generations.root):
            if folder.name == generation:
                with suppress(DamagedIndexError):
                    self._earlier = _reader(self._generations.open(folder))
                    return self._earlier
        return None

    def _current(self) -> Generation:
        found = self._generations.current()
        if found is None:
            raise no_index(self._generations.root)
        return found


def _reader(generation: Generation) -> "WhooshReader":
    from index.engines.whoosh.reader import WhooshReader

    return WhooshReader(generation)
