"""Text as it stands in one field, plain or HTML, becomes blocks."""

import re
from collections.abc import Iterator, Sequence

from index.readers.html.fragment import Fragment, fragment
from index.readers.plain import headings
from index.readers.record import Block
from index.readers.tables.texts import unescaped

_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n[ \t\xa0]*(?:\n[ \t\xa0]*)+")
_ODD_LINE_ENDS = ("\r", "\x85", "\u2028", "\u2029")
_BORDERS = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|dl|blockquote|table|tr|figure|section|article|main|hr|pre"
    r"|html|body|header|footer|aside|center|script|style|iframe|svg|form)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"<(?:/(?:a|b|i|em|strong|span|u|s|sub|sup|small|code|cite|q|mark|font)|img\s[^<>]*/?"
    r"|!--|(?:a|span|font|img)\s[^<>]*)>?",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"(?P<heading>#{1,6})\s+(?=\S)|(?P<item>[-*•‣–]|\d{1,3}[.)])\s+(?=\S)|(?P<quote>>)\s?(?=\S)"
    r"|(?P<row>\|)(?=.*\|\s*$)"
)
_HAS_MARKS = re.compile(r"\n[ \t]*(?:#{1,6}\s|[-*•‣]\s|>|\||\d{1,3}[.)]\s)")
_ROW_OF_LINES = re.compile(r"[|\s:-]+$")


def is_html(text: str) -> bool:
    """Whether a text is HTML: whether tags stand in it that belong to running text."""
    return "<" in text and bool(_BORDERS.search(text) or _WITHIN.search(text))


def text_fragment(text: str) -> Fragment:
    """The blocks and images of a text. Where its HTML has no paragraphs of its own, and where it is
    plain, blank lines part it, or every newline if there are none.
    """
    if "<" in text:
        if _BORDERS.search(text):
            return fragment(text)
        if _WITHIN.search(text):
            return fragment("".join(f"<p>{part}</p>" for part in _paragraphs(text)))
    return Fragment(tuple(plain_blocks(unescaped(text))))


def plain_blocks(text: str) -> list[Block]:
    """The blocks of a plain text: paragraphs, short lines that are headings (by the rule of the
    text format), and lines that are marked as heading, item, quotation or row.
    """
    if _HAS_MARKS.search(text) or _MARKED.match(text):
        return list(_marked_blocks(text))
    found = _paragraphs(text)
    titles = set(headings.find(found, first=1))
    return [
        Block("heading", headings.bare(part), 2) if at in titles else Block("paragraph", part)
        for at, part in enumerate(found)
    ]


def _paragraphs(text: str) -> list[str]:
    parts = _parted(text)
    return [part for part in map(_joined, parts) if part]


def _parted(text: str) -> Sequence[str]:
    if any(map(text.__contains__, _ODD_LINE_ENDS)):
        text = _LINE_END.sub("\n", text)
    text = text.strip("\n ")
    parts = _BLANK_LINES.split(text)
    return parts if len(parts) > 1 else text.split("\n")


def _joined(part: str) -> str:
    return part.replace("\n", " ").strip()


def _marked_blocks(text: str) -> Iterator[Block]:
    for part in _parted(text):
        lines: list[str] = []
        for line in map(str.strip, part.split("\n")):
            marked = _MARKED.match(line)
            if marked is None:
                lines.append(line)
                continue
            yield from _plain(lines)
            lines = []
            yield from _of_mark(marked, line)
        yield from _plain(lines)


def _plain(lines: Sequence[str]) -> list[Block]:
    text = " ".join(filter(None, lines))
    return [Block("paragraph", text)] if text else []


def _of_mark(marked: re.Match[str], line: str) -> Iterator[Block]:
    rest = line[marked.end() :].strip()
    if marked["heading"]:
        yield Block("heading", rest.rstrip("# ") or rest, len(marked["heading"]))
    elif marked["item"]:
        number = marked["item"] + " " if marked["item"][0].isdigit() else ""
        yield Block("item", number + rest)
    elif marked["quote"]:
        yield Block("quote", rest)
    elif not _ROW_OF_LINES.match(line):
        yield Block("row", " | ".join(cell.strip() for cell in line.strip("| ").split("|")))
