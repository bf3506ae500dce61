"""The errors that a person may read: each is a sentence that names the thing and the cure."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class DatelineError(Exception):
    """The root of every error that Dateline raises on purpose."""


class SettingsError(DatelineError):
    """A setting is unknown or has a value that it cannot have."""


class SourceError(DatelineError):
    """A SOURCE named for reindexing cannot be used at all."""


class UnavailableError(DatelineError):
    """The index cannot be asked now; what was asked may well be right."""


class NoIndexError(UnavailableError):
    """There is no published index at the place the settings name."""


class DamagedIndexError(UnavailableError):
    """A published index is not what its manifest says."""


class EngineDownError(UnavailableError):
    """The engine's own service cannot be asked, or what it says is no answer."""


class BusyError(DatelineError):
    """Another writer is at work."""


class TooManyLostError(DatelineError):
    """More than half of the articles of an index would not be in the one that replaces it."""


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Gives an error of the disk the path that it is about: a failed write or fsync knows none, and
    a removal in a folder knows the last part of it.
    """
    try:
        yield
    except OSError as error:
        name = str(error.filename or "")
        if os.sep in name:
            raise
        raise OSError(error.errno, error.strerror, str(path / name)) from error
