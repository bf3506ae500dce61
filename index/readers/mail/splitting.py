"""A mailbox (mbox) becomes messages, of which one is in memory at a time.

Programs that write mailboxes should put `>` before a line of a text that begins with `From `; many
do not. A line parts two messages only where it holds a time and a year, as such lines do, and a
header follows it.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

MOST_BYTES = 25_000_000
"""Of a larger message, which is one for its attachments, so many bytes are read."""

_LINE = 1 << 16
_POSTMARK = re.compile(
    rb"From (?:.{0,300}\b\d{1,2}:\d\d\b.{0,40}\b(?:19|20)\d\d\b|- |MAILER-DAEMON)"
)
_HEADER = re.compile(rb"[!-9;-~]{1,100}[ \t]*:|>From ")
_OF_MAIL = re.compile(
    rb"(?:received|return-path|delivered-to|from|to|date|subject|message-id|mime-version|sender"
    rb"|reply-to|list-id|content-type|status|x-[\w-]+|>from )[ \t:]",
    re.IGNORECASE,
)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_BLANK = b" \t\r\n\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Raw:
    """A message as it stands in a mailbox: its number from 1, its first byte, the line before it
    (`From ada@example.org Fri May 17 09:00:00 2024`), its bytes, and whether there are more.
    """

    number: int
    offset: int
    postmark: bytes
    data: bytes
    is_cut: bool = False


def is_mailbox(head: bytes) -> bool:
    """Whether a file that begins with these bytes is a mailbox."""
    first, _, rest = head.lstrip(_BLANK).partition(b"\n")
    return _POSTMARK.match(first) is not None and _HEADER.match(rest) is not None


def messages(stream: BinaryIO) -> Iterator[Raw]:
    """The messages of a mailbox, in their order."""
    box = _Box()
    held, was_blank, at, is_start = b"", True, 0, True
    while line := stream.readline(_LINE):
        if held:
            if (_HEADER if was_blank else _OF_MAIL).match(line):
                yield from box.message()
                box.begin(at - len(held), held)
            else:
                box.add(held)
            was_blank, held = False, b""
        if at == 0:
            line = line.removeprefix(codecs.BOM_UTF8)
        if is_start and _POSTMARK.match(line):
            held = line
        else:
            box.add(line)
            was_blank = not line.strip()
        is_start = line.endswith(b"\n")
        at += len(line)
    box.add(held)
    yield from box.message()


class _Box:
    """The message that is being read."""

    def __init__(self) -> None:
        self._number = self._offset = self._size = 0
        self._postmark = b""
        self._lines: list[bytes] = []

    def begin(self, offset: int, postmark: bytes) -> None:
        """A message begins at a byte, with the line before it."""
        self._number += 1
        self._offset, self._postmark = offset, postmark
        self._lines, self._size = [], 0

    def add(self, line: bytes) -> None:
        """One more line of the message."""
        self._size += len(line)
        if self._size <= MOST_BYTES:
            self._lines.append(line)

    def message(self) -> Iterator[Raw]:
        """The message as far as it was read; nothing before the first."""
        if self._number:
            data = _ESCAPED.sub(rb"\1", b"".join(self._lines))
            cut = self._size > MOST_BYTES
            yield Raw(self._number, self._offset, self._postmark, data, cut)
