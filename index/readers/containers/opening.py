"""A file, or all that is in it where it is a container; containers in containers too, once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, cast

from index.readers.containers.archives import is_tar, is_zip, tar_members, zip_members
from index.readers.containers.compressed import bare, opener, unpacked
from index.readers.containers.members import is_web_archive
from index.readers.containers.streams import peeked
from index.readers.record import NOT_UNPACKED, Input, PassedOver, Unreadable, UnreadableError
from index.readers.unread import ARCHIVE, by_magic
from index.text.cleaning import printable

_ARCHIVES = 2
"""An archive may hold archives, and no more than that."""
_LAYERS = 5


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is no container, and its first bytes."""

    source: Input
    head: bytes


def members(
    source: Input, head: bytes, archives: int = 0, layers: int = 0
) -> Iterator[Opened | Unreadable | PassedOver]:
    """What is in a file: itself, or its members, each of which has to be read before the next one
    is asked for. What of a container cannot be read is `Unreadable`; the others go on.
    """
    open_it = opener(head)
    if not is_container(head):
        packed = open_it is not None  # a web archive: its own reader unpacks it
        yield Opened(replace(source, name=bare(source.name)) if packed else source, head)
    elif layers == _LAYERS or (archives == _ARCHIVES and open_it is None):
        reason = "It is a container in a container in a container; unpack it."
        yield Unreadable("", reason, kind=NOT_UNPACKED)
    elif open_it is not None:
        stream = cast(BinaryIO, unpacked(source.stream, open_it))
        inner = replace(source, name=bare(source.name), stream=stream)
        yield from _inner(inner, archives, layers + 1)
    else:
        found = zip_members(source) if is_zip(head) else tar_members(source)
        try:
            for member in found:
                if isinstance(member, Input):
                    yield from _inner(member, archives + 1, layers + 1)
                else:
                    yield member
        except UnreadableError as error:
            yield Unreadable("", error.reason)


def is_container(head: bytes) -> bool:
    """Whether a file that begins with these bytes holds files that are looked at. A Word document
    is a zip archive too, and is not; nor is a web archive, whatever it is packed with.
    """
    if is_zip(head):
        return by_magic(head) is ARCHIVE
    if is_web_archive(head):
        return False
    return opener(head) is not None or is_tar(head)


def _inner(source: Input, archives: int, layers: int) -> Iterator[Opened | Unreadable | PassedOver]:
    try:
        head, whole = peeked(source.stream)
    except UnreadableError as error:
        yield Unreadable(printable(source.name), error.reason)
        return
    yield from members(replace(source, stream=whole), head, archives, layers)
