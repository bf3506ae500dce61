"""XML or HTML of any size, element by element, in the memory of one of them.

What OCR writes is one deep tree: a page of newsprint has ten thousand elements, a volume millions.
A reader names the elements that it wants to see the beginning or the end of. When it goes on after
an end, what that element held is forgotten; what holds no text is never kept.
"""

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import Any, BinaryIO, Literal, cast

from lxml import etree

from index.readers.feeds.xml import encoding, mending, parsing
from index.readers.feeds.xml.stream import REPAIRED
from index.readers.record import Notice, UnreadableError

MAX_UNSEEN = 4_000_000
"""So many bytes may pass between two elements that a reader asked for: a million empty elements,
which libxml2 keeps in 120 MB.
"""

_CHUNK = 1 << 16
_CURE = "fetch or export the file again"
_TOO_LARGE = f"It has {MAX_UNSEEN // 1_000_000} MB without any text; {_CURE}."
_OPTIONS: dict[str, Any] = {
    "encoding": "utf-8",
    "recover": True,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
_SENTENCES = {
    "ERR_UNDECLARED_ENTITY": "It has entities that XML does not know: they were left out.",
    "ERR_NAME_REQUIRED": "It has a bare &: it was left out.",
}

Event = tuple[Literal["start", "end"], str, etree._Element]


class Elements:
    """The elements of a file, by their names without a namespace, in the order of their tags.

    Entities that a file declares, DTDs and the network are never read; nesting and the length of
    a text are bounded by libxml2. What is not well-formed is read as far as libxml2 can tell what
    was meant.

    Args:
        stream: the file, at its beginning.
        begins: the elements that are given when they begin, with their attributes.
        ends: the elements that are given when they end, with all that they hold.
        html: whether it is HTML.
    """

    def __init__(
        self, stream: BinaryIO, begins: frozenset[str], ends: frozenset[str], *, html: bool = False
    ) -> None:
        self._stream = stream
        self._begins = begins
        self._ends = ends
        self._html = html
        self._repaired: list[str] = []

    def __iter__(self) -> Iterator[Event]:
        """Raises UnreadableError after what stood before, where the file ends within its root, and
        where a part of it is too large or nested too deeply.
        """
        parser, unseen = self._parser(), 0
        for chunk in chain(self._chunks(), (None,)):
            if chunk is None:
                with suppress(etree.XMLSyntaxError):  # nothing stood in it
                    parser.close()
            else:
                parser.feed(chunk)
                unseen += len(chunk)
            for event, node in parser.read_events():
                unseen = 0
                name = etree.QName(node).localname
                if name in (self._begins if event == "start" else self._ends):
                    yield cast(Event, (event, name, node))
                if event == "end":
                    _forget(node)
            if unseen > MAX_UNSEEN:
                raise UnreadableError(_TOO_LARGE)
        self._look(parser)

    def notices(self) -> Iterator[Notice]:
        """What had to be repaired in the file, once all of it was read."""
        for sentence in self._repaired:
            yield Notice("", sentence, REPAIRED)

    def _parser(self) -> etree.XMLPullParser:
        wanted = sorted(self._begins | self._ends)
        if self._html:
            return cast(
                etree.XMLPullParser,
                etree.HTMLPullParser(events=("start", "end"), tag=wanted, **_OPTIONS),
            )
        named = [f"{{*}}{name}" for name in wanted]
        return etree.XMLPullParser(
            events=("start", "end"), tag=named, resolve_entities=False, load_dtd=False, **_OPTIONS
        )

    def _chunks(self) -> Iterator[bytes]:
        """The file without what stands before its root, where entities are declared."""
        whole = self._mended(encoding.utf8(self._stream, self._repaired))
        if not self._html:
            first = mending.without_prolog(next(whole, b"").decode())
            whole = chain((first.encode(),), whole)
        for chunk in whole:
            for at in range(0, len(chunk), _CHUNK):
                yield chunk[at : at + _CHUNK]

    def _mended(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """Chunks that end behind a tag, so that what is not UTF-8 in them can be told."""
        rest = b""
        for chunk in chunks:
            whole = rest + chunk
            end = whole.rfind(b">") + 1 or len(whole)
            yield self._in_utf8(whole[:end])
            rest = whole[end:]
        yield self._in_utf8(rest)

    def _in_utf8(self, data: bytes) -> bytes:
        return encoding.told_text(data, self._repaired).encode("utf-8", "replace")

    def _look(self, parser: etree.XMLPullParser) -> None:
        """Keeps what the parser had to repair, and raises what it could not."""
        for error in () if self._html else parser.feed_error_log:
            if error.type_name in ("ERR_TAG_NOT_FINISHED", "ERR_DOCUMENT_END"):
                raise UnreadableError(f"The file ends within it: {_CURE}.")
            sentence = _SENTENCES.get(error.type_name) or parsing.sentence(error.message)
            if error.type_name == "ERR_RESOURCE_LIMIT":
                raise UnreadableError(f"{parsing.sentence(error.message)[:-1]}, and what follows.")
            if sentence not in self._repaired:
                self._repaired.append(sentence)


def _forget(node: etree._Element) -> None:
    """Lets go of what an element holds, and of what stands before it."""
    node.clear(keep_tail=True)
    above = node.getparent()
    while above is not None and node.getprevious() is not None:
        del above[0]
