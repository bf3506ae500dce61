"""WACZ, as browser crawlers write it: WARC files in a zip archive, with a list of the pages. All is
read in its place. A page whose text only a browser sees is taken from the list, where the crawler
kept its text there.
"""

import json
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO, cast

from index.readers.containers.archives import is_zip, seekable
from index.readers.containers.limits import bounded
from index.readers.containers.members import is_web_archive
from index.readers.containers.streams import peeked
from index.readers.html.address import host_of
from index.readers.kinds import KINDS
from index.readers.record import (
    NOT_UNPACKED,
    Block,
    Input,
    Notice,
    PassedOver,
    Reading,
    Record,
    Told,
    Unreadable,
    UnreadableError,
)
from index.readers.unread import WEB_ARCHIVE, by_magic
from index.readers.web_archives import arc, warc
from index.readers.web_archives.captures import EMPTY, Captures, named
from index.readers.web_archives.records import records
from index.text.cleaning import printable, squeeze

NAME = "wacz"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_ARCHIVES, _PAGES = "archive/", "pages/"
_MOST_LINE = 16_000_000
_Reads = Callable[[BinaryIO], Iterator[Reading]]
_DAMAGE = (zipfile.BadZipFile, NotImplementedError, OSError, UnreadableError)


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is a zip archive that begins as a WACZ package does."""
    return is_zip(head) and by_magic(head) is WEB_ARCHIVE


def read(source: Input) -> Iterator[Reading]:
    """The pages that were captured, then those that only the list has the text of."""
    with seekable(source.stream) as whole:
        try:
            package = zipfile.ZipFile(whole)
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            reason = f"It is a damaged or cut zip archive ({error}); copy it anew."
            raise UnreadableError(reason) from error
        with package:
            yield from _Package(package).readings()


class _Package:
    """The members of a package."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._captures = Captures()
        self._empty = 0

    def readings(self) -> Iterator[Reading]:
        members = self._package.infolist()
        archives = [one for one in members if one.filename.startswith(_ARCHIVES)]
        for info in archives:
            for reading in self._opened(info, partial(self._archive, info.filename)):
                if isinstance(reading, PassedOver) and reading.kind == EMPTY:
                    self._empty += 1  # the list may have its text
                else:
                    yield reading
        for info in members:
            if info.filename.startswith(_PAGES) and info.filename.endswith(".jsonl"):
                yield from self._opened(info, partial(self._pages, info.filename))
        for _ in range(self._empty):
            yield PassedOver(EMPTY)
        if not archives:
            yield Notice("", "It holds no archive of captures; pack it anew.", "empty WACZ files")

    def _opened(
        self, info: zipfile.ZipInfo, read: Callable[[BinaryIO], Iterator[Reading]]
    ) -> Iterator[Reading]:
        """What a member holds, read from where it lies."""
        name = printable(info.filename)
        if info.flag_bits & 1:
            yield Unreadable(name, "It is encrypted; pack it anew without.", kind=NOT_UNPACKED)
        elif not info.is_dir():
            try:
                with self._package.open(info) as stream:
                    packed = max(info.compress_size, 1)
                    yield from read(cast(BinaryIO, bounded(cast(BinaryIO, stream), lambda: packed)))
            except _DAMAGE as error:
                yield Unreadable(name, f"It cannot be read to its end ({error}); copy it anew.")

    def _archive(self, name: str, stream: BinaryIO) -> Iterator[Reading]:
        head, whole = peeked(stream)
        if not is_web_archive(head):
            yield PassedOver("other files in WACZ files")
            return
        form = arc.FORM if arc.sniff(name, head) else warc.FORM
        for found in records(whole, form):
            yield from self._captures.readings(found, printable(name))

    def _pages(self, name: str, stream: BinaryIO) -> Iterator[Reading]:
        """The listed pages whose captures hold no text."""
        number = 0
        while self._captures.empty and (line := stream.readline(_MOST_LINE)):
            number += 1
            if page := _listed(line):
                address = str(page.get("url", ""))
                known = named(address)
                if known in self._captures.empty and (text := page.get("text")):
                    self._captures.empty.remove(known)
                    self._empty -= 1
                    place = f"{printable(name)}, line {number}"
                    yield _record(place, address, str(text), page)


def _listed(line: bytes) -> dict[str, object] | None:
    """A line of the list; None where it is none, or is cut."""
    try:
        page = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return page if isinstance(page, dict) else None


def _record(place: str, address: str, text: str, page: dict[str, object]) -> Record:
    title, day = (page.get(name) for name in ("title", "ts"))
    host = host_of(address)
    lines = filter(None, map(squeeze, text.splitlines()))
    return Record(
        place=place,
        url=Told(address, "url of the list of pages"),
        title=Told(title, "title of the list of pages") if isinstance(title, str) else None,
        captured=Told(day, "ts of the list of pages") if isinstance(day, str) else None,
        publisher=Told(host, "the site of the address") if host else None,
        blocks=tuple(Block("paragraph", line) for line in lines),
    )
