"""What each file of the SOURCEs gave to a generation, so that the next run reads only what changed.

On disk: a zstd frame of JSON lines, the first of which is about the whole.
"""

import hashlib
import io
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from pathlib import Path
from typing import Any, NamedTuple

import zstandard

from index.article import Status
from index.correction import Correction
from index.errors import DamagedIndexError
from index.generations.entries import Claim, Entry, kept
from index.release import __version__

LEDGER = "ledger.zst"
MAX_SAID = 100
"""How many things about a file are kept, to be said again without reading it."""
_ENTRIES_AT_ONCE = 4096
"""Entries of a file in one line."""
_TICK = 2_000_000_000
"""Nanoseconds in which a file may change twice and keep its time (FAT counts in two seconds)."""


class Said(NamedTuple):
    """What is to be said of a file by every run: the line where known, a sentence, what it is
    counted as and how often; and whether it is about what was skipped, or was read all the same.
    """

    line: int | None
    reason: str
    kind: str
    times: int = 1
    is_skipped: bool = False


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was when it was read, and what it gave.

    `modified` is in nanoseconds since 1970, `sha256` in hex; that is empty where the file could not
    be read whole, so that the next run reads it again. `format` is the reader's name; `context`
    names the settings it was read by. `said` has the first `MAX_SAID` things that are to be said
    of it; `passed` counts by kind what need not be an article, with the cure.
    """

    size: int
    modified: int
    sha256: str
    entries: Sequence[Entry] = ()
    format: str = ""
    context: str = ""
    said: tuple[Said, ...] = ()
    passed: tuple[tuple[str, int, str], ...] = ()

    @property
    def ids(self) -> Iterator[str]:
        """The ids of those of its articles that are in the index."""
        return (entry.id for entry in self.entries if entry.id)

    @property
    def articles(self) -> int:
        """How many of its articles are in the index."""
        return sum(1 for _ in self.ids)

    def same_as(self, other: "FileState | None") -> bool:
        """Whether content and settings are those of another state that was read whole."""
        return (
            other is not None
            and bool(self.sha256)
            and (self.sha256, self.context) == (other.sha256, other.context)
        )


@dataclass(frozen=True, slots=True)
class Ledger:
    """The files that a generation was made of, by `SourceFile.name`, and the corrections that it
    was made with, by the name of their SOURCE.

    `taken` is when the run began, in nanoseconds since 1970. `anew` says why a run has to read all
    files although there is an index; it is empty where it has not. `history` holds what was known
    of the articles of a generation that is not begun with, by id.
    """

    files: Mapping[str, FileState] = field(default_factory=dict)
    taken: int = 0
    corrections: Mapping[str, Sequence[Correction]] = field(default_factory=dict)
    anew: str = ""
    history: Mapping[str, Entry] = field(default_factory=dict, compare=False)

    def look(self, name: str, path: Path, context: str = "", *, hashed: bool = False) -> FileState:
        """The state of a file now, read by the settings that `context` names, without what it
        gives. Its content is hashed only where size or time differ from what they were, where the
        time is too close to the run's to tell, or where `hashed` asks for it.

        Raises:
            OSError: it cannot be read, or is no regular file.
        """
        found = path.stat()
        before = self.files.get(name)
        if (
            before is not None
            and before.sha256
            and not hashed
            and (before.size, before.modified) == (found.st_size, found.st_mtime_ns)
            and found.st_mtime_ns < self.taken - _TICK
        ):
            return FileState(before.size, before.modified, before.sha256, context=context)
        return FileState(found.st_size, found.st_mtime_ns, _hash(path), context=context)

    def known(self) -> Mapping[str, Entry]:
        """What is known of every article, by its id in the index."""
        found = dict(self.history)
        for state in self.files.values():
            found.update((entry.id, entry) for entry in state.entries if entry.id)
        return found


NO_FILES = Ledger()


def plain(ids: Iterable[str]) -> tuple[Entry, ...]:
    """Entries of which no more is known than the ids."""
    return tuple(Entry(Claim(id), id) for id in ids)


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Writes a ledger into a file, line by line."""
    with path.open("wb") as file, zstandard.ZstdCompressor().stream_writer(file) as lines:
        head: dict[str, Any] = {
            "release": __version__,
            "taken": ledger.taken,
            "files": len(ledger.files),
        }
        head["entries"] = sum(len(state.entries) for state in ledger.files.values())
        head["corrections"] = {
            name: [[*one[:-1], *one.ids] for one in lines]
            for name, lines in ledger.corrections.items()
        }
        lines.write(json.dumps(head).encode() + b"\n")
        for name, state in ledger.files.items():
            for row in _rows(name, state):
                lines.write(json.dumps(row).encode() + b"\n")


