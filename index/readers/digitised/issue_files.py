"""The files that hold the pages of an issue, read when they are asked for."""

import gzip
import io
import zlib
from collections import OrderedDict
from collections.abc import Iterator

from index.readers.digitised import abbyy, alto, hocr, page_xml
from index.readers.digitised.claims import places
from index.readers.digitised.words import Page
from index.readers.record import DAMAGED, Input, Notice, Unreadable, UnreadableError
from index.text.cleaning import printable

MISSING = "missing pages"
_READERS = (alto, page_xml, hocr, abbyy)
MAX_UNPACKED = 64_000_000
"""So many bytes a page may have that is packed."""
_KEPT = 16
"""So many files are kept as they were read: articles go on over a few pages."""
_HEAD = 65_536
_CURE = "put it there, and the next run reads it"


class IssueFiles:
    """The pages of an issue, by the addresses of their files.

    Args:
        source: the file that describes the issue.

    Attributes:
        troubles: what could not be read, each file once.
    """

    def __init__(self, source: Input) -> None:
        self._source = source
        self._kept: OrderedDict[str, Page | None] = OrderedDict()
        self._told: set[str] = set()
        self.troubles: list[Unreadable] = []

    def page(self, href: str, *, required: bool = True) -> Page | None:
        """The page in a file; None where the file is missing, which is told where it is required,
        or none that is read.
        """
        if href not in self._kept:
            self._kept[href] = self._read(href, required=required)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(href)
        return self._kept[href]

    def _read(self, href: str, *, required: bool) -> Page | None:
        data = None
        for path in places(href, self._source.name):
            if (data := self._bytes(path)) is not None:
                break
        shown = printable(href, 80)
        if data is None:
            if required:
                self._tell(href, f"Its page {shown} is not there: {_CURE}.", MISSING)
            return None
        reader = next((one for one in _READERS if one.sniff(href, data[:_HEAD])), None)
        if reader is None:
            self._tell(href, f"Its page {shown} is in no format that is read with METS.", DAMAGED)
            return None
        return self._whole(href, reader.pages(io.BytesIO(data)))

    def _bytes(self, path: str) -> bytes | None:
        """The bytes of a file, which may have been packed by itself."""
        if (data := self._source.beside(path)) is not None:
            return data
        packed = self._source.beside(f"{path}.gz")
        if packed is None:
            return None
        try:
            with gzip.open(io.BytesIO(packed)) as stream:
                found = stream.read(MAX_UNPACKED + 1)
        except (OSError, EOFError, zlib.error):
            return None
        return found if len(found) <= MAX_UNPACKED else None

    def _whole(self, href: str, found: Iterator[Page | Notice]) -> Page | None:
        """The first page of a file, as far as it can be read."""
        page = None
        try:
            for one in found:
                if isinstance(one, Page):
                    page = page or one
        except UnreadableError as error:
            self._tell(href, f"{printable(href, 80)}: {error.reason}", error.kind)
        return page

    def _tell(self, href: str, reason: str, kind: str) -> None:
        if href not in self._told:
            self._told.add(href)
            self.troubles.append(Unreadable("", reason, kind=kind))
