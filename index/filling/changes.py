"""How a run looks at files and reads them."""

import hashlib
from collections.abc import Callable, Iterator

from index.generations.ledger import FileState, Ledger
from index.readers import registry
from index.readers.digitised.neighbours import neighbours
from index.readers.disk import AbsentError, lost
from index.readers.files import SourceFile
from index.readers.outcomes import Making
from index.readers.source_settings import Contexts


class Files:
    """Reads files.

    Args:
        contexts: what is known of their sources.
        check: whether to compare the content even of files whose size and time are the same.
    """

    def __init__(self, contexts: Contexts, *, check: bool = False) -> None:
        self._contexts = contexts
        self._check = check

    def state(self, file: SourceFile, before: Ledger) -> FileState:
        """A file now, without what it gives. Only what may be remembered is hashed: no film is
        read in each run.

        Raises:
            AbsentError: it cannot be read now.
            SettingsError: what is said of its source cannot be.
        """
        known = before.files.get(file.name)
        if known and known.size and not file.size:
            raise AbsentError("it is empty now")
        try:
            if not known and not registry.is_promising(file):
                return FileState(file.size, 0, "")
            context = self._contexts.of(file).digest + _beside(file)
            return before.look(file.name, file.path, context, hashed=self._check)
        except OSError as error:
            raise lost(error) from error

    def read(
        self, file: SourceFile, at: Callable[[int], None] | None = None, behind: int = 0
    ) -> Iterator[Making]:
        """The articles of a file, and what could not or need not become one, but for what comes of
        the parts that a run has taken (`behind`); `at` is told how many of its bytes were taken.

        Raises:
            AbsentError: it cannot be read now.
            SettingsError: what is said of its source cannot be.
        """
        return registry.makings(file, self._contexts.of(file), at, behind)

    def changed_since(self, file: SourceFile, state: FileState) -> bool:
        """Whether a file is another than it was in that state."""
        if not state.sha256:
            return False
        try:
            now = file.path.stat()
        except OSError:
            return True
        return (now.st_size, now.st_mtime_ns) != (state.size, state.modified)


def _beside(file: SourceFile) -> str:
    """Names the state of the files that decide what is read of one: the pages that a table of posts
    or an issue takes its texts from, and what describes the issue of a page. Empty for others.
    """
    if file.path.name == registry.TABLE_OF_POSTS:
        found = sorted((file.path.parent / "posts").glob("*.html"))
    else:
        found = sorted(neighbours(file.path, file.name))
    told = [(one.name, one.stat().st_size, one.stat().st_mtime_ns) for one in found]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16] if told else ""
