"""An index folder, read without opening anything.

<index>/current              the published generation and its manifest's hash, on one line
<index>/lock                 held by the one writer (flock: a kill frees it)
<index>/generations/000042/  an engine's files and MANIFEST.json, never changed once sealed
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from index.errors import DamagedIndexError
from index.generations.manifest import damage

CURRENT = "current"
NEXT = "current.tmp"
"""What becomes `current` by a rename; only a killed writer leaves one."""
LOCK = "lock"
GENERATIONS = "generations"

Stamp = tuple[int, int, int]
_POINTER = re.compile(r"(?P<name>\d{6,}) (?P<digest>[0-9a-f]{64})\n", re.ASCII)
_NAME = re.compile(r"\d{6,}", re.ASCII)
_R = TypeVar("_R")


def read_stamp(root: Path) -> Stamp | None:
    """A cheap look at `current`: another value means another generation, None that there is none.

    Raises:
        DamagedIndexError: it cannot be looked at.
    """
    try:
        stat = (root / CURRENT).stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise damage(f"{root / CURRENT} cannot be read ({error.strerror})") from error
    return stat.st_mtime_ns, stat.st_ino, stat.st_size


def read_pointer(root: Path) -> tuple[Path, str]:
    """The folder of the published generation and the hash of its manifest.

    Raises:
        DamagedIndexError: `current` is missing or is not what was written.
    """
    path = root / CURRENT
    try:
        found = _POINTER.fullmatch(path.read_bytes().decode("ascii", "replace"))
    except OSError as error:
        raise damage(f"{path} cannot be read ({error.strerror})") from error
    if found is None:
        raise damage(f"{path} is damaged")
    return root / GENERATIONS / found["name"], found["digest"]


def pointer(folder: Path, digest: str) -> bytes:
    """What `current` holds for a generation."""
    return f"{folder.name} {digest}\n".encode()


def numbered(root: Path) -> list[Path]:
    """The folders that can be generations, the newest first. Links are not followed."""
    try:
        paths = list((root / GENERATIONS).iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    found = (p for p in paths if _NAME.fullmatch(p.name) and p.is_dir() and not p.is_symlink())
    return sorted(found, key=number, reverse=True)


def number(folder: Path) -> int:
    """The number of a generation."""
    return int(folder.name)


def earlier(root: Path) -> list[Path]:
    """The generations published before the current one, the newest first; all that there are where
    `current` does not say which that is.
    """
    folders = numbered(root)
    try:
        published, _ = read_pointer(root)
    except DamagedIndexError:
        return folders
    return [folder for folder in folders if number(folder) < number(published)]


def settled(root: Path, look: Callable[[], _R], good: Callable[[_R], bool]) -> _R:
    """What `look` finds; it looks again where what is wrong may come of a publication meanwhile."""
    while True:
        stamp = read_stamp(root)
        try:
            found = look()
        except DamagedIndexError:
            if read_stamp(root) == stamp:
                raise
            continue
        if good(found) or read_stamp(root) == stamp:
            return found
