"""One pass over the files of the SOURCEs: which articles there are, which are to be written.

First every file that changed is read into the spool; then it is decided, over all files, which
articles are one; last, what is new or different is taken out of the spool, to be written.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.asking.protocol import Reader
from index.filling.annexing import known_annex
from index.filling.changes import Files
from index.filling.identity import resolve
from index.filling.outcome import Outcome, left_of
from index.filling.progress import Progress, within
from index.filling.rulings import Rulings
from index.filling.spool import Spool
from index.filling.swept import Claims, Swept, clashes
from index.filling.taking import Got, Taken
from index.generations.annex import EMPTY
from index.generations.entries import kept
from index.generations.ledger import NO_FILES, FileState, Ledger
from index.readers.disk import AbsentError
from index.readers.files import Absent, Ignored, Skipped, SourceFile
from index.readers.languages import detecting
from index.readers.making import Made
from index.readers.record import Mark
from index.stored import to_json

Found = SourceFile | Skipped | Ignored | Absent


class Sweep:
    """A pass over files.

    Args:
        files: how files are read.
        spool: where articles wait.
        before: the files of the generation that is begun with.
        replaced: the files of the published generation, where those are others.
        published: what is published, if anything is.
        prune: whether the articles of what cannot be looked at now are dropped.
    """

    def __init__(
        self,
        files: Files,
        spool: Spool,
        before: Ledger,
        replaced: Ledger | None = None,
        *,
        published: Reader | None = None,
        prune: bool = False,
    ) -> None:
        self._files = files
        self._spool = spool
        self._prune = prune
        self.before = before
        self.replaced = replaced or before
        self._taken = Taken()
        self._published = published
        self._at: Callable[[int], None] | None = None
        self.rulings = Rulings()
        """The corrections that count, once all is `read`."""
        self._outcome = Outcome(NO_FILES, NO_FILES, EMPTY, self.rulings)
        self.withdrawn: dict[str, Article] = {}
        """What is left of withdrawn articles, once all `articles` were asked for."""
        self.sources: dict[str, SourceFile] = {}
        """The files that were there, by name."""

    def read(
        self,
        found: Sequence[Found],
        progress: Progress | None = None,
        rulings: Rulings | None = None,
    ) -> Swept:
        """Reads what changed, and decides what is to be written, under these corrections."""
        self.rulings = rulings or self.rulings
        total, done = sum(_bytes(item) for item in found), 0
        for item in found:
            self._at = partial(within, progress, done, total) if progress else None
            self._take(item)
            done += _bytes(item)
            if progress:
                progress("reading", done, total)
        detecting.forget()
        return self._decide()

    def articles(self, progress: Progress | None = None) -> Iterator[Article]:
        """The articles that are to be written, in the order of their files."""
        total = sum(map(len, self._outcome.wanted.values()))
        for done, article in enumerate(self._written(), 1):
            yield article
            if progress:
                progress("writing", done, total)

    def _written(self) -> Iterator[Article]:
        outcome = self._outcome
        for name, numbers in outcome.wanted.items():
            found = self._spool.articles(name, numbers)
            for article, number in zip(found, numbers, strict=True):
                whole = outcome.finished(article, outcome.becomes(name, number))
                if outcome.is_withdrawing(name, number):
                    self.withdrawn[whole.id] = left_of(whole)
                else:
                    yield whole

    def keys(self) -> Iterator[tuple[str, NDArray[np.uint64]]]:
        """Of each article that is to be written its source and the keys of its texts
        (`index.text.furniture.keys`), u64 (texts,).
        """
        for name, numbers in self._outcome.wanted.items():
            found = self._spool.keys(name, numbers)
            for number, keys in zip(numbers, found, strict=True):
                if not self._outcome.is_withdrawing(name, number):
                    yield self._outcome.becomes(name, number).claim.source, keys

    def _take(self, item: Found) -> None:
        taken = self._taken
        if isinstance(item, SourceFile):
            self._file(item)
        elif isinstance(item, Absent):
            self._absent(item)
        elif isinstance(item, Ignored):
            taken.passed[item.kind] += 1
            taken.cures[item.kind] = item.cure
        else:
            taken.note(item)

    def _file(self, file: SourceFile) -> None:
        """One file: as it was, as an interrupted run read it, or read now."""
        before = self.before.files.get(file.name)
        try:
            now = self._files.state(file, self.before)
        except AbsentError as error:
            self._absent(Absent(file.name, file.shown, error.reason))
            return
        if before is not None and now.same_as(before):
            known = replace(before, size=now.size, modified=now.modified, sha256=now.sha256)
            self._known(file, known)
        elif spooled := self._spool.state(file.name, now):
            self._taken.spooled.add(file.name)
            self._known(file, spooled)
        else:
            self._read(file, now)

    def _read(self, file: SourceFile, now: FileState) -> None:
        """Reads a file, on from where an interrupted run was."""
        paused = self._spool.resume(file.name, now)
        got, behind = Got.on_from(paused), paused.parts if paused else 0
        try:
            for result in self._files.read(file, self._at, behind):
                if isinstance(result, Mark):
                    self._spool.pause(file.name, now, got.so_far(result.parts))
                elif isinstance(result, Made):
                    text = to_json(result.article)
                    self._spool.add(file.name, len(got.entries), result.article, text)
                    got.take(result, text, file)
                else:
                    got.add(result)
        except AbsentError as error:
            self._absent(Absent(file.name, file.shown, error.reason))
            return
        if self._files.changed_since(file, now):
            self._absent(Absent(file.name, file.shown, "it changed while it was read"))
            return
        state = got.state(now)
        self._spool.finish(file.name, state)
        self._taken.spooled.add(file.name)
        self._known(file, state)

    def _known(self, file: SourceFile, state: FileState) -> None:
        taken = self._taken
        taken.states[file.name] = state
        self.sources[file.name] = file
        taken.shown[file.name] = file.shown
        for said in state.said:
            taken.said(said, file)
        for kind, count, cure in state.passed:
            taken.passed[kind] += count
            taken.cures[kind] = cure

    def _absent(self, item: Absent) -> None:
        """What is not there for a moment keeps its articles as they are published."""
        self._taken.absent.append(item)
        if self._prune:
            return
        for name, state in self.replaced.files.items():
            if name == item.name or name.startswith(f"{item.name}/"):
                self._taken.states[name] = state
                self._taken.shown[name] = name

    def _decide(self) -> Swept:
        taken = self._taken
        claims = Claims(taken.states)
        verdicts = resolve(claims)
        annex = known_annex(self._published)
        self.rulings.settle(zip(claims, verdicts, strict=True))
        outcome = self._outcome = Outcome(self.before, self.replaced, annex, self.rulings)
        for (name, number, entry), verdict in zip(claims.entries(), verdicts, strict=True):
            outcome.add(name, number, entry, verdict, absent=name not in self.sources)
        self._fetch(outcome)
        self.withdrawn = outcome.withdrawn
        for said in chain(clashes(taken.shown, claims, verdicts), self.rulings.said):
            taken.note(said)
        kinds = {"replaced": "older versions", "repeated": "repeated articles"}
        lost = Counter(kinds[one.fate] for one in verdicts if one.fate in kinds)
        gone = {id for state in self.replaced.files.values() for id in state.ids}
        return Swept(
            {
                name: replace(state, entries=kept(outcome.entries[name]))
                for name, state in taken.states.items()
                if state.entries or state.sha256
            },
            tuple(taken.skipped),
            tuple(taken.noted),
            taken.passed + lost,
            taken.cures,
            tuple(taken.absent),
            frozenset(outcome.unchanged),
            frozenset(outcome.written),
            frozenset(gone - outcome.unchanged),
            outcome.taken_back,
        )

    def _fetch(self, outcome: Outcome) -> None:
        """Reads what did not change and is to be written all the same: another article that was
        taken before is gone, or all is written anew and the file is absent. What can be read no
        more is left out.
        """
        for name in [name for name in outcome.wanted if name not in self._taken.spooled]:
            self._spool.begin(name)
            if file := self.sources.get(name):
                made = (one.article for one in self._files.read(file) if isinstance(one, Made))
                self._spool.take(name, enumerate(made))
            else:
                outcome.leave_out(name, but=self._spool.take(name, self._published_of(name)))

    def _published_of(self, name: str) -> Iterator[tuple[int, Article]]:
        """The articles of a file that are in the published index, with their numbers."""
        entries = self.replaced.files[name].entries
        numbers = {entry.id: number for number, entry in enumerate(entries) if entry.id}
        found = self._published.articles(list(numbers)) if self._published else ()
        return ((numbers[article.id], article) for article in found)


def _bytes(item: Found) -> int:
    return item.size if isinstance(item, SourceFile) else 0
