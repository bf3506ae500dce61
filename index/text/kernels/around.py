"""What stands around a run of capitals: `index.text.surroundings.around`, compiled."""

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import part
from index.text.kernels.words import (
    BITS,
    LENGTH,
    Knowledge,
    is_row,
    kinds_of,
    letters,
    point_at,
)
from index.text.surroundings import (
    ARTICLE,
    BINDING,
    BRACKET,
    CLOSED,
    CLOSING,
    CONTEXT,
    COUNTED,
    DETERMINED,
    DETERMINER,
    ENDING,
    EXPLAINS,
    HELD,
    INSIDE,
    ITEM,
    LABEL,
    LETTER,
    LISTED,
    LOWER,
    OBJECT,
    OPENER,
    OPENING,
    OPENS,
    PLACE,
    QUOTING,
    SMALL,
    SMALL_IN_TITLES,
    SPEAKS,
    SPEECH,
    TITLE,
    TITLED,
    WIDE,
)

_SPACE, _NO_BREAK, _DOT, _HYPHEN, _APOSTROPHE, _QUOTE, _OPEN = map(ord, " \xa0.-'\"(")
_CLOSE, _LOW_LINE, _SLASH, _BACKSLASH, _EACH, _EQUAL, _BIG_A = map(ord, ")_/\\@=A")
_BIG_Z = ord("Z")


@part
def _phrases(
    points: NDArray[np.uint32], at: int, step: int, room: int, phrases: NDArray[np.uint32]
) -> int:
    """What the phrases tell that stand from a place on, in steps of 1 or -1; `room`: how many
    characters are looked at.
    """
    bits = 0
    for row in range(phrases.shape[0]):
        if phrases[row, LENGTH] <= room and is_row(points, at, step, phrases, row):
            bits |= np.int64(phrases[row, BITS])
    return bits


@part
def _opens(points: NDArray[np.uint32], low: int, start: int, classes: NDArray[np.uint16]) -> bool:
    """Whether a run begins a sentence, a quotation, an aside or an item of a list."""
    at = start
    while at > low and (points[at - 1] == _SPACE or points[at - 1] == _NO_BREAK):
        at -= 1
    if at == low:
        return True
    last = points[at - 1]
    if classes[last] & OPENING or (at == start and (last in (_QUOTE, _APOSTROPHE))):
        return True
    if last == _CLOSE and at - 1 > low and points[at - 2] == _CLOSE:
        return True
    while at > low and classes[points[at - 1]] & QUOTING:
        at -= 1
    return at == low or classes[points[at - 1]] & CLOSING != 0


@part
def _behind_capital(points: NDArray[np.uint32], low: int, start: int, know: Knowledge) -> bool:
    """Whether a word with a capital (A to Z) and another word stand before a run."""
    at = start - 2
    while points[at] != _SPACE:
        at -= 1
    stop = at
    found = False
    while at > low and know.classes[points[at - 1]] & INSIDE:
        at -= 1
        found |= at < stop - 1 and _BIG_A <= points[at] <= _BIG_Z
    return found


@part
def _title_before(points: NDArray[np.uint32], low: int, start: int, know: Knowledge) -> bool:
    if start == low or points[start - 1] != _SPACE:
        return False
    at = start - 1
    while at > low and points[at - 1] != _SPACE:
        at -= 1
    return kinds_of(points, at, start - 1, know.lexicon) & TITLE != 0


@part
def _following(points: NDArray[np.uint32], at: int, high: int, know: Knowledge) -> tuple[bool, int]:
    """Whether a word follows a run, and its kinds."""
    if point_at(points, at, high) != _SPACE:
        return False, 0
    at += 1
    stop = at
    while stop < high and points[stop] != _SPACE:
        stop += 1
    while stop > at and know.classes[points[stop - 1]] & ENDING:
        stop -= 1
    return stop > at, kinds_of(points, at, stop, know.lexicon)


@part
def around(
    points: NDArray[np.uint32],
    span: tuple[int, int],
    limits: tuple[int, int],
    words: int,
    know: Knowledge,
) -> int:
    """`around.around` of a run that has some words, in a passage from limit to limit."""
    start, stop = span
    low, high = max(limits[0], start - CONTEXT), min(limits[1], stop + CONTEXT)
    signs = _phrases(points, start - 1, -1, start - low, know.before)
    signs |= _phrases(points, stop, 1, high - stop, know.after)
    follows, kinds = _following(points, stop, high, know)
    bits = signs & (LISTED | PLACE | LABEL | OBJECT)
    if _opens(points, low, start, know.classes):
        bits |= OPENS | WIDE * (words > 2)
        dash = start - low == 2 and points[low] == _HYPHEN and points[low + 1] == _SPACE
        bits |= ITEM if dash else signs & ITEM
    if _title_before(points, low, start, know):
        bits |= TITLED
    if kinds & SPEECH:
        bits |= SPEAKS
    if signs & ARTICLE and (not follows or kinds & OPENER):
        bits |= COUNTED
    if signs & BRACKET and signs & CLOSED:
        bits |= EXPLAINS
    if 2 < words < 5:
        bits |= signs & HELD
    if signs & DETERMINER and _behind_capital(points, low, start, know):
        bits |= DETERMINED
    return bits


@part
def is_address(points: NDArray[np.uint32], at: int, high: int, classes: NDArray[np.uint16]) -> bool:
    """Whether a run goes on at a place like a path, an address or code (`Gov` in `Gov.uk`)."""
    sign, after = point_at(points, at, high), point_at(points, at + 1, high)
    if sign == _DOT:
        return classes[after] & SMALL != 0
    if sign == _OPEN:
        return after == _CLOSE
    marks = sign in (_SLASH, _BACKSLASH, _EACH)
    return marks or sign in (_EQUAL, _LOW_LINE)


@part
def is_prose(
    points: NDArray[np.uint32],
    limits: tuple[int, int],
    enough: int,
    few: int,
    know: Knowledge,
) -> bool:
    """Whether a passage has enough words in small letters, or more than a few."""
    low, end = limits
    small = others = 0
    at = low
    while at < end and others < enough:
        bound = at > low and know.classes[points[at - 1]] & BINDING
        if bound or not know.classes[points[at]] & LOWER:
            at += 1
            continue
        stop = letters(points, at + 1, end, know.classes, LETTER)
        if stop > at + 1:
            small += 1
        if stop > at + 2:
            others += not kinds_of(points, at, stop, know.lexicon) & SMALL_IN_TITLES
        at = stop
    return others >= enough or small > few
