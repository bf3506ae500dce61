"""Files as a disk gives them, or does not."""

import io
import os
import stat
from typing import BinaryIO

from index.readers.files import SourceFile
from index.readers.sources import why

MAX_BESIDE = 16_000_000
_BUFFER = 1 << 17


class AbsentError(Exception):
    """A file cannot be looked at now; `reason` is part of a sentence, as in `Absent`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def opened(file: SourceFile) -> BinaryIO:
    """A file, to be read.

    Raises:
        AbsentError: (also by a read) it cannot be read, or has become something else than a regular
            file since it was found.
    """
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
    try:
        stream = io.BufferedReader(_Disk(os.open(file.path, flags)), _BUFFER)
    except OSError as error:
        raise lost(error) from error
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise AbsentError("it is no regular file any more")
    return stream


def beside(file: SourceFile, path: str) -> bytes | None:
    """The bytes of a file beside another one, by its path from that one's folder; None where there
    is none, where it is a link, or where it is larger than `MAX_BESIDE`.
    """
    there = file.path.parent / path
    try:
        if there.is_symlink() or there.stat().st_size > MAX_BESIDE:
            return None
        with opened(SourceFile(there, file.name)) as stream:
            return stream.read()
    except (OSError, AbsentError):
        return None


class _Disk(io.FileIO):
    """A file on a disk that may fail, or on a mount that may go away. No reader takes that for
    damage of the file: it would be no `OSError` that it sees.
    """

    def readinto(self, buffer: "bytearray | memoryview") -> int | None:  # type: ignore[override]
        try:
            return super().readinto(buffer)
        except OSError as error:
            raise lost(error) from error

    def readall(self) -> bytes:
        try:
            return super().readall()
        except OSError as error:
            raise lost(error) from error


def lost(error: OSError) -> AbsentError:
    """What is raised of a file that the disk does not give."""
    return AbsentError(f"it cannot be read ({why(error)})")
