"""Everything that is wrong with an index folder: what `dateline verify` prints."""

import fcntl
from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from index.errors import DamagedIndexError
from index.generations.layout import (
    CURRENT,
    GENERATIONS,
    LOCK,
    NEXT,
    earlier,
    number,
    numbered,
    read_pointer,
    settled,
)
from index.generations.manifest import MANIFEST, read
from index.generations.opening import Generations, broken_files, no_index


def verify(generations: Generations) -> tuple[str, ...]:
    """Everything that is wrong with an index, a sentence each; every file is hashed.

    While a writer is at work, only the published generation is looked at.

    Raises:
        NoIndexError: there is nothing to verify.
        DamagedIndexError: `current` cannot even be looked at.
    """
    return settled(
        generations.root, lambda: tuple(_problems(generations)), lambda problems: not problems
    )


def _problems(generations: Generations) -> Iterator[str]:
    root = generations.root
    writing = _is_locked(root / LOCK)
    folders = numbered(root)
    ours = _is_ours(root, folders)
    if not ours and not (root / CURRENT).exists():
        raise no_index(root)
    if ours:  # what lies in anyone else's folder is never called a stranger
        yield from _strangers(root, {CURRENT, LOCK, GENERATIONS, *((NEXT,) if writing else ())})
    yield from _wrong_with_current(generations)
    if writing or not ours:
        return
    yield from _strangers(root / GENERATIONS, {folder.name for folder in folders})
    before = earlier(root)
    for folder in folders:
        if folder in before:
            yield from _broken(folder, None)
        elif number(folder) > number(read_pointer(root)[0]):
            yield f"{folder} was never published: the next `dateline reindex` removes it."


def _is_ours(root: Path, folders: Sequence[Path]) -> bool:
    """Whether a finished writer was here: `current` names a generation, or one is sealed."""
    try:
        read_pointer(root)
    except DamagedIndexError:
        return any((folder / MANIFEST).exists() for folder in folders)
    return True


def _wrong_with_current(generations: Generations) -> Iterator[str]:
    try:
        folder, digest = read_pointer(generations.root)
        broken = tuple(_broken(folder, digest))
        yield from broken or generations.open(folder, digest).notices
    except DamagedIndexError as error:
        yield str(error)


def _broken(folder: Path, digest: str | None) -> Iterator[str]:
    """What is wrong with a generation and what lies in it without belonging there."""
    try:
        manifest = read(folder, digest)
    except DamagedIndexError as error:
        yield str(error)
        return
    yield from map(str, broken_files(folder, manifest, lambda name, file: True))
    yield from _strangers(folder, {MANIFEST, *manifest.files})


def _strangers(folder: Path, known: Container[str]) -> Iterator[str]:
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if path.name not in known:
                yield f"{path} belongs to no generation: remove it."


def _is_locked(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except BlockingIOError:
        return True
    return False
