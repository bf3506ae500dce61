"""Pages that a browser saved as one file (MHTML): the page is a part of what looks like mail."""

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from io import BytesIO

from index.readers.html import page
from index.readers.kinds import KINDS
from index.readers.mail.bodies import html_of
from index.readers.mail.headers import Headers
from index.readers.record import Input, Reading, Record, Told

NAME = "mhtml"
KIND = KINDS[NAME]
MAX_BYTES: int | None = 50_000_000
"""What is larger is so for its pictures, and is no article of a newspaper."""

_MARKS = (b"\nsnapshot-content-location:", b"from: <saved by ")


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is a message that says which page it was made of."""
    small = b"\n" + head[:4096].lower()
    return any(mark in small for mark in _MARKS) and b"\nmime-version:" in small


def read(source: Input) -> Iterator[Reading]:
    """The article of a page."""
    message = message_from_bytes(source.stream.read())
    headers = Headers(message)
    address, day = headers.text("snapshot-content-location"), headers.text("date")
    for found in page.read(replace(source, stream=BytesIO(html_of(message)))):
        if isinstance(found, Record):
            found = replace(
                found,
                url=found.url or (Told(address, "Snapshot-Content-Location") if address else None),
                captured=Told(day, "Date") if day else None,
            )
        yield found
