"""A captured page becomes a record of an article; all else is counted by kind."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from typing import NamedTuple

from index.readers.addresses import web_address
from index.readers.html import page
from index.readers.html.address import host_of
from index.readers.record import (
    Mark,
    Notice,
    PassedOver,
    Reading,
    Record,
    Told,
    Unreadable,
    UnreadableError,
)
from index.readers.sources import why
from index.readers.web_archives import media_types
from index.readers.web_archives.records import LINE_END, Archived, Found
from index.readers.web_archives.responses import MOST, Response, body_of, head_of
from index.text.cleaning import printable

EMPTY = "pages without an article"
"""What the reader of pages passes over where a page has no text of its own."""
_HEAD = 65_536
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
MARKED = 512
"""So many records stand between two marks."""
_PAGES = frozenset(("response", "resource"))
_SILENT = frozenset(("warcinfo", "request", "metadata", "filedesc"))
"""What tells of records and is none of a page."""
_SEVERAL = {"continuation": "parts of records", "conversion": "converted texts"}
UNCHANGED = PassedOver("unchanged captures")
MOST_KNOWN = 1_000_000
"""Of so many captures it is known whether they stood before; of more, identity.py finds out."""
ADDRESS, DAY = "the address of the capture", "the time of the capture"
_WEB = ("http://", "https://")
_STATUSES = {3: "redirects", 4: "error pages", 5: "error pages"}


class Captures:
    """The captures of one archive."""

    def __init__(self) -> None:
        self._known: set[bytes] = set()
        self.empty: set[bytes] = set()
        """Names the addresses of pages without text (`named`)."""

    def of_archive(self, records: Iterable[Found], behind: int) -> Iterator[Reading | Mark]:
        """What the records of an archive are that stand behind so many, with marks."""
        for parts, found in enumerate(records, 1):
            if parts > behind:
                yield from self.readings(found)
                if parts % MARKED == 0:
                    yield Mark(parts)
            elif isinstance(found, Archived):
                self._pass(found)

    def _pass(self, record: Archived) -> None:
        """Reads over a record that was taken before, as far as it was read then: where the next one
        begins may depend on that.
        """
        if record.kind in _PAGES and not self._is_known(record):
            _taken(record)

    def readings(self, found: Archived | Unreadable, within: str = "") -> Iterator[Reading]:
        """What a record of an archive is: at most one article.

        Args:
            found: the record.
            within: the name of the file that it is in, where that is within another.
        """
        place = f"{within}, {found.place}" if within else found.place
        if isinstance(found, Unreadable):
            yield replace(found, place=place)
            return
        for reading in self._readings(found):
            if isinstance(reading, PassedOver):
                if reading.kind == EMPTY and len(self.empty) < MOST_KNOWN:
                    self.empty.add(named(found.address))
                yield reading
            elif isinstance(reading, Record):
                yield _placed(reading, found, place)
            else:
                yield replace(reading, place=place)

    def _readings(self, record: Archived) -> Iterator[Reading]:
        if record.kind in _SILENT:
            return
        if record.kind == "revisit":
            other = record.refers_to and record.refers_to != record.address
            yield PassedOver("captures of what stands elsewhere") if other else UNCHANGED
        elif record.kind not in _PAGES:
            yield PassedOver(_SEVERAL.get(record.kind, "unknown records"))
        elif self._is_known(record):
            yield UNCHANGED
        else:
            yield from _answered(record)

    def _is_known(self, record: Archived) -> bool:
        """Whether the same content of the same address stood before."""
        if not record.digest:
            return False
        name = named(record.address, record.digest)
        known = name in self._known
        if len(self._known) < MOST_KNOWN:
            self._known.add(name)
        return known


def named(*names: str) -> bytes:
    """A few bytes that name something."""
    return blake2b("\n".join(names).encode("utf-8", "replace"), digest_size=8).digest()


class _Taken(NamedTuple):
    """What was read of a record: the answer's head, and all of it where it may be a page."""

    head: Response
    whole: bytes | None


def _taken(record: Archived) -> _Taken:
    """Reads what a server gave, or what a crawler made of it."""
    begin = record.read(_HEAD)
    if record.kind == "response":  # without a head it is cut, or only its content can tell
        head = head_of(begin) or Response(200, {}, 0)
    else:
        head = Response(200, {"content-type": record.media_type}, 0)
    is_page = record.address.lower().startswith(_WEB) and media_types.may_be_html(_type_of(head))
    if head.status // 100 in _STATUSES or not is_page:
        return _Taken(head, None)
    return _Taken(head, begin + record.read(MOST + 1))


def _type_of(head: Response) -> str:
    return head.headers.get("content-type", "").lower().strip()


def _answered(record: Archived) -> Iterator[Reading]:
    """What comes of an answer."""
    head, whole = _taken(record)
    if kind := _STATUSES.get(head.status // 100):
        yield PassedOver(kind)
    elif whole is None:
        yield PassedOver(media_types.kind_of(_type_of(head)))
    else:
        yield from _page(record, head, whole)


def _page(record: Archived, head: Response, whole: bytes) -> Iterator[Reading]:
    """The article of what may be a page; `whole` is all that the record holds."""
    told = head.headers.get("content-type", "")
    body = body_of(whole[head.body :], head.headers)
    kind = media_types.kind_inside(told.lower().strip(), body.data)
    if kind != media_types.HTML:
        yield PassedOver(kind)
        return
    if len(body.data) >= MOST:
        yield Unreadable("", f"Its page has over {MOST:,} bytes, too many for one; leave it out.")
        return
    charset = _CHARSET.search(told)
    name = record.address.partition("//")[2]
    try:
        yield from page.of_bytes(body.data, name, charset[1] if charset else "", record.address)
    except UnreadableError as error:
        yield Unreadable("", error.reason, error.line, error.kind)
    except Exception as error:
        yield Unreadable("", f"Its page cannot be read ({why(error)}); report it as a bug.")
    if trouble := body.trouble or _cut(record, len(whole)):
        reason = f"Its page was read as far as it goes: {trouble}."
        yield Notice("", reason, "captures that are not whole")


def _cut(record: Archived, length: int) -> str:
    if record.truncated:
        return f"its crawler took a part of it ({printable(record.truncated, 30)})"
    return "the record is cut" if length < record.length - LINE_END else ""


def _placed(reading: Record, record: Archived, place: str) -> Record:
    """A page's record, with what the archive tells of it."""
    host, own = host_of(record.address), web_address(record.address)
    return replace(
        reading,
        place=place,
        url=Told(record.address, ADDRESS),
        captured=Told(record.captured, DAY),
        captured_url=Told(record.address, ADDRESS) if own != record.address else None,
        publisher=Told(host, "the site of the address") if host else reading.publisher,
    )
