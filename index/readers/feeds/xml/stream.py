"""XML of any size, item by item, in the memory of one item; damage is named and goes no further.

document = XmlStream(source.stream, "item")
document.head           what stands around the items
for found in document:  Item, or what is to be told of the file
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import BinaryIO

from lxml import etree

from index.readers.feeds.xml import encoding, mending
from index.readers.feeds.xml.parsing import parse
from index.readers.feeds.xml.pieces import MAX_ITEM, Piece, pieces
from index.readers.record import Notice, Unreadable, UnreadableError

LOOK_AHEAD = 2_000_000
"""So many bytes are looked through for what stands around the items before the first is given."""

REPAIRED = "repaired files"
_MAX_OUTER = 8_000_000
_CUT = "fetch or export the file again"


@dataclass(frozen=True, slots=True)
class Item:
    """An element that was asked for, where it stands (`item 3`) and the line it starts in."""

    place: str
    line: int
    node: etree._Element


class XmlStream:
    """The elements of a file that are called by one of the names, whatever their prefixes;
    `containing` leaves out those in which these bytes do not stand.

    Attributes:
        head: the file's root without its items, and without what stands far behind the first.
    """

    def __init__(self, stream: BinaryIO, *names: str, containing: bytes = b"") -> None:
        self._containing = containing
        self._noun = names[0]
        self._repaired: list[str] = []
        self._pieces = pieces(encoding.utf8(stream, self._repaired), names)
        self._ahead: deque[Piece] = deque()
        self._damage: UnreadableError | None = None
        try:
            self._ahead.extend(_look_ahead(self._pieces))
        except UnreadableError as error:
            self._damage = error  # it is raised behind what was read before it
        outer = [piece.data for piece in self._ahead if piece.kind == "outer"]
        first = takewhile(lambda piece: piece.kind == "outer", self._ahead)
        self._opened = mending.open_tags(encoding.text(b"".join(piece.data for piece in first)))
        shown = encoding.text(b"".join(outer))
        self._entities, others = mending.declared_entities(shown)
        if others:
            self._say("It declares entities of other entities or of files: none of them was read.")
        self._before = "".join(f"<{name}{rest}>" for name, rest in self._opened).encode()
        self._after = _closing(self._opened)
        self.head = self._head(shown)

    def __iter__(self) -> Iterator[Item | Unreadable | Notice]:
        """The items in their order; at the end, what was repaired in the file, each once."""
        root = f"</{self._opened[0][0]}".encode() if self._opened else b""
        number, ended, tail = 0, False, b""
        for piece in self._all():
            if piece.kind == "outer":
                tail = tail[-len(root) :] + piece.data
                ended = ended or root in tail
                continue
            number += 1
            ended = piece.kind == "cut"
            if self._containing in piece.data:
                yield self._item(piece, f"{self._noun} {number}")
        if not ended:
            yield Unreadable("end", f"The file ends without {root.decode()}>: {_CUT}.")
        for sentence in self._repaired:
            yield Notice("", sentence, REPAIRED)

    def _all(self) -> Iterator[Piece]:
        while self._ahead:
            yield self._ahead.popleft()
        if self._damage is not None:
            raise self._damage
        yield from self._pieces

    def _item(self, piece: Piece, place: str) -> Item | Unreadable:
        if piece.kind == "cut":
            return Unreadable(place, f"The file ends within it: {_CUT}.", piece.line)
        if piece.kind == "huge":
            most = MAX_ITEM // 1_000_000
            reason = f"It is larger than {most} MB; take what is no text out of it."
            return Unreadable(place, reason, piece.line)
        node = parse(self._before + piece.data + self._after, self._entities, self._say)
        for _ in self._opened:
            node = node[0] if node is not None and len(node) else None
        if node is None:
            return Unreadable(place, f"It cannot be read as XML: {_CUT}.", piece.line)
        return Item(place, piece.line, node)

    def _head(self, shown: str) -> etree._Element:
        shown = mending.without_prolog(shown)
        closed = shown.encode("utf-8", "replace") + _closing(mending.open_tags(shown))
        head = parse(b"<head>" + closed + b"</head>", self._entities, self._say)
        found = next(iter(head), None) if head is not None else None
        return etree.Element("none") if found is None else found

    def _say(self, sentence: str) -> None:
        if sentence not in self._repaired:
            self._repaired.append(sentence)


def _look_ahead(found: Iterator[Piece]) -> Iterator[Piece]:
    seen, items = 0, False
    for piece in found:
        yield piece
        seen += len(piece.data)
        items = items or piece.kind != "outer"
        if seen > (LOOK_AHEAD if items else _MAX_OUTER):
            return


def _closing(opened: list[tuple[str, str]]) -> bytes:
    return "".join(f"</{name}>" for name, _ in reversed(opened)).encode()
