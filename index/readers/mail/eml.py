"""Messages one by one: `.eml`, those of a Maildir, `.emlx`."""

import re
from collections.abc import Iterator

from index.readers.kinds import KINDS
from index.readers.mail.mbox import shortened
from index.readers.mail.message import readings
from index.readers.mail.splitting import MOST_BYTES
from index.readers.record import Input, Reading

NAME = "eml"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]*:")
_HEADER = re.compile(rb"(?:[!-9;-~]{1,100}[ \t]*:[^\n]*(?:\n|\Z)(?:[ \t][^\n]*(?:\n|\Z))*)+")
_LENGTH = re.compile(rb"\d{1,12}[ \t]*\r?\n")
"""The first line of `.emlx`: how many bytes the message has; some XML follows it."""
_BLANK = b" \t\r\n\xef\xbb\xbf"
_SENDERS = {b"from", b"sender", b"return-path"}
_OTHERS = {
    *(b"date", b"message-id", b"mime-version", b"received", b"subject", b"to", b"delivered-to"),
    *(b"content-transfer-encoding", b"dkim-signature", b"list-id", b"list-unsubscribe"),
}
_LEAST = 3
"""So many fields of mail besides its sender make a header: `From` and `Date` stand in others. One
less is enough where the header is longer than what was looked at.
"""


def sniff(name: str, head: bytes) -> bool:
    """Whether a file begins with the header of a message: who sends it, and three fields more that
    nothing but mail has together.
    """
    return is_message(head)


def is_message(head: bytes) -> bool:
    """Whether these first bytes are the header of a message."""
    head = _without_length(head.lstrip(_BLANK))
    found = _HEADER.match(head)
    if found is None:
        return False
    fields = {field[1].lower() for field in map(_FIELD.match, found[0].split(b"\n")) if field}
    least = _LEAST - (found.end() == len(head))
    return bool(fields & _SENDERS) and len(fields & _OTHERS) >= least


def read(source: Input) -> Iterator[Reading]:
    """The message of a file."""
    raw = source.stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        yield shortened("")
    data = raw.lstrip(_BLANK)
    if length := _LENGTH.match(data):
        data = data[length.end() : length.end() + int(length[0])]
    yield from readings(data)


def _without_length(head: bytes) -> bytes:
    length = _LENGTH.match(head)
    return head[length.end() :] if length else head
