"""Making the next generation of an index: stage, seal, publish, prune. One writer at a time.

The order of what reaches the disk is what keeps a power cut or a kill from harming the published
index: every file, then its manifest, then the folders, and last the rename of `current`.
"""

import fcntl
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import BinaryIO, Self

from index.errors import BusyError, DamagedIndexError, SettingsError, named
from index.generations.layout import (
    CURRENT,
    GENERATIONS,
    LOCK,
    NEXT,
    earlier,
    number,
    numbered,
    pointer,
    read_pointer,
)
from index.generations.manifest import MANIFEST, Contents, Manifest, SealedFile, encode, file_hash
from index.generations.opening import Generations

NOTHING: Mapping[str, SealedFile] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sealed:
    """A generation that will not change any more, and the hash of its manifest."""

    path: Path
    digest: str


class Claim:
    """The right to write to an index; it ends with `release`, with the `with` block or with the
    process. Nothing is visible to readers before `publish`. What killed writers left behind is
    removed.

    Raises:
        BusyError: another writer has it.
        SettingsError: the folder cannot be an index.
    """

    def __init__(self, generations: Generations) -> None:
        self._generations = generations
        self._root = generations.root
        self._lock = _prepare(self._root)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.release()
            raise BusyError(
                f"Another writer is at work in {self._root}: try again when it is done."
            ) from error
        try:
            # The numbers of what is swept are not given again.
            self._last = max(map(number, numbered(self._root)), default=0)
            self._sweep()
        except BaseException:
            self.release()
            raise

    def stage(self) -> Path:
        """A new folder for the engine's files."""
        self._last += 1
        path = self._root / GENERATIONS / f"{self._last:06d}"
        path.mkdir()
        return path

    def seal(
        self, path: Path, contents: Contents, linked: Mapping[str, SealedFile] = NOTHING
    ) -> Sealed:
        """Brings every file of a staged folder to the disk and writes its manifest, last.

        Args:
            path: the staged folder.
            contents: what its writer says of it.
            linked: files of a generation that was checked, which are not hashed once more.

        Raises:
            ValueError: the folder holds something that is not a plain file.
        """
        files: dict[str, SealedFile] = {}
        for file in sorted(path.iterdir()):
            if file.is_symlink() or not file.is_file():
                raise ValueError(f"{file} is not a plain file")
            _sync(file)
            known = linked.get(file.name)
            files[file.name] = known or SealedFile(file.stat().st_size, file_hash(file))
        text, digest = encode(Manifest(contents, files))
        _write(path / MANIFEST, text)
        _sync(path)
        _sync(path.parent)
        return Sealed(path, digest)

    def publish(self, sealed: Sealed) -> None:
        """Makes a sealed generation the current one, by one rename."""
        _write(self._root / NEXT, pointer(sealed.path, sealed.digest))
        (self._root / NEXT).replace(self._root / CURRENT)
        _sync(self._root)

    def prune(self) -> None:
        """Removes all earlier generations but the last whole one, which would stand in for the
        current one. Readers that have an older one open go on working.
        """
        kept = False
        for folder in earlier(self._root):
            if not kept and self._is_whole(folder):
                kept = True
            else:
                _remove(folder)

    def discard(self, path: Path) -> None:
        """Removes a folder that was staged and not published; a second call does nothing.

        What `current` names stays, also where its way to the disk could not be seen to its end.
        """
        if path in numbered(self._root) and path != self._published():
            _remove(path)

    def release(self) -> None:
        """Gives up the right to write; a second call does nothing."""
        self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def _is_whole(self, folder: Path) -> bool:
        try:
            self._generations.open(folder)
        except DamagedIndexError:
            return False
        return True

    def _sweep(self) -> None:
        """Removes what no finished writer left: unsealed folders, those never published, and those
        that a finished one would have pruned.

        Where `current` is unreadable, any sealed folder may be the published one.
        """
        (self._root / NEXT).unlink(missing_ok=True)
        published = self._published()
        for folder in numbered(self._root):
            unpublished = published is not None and number(folder) > number(published)
            if unpublished or not (folder / MANIFEST).exists():
                _remove(folder)
        if published is not None and len(earlier(self._root)) > 1:
            self.prune()

    def _published(self) -> Path | None:
        """The folder that `current` names; None where it names none."""
        try:
            return read_pointer(self._root)[0]
        except DamagedIndexError:
            return None


def _prepare(root: Path) -> BinaryIO:
    """Makes the folders of an index, where that harms nothing of anyone else's; opens its lock."""
    if root == Path() or root.resolve() == Path(root.resolve().anchor):
        raise SettingsError(
            f"The index cannot be in “{root}”: name a folder of its own, such as var/index."
        )
    try:
        root.mkdir(parents=True, exist_ok=True)
        if any(root.iterdir()) and not (root / GENERATIONS).is_dir():
            raise SettingsError(
                f"{root} is not empty and holds no index: name another folder for the index."
            )
        (root / GENERATIONS).mkdir(exist_ok=True)
        return (root / LOCK).open("ab")
    except OSError as error:
        raise SettingsError(
            f"The index cannot be in {root} ({error.strerror}): name a folder that can be written."
        ) from error


def _remove(folder: Path) -> None:
    """Removes a generation. A kill meanwhile leaves it unsealed, so that it is never taken for
    whole.
    """
    (folder / MANIFEST).unlink(missing_ok=True)
    with named(folder):
        shutil.rmtree(folder)


def _write(path: Path, content: bytes) -> None:
    with named(path):
        path.write_bytes(content)
    _sync(path)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with named(path):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
