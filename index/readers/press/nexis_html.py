"""An article of a Nexis export in HTML becomes paragraphs. The pages are made by a program: each
part is a `<DIV>` with a class of the style sheet, which says whether it is centred.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.readers.html.fragment import blocks_of, text_of
from index.readers.press.pieces import Piece

_CENTRED = re.compile(r"\.(c\d+)\s*\{[^}]*text-align:\s*center", re.IGNORECASE)
_BOLD = re.compile(r"\.(c\d+)\s*\{[^}]*font-weight:\s*bold", re.IGNORECASE)
_DIV = re.compile(r"<div\s+class=[\"']?(c\d+)[\"']?\s*>", re.IGNORECASE)
_PARAGRAPH = re.compile(
    r"<p\b[^<>]*>\s*((?:<span\s+class=[\"']?c\d+[\"']?>[^<>]{0,200}</span>\s*)+)</p>", re.IGNORECASE
)
_CLASS = re.compile(r"<span\s+class=[\"']?(c\d+)", re.IGNORECASE)

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Styles:
    """Which classes of an export centre their text, and which make it bold."""

    centred: frozenset[str]
    bold: frozenset[str]


def styles_of(front: str) -> Styles:
    """The styles that stand at the front of an export."""
    return Styles(frozenset(_CENTRED.findall(front)), frozenset(_BOLD.findall(front)))


def pieces(html: str, styles: Styles) -> Iterator[Piece]:
    """The paragraphs of an article. A paragraph of its text that is all bold is a heading."""
    begins = list(_DIV.finditer(html))
    ends = [found.start() for found in begins[1:]] + [len(html)]
    for found, end in zip(begins, ends, strict=True):
        inner = html[found.end() : end]
        if found[1].lower() in styles.centred:
            lines = map(text_of, _BREAK.split(inner))
            yield Piece("\n".join(filter(None, lines)), is_centred=True)
            continue
        is_text = inner.lower().count("<p") > 1 and "<table" not in inner.lower()
        for block in blocks_of(_with_headings(inner, styles) if is_text else inner):
            yield Piece(block.text, False, block.kind, block.level)


def _with_headings(html: str, styles: Styles) -> str:
    def heading(found: re.Match[str]) -> str:
        is_bold = all(name.lower() in styles.bold for name in _CLASS.findall(found[1]))
        return f"<h2>{found[1]}</h2>" if is_bold else found[0]

    return _PARAGRAPH.sub(heading, html)
