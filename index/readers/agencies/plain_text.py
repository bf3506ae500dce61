"""Text without marks becomes paragraphs."""

import re

from index.readers.html.fragment import Fragment
from index.readers.record import Block

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_INDENTED = re.compile(r"\n(?=[ \t]{2,}\S)")


def plain(text: str) -> Fragment:
    """The paragraphs of a text: what blank lines part, else what begins with an indent, else its
    lines.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    for border in (_BLANK_LINE, _INDENTED):
        if border.search(text):
            parts = border.split(text)
            break
    else:
        parts = text.split("\n")
    return Fragment(tuple(Block("paragraph", part) for part in parts if part.strip()))
