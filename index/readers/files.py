"""The files of the SOURCEs, always in the same order; walking opens none of them."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from index.readers.sources import Root, roots, why
from index.text.cleaning import one_line, printable


@dataclass(frozen=True, slots=True)
class Skipped:
    """What should have become an article and did not. `path` is ready to be printed; `line` is
    where it failed, if that is known; `reason` is one sentence with the cure.
    """

    path: str
    line: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """What is not an article and need not be one: a report counts it, by kind in the plural
    (`drafts`), and does not complain. `cure` says what would make articles of that kind.
    """

    kind: str
    cure: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """What is to be said of a file or an article that is read all the same: `path`, `line` and
    `reason` as of `Skipped`; `kind` is what a report counts, in the plural: `undated articles`.
    """

    path: str
    line: int | None
    reason: str
    kind: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read. `name` is `<name of the SOURCE folder>/<path below it, with />`: the same
    wherever the archive stands. It may hold surrogates for bytes that are not UTF-8.
    """

    path: Path
    name: str

    @property
    def shown(self) -> str:
        """The path for a message."""
        return printable(os.fspath(self.path))

    @property
    def source(self) -> str:
        """The name of the first folder below the SOURCE folder; for a file directly in it, the
        SOURCE folder's own name.
        """
        folders = self.name.split("/")[:-1]
        return one_line(folders[min(1, len(folders) - 1)]) or "/"


def walk(sources: Sequence[Path]) -> Iterator[SourceFile | Skipped | Ignored]:
    """The regular files of the SOURCEs (folders, or single files), each folder by name in the order
    of code points. Hidden files and folders are passed over, links are not followed (`_link`), and
    pipes, sockets and devices are named and never opened.

    Raises SourceError at once when a SOURCE is missing or unreadable, or when two SOURCEs have one
    name or one lies in the other: their articles could not be told apart.
    """
    return chain.from_iterable(map(_files, roots(sources)))


def opened(file: SourceFile) -> BinaryIO:
    """A file, to be read. Raises OSError when it cannot be read or has become something else than
    a regular file since it was found.
    """
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
    stream = os.fdopen(os.open(file.path, flags), "rb")
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise OSError(0, "it is not a regular file")
    return stream


def _files(root: Root) -> Iterator[SourceFile | Skipped | Ignored]:
    if not root.is_folder:
        yield SourceFile(Path(root.path), root.first_name)
        return
    below = len(os.path.join(root.path, ""))  # noqa: PTH118 (a million paths)
    pending = _listed(root.path)
    while pending:
        entry = pending.pop()
        if isinstance(entry, Skipped):
            yield entry
        elif (found := _classify(entry, root, f"{root.name}/{entry.path[below:]}")) is not None:
            yield found
        else:
            pending += _listed(entry.path)


def _classify(
    entry: os.DirEntry[str], root: Root, name: str
) -> SourceFile | Skipped | Ignored | None:
    """What an entry is; None for a folder."""
    try:
        if entry.is_symlink():
            return _link(entry, root, name)
        if entry.is_dir(follow_symlinks=False):
            return None
        if entry.is_file(follow_symlinks=False):
            return SourceFile(Path(entry.path), name)
        reason = "It is a pipe, socket or device, which is never opened; remove it."
    except OSError as error:
        reason = f"It cannot be looked at ({why(error)}); let this user read it."
    return Skipped(printable(entry.path), None, reason)


def _listed(folder: str) -> list[os.DirEntry[str] | Skipped]:
    """The entries of a folder that are not hidden, the first one last."""
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        reason = f"The folder cannot be read ({why(error)}); let this user read it."
        return [Skipped(printable(folder), None, reason)]
    return [*sorted(found, key=lambda entry: entry.name, reverse=True)]


def _link(entry: os.DirEntry[str], root: Root, name: str) -> SourceFile | Skipped | Ignored:
    """A link is not followed: what it leads to is read under its own name if it lies in the SOURCE.
    Only a link to a file that lies hidden (as git-annex keeps them) stands for that file.
    """
    shown, path = printable(entry.path), Path(entry.path)
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return Skipped(shown, None, "It is a link that leads nowhere; mend or remove it.")
    if not target.is_relative_to(root.real):
        reason = "It is a link that leads out of the SOURCE; name its target as a SOURCE."
        return Skipped(shown, None, reason)
    if path.parent.resolve().is_relative_to(target):
        return Skipped(shown, None, "It is a link to a folder that holds it; remove it.")
    if not any(part.startswith(".") for part in target.relative_to(root.real).parts):
        return Ignored("links to what is read under its own name")
    if target.is_file():
        return SourceFile(path, name)
    return Skipped(shown, None, "It is a link to a hidden folder; name its target as a SOURCE.")
