"""What the directives of reStructuredText say; none of them is obeyed."""

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from index.readers.html.fragment import fragment
from index.readers.record import Block, Kind
from index.readers.rst import tables
from index.readers.rst.inline import text_of

_DIRECTIVE = re.compile(
    r"\.\. (?:\|[^|\n]+\| )?(?P<name>[A-Za-z][\w:.+-]*?)\s?::(?:\s+(?P<argument>.*))?$"
)
_OPTION = re.compile(r":(?P<name>[^:\s]+):(?:\s+(?P<value>.*))?$")
_CODE = frozenset(("code", "code-block", "sourcecode", "highlight", "parsed-literal", "math"))
_SILENT = frozenset(
    (
        *("contents", "toctree", "meta", "index", "sectnum", "include", "literalinclude", "role"),
        *("default-role", "replace", "unicode", "date", "title", "class", "header", "footer"),
        *("target-notes", "gist", "youtube", "vimeo", "soundcloud", "more", "automodule"),
    )
)
_QUOTES = frozenset(("epigraph", "highlights", "pull-quote", "blockquote"))
_TITLED = frozenset(("admonition", "topic", "sidebar", "rubric", "centered"))
_NOTES = frozenset(
    (
        *("note", "warning", "tip", "hint", "important", "attention", "caution", "danger", "error"),
        *("seealso", "todo"),
    )
)
_PICTURES = frozenset(("image", "figure", "thumbnail"))


class Parser(Protocol):
    """What takes the blocks and pictures that directives hold."""

    names: Mapping[str, str]
    blocks: list[Block]
    pictures: list[tuple[str, str]]

    def read(self, lines: Sequence[str], kind: Kind = ...) -> None:
        """The blocks of some lines."""

    def add(self, text: str, kind: Kind = ..., level: int = ...) -> None:
        """One block."""

    def rows(self, cells: Sequence[Sequence[str]]) -> None:
        """The rows of a table."""


def read(parser: Parser, first: str, content: Sequence[str], kind: Kind) -> None:
    """What a block of explicit markup says; a comment and a link's target say nothing.

    Args:
        parser: takes the blocks.
        first: its first line, with the dots.
        content: the lines below it, which were set in.
        kind: of the blocks around it.
    """
    found = _DIRECTIVE.match(first)
    name = found["name"].lower() if found else ""
    if found is None or name in _SILENT:
        return
    argument = found["argument"] or ""
    options, body = _options(content)
    if name in _PICTURES:
        _picture(parser, argument, options, body)
    elif name in _CODE:
        parser.read(["::", "", *(f" {line}" for line in body)], kind)
    elif name == "raw":
        _raw(parser, argument, body)
    elif name == "csv-table":
        parser.add(argument)
        header = [options["header"]] if "header" in options else []
        parser.rows(tables.of_csv([*header, *body]))
    else:
        _text(parser, name, argument, body, kind)


def _options(content: Sequence[str]) -> tuple[Mapping[str, str], Sequence[str]]:
    """The options at the beginning, and the lines below them."""
    found, at = {}, 0
    while at < len(content) and (match := _OPTION.match(content[at])) is not None:
        found[match["name"].lower()] = match["value"] or ""
        at += 1
    return found, content[at:]


def _picture(
    parser: Parser, argument: str, options: Mapping[str, str], body: Sequence[str]
) -> None:
    """A figure's first paragraph is its caption; what follows is text."""
    start = next((at for at, line in enumerate(body) if line.strip()), len(body))
    end = next((at for at in range(start, len(body)) if not body[at].strip()), len(body))
    caption = text_of(" ".join(body[start:end]), parser.names)
    url = argument.strip().replace(" ", "")
    if url or caption:
        parser.pictures.append((url, caption or text_of(options.get("alt", ""), parser.names)))
    parser.read(body[end:])


def _raw(parser: Parser, argument: str, body: Sequence[str]) -> None:
    if argument.split()[:1] == ["html"]:
        found = fragment("\n".join(body))
        parser.blocks += found.blocks
        parser.pictures += [(image.url or "", image.caption or "") for image in found.images]


def _text(parser: Parser, name: str, argument: str, body: Sequence[str], kind: Kind) -> None:
    """The text of a note, a table or a directive that nobody knows. The argument is text too where
    it is a title or the first line of a note.
    """
    within: Kind = "quote" if name in _QUOTES else kind
    if name in _TITLED or name.endswith("table"):
        parser.add(argument, within)
        parser.read(body, within)
    elif name.startswith(("version", "deprecated")):
        parser.read([argument.partition(" ")[2], "", *body], within)
    elif name in _NOTES or argument[:1].isupper() or " " in argument:
        parser.read([argument, *body], within)
    else:
        parser.read(body, within)
