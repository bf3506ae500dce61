"""The files of the SOURCEs, always in the same order; walking opens none of them."""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from index.readers.sources import Root, roots, why
from index.text.cleaning import one_line, printable

_UNFINISHED = re.compile(
    r"^\.|~$|\.(?:part|tmp|swp|crdownload)$|^#.*#$|^lost\+found$", re.IGNORECASE
)
"""Names of what is hidden, or is no finished file of anybody."""
NOT_FILES = "links and devices"
CORRECTIONS = "corrections.csv"
"""At the top of a SOURCE: what became of its articles. It holds none."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """What should have become an article and did not. `path` is ready to be printed; `line` is
    where it failed, if that is known; `reason` is one sentence with the cure, `kind` what a report
    counts it as (`damaged or too large`). It stands for `count` articles.
    """

    path: str
    line: int | None
    reason: str
    kind: str
    count: int = 1


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
    count: int = 1


@dataclass(frozen=True, slots=True)
class Absent:
    """A file, or a folder with all that is below it, that cannot be looked at now. Its articles
    stay as they are published. `name` is as in `SourceFile`, `reason` part of a sentence.
    """

    name: str
    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read, of `size` bytes. `raw_name` is its name as it is stored, where that is in
    another form of Unicode. `name` is `<name of the SOURCE folder>/<path below it, with
    />`, in NFC: the same wherever the archive stands. It may hold surrogates for bytes that are
    not UTF-8.
    """

    path: Path
    name: str
    size: int = 0
    raw_name: str = ""

    @property
    def written(self) -> str:
        """The name in the form of Unicode that the file system has it in."""
        return self.raw_name or self.name

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


def walk(sources: Sequence[Path]) -> Iterator[SourceFile | Skipped | Ignored | Absent]:
    """The regular files of the SOURCEs (folders, or single files), each folder by name in the order
    of code points. Hidden files and folders, and what a program is still writing (`_UNFINISHED`),
    are passed over, links are not followed (`_link`), and pipes, sockets and devices are named and
    never opened. A folder that cannot be listed, and a SOURCE in which is no file, is `Absent`.

    Raises SourceError at once when a SOURCE is missing or unreadable, or when two SOURCEs have one
    name or one lies in the other: their articles could not be told apart.
    """
    return chain.from_iterable(map(_files, roots(sources)))


def is_unfinished(name: str) -> bool:
    """Whether a file or folder of this name is hidden, or not yet what somebody means it to be."""
    return _UNFINISHED.search(name) is not None


def _files(root: Root) -> Iterator[SourceFile | Skipped | Ignored | Absent]:
    if not root.is_folder:
        yield _file(Path(root.path), root.first_name, Path(root.path).stat().st_size)
        return
    found = _below(root)
    nothing = Absent(root.name, printable(root.path), "the SOURCE is empty")
    yield next(found, nothing)
    yield from found


def _below(root: Root) -> Iterator[SourceFile | Skipped | Ignored | Absent]:
    pending = [
        entry
        for entry in _listed(root.path, root.name)
        if not isinstance(entry, os.DirEntry) or entry.name != CORRECTIONS or _is_folder(entry)
    ]
    below = len(os.path.join(root.path, ""))  # noqa: PTH118 (a million paths)
    while pending:
        entry = pending.pop()
        if not isinstance(entry, os.DirEntry):
            yield entry
            continue
        written = f"{root.name}/{entry.path[below:]}"
        if (found := _classify(entry, root, written)) is not None:
            yield found
        else:
            pending += _listed(entry.path, _nfc(written))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:  # what it is cannot be looked at now
        return False


def _file(path: Path, written: str, size: int) -> SourceFile:
    name = _nfc(written)
    return SourceFile(path, name, size, "" if name == written else written)


def _nfc(name: str) -> str:
    """A name as it is whatever the file system: macOS took accents apart, and copies keep that."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _classify(
    entry: os.DirEntry[str], root: Root, name: str
) -> SourceFile | Skipped | Ignored | Absent | None:
    """What an entry is; None for a folder."""
    try:
        if entry.is_symlink():
            return _link(entry, root, name)
        if entry.is_dir(follow_symlinks=False):
            return None
        if entry.is_file(follow_symlinks=False):
            size = entry.stat(follow_symlinks=False).st_size
            return _file(Path(entry.path), name, size)
    except OSError as error:
        return Absent(_nfc(name), printable(entry.path), f"it cannot be looked at ({why(error)})")
    reason = "It is a pipe, socket or device, which is never opened; remove it."
    return Skipped(printable(entry.path), None, reason, NOT_FILES)


def _listed(folder: str, name: str) -> list[os.DirEntry[str] | Skipped | Absent]:
    """What is to be read of a folder, the first entry last."""
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not is_unfinished(entry.name)]
    except OSError as error:
        return [Absent(name, printable(folder), f"the folder cannot be read ({why(error)})")]
    found.sort(key=lambda entry: entry.name)
    seen: set[str] = set()
    kept: list[os.DirEntry[str] | Skipped | Absent] = []
    for entry in found:
        if _nfc(entry.name) in seen:
            reason = "Another file here has the same name in another form of Unicode; remove one."
            kept.append(Skipped(printable(entry.path), None, reason, "of the name of another"))
        else:
            kept.append(entry)
        seen.add(_nfc(entry.name))
    return kept[::-1]


def _link(entry: os.DirEntry[str], root: Root, name: str) -> SourceFile | Skipped | Ignored:
    """A link is not followed: what it leads to is read under its own name if it lies in the SOURCE.
    Only a link to a file that lies hidden (as git-annex keeps them) stands for that file.
    """
    shown, path = printable(entry.path), Path(entry.path)
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        reason = "It is a link that leads nowhere; mend or remove it."
        return Skipped(shown, None, reason, NOT_FILES)
    if not target.is_relative_to(root.real):
        reason = "It is a link that leads out of the SOURCE; name its target as a SOURCE."
        return Skipped(shown, None, reason, NOT_FILES)
    if path.parent.resolve().is_relative_to(target):
        reason = "It is a link to a folder that holds it; remove it."
        return Skipped(shown, None, reason, NOT_FILES)
    if not any(part.startswith(".") for part in target.relative_to(root.real).parts):
        return Ignored("links to what is read under its own name")
    if target.is_file():
        return _file(path, name, target.stat().st_size)
    reason = "It is a link to a hidden folder; name its target as a SOURCE."
    return Skipped(shown, None, reason, NOT_FILES)
