"""The text of a message that is no HTML becomes blocks: lines that were broken are joined again, as
`format=flowed` says (RFC 3676) or as paragraphs look, and a signature is left out.
"""

import re
from collections.abc import Iterable, Iterator

from index.readers.record import Block, Kind

_QUOTE = re.compile(r"(?:>[ ]?)*>")
_ITEM = re.compile(r"\s*(?:[-*•·–+]|\d{1,3}[.)])\s+(?=\S)")
_RULE = re.compile(r"\s*([-=_*~#+–—]\s?){3,}\s*")
_UNDERLINE = re.compile(r"[=~-]{3,}")
_ONLY_ADDRESS = re.compile(r"\s*[<(\[]*\s*(?:https?://|www\.)\S+\s*[>)\]]*\s*")
_MARK = re.compile(r"\[(?:image|cid)[^\[\]]{0,300}\]|<(?:https?|mailto):[^<>\s]{0,4000}>")
_MOST_HEADING = 100
_SIGNATURE = ("-- ", "--")


def blocks(text: str, *, flowed: bool = False, delsp: bool = False) -> tuple[Block, ...]:
    """The blocks of a text, its quotations among them.

    Args:
        text: it, decoded.
        flowed: whether a blank at a line's end says that the paragraph goes on.
        delsp: whether that blank is no part of the text.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if flowed and any(line.endswith(" ") and line != "-- " for line in lines):
        return tuple(_shown(_flowed(lines, delsp)))
    return tuple(_shown(_wrapped(lines)))


def _flowed(lines: Iterable[str], delsp: bool) -> Iterator[Block]:
    """A block for each line, with those that flow into the next one joined."""
    open_text, open_depth = "", 0
    for line in lines:
        depth, bare = _unquoted(line)
        bare = bare.removeprefix(" ")
        if open_text and depth != open_depth:
            yield _block(open_text, open_depth)
            open_text = ""
        if bare == "-- ":
            if not depth:
                return
            continue
        soft = bare.endswith(" ")
        open_text += bare[:-1] if soft and delsp else bare
        open_depth = depth
        if not soft:
            yield _block(open_text, depth)
            open_text = ""
    yield _block(open_text, open_depth)


def _wrapped(lines: list[str]) -> Iterator[Block]:
    """A block for each run of lines; blank lines, quotation marks, items and rules part them."""
    run: list[str] = []
    kind, run_depth = "", 0
    for line in lines:
        depth, bare = _unquoted(line)
        if not depth and line in _SIGNATURE:
            break
        if run and _UNDERLINE.fullmatch(bare.strip()) and _is_heading(run, bare.strip()):
            yield Block("heading", run[0], 2)
            run = []
            continue
        is_item = _ITEM.match(bare) is not None
        if run and (not bare.strip() or _RULE.fullmatch(bare) or is_item or depth != run_depth):
            yield _block(" ".join(run), run_depth, kind)
            run = []
        if bare.strip() and not _RULE.fullmatch(bare):
            kind = ("item" if is_item else "") if not run else kind
            run.append((_ITEM.sub("", bare, count=1) if is_item else bare).strip())
            run_depth = depth
    yield _block(" ".join(run), run_depth, kind)


def _is_heading(run: list[str], rule: str) -> bool:
    """Whether a run is one line that the rule below it is about as long as."""
    return len(run) == 1 and len(run[0]) <= _MOST_HEADING and 2 * len(rule) >= len(run[0])


def _unquoted(line: str) -> tuple[int, str]:
    found = _QUOTE.match(line)
    return (found[0].count(">"), line[found.end() :]) if found else (0, line)


def _block(text: str, depth: int, kind: str = "") -> Block:
    known: Kind = "quote" if depth else "item" if kind else "paragraph"
    return Block(known, text)


def _shown(found: Iterable[Block]) -> Iterator[Block]:
    """The blocks that hold more than an address or a mark of a picture."""
    for block in found:
        if not _ONLY_ADDRESS.fullmatch(block.text):
            text = _MARK.sub("", block.text).strip()
            if text and not _RULE.fullmatch(text):
                yield Block(block.kind, text, block.level)
