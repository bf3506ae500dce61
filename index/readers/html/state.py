"""What has been read of an HTML text so far: blocks, images, and the elements that are open."""

import re
from collections.abc import Callable

from index.article import Image
from index.readers.html.captions import describe
from index.readers.record import Block, Kind
from index.text.cleaning import squeeze

LINE = "\u2028"
"""What `<br>` leaves in the text until its block ends."""

_PARAGRAPHS = re.compile("\u2028\\s*\u2028|\u2028(?=[\xa0\u2003\u3000]{2})")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


class Frame:
    """An element that does something when it ends, and what was before it began: the kind of
    blocks and their level, how many blocks, images and characters there were.
    """

    __slots__ = (
        *("caption", "credit", "depth", "images", "kind", "leave", "level", "licence", "lines"),
        *("mark", "nested", "rows", "size", "start"),
    )

    def __init__(self, state: "State", leave: "Callable[[State, Frame], None]"):
        self.leave, self.depth = leave, state.depth
        self.kind, self.level, self.size = state.kind, state.level, state.size
        self.lines = state.lines
        self.start, self.images, self.mark = len(state.blocks), len(state.images), 0
        self.caption = self.credit = ""
        self.licence: str | None = None
        self.nested = False
        self.rows: list[list[int]] = []


class Picture:
    """An image whose caption may still come."""

    __slots__ = ("alt", "caption", "credit", "licence", "url")

    def __init__(self, url: str, alt: str):
        self.url, self.alt, self.caption, self.credit = url, alt, "", ""
        self.licence: str | None = None


class State:
    """Blocks and images, in their order, and what is open.

    Attributes:
        pieces: the text since the last border.
        lines: in how many elements of one line (headings, captions) the text stands, where a
            border is a blank.
        raw: in how many elements the text stands in which a blank line ends a paragraph.
        hidden: how many elements are open from the outermost one whose text is not read.
        size: how many characters the blocks hold.
    """

    def __init__(self, blank_lines: bool = False):
        self.begin(blank_lines)

    def begin(self, blank_lines: bool = False) -> None:
        """Forgets all, for another text; `blank_lines` says whether one ends a paragraph in it."""
        self.blocks: list[Block] = []
        self.images: list[Picture] = []
        self.pieces: list[str] = []
        self.frames: list[Frame] = []
        self.figures: list[Frame] = []
        self.tables: list[Frame] = []
        self.kind: Kind = "paragraph"
        self.level = self.depth = self.hidden = self.size = self.lines = 0
        self.raw = int(blank_lines)

    def border(self) -> None:
        """Text up to here is a block, except in an element of one line."""
        if not self.pieces:
            return
        if self.lines:
            self.pieces.append(" ")
            return
        text = "".join(self.pieces)
        self.pieces.clear()
        if text.isspace():  # what stands between two paragraphs, mostly
            return
        if LINE in text:
            for part in _PARAGRAPHS.split(text):
                self._add(part.replace(LINE, "\n" if self.raw else " "))
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        for part in _BLANK_LINE.split(text) if self.raw else (text,):
            if line := squeeze(part):
                self.size += len(line)
                self.blocks.append(Block(self.kind, line, self.level))

    def taken(self, since: int = 0) -> str:
        """The text of the pieces after the first `since`, which are gone from then on."""
        text = squeeze("".join(self.pieces[since:]).replace(LINE, " "))
        del self.pieces[since:]
        return text

    def enter(self, leave: "Callable[[State, Frame], None]") -> Frame:
        """A frame for the element that begins; `leave` is called with it when the element ends."""
        frame = Frame(self, leave)
        self.frames.append(frame)
        return frame

    def pictures(self) -> tuple[Image, ...]:
        """The images; one that stands twice (a preview, the picture) once, with its caption."""
        found: dict[str, Image] = {}
        for picture in self.images:
            caption = picture.caption or picture.alt
            image = describe(picture.url, caption, picture.credit, picture.licence)
            known = found.get(picture.url)
            if known is None or (picture.caption and not known.caption):
                found[picture.url] = image
        return tuple(found.values())
