"""How a run looks at files and reads them."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.article import Article
from index.generations.ledger import FileState, Ledger
from index.readers import registry
from index.readers.files import Ignored, Skipped, SourceFile


class AbsentError(Exception):
    """A file is not there for a moment; `reason` is part of a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read, whatever their source says."""


PLAIN = Options()


class Files:
    """Reads files, by one set of options."""

    def __init__(self, options: Options, *, check: bool = False) -> None:
        self._options = options
        self._check = check

    def state(self, file: SourceFile, before: Ledger) -> FileState:
        """A file now, without what it gives. Only what may be remembered is hashed: no film is
        read in each run.

        Raises:
            AbsentError: it cannot be read now.
        """
        known = before.files.get(file.name)
        if known and known.size and not file.size:
            raise AbsentError("it is empty now")
        try:
            if not known and not registry.is_promising(file):
                return FileState(file.size, 0, "")
            return before.look(file.name, file.path, hashed=self._check)
        except OSError as error:
            if known:
                raise AbsentError(f"it cannot be read ({error.strerror})") from error
            return FileState(file.size, 0, "")  # its reader says what is wrong with it

    def read(self, file: SourceFile) -> Iterator[Article | Skipped | Ignored]:
        """The articles of a file, and what could not or need not become one."""
        return registry.read(file)

    def format(self, file: SourceFile) -> str:
        """The name of the reader that reads a file; empty where none does."""
        return ""

    def changed_since(self, file: SourceFile, state: FileState) -> bool:
        """Whether a file is another than it was in that state."""
        if not state.sha256:
            return False
        try:
            now = file.path.stat()
        except OSError:
            return True
        return (now.st_size, now.st_mtime_ns) != (state.size, state.modified)