def read_ledger(path: Path) -> Ledger:
    """The ledger in a file; one of another release has only a history, since its readers may
    differ.

    Raises:
        DamagedIndexError: it is missing or is not what was written.
    """
    files: dict[str, FileState] = {}
    try:
        with path.open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as raw:
            lines = io.BufferedReader(raw)
            head = json.loads(next(lines))
            for rows in _by_file(map(json.loads, lines)):
                name, state = _state(rows, head["taken"] // 1_000_000_000)
                files[name] = state
        entries = sum(len(state.entries) for state in files.values())
        if (len(files), entries) != (head["files"], head.get("entries", entries)):
            raise ValueError("lines are missing")
        corrections = {
            name: tuple(_correction(*line) for line in lines)
            for name, lines in head.get("corrections", {}).items()
        }
    except (OSError, ValueError, KeyError, TypeError, StopIteration, zstandard.ZstdError) as error:
        raise DamagedIndexError(f"{path} is damaged: run `dateline reindex --full`.") from error
    ledger = Ledger(files, head["taken"], corrections)
    if head["release"] != __version__:
        anew = f"The index was made by release {head['release']}."
        return Ledger(corrections=corrections, anew=anew, history=ledger.known())
    return ledger


def _rows(name: str, state: FileState) -> Iterator[list[Any]]:
    """The rows of a file: the first is about it, and has its first entries; what follows has more
    of them behind a null.
    """
    about = [state.format, state.context, state.said, state.passed]
    head = [name, state.size, state.modified, state.sha256, about]
    for start in range(0, max(len(state.entries), 1), _ENTRIES_AT_ONCE):
        entries = [
            [*claim, id if id != claim.id else None, added, changed, *filter(None, [ruling])]
            for claim, id, added, changed, ruling in state.entries[start : start + _ENTRIES_AT_ONCE]
        ]
        yield [None, entries] if start else [*head, entries]


def _by_file(rows: Iterator[list[Any]]) -> Iterator[Iterator[list[Any]]]:
    """The rows of each file, which are to be taken before the next file's."""
    files = 0

    def file(row: list[Any]) -> int:
        nonlocal files
        files += row[0] is not None
        return files

    return (own for _, own in groupby(rows, file))


def _state(rows: Iterator[list[Any]], taken: int) -> tuple[str, FileState]:
    """A file of its rows; one of before the claims holds plain ids, which were added by `taken`."""
    name, size, modified, sha256, *rest = next(rows)
    if all(isinstance(id, str) for id in rest):
        entries = [Entry(Claim(id), id, taken, taken) for id in rest]
        return name, FileState(size, modified, sha256, _all(entries, rows))
    (form, context, said, passed), first = rest
    return name, FileState(
        size,
        modified,
        sha256,
        _all(map(_entry, first), rows),
        form,
        context,
        tuple(Said(*one) for one in said),
        tuple((kind, count, cure) for kind, count, cure in passed),
    )


def _all(first: Iterable[Entry], rows: Iterator[list[Any]]) -> Sequence[Entry]:
    more = (_entry(entry) for _, entries in rows for entry in entries)
    return kept(chain(first, more))


def _entry(row: list[Any]) -> Entry:
    ruling = row.pop() if isinstance(row[-1], str) else ""
    *claim, id, added, changed = row
    whole = Claim(*claim)
    return Entry(whole, whole.id if id is None else id, added, changed, ruling)


def _correction(status: Status, id: str, url: str, note: str, day: str, *ids: str) -> Correction:
    return Correction(status, id, url, note, day, ids)


def _hash(path: Path) -> str:
    """The SHA-256 of a regular file."""
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(0, "it is not a regular file")
        return hashlib.file_digest(file, "sha256").hexdigest()
