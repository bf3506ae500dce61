"""The words that tokens make together, in compiled code: what `index.text.compounds` finds.

Tokens come one after the other. Those that are joined in one way are a run; a word of two of them
is made when the second is there, the whole one when the run ends.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import making, part
from index.text.analysis import CAPITAL, HYPHEN, LETTER, SMALL
from index.text.compounds import (
    ACRONYM,
    HYPHENATED,
    MOST_CHARACTERS,
    MOST_LETTERS,
    MOST_PARTS,
    NOT_SIGN,
    NOTHING,
    NUMBER,
    THOUSANDS,
)
from index.text.kernels.surfaces import (
    Surfaces,
    begun,
    finished,
    intern,
    lowering,
    small,
    with_point,
)

MOST_OF_A_TOKEN = 3
"""As many surfaces may a token bring: itself, a word of two, and the whole of a run that ends."""
KIND, PARTS, SPOT = range(3)
"""Members of `Run.state`."""
_SPACE, _TAB, _LINE_END, _POINT = map(ord, " \t\n.")
_NOT_SIGN = ord(NOT_SIGN)
_THOUSANDS = tuple(map(ord, THOUSANDS))
_THREE = 3


class Run(NamedTuple):
    """Tokens that are joined in one way."""

    state: NDArray[np.int64]
    """(3,): how they are joined (`index.text.compounds`), how many they are, and where in the
    entries the word of them all goes."""
    bounds: NDArray[np.int64]
    """(`MOST_LETTERS`, 2): where the first of them begin and end."""
    pair: NDArray[np.int64]
    """(2, 2): the same of its last two."""
    scratch: NDArray[np.uint32]
    """(`MOST_CHARACTERS`,): code points of a word that is being made."""


class Reading(NamedTuple):
    """Texts while they are read."""

    points: NDArray[np.uint32]
    """(characters,): code points."""
    classes: NDArray[np.uint8]
    """(0x110000,): `index.text.analysis.character_classes`."""
    surfaces: Surfaces
    entries: NDArray[np.int32]
    """What was found: the numbers of the surfaces of tokens, and `~number` for a word that a token
    makes with those behind it."""
    spans: NDArray[np.int64]
    """(as many, 2): where each begins and ends; (0, 2): nobody asks."""
    run: Run


@part
def put(reading: Reading, found: int, number: np.int32, start: int, end: int) -> None:
    """Puts an entry behind the `found` that there are."""
    reading.entries[found] = number
    if reading.spans.shape[0]:
        reading.spans[found, 0] = start
        reading.spans[found, 1] = end


@part
def _digits(points: NDArray[np.uint32], start: int, end: int) -> bool:
    i = start
    while i < end and 48 <= points[i] <= 57:
        i += 1
    return i == end


@part
def _is_break(points: NDArray[np.uint32], start: int, end: int) -> bool:
    """Whether one line ends between two characters, and nothing but blanks is there."""
    lines = 0
    for i in range(start, end):
        if points[i] == _LINE_END:
            lines += 1
        elif points[i] != _SPACE and points[i] != _TAB:
            return False
    return lines == 1


@part
def _is_single_joint(
    points: NDArray[np.uint32],
    classes: NDArray[np.uint8],
    before: tuple[int, int],
    after: tuple[int, int],
) -> int:
    """How tokens are joined that have one character between them, which is no hyphen."""
    start, end = before
    at, stop = after
    gap = points[end]
    if gap == _POINT and end - start == 1 and stop - at == 1:
        both = classes[points[start]] & classes[points[at]] & CAPITAL
        if both:
            return ACRONYM
    if stop - at != _THREE or end - start > _THREE or gap not in _THOUSANDS:
        return NOTHING
    if _digits(points, start, end) and _digits(points, at, stop):
        return NUMBER
    return NOTHING


@part
def joint(
    points: NDArray[np.uint32],
    classes: NDArray[np.uint8],
    before: tuple[int, int],
    after: tuple[int, int],
) -> int:
    """How a token is joined to the next one: `index.text.compounds.joint`."""
    start, end = before
    at, stop = after
    if at == end:
        return NOTHING
    gap = points[end]
    if not classes[gap] & HYPHEN and gap != _NOT_SIGN:
        return _is_single_joint(points, classes, before, after) if at == end + 1 else NOTHING
    if at == end + 1:
        both = _digits(points, start, end) and _digits(points, at, stop)
        return NOTHING if both else HYPHENATED
    last = points[end - 1]
    if not classes[last] & LETTER or 48 <= last <= 57 or not classes[points[at]] & SMALL:
        return NOTHING
    return HYPHENATED if _is_break(points, end + 1, at) else NOTHING


@making
def _word(reading: Reading, bounds: NDArray[np.int64], parts: int) -> np.int32:
    """The surface of the word that the first of some tokens make together; -1 where it is too long.

    Args:
        reading: the text.
        bounds: (tokens, 2): where they begin and end.
        parts: how many of them.
    """
    scratch = reading.run.scratch
    size = 0
    for i in range(parts):
        length = bounds[i, 1] - bounds[i, 0]
        if size + length > MOST_CHARACTERS:
            return np.int32(-1)
        for k in range(length):
            scratch[size + k] = reading.points[bounds[i, 0] + k]
        size += length
    lower = lowering(scratch, 0, size, reading.classes)
    code = begun()
    for i in range(size):
        code = with_point(code, small(scratch[i], lower))
    return intern(scratch, (0, size), lower, finished(code), reading.surfaces)


@making
def extend_run(
    reading: Reading, kind: int, before: tuple[int, int], after: tuple[int, int], found: int
) -> int:
    """Adds a token to a run, or begins one with the token before it.

    Args:
        reading: the text.
        kind: how it is joined to the one before it.
        before: where that one begins and ends; its entry is the last one.
        after: where it begins and ends itself; it has no entry yet.
        found: how many entries there are.

    Returns:
        How many there are now.
    """
    run = reading.run
    if run.state[KIND] == NOTHING:
        run.state[KIND], run.state[PARTS], run.state[SPOT] = kind, 1, found
        run.bounds[0, 0], run.bounds[0, 1] = before
    parts = run.state[PARTS]
    if parts < MOST_LETTERS:
        run.bounds[parts, 0], run.bounds[parts, 1] = after
    run.state[PARTS] = parts + 1
    if kind != HYPHENATED:
        return found
    run.pair[0, 0], run.pair[0, 1] = before
    run.pair[1, 0], run.pair[1, 1] = after
    number = _word(reading, run.pair, 2)
    if number < 0:
        return found
    put(reading, found, ~number, before[0], after[1])
    if parts == 1:
        run.state[SPOT] = found + 1
    return found + 1


@making
def end_run(reading: Reading, found: int) -> int:
    """Ends a run, and puts the word of all its tokens behind its first one.

    Args:
        reading: the text.
        found: how many entries there are.

    Returns:
        How many there are now.
    """
    state = reading.run.state
    kind, parts, spot = state[KIND], state[PARTS], state[SPOT]
    reading.run.state[KIND] = NOTHING
    bounds = reading.run.bounds
    if parts > (MOST_LETTERS if kind == ACRONYM else MOST_PARTS):
        return found
    if kind == HYPHENATED and parts == 2:
        return found
    number = _word(reading, bounds, parts)
    if number < 0:
        return found
    for i in range(found, spot, -1):
        reading.entries[i] = reading.entries[i - 1]
        if reading.spans.shape[0]:
            reading.spans[i, 0] = reading.spans[i - 1, 0]
            reading.spans[i, 1] = reading.spans[i - 1, 1]
    put(reading, spot, ~number, bounds[0, 0], bounds[parts - 1, 1])
    return found + 1
