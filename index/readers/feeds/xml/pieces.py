"""XML cut into its items before it is parsed.

An item is found by its tags, outside of CDATA and comments, and is parsed by itself: what is
damaged in one leaves the others alone, and memory holds one of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

MAX_ITEM = 8_000_000
"""The bytes that one item may have; libxml2 ends a text at ten million."""

_MAX_TAG = MAX_ITEM
_TAIL = 100
"""So many bytes at the end of what was read may be the beginning of a token."""
_CLOSING = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}

Kind = Literal["outer", "item", "unclosed", "cut", "huge"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file, in its order, and the line it starts in.

    `outer` is what stands around the items; an `item` is whole; of an `unclosed` one only the end
    tag is missing, because the next one starts; a `cut` one is where the file ends; of a `huge` one
    the data are not kept.
    """

    kind: Kind
    data: bytes
    line: int


def pieces(chunks: Iterable[bytes], names: tuple[str, ...]) -> Iterator[Piece]:
    """All of a file in UTF-8, cut at the elements that are called so, with any prefix. An empty
    element (`<item/>`) belongs to what it stands in.
    """
    cutter = _Cutter(names)
    for chunk in chunks:
        yield from cutter.feed(chunk)
    yield from cutter.close()


class _Cutter:
    """The state between two chunks: `buffer[start:at]` was looked at and has not been given."""

    def __init__(self, names: tuple[str, ...]) -> None:
        tag = rb"/?(?:[\w.-]{1,40}:)?(?:%b)(?=[\s/>])" % "|".join(names).encode("ascii")
        self._token = re.compile(rb"<(?:!\[CDATA\[|!--|" + tag + rb")")
        self._buffer = b""
        self._start = self._at = 0
        self._line = 1  # of start
        self._opened = 1  # the line of the item that start stands in
        self._until = b""  # what ends the CDATA or the comment that at stands in
        self._inside = self._huge = False

    def feed(self, chunk: bytes) -> Iterator[Piece]:
        """The pieces that end in a further chunk."""
        self._buffer = self._buffer[self._start :] + chunk
        self._at -= self._start
        self._start = 0
        while tag := self._next_tag():
            yield from self._border(tag)
        self._huge = self._huge or (self._inside and self._at - self._start > MAX_ITEM)
        if self._huge:
            self._take("huge", self._at)
        elif not self._inside:
            yield self._take("outer", self._at)

    def close(self) -> Iterator[Piece]:
        """What is left where the file ends."""
        found = None if self._until or self._inside else self._token.search(self._buffer, self._at)
        if found and found[0][1:2] not in (b"/", b"!"):
            yield self._take("outer", found.start())
            self._opened, self._inside = self._line, True
        yield self._take("cut" if self._inside else "outer", len(self._buffer))

    def _next_tag(self) -> re.Match[bytes] | None:
        """The next tag of an item; `at` is behind it. None where the buffer holds none."""
        while True:
            if self._until:
                end = self._buffer.find(self._until, self._at)
                if end < 0:
                    self._at = max(self._at, len(self._buffer) - 2)
                    return None
                self._at = end + len(self._until)
            found = self._token.search(self._buffer, self._at)
            self._until = _CLOSING.get(found[0], b"") if found else b""
            if found is None:
                self._at = max(self._at, len(self._buffer) - _TAIL)
                return None
            if self._until:
                self._at = found.end()
                continue
            end = self._buffer.find(b">", found.end(), found.end() + _MAX_TAG)
            if end < 0 and len(self._buffer) < found.end() + _MAX_TAG:
                self._at = found.start()
                return None
            self._at = found.end() if end < 0 else end + 1
            self._huge = self._huge or end < 0
            return found

    def _border(self, tag: re.Match[bytes]) -> Iterator[Piece]:
        if tag[0].startswith(b"</"):
            if self._inside:
                yield self._item("item", self._at)
                self._inside = False
        elif self._buffer[self._at - 2] != ord("/"):
            if self._inside:
                yield self._item("unclosed", tag.start())
            else:
                yield self._take("outer", tag.start())
            self._opened = self._line
            end = self._end_in_sight(tag[0][1:])
            self._inside = not end
            if end:
                self._at = end
                yield self._item("item", end)

    def _end_in_sight(self, name: bytes) -> int:
        """Where the item that was just opened ends, if its end tag is in the buffer, and neither
        CDATA nor a comment is open there nor another item begins before; else 0.
        """
        closing = b"</%b>" % name
        other = self._buffer.find(b"<" + name, self._at)
        end = self._buffer.find(closing, self._at, other if other >= 0 else len(self._buffer))
        if end < 0:
            return 0
        for opening, ending in _CLOSING.items():
            last = self._buffer.rfind(opening, self._at, end)
            if last >= 0 and self._buffer.find(ending, last, end) < 0:
                return 0
        return end + len(closing)

    def _item(self, kind: Kind, end: int) -> Piece:
        huge = self._huge or end - self._start > MAX_ITEM
        self._huge = False
        return self._take("huge" if huge else kind, end)

    def _take(self, kind: Kind, end: int) -> Piece:
        data = self._buffer[self._start : end]
        line = self._line if kind == "outer" else self._opened
        self._line += data.count(b"\n")
        self._start = end
        return Piece(kind, b"" if kind == "huge" else data, line)
