"""Opening the published generation of an index, or the last whole one where that is damaged."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.document import SCHEMA_VERSION
from index.errors import DamagedIndexError, NoIndexError
from index.generations.layout import Stamp, earlier, read_pointer, read_stamp, settled
from index.generations.manifest import (
    FORMAT_VERSION,
    MANIFEST,
    Manifest,
    SealedFile,
    damage,
    file_hash,
    read,
)
from index.text import analysis

ALWAYS_HASHED = 1 << 20
"""Files up to this size are hashed whenever a generation is opened."""
HASHED_WHOLE = 64 << 20
"""Generations up to this size are hashed wholly whenever they are opened."""

MustHash = Callable[[str, SealedFile], bool]


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation that was found whole. `notices` are sentences about what is wrong with it or
    with a later one that it `stands_in` for.
    """

    path: Path
    manifest: Manifest
    notices: tuple[str, ...] = ()
    stands_in: bool = False

    @property
    def name(self) -> str:
        """Its number, in six digits."""
        return self.path.name

    @property
    def sealed(self) -> datetime:
        """When it was made: a manifest is written last, and never again."""
        return datetime.fromtimestamp((self.path / MANIFEST).stat().st_mtime, UTC)


class Generations:
    """The generations of the index at `root`, as one engine can open them.

    Args:
        root: the index folder.
        engine: the `Contents.engine` that it can open.
        hashed: endings of the files that are hashed at each opening, whatever their size.
    """

    def __init__(self, root: Path, engine: str, hashed: tuple[str, ...] = ()) -> None:
        self.root = root
        self.engine = engine
        self._hashed = hashed
        self._found_damaged: list[tuple[Manifest, DamagedIndexError]] = []

    def stamp(self) -> Stamp | None:
        """A cheap look at `current`: another value means another generation, None that there is
        none.

        Raises:
            DamagedIndexError: it cannot be looked at.
        """
        return read_stamp(self.root)

    def current(self) -> Generation | None:
        """The published generation, or the last whole one where that is damaged; None where nothing
        is published.

        Raises:
            DamagedIndexError: no generation is whole.
        """
        if self.stamp() is None:
            return None
        return settled(self.root, self._find, lambda found: not found.notices)

    def sources(self) -> tuple[str, ...]:
        """The sources of the last generation whose manifest can be read, so that a damaged index
        can be built anew; empty where nothing is published.
        """
        if self.stamp() is None:
            return ()
        for folder, digest in self.candidates():
            try:
                return read(folder, digest).contents.sources
            except DamagedIndexError:
                continue
        return ()

    def candidates(self) -> Iterator[tuple[Path, str | None]]:
        """The published generation with the hash it must have, then the earlier ones."""
        with suppress(DamagedIndexError):
            yield read_pointer(self.root)
        yield from ((folder, None) for folder in earlier(self.root))

    def open(self, folder: Path, digest: str | None = None) -> Generation:
        """The generation in a folder, where its manifest has the hash (None: any that fits it).

        Raises:
            DamagedIndexError: it is not whole, or of another engine or version.
        """
        manifest = read(folder, digest)
        for known, problem in self._found_damaged:
            if known == manifest:
                raise problem
        versions = (manifest.contents.engine, manifest.format, manifest.schema)
        if versions != (self.engine, FORMAT_VERSION, SCHEMA_VERSION):
            raise damage(f"{folder} was made by another version of this program")
        for problem in broken_files(folder, manifest, self._must_hash(manifest)):
            raise problem
        if manifest.analysis == analysis.VERSION:
            return Generation(folder, manifest)
        notice = (
            f"Generation {folder.name} was made with analysis {manifest.analysis} and this program "
            f"has {analysis.VERSION}, so some words may not match: run `dateline reindex`."
        )
        return Generation(folder, manifest, (notice,))

    def is_whole(self, generation: Generation) -> bool:
        """Hashes what `open` did not: the large files. What is damaged is not opened again."""
        hashed = self._must_hash(generation.manifest)
        rest = broken_files(
            generation.path, generation.manifest, lambda name, file: not hashed(name, file)
        )
        problem = next(rest, None)
        # A folder that was pruned meanwhile is of no generation that will be asked for.
        if problem is None or not generation.path.exists():
            return True
        self._found_damaged.append((generation.manifest, problem))
        return False

    def _must_hash(self, manifest: Manifest) -> MustHash:
        if manifest.size <= HASHED_WHOLE:
            return lambda name, file: True
        return lambda name, file: file.size <= ALWAYS_HASHED or name.endswith(self._hashed)

    def _find(self) -> Generation:
        try:
            return self.open(*read_pointer(self.root))
        except DamagedIndexError as error:
            damaged = error
        for folder in earlier(self.root):
            try:
                found = self.open(folder)
            except DamagedIndexError:
                continue
            stands_in = f"{damaged} Generation {found.name} answers meanwhile."
            return Generation(folder, found.manifest, (stands_in, *found.notices), stands_in=True)
        raise damaged


def no_index(root: Path) -> NoIndexError:
    """The error for a folder in which nothing is published."""
    return NoIndexError(f"There is no index in {root}: run `dateline reindex FOLDER`.")


def broken_files(
    folder: Path, manifest: Manifest, must_hash: MustHash
) -> Iterator[DamagedIndexError]:
    """What is wrong with the files of a generation: each size, and each hash that must be."""
    for name, sealed in manifest.files.items():
        path = folder / name
        try:
            if path.stat().st_size != sealed.size:
                yield damage(f"{path} has not the size that it was sealed with")
            elif must_hash(name, sealed) and file_hash(path) != sealed.sha256:
                yield damage(f"{path} is damaged")
        except OSError as error:
            yield damage(f"{path} cannot be read ({error.strerror})")
