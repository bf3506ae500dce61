"""The words of runs of capitals: what characters and words are, and where a run ends that begins
with one. `index.text.capitals` defines a run.

The patterns there never go back further than one step, so a walk that looks ahead finds the same.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import part
from index.text.capitals import MOST_WORDS
from index.text.surroundings import (
    ABBREVIATION,
    BARRING,
    COUNTING,
    DEFINITE,
    DIGIT,
    DOMAIN,
    INNER,
    INSIDE,
    JOINING,
    LETTER,
    UPPER,
)

_SPACE, _DOT, _COMMA, _HYPHEN, _APOSTROPHE, _CURLY, _AND = map(ord, " .,-'’&")
_A, _D, _E, _L, _S, _U, _Z = map(ord, "adelsuz")


class Knowledge(NamedTuple):
    """What the walk knows of characters, words and phrases. The rows of a table begin with a length
    and bits; that many code points follow.
    """

    classes: NDArray[np.uint16]
    """(0x110000,): `surroundings.characters`."""
    lexicon: NDArray[np.uint32]
    """(slots, 2 + longest), a power of two: words and their kinds, by open addressing with linear
    probing over `slot_of`; length 0: empty.
    """
    before: NDArray[np.uint32]
    """(phrases, 2 + longest): what may stand before a run, from its end, and what it tells."""
    after: NDArray[np.uint32]
    """(phrases, 2 + longest): what may stand after a run, and what it tells."""


LENGTH, BITS, POINTS = range(3)
"""The columns of a table."""


@part
def point_at(points: NDArray[np.uint32], at: int, end: int) -> np.uint32:
    """The code point at a place, 0 at the end."""
    return points[at] if at < end else np.uint32(0)


@part
def letters(
    points: NDArray[np.uint32], at: int, end: int, classes: NDArray[np.uint16], kind: int
) -> int:
    """Where characters of a kind end that begin at a place."""
    while at < end and classes[points[at]] & kind:
        at += 1
    return at


@part
def is_row(
    points: NDArray[np.uint32], at: int, step: int, table: NDArray[np.uint32], row: int
) -> bool:
    """Whether the text of a row stands at a place, in steps of 1 or -1."""
    length = table[row, LENGTH]
    same = 0
    while same < length and points[at + step * same] == table[row, POINTS + same]:
        same += 1
    return same == length


@part
def kinds_of(
    points: NDArray[np.uint32], start: int, end: int, lexicon: NDArray[np.uint32]
) -> np.uint32:
    """The kinds of the word between two places."""
    slots, longest = lexicon.shape
    if not 0 < end - start <= longest - POINTS:
        return np.uint32(0)
    code = np.uint32(0)
    for at in range(start, end):
        code = np.uint32(code * np.uint32(31) + points[at])
    slot = np.int64((code ^ code >> np.uint32(11)) & np.uint32(slots - 1))
    while lexicon[slot, LENGTH]:
        if lexicon[slot, LENGTH] == end - start and is_row(points, start, 1, lexicon, slot):
            return lexicon[slot, BITS]
        slot = (slot + 1) & (slots - 1)
    return np.uint32(0)


@part
def _dotted(points: NDArray[np.uint32], at: int, end: int, classes: NDArray[np.uint16]) -> int:
    """Where letters with full stops end (`U.S.`, `D.C`) of which the first stands before; -1 where
    there are none.
    """
    stop = at
    while point_at(points, stop, end) == _DOT and classes[point_at(points, stop + 1, end)] & UPPER:
        stop += 2
    if stop == at:
        return -1
    after = point_at(points, stop, end)
    if after == _DOT:
        return stop + 1
    bounded = (classes[points[stop - 1]] ^ classes[after]) & INSIDE
    if bounded and after != _APOSTROPHE and after != _CURLY:
        return stop
    return stop - 1 if stop > at + 2 else -1


@part
def _abbreviated(points: NDArray[np.uint32], span: tuple[int, int, int], know: Knowledge) -> int:
    """Where an abbreviation ends (`Gov. X`) that begins at the second place of a span; else -1."""
    low, at, end = span
    stop = at + 1
    while stop < at + 6 and _A <= point_at(points, stop, end) <= _Z:
        stop += 1
    if (
        stop == at + 1
        or point_at(points, stop, end) != _DOT
        or point_at(points, stop + 1, end) != _SPACE
    ):
        return -1
    if not know.classes[point_at(points, stop + 2, end)] & UPPER:
        return -1
    if at > low and know.classes[points[at - 1]] & INSIDE:
        return -1
    return stop + 1 if kinds_of(points, at, stop, know.lexicon) & ABBREVIATION else -1


@part
def _joined(points: NDArray[np.uint32], at: int, end: int, know: Knowledge) -> int:
    """Where the word ends that goes on at a place, with what is written inside (`AT&T`)."""
    classes = know.classes
    stop = letters(points, at, end, classes, LETTER)
    while True:
        sign = point_at(points, stop, end)
        if sign == _DOT:
            address = letters(points, stop + 1, end, classes, INSIDE)
            if not kinds_of(points, stop + 1, address, know.lexicon) & DOMAIN:
                break
        elif not classes[sign] & JOINING:
            break
        after = letters(points, stop + 1, end, classes, LETTER)
        if after == stop + 1:
            break
        stop = after
    sign = point_at(points, stop, end)
    owns = sign in (_APOSTROPHE, _CURLY)
    if owns and points[stop - 1] == _S and point_at(points, stop + 1, end) == _SPACE:
        return stop + 1
    return stop


@part
def _word(points: NDArray[np.uint32], span: tuple[int, int, int], know: Knowledge) -> int:
    """Where the word with a capital ends that begins at the second place of a span, or -1."""
    _, at, end = span
    classes = know.classes
    if not classes[point_at(points, at, end)] & UPPER:
        digits = letters(points, at, min(at + 3, end), classes, DIGIT)
        if digits == at or not classes[point_at(points, digits, end)] & UPPER:
            return -1
        return letters(points, digits + 1, end, classes, LETTER)
    sign = point_at(points, at + 1, end)
    if sign == _DOT:
        stop = _dotted(points, at + 1, end, classes)
        if stop >= 0:
            return stop
        if (
            point_at(points, at + 2, end) == _SPACE
            and classes[point_at(points, at + 3, end)] & UPPER
        ):
            return at + 2
    elif _A <= sign <= _Z:
        stop = _abbreviated(points, span, know)
        if stop >= 0:
            return stop
    return _joined(points, at + 1, end, know)


@part
def _next_word(
    points: NDArray[np.uint32], at: int, end: int, know: Knowledge
) -> tuple[int, int, int]:
    """Where a further word of a run may begin, behind the space, inner words and a prefix
    (`al-`, `d’`), how many inner words there are, and how many of letters; -1 where no space is.
    """
    if point_at(points, at, end) != _SPACE:
        return -1, 0, 0
    at += 1
    count = small = 0
    for inner in range(2):
        stop = at
        while stop < at + 6 and stop < end and points[stop] != _SPACE:
            stop += 1
        if point_at(points, stop, end) != _SPACE:
            break
        if not kinds_of(points, at, stop, know.lexicon) & (INNER | DEFINITE * inner):
            break
        count += 1
        small += points[at] != _AND
        at = stop + 1
    return _behind_prefix(points, at, end), count, small


@part
def _behind_prefix(points: NDArray[np.uint32], at: int, end: int) -> int:
    """Behind `al-`, `d’` and the like; the place itself without one."""
    first, second = point_at(points, at, end), point_at(points, at + 1, end)
    stop = at + 1
    if (first == _A and (second in (_L, _S, _D))) or (second == _L and (first in (_E, _U))):
        stop = at + 2
    elif first != _D and first != _L:
        return at
    sign = point_at(points, stop, end)
    return stop + 1 if sign in (_HYPHEN, _CURLY, _APOSTROPHE) else at


@part
def _first_word(points: NDArray[np.uint32], span: tuple[int, int, int], know: Knowledge) -> int:
    """Where the first word of a run with a capital would begin, if the run began at the second
    place of a span: there, behind `al-` or `el-`, or nowhere (-1).
    """
    low, at, end = span
    point = points[at]
    before = points[at - 1] if at > low else np.uint32(_SPACE)
    if know.classes[before] & BARRING:
        return -1
    if know.classes[point] & (UPPER | DIGIT):
        return at
    if (point != _A and point != _E) or before == _HYPHEN:
        return -1
    if point_at(points, at + 1, end) != _L or point_at(points, at + 2, end) != _HYPHEN:
        return -1
    return at + 3


@part
def _number(points: NDArray[np.uint32], at: int, end: int, classes: NDArray[np.uint16]) -> int:
    """Where a number ends that stands behind a run, or the run's own end."""
    stop = letters(points, at + 1, min(at + 6, end), classes, DIGIT)
    if point_at(points, at, end) != _SPACE or stop == at + 1:
        return at
    after = point_at(points, stop, end)
    if classes[after] & COUNTING:
        return at
    bound = after in (_DOT, _COMMA)
    return at if bound and classes[point_at(points, stop + 1, end)] & DIGIT else stop


@part
def run_from(
    points: NDArray[np.uint32], span: tuple[int, int, int], know: Knowledge
) -> tuple[int, int, int, bool]:
    """The run that begins at the second place of a span.

    Returns:
        Where it ends (-1: there is none), how many words it has, how many of them are small, and
        whether the last one is a number.
    """
    low, _, end = span
    stop = -1
    words = small = inner = small_inner = 0
    begin = _first_word(points, span, know)
    for _ in range(MOST_WORDS + 1):
        if begin < 0:
            break
        after = _word(points, (low, begin, end), know)
        if after < 0:
            break
        stop = after
        words += 1 + inner
        small += small_inner
        begin, inner, small_inner = _next_word(points, stop, end, know)
    if stop < 0:
        return -1, 0, 0, False
    after = _number(points, stop, end, know.classes)
    return after, words + (after > stop), small, after > stop
