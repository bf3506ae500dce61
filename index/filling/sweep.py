"""One pass over the files of the SOURCEs: which articles are to be written, which stay."""

from collections.abc import Callable, Iterator, Sequence

from index.article import Article
from index.generations.ledger import FileState, Ledger
from index.readers.files import Ignored, Noted, Skipped, SourceFile
from index.readers.registry import is_promising, read
from index.readers.source_settings import Contexts

Found = SourceFile | Skipped | Ignored
_UNKNOWN = FileState(0, 0, "")
Progress = Callable[[int, int], None]
"""Called after each file with how many files are done, and how many there are."""


class Sweep:
    """What a pass sees, file by file in their order.

    Args:
        before: the files that are not read again where they did not change.
        replaced: the files of the last generation, where those are others.
        check: whether to compare the content even of files whose size and time are the same.
        contexts: what is known of the sources of the files.
    """

    def __init__(
        self,
        before: Ledger,
        replaced: Ledger | None = None,
        contexts: Contexts | None = None,
        *,
        check: bool = False,
    ) -> None:
        self.before = before
        self.replaced = replaced or before
        self._check = check
        self._contexts = contexts or Contexts()
        self.files: dict[str, FileState] = {}
        """For the next generation's ledger."""
        self.skipped: list[Skipped] = []
        self.noted: list[Noted] = []
        self.ignored = 0
        self.kept: set[str] = set()
        """The ids of the articles that stay as they are."""
        self.written: set[str] = set()
        """The ids of the articles that were given to be written."""
        self._paths: dict[str, str] = {}

    @property
    def articles(self) -> int:
        """How many articles there are, old and new."""
        return len(self.kept) + len(self.written)

    def changed(self, found: Sequence[Found], progress: Progress | None) -> Iterator[Article]:
        """The articles that are to be written; everything else is taken down."""
        for done, item in enumerate(found, 1):
            if isinstance(item, SourceFile):
                yield from self._articles(item)
            elif isinstance(item, Ignored):
                self.ignored += 1
            else:
                self.skipped.append(item)
            if progress:
                progress(done, len(found))

    @property
    def articles_before(self) -> int:
        """How many articles the files of the last generation held; 0 where they are not known."""
        return sum(len(state.ids) for state in self.replaced.files.values())

    def lost(self) -> set[str]:
        """The ids of the last generation's articles that are there no more."""
        return self.gone() - self.written

    def gone(self) -> set[str]:
        """The ids of the last generation's articles that do not stay as they are."""
        before = (id for state in self.replaced.files.values() for id in state.ids)
        return {id for id in before if id not in self.kept}

    def _articles(self, file: SourceFile) -> Iterator[Article]:
        before = self.before.files.get(file.name)
        state = self._state(file, known=before is not None)
        if before and state.sha256 and state.sha256 == before.sha256 and self._free(before.ids):
            self.kept.update(before.ids)
            self._paths.update(dict.fromkeys(before.ids, file.shown))
            self.files[file.name] = FileState(state.size, state.modified, state.sha256, before.ids)
            return
        yield from self._read(file, state)

    def _state(self, file: SourceFile, *, known: bool) -> FileState:
        """A file now. Only what may be remembered is hashed: no film is read in each run."""
        try:
            if not known and not is_promising(file):
                return _UNKNOWN
            return self.before.look(file.name, file.path, hashed=self._check)
        except OSError:
            return _UNKNOWN  # its reader says what is wrong with it

    def _read(self, file: SourceFile, state: FileState) -> Iterator[Article]:
        ids: list[str] = []
        whole = True
        for result in read(file, self._contexts.of(file)):
            if isinstance(result, Article) and self._free((result.id,)):
                ids.append(result.id)
                self.written.add(result.id)
                self._paths[result.id] = file.shown
                yield result
                continue
            if isinstance(result, Ignored):
                self.ignored += 1
                continue
            whole = False
            if isinstance(result, Noted):
                self.noted.append(result)
            else:
                skipped = result if isinstance(result, Skipped) else self._repeated(result, file)
                self.skipped.append(skipped)
        if ids:
            known = state.sha256 if whole else ""
            self.files[file.name] = FileState(state.size, state.modified, known, tuple(ids))

    def _free(self, ids: Sequence[str]) -> bool:
        """Whether no earlier file has taken one of the ids."""
        return not any(id in self._paths for id in ids)

    def _repeated(self, article: Article, file: SourceFile) -> Skipped:
        """Why an article cannot be taken whose id another one has."""
        first = self._paths[article.id]
        reason = f"has the same id as {first} ({article.id}), which stays; remove one of the two"
        return Skipped(file.shown, None, reason)
