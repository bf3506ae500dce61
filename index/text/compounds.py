"""Tokens that are written together are one word too: `e-mail`, `U.S.`, `1,000`, and what the end of
a printed line took apart (`com-` at its end, `mittee` on the next).

The parts stay tokens of their own. Beside the first of them stands the word that they make
together, so that `email`, `US`, `1000` and `committee` find them as well; it takes no position.
`index.text.kernels.compounds` finds the same in compiled code.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from index.text.analysis import CAPITAL, HYPHENS, LETTER, SMALL, character_classes

MOST_PARTS = 4
"""A word of more parts than this, joined by hyphens, is found by its neighbouring pairs only."""
MOST_LETTERS = 8
"""Acronyms of more letters, with points between them, are none."""
MOST_CHARACTERS = 64
"""A longer word made of parts is none."""
THOUSANDS = ",.\u00a0\u2009\u202f"
"""What separates a number's groups of three digits."""
_GROUP = 3
NOT_SIGN = "¬"
"""How some machines that read print write the hyphen at the end of a line."""

_GAP = re.compile(rf"(?:[{HYPHENS}{NOT_SIGN}](?:[ \t]*\n[ \t]*)?|[.{THOUSANDS}])(?=\S)")

NOTHING, HYPHENATED, ACRONYM, NUMBER = range(4)
"""How a token can be joined to the next one."""

Bounds = Sequence[tuple[int, int]]
"""Tokens as (start, end) in characters."""


class Compound(NamedTuple):
    """The tokens from number `first` on, `parts` of them, which make the word `text` together."""

    first: int
    parts: int
    text: str


def compounds(text: str, bounds: Bounds) -> Iterator[Compound]:
    """The words that tokens of a text make together, in the order of their first tokens; of those
    with the same one the shorter first.
    """
    joints = _joints(text, bounds)
    start = -1
    for number, kind in joints.items():
        if number < start:
            continue
        start = number + 1
        while joints.get(start) == kind:
            start += 1
        yield from _of_run(text, bounds[number : start + 1], number, kind)


def _joints(text: str, bounds: Bounds) -> dict[int, int]:
    """Which tokens are joined to the next one, and how, in order."""
    if len(bounds) < 2:
        return {}
    found: dict[int, int] = {}
    number = 0
    for gap in _GAP.finditer(text, bounds[0][1]):
        number = bisect_left(bounds, gap.start(), number, key=itemgetter(1))
        if number >= len(bounds) - 1:
            break
        if bounds[number][1] == gap.start() and bounds[number + 1][0] == gap.end():
            kind = _joint(text, *bounds[number], *bounds[number + 1])
            if kind:
                found[number] = kind
    return found


def _of_run(text: str, run: Bounds, first: int, kind: int) -> Iterator[Compound]:
    parts = [text[start:end] for start, end in run]
    whole = len(parts) <= (MOST_LETTERS if kind == ACRONYM else MOST_PARTS)
    for number in range(len(parts) - 1):
        sizes = [2] if kind == HYPHENATED else []
        if whole and number == 0 and sizes != [len(parts)]:
            sizes.append(len(parts))
        for size in sizes:
            joined = "".join(parts[number : number + size])
            if len(joined) <= MOST_CHARACTERS:
                yield Compound(first + number, size, joined)


def _joint(text: str, start: int, end: int, after: int, stop: int) -> int:
    """How the token `text[start:end]` is joined to the next one, `text[after:stop]`, which a `_GAP`
    lies between.
    """
    gap = text[end]
    numbers = _digits(text[start:end]) and _digits(text[after:stop])
    if gap == "." and _is_capital(text, start, end) and _is_capital(text, after, stop):
        return ACRONYM
    if gap in THOUSANDS:
        groups = numbers and stop - after == _GROUP and end - start <= _GROUP
        return NUMBER if groups else NOTHING
    if after - end == 1:
        return NOTHING if numbers else HYPHENATED
    classes = character_classes()  # the line ends between them
    letter = classes[ord(text[end - 1])] & LETTER and not _digits(text[end - 1])
    return HYPHENATED if letter and classes[ord(text[after])] & SMALL else NOTHING


def _is_capital(text: str, start: int, end: int) -> bool:
    return end - start == 1 and bool(character_classes()[ord(text[start])] & CAPITAL)


def _digits(part: str) -> bool:
    return part.isascii() and part.isdigit()
