"""What a pass has taken down so far: of the file it is in, and of all files."""

import json
from collections import Counter
from dataclasses import dataclass, field, replace

from index.filling.identity import claim
from index.filling.spool import Paused
from index.generations.entries import Entries, Entry, kept
from index.generations.ledger import MAX_SAID, FileState, Said
from index.readers.files import Absent, Ignored, Noted, Skipped, SourceFile
from index.readers.making import Made
from index.readers.outcomes import noted
from index.readers.record import NOT_YET
from index.stored import fingerprint


@dataclass(slots=True)
class Got:
    """What a file has given so far."""

    entries: Entries = field(default_factory=Entries)
    _formats: Counter[str] = field(default_factory=Counter)
    _said: list[Said] = field(default_factory=list)
    _passed: Counter[str] = field(default_factory=Counter)
    _cures: dict[str, str] = field(default_factory=dict)
    _more: Counter[tuple[str, bool]] = field(default_factory=Counter)

    def take(self, made: Made, text: str, file: SourceFile) -> None:
        """Takes down the article that came next; `text` is its stored form."""
        self.entries.append(Entry(claim(made.article, fingerprint(made.article, text)), ""))
        self._formats[made.format] += 1
        for one in noted(made, file):
            self._say(one)

    def add(self, result: Skipped | Ignored | Noted) -> None:
        """Takes down what came next and is no article."""
        if isinstance(result, Ignored):
            self._passed[result.kind] += 1
            self._cures[result.kind] = result.cure
        else:
            self._say(result)

    def state(self, now: FileState) -> FileState:
        """The file's state with all that it gave."""
        more = [
            Said(None, f"and {count:,} more: {kind}.", kind, count, is_skipped)
            for (kind, is_skipped), count in self._more.items()
        ]
        return replace(
            now,
            sha256="" if self._passed[NOT_YET.kind] else now.sha256,
            entries=kept(self.entries),
            format=self._formats.most_common(1)[0][0] if self._formats else "",
            said=(*self._said, *more),
            passed=tuple((kind, n, self._cures[kind]) for kind, n in self._passed.items()),
        )

    def so_far(self, parts: int) -> Paused:
        """What so many parts of the file gave."""
        more = [[*what, count] for what, count in self._more.items()]
        told = [self._formats, self._said, self._passed, self._cures, more]
        return Paused(parts, self.entries, json.dumps(told))

    @classmethod
    def on_from(cls, paused: Paused | None) -> "Got":
        """What a file had given when it was read so far."""
        if paused is None:
            return cls()
        formats, said, passed, cures, more = json.loads(paused.told)
        return cls(
            Entries(paused.entries),
            Counter(formats),
            [Said(*one) for one in said],
            Counter(passed),
            cures,
            Counter({(kind, is_skipped): count for kind, is_skipped, count in more}),
        )

    def _say(self, one: Skipped | Noted) -> None:
        if len(self._said) < MAX_SAID:
            is_skipped = isinstance(one, Skipped)
            self._said.append(Said(one.line, one.reason, one.kind, one.count, is_skipped))
        else:
            self._more[one.kind, isinstance(one, Skipped)] += one.count


@dataclass(slots=True)
class Taken:
    """What is known of all files so far, in the order in which they were walked."""

    states: dict[str, FileState] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    spooled: set[str] = field(default_factory=set)
    skipped: list[Skipped] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)
    cures: dict[str, str] = field(default_factory=dict)
    absent: list[Absent] = field(default_factory=list)

    def said(self, one: Said, file: SourceFile) -> None:
        """Takes down what is to be said of a file."""
        what = Skipped if one.is_skipped else Noted
        self.note(what(file.shown, one.line, one.reason, one.kind, one.times))

    def note(self, one: Skipped | Noted) -> None:
        """Takes down what a report says."""
        if isinstance(one, Noted):
            self.noted.append(one)
        else:
            self.skipped.append(one)
