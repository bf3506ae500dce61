"""Many files in one: zip and tar. Nothing is ever unpacked to the disk under a member's name."""

import io
import posixpath
import shutil
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from index.readers.containers.limits import Counted, bounded
from index.readers.files import is_unfinished
from index.readers.record import (
    NOT_UNPACKED,
    Input,
    PassedOver,
    Unreadable,
    UnreadableError,
    nothing_beside,
)
from index.text.cleaning import printable

_TAR_MAGIC_AT = 257
_IN_MEMORY = 16_000_000
_MAX_MEMBERS = 5_000_000

Beside = Callable[[str], bytes | None]
Member = Input | Unreadable | PassedOver


def is_zip(head: bytes) -> bool:
    """Whether a file that begins with these bytes is a zip archive, also an empty one."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_tar(head: bytes) -> bool:
    """Whether a file that begins with these bytes is a tar archive."""
    return head[_TAR_MAGIC_AT : _TAR_MAGIC_AT + 5] == b"ustar"


def zip_members(source: Input) -> Iterator[Member]:
    """The members of a zip archive, in the order of its directory. Each has to be read before the
    next is asked for.

    Raises:
        UnreadableError: the archive has no directory (it is cut), or holds more than may be.
    """
    with seekable(source.stream) as whole:
        try:
            archive = zipfile.ZipFile(whole)
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            reason = f"It is a damaged or cut zip archive ({error}); copy it anew."
            raise UnreadableError(reason) from error
        with archive:
            members = archive.infolist()
            _refuse_many(len(members))
            for info in members:
                if not info.is_dir():
                    yield from _zip_member(source, archive, info)


def tar_members(source: Input) -> Iterator[Member]:
    """The members of a tar archive, in their order, streamed: each has to be read before the next
    is asked for.

    Raises:
        UnreadableError: the archive is cut or damaged; the members before that were given.
    """
    count = 0
    try:
        with tarfile.open(fileobj=source.stream, mode="r|") as archive:
            while (info := archive.next()) is not None:
                count += 1
                _refuse_many(count)
                yield from _tar_member(source, archive, info)
                vars(archive)["members"].clear()  # tarfile would remember every member there was
    except tarfile.TarError as error:
        reason = f"It is a damaged or cut tar archive ({error}); copy it anew."
        raise UnreadableError(reason) from error


def _zip_member(source: Input, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Member]:
    name = info.filename
    if info.flag_bits & 1:
        reason = "It is encrypted; unpack the archive with its password."
        yield Unreadable(printable(name), reason, kind=NOT_UNPACKED)
    elif (trouble := _trouble(name)) is not None:
        yield trouble
    else:
        try:
            with archive.open(info) as stream:
                packed = max(info.compress_size, 1)
                inner = bounded(cast(BinaryIO, stream), lambda: packed)
                yield _inside(source, name, inner, partial(_beside, archive, name))
        except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
            yield Unreadable(printable(name), f"It cannot be unpacked ({error}); pack it anew.")


def _tar_member(source: Input, archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[Member]:
    if info.isdir():
        return
    if info.issym() or info.islnk():
        yield PassedOver("links in archives")
    elif not info.isreg():
        reason = "It is a pipe or device, which is never opened."
        yield Unreadable(printable(info.name), reason, kind=NOT_UNPACKED)
    elif (trouble := _trouble(info.name)) is not None:
        yield trouble
    elif (stream := archive.extractfile(info)) is not None:
        yield _inside(source, info.name, io.BufferedReader(Counted(cast(BinaryIO, stream))))


def _inside(
    source: Input, name: str, stream: io.BufferedReader, beside: Beside = nothing_beside
) -> Input:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    path = "/".join(part for part in parts if part != ".")
    name = f"{source.name}/{path}"
    return replace(source, name=name, stream=cast(BinaryIO, stream), shown="", beside=beside)


def _beside(archive: zipfile.ZipFile, name: str, path: str) -> bytes | None:
    """The bytes of a member, by its path from the folder of another one; None where there is none
    or it is large.
    """
    try:
        info = archive.getinfo(posixpath.normpath(posixpath.join(posixpath.dirname(name), path)))
    except KeyError:
        return None
    return archive.read(info) if info.file_size <= _IN_MEMORY else None


def _trouble(name: str) -> Unreadable | PassedOver | None:
    """Why a member is not read, by its name alone."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if name.startswith(("/", "\\")) or ".." in parts or ":" in name.split("/")[0]:
        reason = "Its name leads out of the archive; pack it anew."
        return Unreadable(printable(name), reason, kind=NOT_UNPACKED)
    if any(is_unfinished(part) for part in parts if part != ".") or parts[:1] == ("__MACOSX",):
        return PassedOver("hidden and unfinished files")
    return None


def _refuse_many(count: int) -> None:
    if count > _MAX_MEMBERS:
        raise UnreadableError(
            f"It has more than {_MAX_MEMBERS:,} members; unpack it, and name the folder."
        )


def seekable(stream: BinaryIO) -> BinaryIO:
    """A zip archive's directory is at its end: one that comes out of another is copied first."""
    if stream.seekable():
        return stream
    copy = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (the caller closes)
    shutil.copyfileobj(stream, copy)
    copy.seek(0)
    return cast(BinaryIO, copy)
