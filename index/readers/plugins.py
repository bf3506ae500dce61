"""What a reader of a format is, and those that other packages bring."""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol, cast

from index.errors import SettingsError
from index.readers.record import Input, Mark, Reading
from index.readers.sources import why

GROUP = "dateline.readers"


class Reader(Protocol):
    """A module that reads one input format."""

    @property
    def NAME(self) -> str:  # noqa: N802 (a constant of the module, and so are the next two)
        """What `inspect` and the ledger call it: `html`."""

    @property
    def KIND(self) -> str:  # noqa: N802
        """What people call its files, in the plural: `HTML pages`."""

    @property
    def MAX_BYTES(self) -> int | None:  # noqa: N802
        """The most that a file may have where it is read whole; None where it is streamed."""

    def sniff(self, name: str, head: bytes) -> bool:
        """Whether a file of this name that begins with `head` (up to 64 KiB) is of the format."""

    def read(self, source: Input) -> Iterator[Reading | Mark]:
        """What is in a file, in its order. May raise UnreadableError, OSError and ValueError: what
        was given before stays.
        """


@cache
def plugged() -> tuple[Reader, ...]:
    """The readers that other packages bring, by the names of their entry points.

    Raises:
        SettingsError: one cannot be loaded, or lacks a part.
    """
    return tuple(map(_loaded, sorted(entry_points(group=GROUP), key=lambda point: point.name)))


def _loaded(point: EntryPoint) -> Reader:
    cure = "update or uninstall the package that brings it"
    try:
        reader = point.load()
    except Exception as error:
        raise SettingsError(
            f"The reader {point.name} ({point.value}) cannot be loaded ({why(error)}); {cure}."
        ) from error
    for part in ("NAME", "KIND", "MAX_BYTES", "sniff", "read"):
        if not hasattr(reader, part):
            raise SettingsError(f"The reader {point.name} ({point.value}) has no {part}; {cure}.")
    return cast(Reader, reader)
