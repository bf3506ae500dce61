"""The SOURCEs that a person named: folders of articles, or single files."""

import errno
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError
from index.text.cleaning import printable


@dataclass(frozen=True, slots=True)
class Root:
    """A SOURCE that can be read. `name` is the folder's own (for a single file that of the folder
    it is in); `real` is where it lies once links are followed.
    """

    path: str
    name: str
    real: Path
    is_folder: bool

    @property
    def first_name(self) -> str:
        """The name below which all of its articles lie."""
        return self.name if self.is_folder else f"{self.name}/{Path(self.path).name}"


def roots(sources: Sequence[Path]) -> list[Root]:
    """The SOURCEs, looked at. Raises SourceError for one that is missing or unreadable, and for two
    of one name or of which one holds the other: their articles could not be told apart.
    """
    found = [_root(source) for source in sources]
    _refuse_nested(found)
    _refuse_namesakes(found)
    return found


def absolute(source: Path) -> Path:
    """Where a SOURCE is from everywhere. A link stays one, for its own name counts; followed is
    only what stands before a `..`, which leads out of the link's target.
    """
    whole = source.absolute()
    ups = [at for at, part in enumerate(whole.parts, 1) if part == ".."]
    if not ups:
        return whole
    before, after = whole.parts[: ups[-1]], whole.parts[ups[-1] :]
    return Path(os.path.realpath(Path(*before)), *after)


def why(error: Exception) -> str:
    """What an error says, in words for a message."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return printable(words, 120) or type(error).__name__


def _root(source: Path) -> Root:
    shown = printable(os.fspath(source))
    try:
        mode = source.stat().st_mode
        if stat.S_ISDIR(mode):
            os.scandir(source).close()
        real = source.resolve()
    except FileNotFoundError as error:
        raise SourceError(
            f"The SOURCE {shown} does not exist; name a folder of articles or one article's file."
        ) from error
    except (OSError, RuntimeError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == errno.ELOOP:
            raise SourceError(
                f"The SOURCE {shown} is a link that leads to itself; name a folder of articles."
            ) from error
        raise SourceError(
            f"The SOURCE {shown} cannot be read ({why(error)}); let this user read it."
        ) from error
    whole = absolute(source)
    if stat.S_ISDIR(mode):
        return Root(os.fspath(source), whole.name, real, is_folder=True)
    if stat.S_ISREG(mode):
        return Root(os.fspath(source), whole.parent.name, real, is_folder=False)
    raise SourceError(
        f"The SOURCE {shown} is neither a folder nor a file; name a folder of articles."
    )


def _refuse_nested(found: Sequence[Root]) -> None:
    for folder in (root for root in found if root.is_folder):
        for root in found:
            if root is not folder and root.real.is_relative_to(folder.real):
                one, two = printable(folder.path), printable(root.path)
                raise SourceError(
                    f"The SOURCEs {one} and {two} hold the same files; name only one of them."
                )


def _refuse_namesakes(found: Sequence[Root]) -> None:
    known: dict[str, Root] = {}
    for root in found:
        before = known.setdefault(root.first_name, root)
        if before is not root:
            one, two = printable(before.path), printable(root.path)
            raise SourceError(
                f"The SOURCEs {one} and {two} have one name, so that their articles could not be "
                "told apart; rename one of them, or name the folder above them."
            )
