"""A reStructuredText document: its title, its fields, its text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Image
from index.readers.html.captions import describe
from index.readers.markdown import line_heads
from index.readers.markdown.values import Value, normal
from index.readers.record import Block
from index.readers.rst.indents import block_end, dedented
from index.readers.rst.inline import text_of
from index.readers.rst.parser import Parser

_FIELD = re.compile(r":(?P<name>[^:\s](?:[^:\n]{0,60}[^:\s])?):(?:\s+(?P<value>.*))?$")
_SUBSTITUTION = re.compile(r"\.\. \|(?P<name>[^|\n]+)\| replace::\s*(?P<text>.*)$")
_MARK = re.compile(r"\.\. (?P<name>[a-z_]+):\s+(?P<value>.*)$")


@dataclass(frozen=True, slots=True)
class Document:
    """What a document tells; `fields` are those between the title and the text."""

    title: str
    fields: dict[str, Value]
    blocks: tuple[Block, ...]
    images: tuple[Image, ...]


def document(lines: Sequence[str]) -> Document:
    """The document that lines are, which may be anything."""
    plain = [line.expandtabs(8).rstrip() for line in lines]
    names = {
        found["name"].strip(): text_of(found["text"])
        for line in plain
        if line.startswith(".. |") and (found := _SUBSTITUTION.match(line))
    }
    parser = Parser(names)
    at = _skip(plain, 0)
    title, at = parser.title(plain, at)
    fields, at = _fields(plain, _skip(plain, at), names)
    if not title:
        title, at = parser.title(plain, _skip(plain, at))
        if title and not fields:
            fields, at = _fields(plain, _skip(plain, at), names)
    parser.read(plain[at:])
    images = tuple(describe(*picture, "", None) for picture in parser.pictures)
    return Document(title, fields, tuple(parser.blocks), images)


def _skip(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _fields(lines: Sequence[str], at: int, names: dict[str, str]) -> tuple[dict[str, Value], int]:
    """The fields here (`:date: 2024-05-17`), or the comments that Nikola has for them."""
    comments = line_heads.nikola(list(lines[at : at + line_heads.MOST_LINES]))
    if comments is not None:
        return dict(comments.values), at + comments.lines
    found: dict[str, Value] = {}
    while at < len(lines) and (match := _FIELD.match(lines[at])) is not None:
        end = block_end(lines, at + 1)
        held = [match["value"] or "", *dedented(lines[at + 1 : end])]
        name = normal(match["name"])
        value = line_heads.value(name, [line for line in held if line])
        found[name] = (
            text_of(value, names)
            if isinstance(value, str)
            else [text_of(str(each), names) for each in value]
        )
        at = _skip(lines, end)
    return found, at
