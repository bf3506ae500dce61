"""Plain text below a head, as trafilatura writes it: without blank lines, each is a paragraph."""

import re

from index.readers.plain import headings
from index.readers.record import Block
from index.text.cleaning import squeeze

_ITEM = re.compile(r"[-*•]\s+(?=\S)")
_ROW = re.compile(r"\|.*\|$")
_RULE = re.compile(r"[|:\s-]+$")


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text. Blank lines part its paragraphs; without any, lines do."""
    bare = text.strip("\n")
    blank = re.search(r"\n[ \t]*\n", bare) is not None
    parts = re.split(r"\n[ \t]*\n", bare) if blank else bare.split("\n")
    lines = [line for part in parts for line in _lines(part) if line]
    found = frozenset(headings.find(lines))
    return tuple(_block(line, at in found) for at, line in enumerate(lines))


def _lines(part: str) -> list[str]:
    """A paragraph on one line; items and rows stay on lines of their own."""
    lines = [squeeze(line) for line in part.split("\n")]
    kept = [line for line in lines if line]
    if all(_ITEM.match(line) or _ROW.match(line) for line in kept):
        return [line for line in kept if not _RULE.match(line)]
    return [" ".join(kept)]


def _block(line: str, is_heading: bool) -> Block:
    if _ROW.match(line):
        cells = line.strip("| ").split("|")
        return Block("row", " | ".join(cell.strip() for cell in cells))
    if (item := _ITEM.match(line)) is not None:
        return Block("item", line[item.end() :])
    if is_heading:
        return Block("heading", headings.bare(line), 2)
    return Block("paragraph", line)
