"""What the elements that give a text its structure do when they begin and end: headings, lists,
quotations, tables, and what is hidden.
"""

import re
from collections.abc import Mapping

from index.readers.html import elements
from index.readers.html.state import LINE, Frame, State
from index.readers.record import Block

MOST_FORM = 500
"""A form with fewer characters is a form; one with more is what an article was wrapped in."""
MOST_CELL, MOST_BLOCKS = 800, 3
"""A table with a cell of more characters or more blocks is a layout and holds no data."""

_SHOWN = frozenset(("html", "body", "main", "article"))
_NOT_DISPLAYED = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_INLINE = elements.names_of("head script style template noscript svg button input select option")
Attributes = Mapping[str, str]


def hide(state: State, tag: str, _: Attributes) -> None:
    """Text from here to the element's end is not read."""
    if tag not in _INLINE:
        state.border()
    state.hidden = 1


def is_hidden(tag: str, attributes: Attributes) -> bool:
    """Whether an element's own attributes hide it. A whole page or article is hidden only until a
    script shows it, and what a search in the page finds is no secret.
    """
    if tag in _SHOWN:
        return False
    if "hidden" in attributes:
        return (attributes["hidden"] or "").lower() != "until-found"
    style = attributes.get("style")
    return style is not None and _NOT_DISPLAYED.search(style) is not None


def line_break(state: State, _: str, __: Attributes) -> None:
    """A line ends: two in a row end a paragraph."""
    state.pieces.append(LINE)


def border(state: State, _: str, __: Attributes) -> None:
    """A block begins."""
    state.border()


def paragraph(state: State, tag: str, attributes: Attributes) -> None:
    """A paragraph begins. A heading that holds one was not closed: it ends here."""
    if state.level and state.lines:
        state.lines = 0
        state.border()
        state.kind, state.level = "paragraph", 0
    border(state, tag, attributes)


def heading(state: State, tag: str, _: Attributes) -> None:
    """A heading begins; in a quotation, a list or a caption it is text like the rest."""
    state.border()
    if state.kind == "paragraph" and not state.lines:
        state.enter(_leave_block)
        state.kind, state.level, state.lines = "heading", elements.LEVELS[tag], 1


def item(state: State, _: str, __: Attributes) -> None:
    """A list's item begins."""
    state.border()
    if state.kind == "paragraph":
        state.enter(_leave_block)
        state.kind = "item"


def quote(state: State, _: str, __: Attributes) -> None:
    """A block quotation begins."""
    state.border()
    if not state.lines:
        state.enter(_leave_block)
        state.kind = "quote"


def inline_quote(state: State, _: str, __: Attributes) -> None:
    """Words of somebody within a sentence, which get their quotation marks."""
    state.pieces.append("“")
    state.enter(_leave_inline_quote)


def _leave_inline_quote(state: State, _: Frame) -> None:
    state.pieces.append("”")


def _leave_block(state: State, _: Frame) -> None:
    state.border()


def preformatted(state: State, _: str, __: Attributes) -> None:
    """Text begins whose lines stand as they were typed: a blank one ends a paragraph."""
    state.border()
    state.enter(_leave_preformatted)
    state.raw += 1


def _leave_preformatted(state: State, _: Frame) -> None:
    state.border()
    state.raw -= 1


def form(state: State, _: str, __: Attributes) -> None:
    """A form begins."""
    state.border()
    state.enter(_leave_form)


def _leave_form(state: State, frame: Frame) -> None:
    """A short form goes, with what it asks; a long one is a page that was wrapped in it."""
    state.border()
    if state.size - frame.size < MOST_FORM:
        del state.blocks[frame.start :]
        state.size = frame.size


def table(state: State, _: str, __: Attributes) -> None:
    """A table begins."""
    state.border()
    if state.tables:
        state.tables[-1].nested = True
    state.tables.append(state.enter(_leave_table))


def row(state: State, _: str, __: Attributes) -> None:
    """A table's row begins."""
    state.border()
    if state.tables:
        state.tables[-1].rows.append([])


def cell(state: State, _: str, __: Attributes) -> None:
    """A table's cell begins."""
    state.border()
    if state.tables:
        rows = state.tables[-1].rows or [[]]
        rows[-1].append(len(state.blocks))
        state.tables[-1].rows = rows


def _leave_table(state: State, frame: Frame) -> None:
    """The blocks of a table of data become its rows; those of a layout stay what they are."""
    state.border()
    state.tables.pop()
    rows = [row for row in frame.rows if row]
    if frame.nested or not rows or not (found := _rows(state.blocks, rows)):
        return
    state.blocks[rows[0][0] :] = found


def _rows(blocks: list[Block], rows: list[list[int]]) -> list[Block]:
    """The rows of a table, each with the blocks where its cells begin; none for a layout."""
    ends = [row[0] for row in rows[1:]] + [len(blocks)]
    found, widest = [], 0
    for starts, end in zip(rows, ends, strict=True):
        cells = []
        for first, last in zip(starts, [*starts[1:], end], strict=True):
            inside = blocks[first:last]
            if len(inside) > MOST_BLOCKS or any(block.kind == "heading" for block in inside):
                return []
            cells.append(" ".join(block.text for block in inside))
        widest = max(widest, sum(map(bool, cells)))
        if max(map(len, cells)) > MOST_CELL:
            return []
        if any(cells):
            found.append(Block("row", " | ".join(cells)))
    return found if widest > 1 else []
