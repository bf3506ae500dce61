"""Mailboxes: mbox in all its kinds, as Thunderbird, Takeout and archives of lists write them."""

from collections.abc import Iterator

from index.readers.kinds import KINDS
from index.readers.mail.message import readings
from index.readers.mail.splitting import MOST_BYTES, is_mailbox, messages
from index.readers.record import Input, Notice, Reading

NAME = "mbox"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

SHORTENED = "shortened messages"


def sniff(name: str, head: bytes) -> bool:
    """Whether a file begins with the line before a message (`From ada@example.org Fri May 17
    09:00:00 2024`) and a header.
    """
    return is_mailbox(head)


def read(source: Input) -> Iterator[Reading]:
    """The messages of a mailbox."""
    for raw in messages(source.stream):
        place = f"message {raw.number} (byte {raw.offset:,})"
        if raw.is_cut:
            yield shortened(place)
        yield from readings(raw.data, place, raw.postmark.decode("latin-1").strip())


def shortened(place: str) -> Notice:
    """What is to be said of a message of which only the beginning was read."""
    reason = f"It is larger than {MOST_BYTES // 1_000_000} MB: what is behind that was left out."
    return Notice(place, reason, SHORTENED)
