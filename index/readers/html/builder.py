"""HTML's tags and text, one after another, become blocks and images."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from index.readers.html import elements, figures, structure
from index.readers.html.state import State

if TYPE_CHECKING:
    from lxml.etree import ParserTarget

    _Target = ParserTarget["Builder"]
else:
    _Target = object

_Begin = Callable[[State, str, Mapping[str, str]], None]


class Builder(State, _Target):
    """A target of lxml's parsers: `start`, `data` and `end` take tags and text in their order."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self.hidden:
            self.hidden += 1
            return
        self.depth += 1
        if attributes and structure.is_hidden(tag, attributes):
            structure.hide(self, tag, attributes)
            return
        if attributes and tag in _MARKABLE and figures.marked(self, tag, attributes):
            return
        if (begin := _BEGINS.get(tag)) is not None:
            begin(self, tag, attributes)

    def data(self, text: str) -> None:
        """Text."""
        if not self.hidden:
            self.pieces.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self.hidden:
            self.hidden -= 1
            if self.hidden:
                return
        if self.frames and self.frames[-1].depth == self.depth:
            frame = self.frames.pop()
            self.lines = frame.lines
            frame.leave(self, frame)
            self.kind, self.level = frame.kind, frame.level
        elif tag in elements.BORDERS:
            self.border()
        self.depth -= 1

    def close(self) -> "Builder":
        """The text is at its end."""
        self.border()
        return self


_MARKABLE = elements.names_of("a cite div em figcaption figure li p section small span strong")
_BEGINS: dict[str, _Begin] = {
    **dict.fromkeys(elements.BORDERS, structure.border),
    **dict.fromkeys(elements.HIDDEN, structure.hide),
    **dict.fromkeys(elements.LEVELS, structure.heading),
    **dict.fromkeys(elements.ITEMS, structure.item),
    **dict.fromkeys(elements.PREFORMATTED, structure.preformatted),
    **dict.fromkeys(elements.IMAGES, figures.image),
    **dict.fromkeys(("td", "th"), structure.cell),
    "a": figures.link,
    "blockquote": structure.quote,
    "br": structure.line_break,
    "figcaption": figures.caption,
    "figure": figures.figure,
    "form": structure.form,
    "p": structure.paragraph,
    "q": structure.inline_quote,
    "table": structure.table,
    "tr": structure.row,
}
