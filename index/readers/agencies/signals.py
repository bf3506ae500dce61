"""What agencies say to editors in the text itself: it is kept as codes and is no text."""

import re
from collections.abc import Sequence

from index.article import Code
from index.readers.record import Block

_TOP, _END = 6, 6
"""So many blocks at the top and at the end are looked at."""
_LONGEST = 300
_TAKE = r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third)"
_FIRST = re.compile(
    rf"""
    \W*(?:urgent|bulletin|flash|news\s?alert|alert|snap|eilmeldung|eil|blitz|wrapup|advisory
        |achtung|repeat|repeating|embargoed?)(?:\s+\d{{1,2}})?\W*
    | \W*(?:attention|attn|atencion|atención|achtung)\s*:?[\s,-]*(?:editors?|redaktionen|all)\b.*
    | \W*(?:note\s+to\s+editors?|eds?\.?|editors?|editor's\s+advisory)\s*[:-].*
    | \W*attention\s*-\s*(?:add|update|correct|recast|chang).*
    | \W*(?:{_TAKE}|{_TAKE}\s*-?\s*)?\s*(?:ld|lead|add)(?:\s*-?\s*writethru)?\W*
    | .{{0,80}}///\W*
    | \W*(?:this\s+(?:is|story|item)\s+)?(?:is\s+)?embargo(?:ed)?\s+(?:until|to|for)\b.*
    | \W*sperrfrist\b.*
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_BEFORE = re.compile(
    r"\W*(?P<signal>(?:URGENT|BULLETIN|FLASH|NEWS ALERT|ALERT|SNAP|EILMELDUNG|EIL|BLITZ|WRAPUP"
    r"|ADVISORY|EMBARGO(?:ED)?|AMP|AMPL|AMPLIACIÓN)(?:\s+\d{1,2})?)\W*(?:[:–—]|-+|\.-)\s+(?=\w)"
)
"""In capitals only: `Alert: storm ahead` is a headline."""
_LAST = re.compile(
    r"""
    \W*(?:more|ends?|ende|fin|fine|slut|endit|endall|30|nnnn)\W*
    | \#(?:\s*\#)*
    | [_*](?:\s*[_*])*
    | \W*(?:more\s+(?:to\s+)?(?:follow|come)s?|mehr\s+folgt|suite|mf)\W*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MORE = re.compile(r"[(\[-]\s*(?:more|mf|mft|suite)\s*[)\]-]|[_*](?:\s*[_*])*", re.IGNORECASE)
"""What stands where one part of a text was sent and another was to follow, and between parts."""


def without_signals(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Code, ...]]:
    """The blocks that are text, and what is none. At the top only what stands above the first
    paragraph is looked at, at the end what stands below the last one.
    """
    first, last = 0, len(blocks)
    while first < min(_TOP, last) and _is(_FIRST, blocks[first]):
        first += 1
    while last > max(first, len(blocks) - _END) and _is(_LAST, blocks[last - 1]):
        last -= 1
    parts = blocks[first:last]
    text = tuple(block for block in parts if not _is(_MORE, block))
    taken = (*blocks[:first], *(block for block in parts if _is(_MORE, block)), *blocks[last:])
    return text, tuple(Code("signal", name=block.text) for block in taken)


def untitled(title: str) -> tuple[str, Code | None]:
    """A headline without the signal in capitals that stands before it (`URGENT: Ferry sails`), and
    the signal; None where it has none.
    """
    found = _BEFORE.match(title)
    if found is None:
        return title, None
    return title[found.end() :], Code("signal", name=found["signal"])


def is_first(line: str) -> bool:
    """Whether a line says something to editors that stands above a text."""
    return len(line) <= _LONGEST and _FIRST.fullmatch(line) is not None


def _is(signal: re.Pattern[str], block: Block) -> bool:
    is_line = block.kind in ("paragraph", "heading") and len(block.text) <= _LONGEST
    return is_line and signal.fullmatch(block.text.strip()) is not None
