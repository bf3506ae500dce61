"""One pass over the files of the SOURCEs: which articles there are, which are to be written.

First every file that changed is read into the spool; then it is decided, over all files, which
articles are one; last, what is new or different is taken out of the spool, to be written.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from time import time_ns

from index.article import Article
from index.filling.identity import Verdict, claim, resolve
from index.filling.reading import AbsentError, Files
from index.filling.spool import Spool
from index.generations.ledger import MAX_NAMED, Claim, Entry, FileState, Ledger, Named
from index.readers.files import Absent, Ignored, Skipped, SourceFile
from index.stored import fingerprint

Found = SourceFile | Skipped | Ignored | Absent
Progress = Callable[[int, int], None]
"""Called with the bytes that are done and the bytes there are."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What a pass found out.

    Attributes:
        files: for the next generation's ledger, in the order in which they were walked.
        skipped: what should have become an article and did not.
        passed: how many things, by kind, need not become an article.
        absent: what could not be looked at, whose articles stay.
        unchanged: the ids of the articles that stay as they are.
        written: the ids of the articles that are to be written.
        gone: the ids of the last generation's articles that do not stay as they are.
    """

    files: Mapping[str, FileState]
    skipped: tuple[Skipped, ...]
    passed: Mapping[str, int]
    absent: tuple[Absent, ...]
    unchanged: frozenset[str]
    written: frozenset[str]
    gone: frozenset[str]

    @property
    def articles(self) -> int:
        """How many articles there are, old and new."""
        return len(self.unchanged) + len(self.written)


@dataclass(slots=True)
class _Taken:
    """What is known of the files so far, in the order in which they were walked."""

    states: dict[str, FileState] = field(default_factory=dict)
    files: dict[str, SourceFile] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    spooled: set[str] = field(default_factory=set)
    skipped: list[Skipped] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)
    absent: list[Absent] = field(default_factory=list)


class Sweep:
    """A pass over files.

    Args:
        files: how files are read.
        spool: where articles wait.
        before: the files of the generation that is begun with.
        replaced: the files of the published generation, where those are others.
        prune: whether the articles of what cannot be looked at now are dropped.
    """

    def __init__(
        self,
        files: Files,
        spool: Spool,
        before: Ledger,
        replaced: Ledger | None = None,
        *,
        prune: bool = False,
    ) -> None:
        self._files = files
        self._spool = spool
        self._prune = prune
        self.before = before
        self.replaced = replaced or before
        self._taken = _Taken()
        self._plan: list[tuple[str, list[tuple[int, Entry]]]] = []

    def read(self, found: Sequence[Found], progress: Progress | None = None) -> Swept:
        """Reads what changed, and decides what is to be written."""
        total, done = sum(_bytes(item) for item in found), 0
        for item in found:
            self._take(item)
            done += _bytes(item)
            if progress:
                progress(done, total)
        return self._decide()

    def articles(self) -> Iterator[Article]:
        """The articles that are to be written, in the order of their files."""
        for name, wanted in self._plan:
            numbers = [number for number, _ in wanted]
            for article, (_, entry) in zip(
                self._spool.articles(name, numbers), wanted, strict=True
            ):
                yield replace(
                    article,
                    id=entry.id,
                    fingerprint=entry.claim.fingerprint,
                    added=_instant(entry.added),
                    changed=_instant(entry.changed),
                )

    def _take(self, item: Found) -> None:
        taken = self._taken
        if isinstance(item, SourceFile):
            self._file(item)
        elif isinstance(item, Absent):
            self._absent(item)
        elif isinstance(item, Ignored):
            taken.passed[item.kind] += 1
        else:
            taken.skipped.append(item)

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
        claims: list[Claim] = []
        skipped: list[Skipped] = []
        passed: Counter[str] = Counter()
        self._spool.begin(file.name)
        for result in self._files.read(file):
            if isinstance(result, Article):
                self._spool.add(file.name, len(claims), result)
                claims.append(claim(result, fingerprint(result)))
            elif isinstance(result, Ignored):
                passed[result.kind] += 1
            else:
                skipped.append(result)
        if self._files.changed_since(file, now):
            self._absent(Absent(file.name, file.shown, "it changed while it was read"))
            return
        state = replace(
            now,
            entries=tuple(Entry(one, "") for one in claims),
            format=self._files.format(file),
            skipped=tuple(Named(one.line, one.reason) for one in skipped[:MAX_NAMED]),
            failed=len(skipped),
            passed=tuple(passed.items()),
        )
        self._spool.finish(file.name, state)
        self._taken.spooled.add(file.name)
        self._known(file, state)

    def _known(self, file: SourceFile, state: FileState) -> None:
        taken = self._taken
        taken.states[file.name] = state
        taken.files[file.name] = file
        taken.shown[file.name] = file.shown
        taken.passed.update(dict(state.passed))
        taken.skipped += (Skipped(file.shown, one.line, one.reason) for one in state.skipped)
        if state.failed > len(state.skipped):
            reason = f"and {state.failed - len(state.skipped):,} more like these."
            taken.skipped.append(Skipped(file.shown, None, reason))

    def _absent(self, item: Absent) -> None:
        """What is not there for a moment keeps its articles as they are published."""
        self._taken.absent.append(item)
        if self._prune:
            return
        for name, state in self.before.files.items():
            if name == item.name or name.startswith(f"{item.name}/"):
                self._taken.states[name] = state
                self._taken.shown[name] = name

    def _decide(self) -> Swept:
        taken = self._taken
        places = [
            (name, number)
            for name, state in taken.states.items()
            for number in range(len(state.entries))
        ]
        verdicts = resolve(taken.states[name].entries[number].claim for name, number in places)
        outcome = _Outcome(self.before, self.replaced)
        for (name, number), verdict in zip(places, verdicts, strict=True):
            entry = taken.states[name].entries[number]
            outcome.add(name, number, entry.claim, verdict)
        self._fetch(outcome)
        self._plan = [(name, wanted) for name, wanted in outcome.wanted.items()]
        kinds = {"replaced": "older versions", "repeated": "repeated articles"}
        lost = Counter(kinds[one.fate] for one in verdicts if one.fate in kinds)
        gone = {id for state in self.replaced.files.values() for id in state.ids}
        return Swept(
            {
                name: replace(state, entries=tuple(outcome.entries[name]))
                for name, state in taken.states.items()
                if state.entries or state.sha256
            },
            (*taken.skipped, *_refused(taken.shown, places, verdicts)),
            taken.passed + lost,
            tuple(taken.absent),
            frozenset(outcome.unchanged),
            frozenset(outcome.written),
            frozenset(gone - outcome.unchanged),
        )

    def _fetch(self, outcome: "_Outcome") -> None:
        """Reads what did not change and is to be written all the same, for another article that
        was taken before is gone. What cannot be read any more is left out.
        """
        for name in [name for name in outcome.wanted if name not in self._taken.spooled]:
            if file := self._taken.files.get(name):
                self._spool.begin(name)
                read = (one for one in self._files.read(file) if isinstance(one, Article))
                for number, article in enumerate(read):
                    self._spool.add(name, number, article)
            else:
                outcome.leave_out(name)


class _Outcome:
    """What becomes of every claim: the entries of the next ledger, and what is to be written."""

    def __init__(self, before: Ledger, replaced: Ledger) -> None:
        self._now = time_ns() // 1_000_000_000
        self._held = {id for state in before.files.values() for id in state.ids}
        self._known = {**replaced.known(), **before.known()}
        self.entries: defaultdict[str, list[Entry]] = defaultdict(list)
        self.wanted: dict[str, list[tuple[int, Entry]]] = {}
        self.unchanged: set[str] = set()
        self.written: set[str] = set()

    def add(self, name: str, number: int, claim: Claim, verdict: Verdict) -> None:
        """Takes the next claim of a file."""
        if verdict.fate != "taken":
            self.entries[name].append(Entry(claim, ""))
            return
        old = self._known.get(verdict.id)
        same = old is not None and old.claim.fingerprint == claim.fingerprint
        added = old.added if old else self._now
        entry = Entry(claim, verdict.id, added, old.changed if old and same else self._now)
        self.entries[name].append(entry)
        if same and verdict.id in self._held:
            self.unchanged.add(verdict.id)
        else:
            self.written.add(verdict.id)
            self.wanted.setdefault(name, []).append((number, entry))

    def leave_out(self, name: str) -> None:
        """Forgets what was wanted of a file."""
        left = {entry.id for _, entry in self.wanted.pop(name)}
        self.written -= left
        self.entries[name] = [
            entry._replace(id="") if entry.id in left else entry for entry in self.entries[name]
        ]


def _refused(
    shown: Mapping[str, str], places: Sequence[tuple[str, int]], verdicts: Sequence[Verdict]
) -> Iterator[Skipped]:
    """The articles that have the id of another one that is not older."""
    for (name, _), verdict in zip(places, verdicts, strict=True):
        if verdict.fate == "refused":
            first = shown[places[verdict.winner][0]]
            reason = (
                f"has the same id as {first} ({verdict.id}), which stays; remove one of the two"
            )
            yield Skipped(shown[name], None, reason)


def _bytes(item: Found) -> int:
    return item.size if isinstance(item, SourceFile) else 0


def _instant(seconds: int) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
