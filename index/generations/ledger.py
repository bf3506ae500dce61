"""What each file of the SOURCEs gave to a generation, so that the next run reads only what changed.

On disk: a zstd frame of JSON lines, the first of which is about the whole.
"""

import hashlib
import io
import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import zstandard

from index.errors import DamagedIndexError
from index.release import __version__

LEDGER = "ledger.zst"
_TICK = 2_000_000_000
"""Nanoseconds in which a file may change twice and keep its time (FAT counts in two seconds)."""


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was before it was read, and the ids of those of its articles that were taken.
    `modified` is in nanoseconds since 1970, `sha256` in hex; it is empty where something of the
    file was skipped, so that the next run reads and names it again.
    """

    size: int
    modified: int
    sha256: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """The files that a generation was made of, by `SourceFile.name`.

    `taken` is when the run began, in nanoseconds since 1970. `anew` says why a run has to read all
    files although there is an index; it is empty where it has not.
    """

    files: Mapping[str, FileState] = field(default_factory=dict)
    taken: int = 0
    anew: str = ""

    def look(self, name: str, path: Path, *, hashed: bool = False) -> FileState:
        """The state of a file now, without its ids. Its content is hashed only where size or time
        differ from what they were, where the time is too close to the run's to tell, or where
        `hashed` asks for it.

        Raises:
            OSError: it cannot be read, or is no regular file.
        """
        found = path.stat()
        before = self.files.get(name)
        if (
            before is not None
            and not hashed
            and (before.size, before.modified) == (found.st_size, found.st_mtime_ns)
            and found.st_mtime_ns < self.taken - _TICK
        ):
            return FileState(before.size, before.modified, before.sha256)
        return FileState(found.st_size, found.st_mtime_ns, _hash(path))


NO_FILES = Ledger()


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Writes a ledger into a file, line by line."""
    with path.open("wb") as file, zstandard.ZstdCompressor().stream_writer(file) as lines:
        head = {"release": __version__, "taken": ledger.taken, "files": len(ledger.files)}
        lines.write(json.dumps(head).encode() + b"\n")
        for name, one in ledger.files.items():
            row = [name, one.size, one.modified, one.sha256, *one.ids]
            lines.write(json.dumps(row).encode() + b"\n")


def read_ledger(path: Path) -> Ledger:
    """The ledger in a file; one of another release has no files, since its readers may differ.

    Raises:
        DamagedIndexError: it is missing or is not what was written.
    """
    files: dict[str, FileState] = {}
    try:
        with path.open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as raw:
            lines = io.BufferedReader(raw)
            head = json.loads(next(lines))
            if head["release"] != __version__:
                return Ledger(anew=f"The index was made by release {head['release']}.")
            for line in lines:
                name, size, modified, sha256, *ids = json.loads(line)
                files[name] = FileState(size, modified, sha256, tuple(ids))
        if len(files) != head["files"]:
            raise ValueError("lines are missing")
    except (OSError, ValueError, KeyError, TypeError, StopIteration, zstandard.ZstdError) as error:
        raise DamagedIndexError(f"{path} is damaged: run `dateline reindex --full`.") from error
    return Ledger(files, head["taken"])


def _hash(path: Path) -> str:
    """The SHA-256 of a regular file."""
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(0, "it is not a regular file")
        return hashlib.file_digest(file, "sha256").hexdigest()
