"""A record of a web archive, and where it stands."""

import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from index.readers.containers.members import Members
from index.readers.record import Unreadable
from index.readers.web_archives.windows import Window

LINE_END = 2
"""Some crawlers count the line end behind a record too: so much may be missing at the end."""
ARCHIVE_DAMAGED = "damaged parts of archives"


@dataclass(frozen=True, slots=True)
class Archived:
    """A record.

    Attributes:
        place: where it begins in the file: `byte 1234`, in a packed file where its member begins.
        kind: `response`, `resource`, `revisit` and others, as WARC has them.
        address: of the page.
        captured: when it was captured, as written.
        media_type: of the whole record, as written.
        length: how many bytes it says it has.
        read: its next bytes, up to as many as are asked for; fewer at its end.
        digest: names its content where the crawler told it.
        refers_to: the address whose content is the same, of a `revisit`.
        truncated: why the crawler did not take all of it; empty where it did.
    """

    place: str
    kind: str
    address: str
    captured: str
    media_type: str
    length: int
    read: Callable[[int], bytes]
    digest: str = ""
    refers_to: str = ""
    truncated: str = ""


Found = Archived | Unreadable


@dataclass(frozen=True, slots=True)
class Stopped:
    """Where records could not be read on: behind the one that begins at `offset`, and why."""

    offset: int
    reason: str


Run = Generator[Archived, None, Stopped | None]


@dataclass(frozen=True, slots=True)
class Form:
    """How the records of a format are found.

    Attributes:
        sign: what each begins with, on a line of its own.
        run: the records from where a window stands, up to one that cannot be read, damage, or the
            end.
    """

    sign: re.Pattern[bytes]
    run: Callable[[Members, Window], Run]


def records(stream: BinaryIO, form: Form) -> Iterator[Found]:
    """The records of an archive. Each has to be read before the next is asked for. What is damaged
    is `Unreadable`, once for each place; what stands behind it is given.
    """
    members = Members(stream, form.sign.match)
    window = Window(members)
    while True:
        stopped = yield from form.run(members, window)
        if members.damage:
            place, reason = f"byte {members.begun}", members.damage
            goes_on = resumed = members.resume()
            behind = members.begun
        elif stopped is not None:
            place, reason = f"byte {members.place(stopped.offset)}", stopped.reason
            resumed = window.seek_sign(form.sign, stopped.offset + 1)
            goes_on = resumed or bool(members.damage)
            behind = members.place(window.end)
        else:
            return
        more = f"the next record is at byte {behind}" if resumed else "no record follows"
        yield Unreadable(place, f"{reason}; {more}. Copy the file anew.", kind=ARCHIVE_DAMAGED)
        if not goes_on:
            return
