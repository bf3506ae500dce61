"""The tokens of many texts at once: where `index.text.analysis.spans` finds them, and the words
that they make together where `index.text.compounds` does.

Code points are looked up in `index.text.analysis.character_classes`; each token as written is
interned in a table of surfaces and becomes a number. What Python does, it does once per surface and
not once per token.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, part
from index.text.analysis import APOSTROPHE, IDEOGRAPH, LETTER, MARK, SYLLABLE
from index.text.compounds import MOST_CHARACTERS, MOST_LETTERS, NOTHING
from index.text.kernels.compounds import (
    KIND,
    MOST_OF_A_TOKEN,
    Reading,
    Run,
    end_run,
    extend_run,
    joint,
    put,
)
from index.text.kernels.surfaces import (
    ONE,
    Surfaces,
    begun,
    finished,
    intern,
    lowering,
    small,
    with_point,
)
from index.text.points import Texts

_INSIDE = LETTER | MARK
ROOM = 2
"""How many entries a character of a text may bring at most."""
POINTS = 5
"""How many code points of new surfaces a character of a text may bring at most."""


class Entries(NamedTuple):
    """What texts hold, on end; or the room for it."""

    numbers: NDArray[np.int32]
    """(entries,): the number of the surface of each token, and behind it `~number` for each word
    that it makes with those that follow it."""
    spans: NDArray[np.int64]
    """(entries, 2): where each begins and ends, in characters of the texts on end; (0, 2): nobody
    asks."""
    entries: NDArray[np.int64]
    """(texts,): how many entries each text has."""
    tokens: NDArray[np.int64]
    """(texts,): how many of those are tokens."""


@part
def _scan(
    points: NDArray[np.uint32], span: tuple[int, int], classes: NDArray[np.uint8], lower: np.uint32
) -> tuple[int, np.uint64]:
    """Where the token that begins with a span of a text ends, and the hash of its surface; where
    none begins there, the span's own beginning.
    """
    start, end = span
    at = np.uint64(start)
    stop = np.uint64(end)
    point = points[at]
    kind = classes[point]
    inside = _INSIDE
    if not kind & LETTER:
        if not kind & (IDEOGRAPH | SYLLABLE):
            return start, ONE
        if kind & IDEOGRAPH:
            stop = at + ONE
        inside = MARK
    code = with_point(begun(), small(point, lower))
    at += ONE
    while at < stop:
        point = points[at]
        kind = classes[point]
        if not kind & inside:
            after = at + ONE
            if inside == MARK or not kind & APOSTROPHE or after >= stop:
                break
            if not classes[points[after]] & LETTER:
                break
        code = with_point(code, small(point, lower))
        at += ONE
    return np.int64(at), finished(code)


@part
def _read(reading: Reading, start: int, end: int, found: int) -> tuple[int, int]:
    """Reads a text from one character up to another one.

    Returns:
        How many entries there are now, and how many tokens the text has; -1 where the table of
        surfaces is half full.
    """
    points, classes, surfaces = reading.points, reading.classes, reading.surfaces
    room = surfaces.hashes.shape[0] // 2 - MOST_OF_A_TOKEN
    tokens = 0
    before = (start, start)
    reading.run.state[KIND] = NOTHING
    at = start
    while at < end:
        lower = lowering(points, at, end, classes)
        stop, code = _scan(points, (at, end), classes, lower)
        if stop == at:
            at += 1
            continue
        if surfaces.used[0] > room:
            return found, -1
        kind = joint(points, classes, before, (at, stop)) if tokens else NOTHING
        if reading.run.state[KIND] not in (NOTHING, kind):
            found = end_run(reading, found)
        if kind:
            found = extend_run(reading, kind, before, (at, stop), found)
        put(reading, found, intern(points, (at, stop), lower, code, surfaces), at, stop)
        found += 1
        tokens += 1
        before = (at, stop)
        at = stop
    if reading.run.state[KIND] != NOTHING:
        found = end_run(reading, found)
    return found, tokens


@kernel
def tokenise(
    texts: Texts,
    first: int,
    classes: NDArray[np.uint8],
    surfaces: Surfaces,
    room: Entries,
) -> tuple[int, int]:
    """The tokens of texts.

    Args:
        texts: `Texts`.
        first: the text to begin with.
        classes: u8 (0x110000,), `character_classes`.
        surfaces: `Surfaces`, added to; its `points` have room for `POINTS` times the characters of
            the texts.
        room: for `ROOM` times the characters of the texts; filled from its beginning.

    Returns:
        The text after the last one that is done (the table was half full where that is not their
        number: let it grow and go on) and how many entries were found.
    """
    run = Run(
        np.zeros(3, np.int64),
        np.zeros((MOST_LETTERS, 2), np.int64),
        np.zeros((2, 2), np.int64),
        np.zeros(MOST_CHARACTERS, np.uint32),
    )
    reading = Reading(texts.points, classes, surfaces, room.numbers, room.spans, run)
    found = 0
    for text in range(first, texts.bounds.shape[0] - 1):
        before = found
        found, tokens = _read(reading, texts.bounds[text], texts.bounds[text + 1], found)
        if tokens < 0:
            return text, before
        room.entries[text] = found - before
        room.tokens[text] = tokens
    return texts.bounds.shape[0] - 1, found
