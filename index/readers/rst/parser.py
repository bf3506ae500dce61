"""Lines of reStructuredText become blocks and pictures."""

import re
from collections.abc import Mapping, Sequence

from index.readers.record import Block, Kind
from index.readers.rst import directives, tables
from index.readers.rst.indents import block_end, dedented, indent_of
from index.readers.rst.inline import text_of
from index.text.cleaning import squeeze

MOST_DEPTH = 20
"""What is set in deeper is one paragraph."""

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*$")
_LEAST = 4
"""So many signs make a line of them; a title's may be as few as its letters."""
_ITEM = re.compile(
    r"(?P<mark>[-*+•‣⁃]|(?:\(?(?:\d{1,4}|[A-Za-z]|#|[ivxlcIVXLC]{2,7})[.)]))(?P<gap> +)(?=\S)"
)
_FIELD = re.compile(r":(?P<name>[^:\s`](?:[^:`]{0,60}[^:\s`])?):(?:\s+(?P<text>.*))?$")
_NOTE = re.compile(r"\.\. \[(?:\d+|#[\w-]*|\*|[A-Za-z][\w.-]*)\]\s+(?P<text>.*)$")


class Parser:
    """Reads lines; `blocks` and `pictures` (address, caption) are what it has found."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self.blocks: list[Block] = []
        self.pictures: list[tuple[str, str]] = []
        self._levels: list[tuple[str, bool]] = []
        self._depth = 0

    def title(self, lines: Sequence[str], at: int) -> tuple[str, int]:
        """The title of a section that begins here, and where its text does; else an empty one."""
        found = _adorned(lines, at)
        if found is None:
            return "", at
        text, style, end = found
        if style not in self._levels:
            self._levels.append(style)
        return text_of(text, self.names), end

    def read(self, lines: Sequence[str], kind: Kind = "paragraph") -> None:
        """The blocks of some lines, all of one kind except the headings."""
        if self._depth >= MOST_DEPTH:
            self.add(" ".join(lines), kind)
            return
        self._depth += 1
        at = 0
        while at < len(lines):
            at = self._next(lines, at, kind) if lines[at].strip() else at + 1
        self._depth -= 1

    def add(self, text: str, kind: Kind = "paragraph", level: int = 0) -> None:
        """One block, unless its text is empty."""
        if line := squeeze(text_of(squeeze(text), self.names)):
            self.blocks.append(Block(kind, line, level))

    def rows(self, cells: Sequence[Sequence[str]]) -> None:
        """The rows of a table."""
        for row in cells:
            self.add(" | ".join(cell.strip() for cell in row), "row")

    def _next(self, lines: Sequence[str], at: int, kind: Kind) -> int:
        line = lines[at]
        if line.startswith(" "):
            return self._inside(lines, at, "quote" if kind == "paragraph" else kind)
        if line.startswith("..") and line[2:3] in ("", " "):
            return self._explicit(lines, at, kind)
        if tables.starts(line):
            cells, end = tables.rows(lines, at)
            self.rows(cells)
            return end
        if self._depth == 1 and (found := _adorned(lines, at)) is not None:
            self._heading(*found[:2])
            return found[2]
        if _is_line(line) and (at + 1 >= len(lines) or not lines[at + 1].strip()):
            return at + 1
        if (item := _ITEM.match(line)) is not None:
            return self._item(lines, at, item.end())
        if (field := _FIELD.match(line)) is not None:
            return self._field(lines, at, field, kind)
        return self._paragraph(lines, at, kind)

    def _heading(self, text: str, style: tuple[str, bool]) -> None:
        if style not in self._levels:
            self._levels.append(style)
        self.add(text, "heading", min(self._levels.index(style) + 1, 6))

    def _inside(self, lines: Sequence[str], at: int, kind: Kind) -> int:
        end = block_end(lines, at)
        self.read(dedented(lines[at:end]), kind)
        return end

    def _explicit(self, lines: Sequence[str], at: int, kind: Kind) -> int:
        end = block_end(lines, at + 1)
        if (note := _NOTE.match(lines[at])) is not None:
            self.read([note["text"], *dedented(lines[at + 1 : end])], "item")
        else:
            directives.read(self, lines[at], dedented(lines[at + 1 : end]), kind)
        return end

    def _item(self, lines: Sequence[str], at: int, width: int) -> int:
        end = block_end(lines, at + 1)
        self.read([lines[at][width:], *dedented(lines[at + 1 : end])], "item")
        return end

    def _field(self, lines: Sequence[str], at: int, field: re.Match[str], kind: Kind) -> int:
        end = block_end(lines, at + 1)
        held = [field["text"] or "", *dedented(lines[at + 1 : end])]
        self.read([f"{field['name']}: {held[0]}", *held[1:]], kind)
        return end

    def _paragraph(self, lines: Sequence[str], at: int, kind: Kind) -> int:
        """Lines up to a blank one; below a term, its definition is set in, and so is what follows
        `::`.
        """
        end = at + 1
        while end < len(lines) and lines[end].strip() and not _is_other(lines, end):
            end += 1
        text = " ".join(line.removeprefix("| ") for line in lines[at:end])
        literal = text.endswith("::")
        text = text[:-1] if literal and not text.endswith(" ::") and text != "::" else text
        if end < len(lines) and end == at + 1 and lines[end].startswith(" ") and not literal:
            self.add(text, "item")
            return self._inside(lines, end, "item")
        self.add(text.removesuffix("::").rstrip() if text.endswith("::") else text, kind)
        return self._literal(lines, end, kind) if literal else end

    def _literal(self, lines: Sequence[str], at: int, kind: Kind) -> int:
        end = block_end(lines, at)
        for text in "\n".join(lines[at:end]).split("\n\n"):
            if line := squeeze(text):
                self.blocks.append(Block(kind, line))
        return end


def _is_other(lines: Sequence[str], at: int) -> bool:
    """Whether a line within a paragraph begins something else."""
    line = lines[at]
    return line.startswith((" ", ".. ")) and indent_of(line) != indent_of(lines[at - 1])


def _adorned(lines: Sequence[str], at: int) -> tuple[str, tuple[str, bool], int] | None:
    """The title here, the style of its lines and where they end."""
    here, below = lines[at : at + 1], lines[at + 1 : at + 2]
    if not here or not below:
        return None
    title = below[0].strip()
    if lines[at + 2 : at + 3] == here and _underlines(here[0], title):
        return title, (here[0][0], True), at + 3
    if here[0].startswith((" ", "..")) or not _underlines(below[0], here[0]):
        return None
    return here[0], (below[0][0], False), at + 2


def _is_line(line: str) -> bool:
    return len(line) >= _LEAST and _ADORNMENT.match(line) is not None


def _underlines(line: str, title: str) -> bool:
    """Whether a line is one of signs below a title, which is none."""
    is_one = _ADORNMENT.match(line) is not None and line not in ("::", "..")
    return is_one and len(line) >= min(len(title), _LEAST) and not _ADORNMENT.match(title)
