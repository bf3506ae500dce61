"""Sketches of texts, in compiled code: what `index.text.sketches` describes."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, making, part
from index.text.analysis import APOSTROPHE, IDEOGRAPH, LETTER, MARK, SYLLABLE
from index.text.kernels.surfaces import begun, finished, with_point

BEGINNING = 5
"""How many letters of a word count."""
SHORTEST = 3
"""Words of fewer letters do not count."""
FEWEST, MOST = 8, 24
"""How many codes a sketch has, whatever the length of the article."""
WORDS_A_CODE = 6
"""For so many words of an article there is one code more, between these."""

_UNSPACED = IDEOGRAPH | SYLLABLE
_ONE = np.uint64(1)
_NO_HASH = np.uint64(0)
_NONE = np.uint32(0)
_CODE = np.uint64(48)


class Alphabet(NamedTuple):
    """What is known of characters and of small words."""

    classes: NDArray[np.uint8]
    """(0x110000,), `index.text.analysis.character_classes`."""
    letters: NDArray[np.uint32]
    """What stands for each of the first code points: a small letter without marks."""
    small_words: NDArray[np.uint64]
    """(slots,), a power of two: the hashes of words that do not count, by linear probing; 0:
    empty."""


class _Beginnings(NamedTuple):
    """The beginnings of the words of a text, in their order."""

    hashes: NDArray[np.uint64]
    weights: NDArray[np.int64]
    used: NDArray[np.int64]
    """(2,): how many there are, and how many words there were, those that do not count included."""


@part
def _letter(alphabet: Alphabet, point: np.uint32) -> np.uint32:
    return alphabet.letters[point] if point < alphabet.letters.shape[0] else point


@part
def _is_small(alphabet: Alphabet, code: np.uint64) -> bool:
    """Whether a word's hash is that of one that does not count."""
    mask = np.uint64(alphabet.small_words.shape[0] - 1)
    slot = (code >> _ONE) & mask
    while alphabet.small_words[slot] != _NO_HASH:
        if alphabet.small_words[slot] == code:
            return True
        slot = (slot + _ONE) & mask
    return False


@part
def _enter(found: _Beginnings, code: np.uint64, weight: int) -> None:
    used = found.used[0]
    found.hashes[used] = code
    found.weights[used] = weight
    found.used[0] = used + 1


@part
def _read(
    points: NDArray[np.uint32],
    first: int,
    end: int,
    weight: int,
    reading: tuple[Alphabet, _Beginnings],
) -> None:
    """Enters the beginnings of the words between two points."""
    alphabet, found = reading
    whole = beginning = begun()
    letters = 0
    counted = frozen = False
    before = _NONE
    for place in range(first, end + 1):
        point = points[place] if place < end else _NONE
        kind = alphabet.classes[point] if place < end else np.uint8(0)
        if kind & MARK:
            continue
        if kind & APOSTROPHE and letters:
            frozen = letters >= SHORTEST
            if not frozen:
                whole = beginning = begun()
                letters = 0
            continue
        if kind & LETTER:
            if not letters:
                counted = not 48 <= point <= 57
            if not frozen:
                letters += 1
                whole = with_point(whole, _letter(alphabet, point))
                if letters <= BEGINNING:
                    beginning = whole
            before = _NONE
            continue
        if letters:
            found.used[1] += 1
            if counted and letters >= SHORTEST and not _is_small(alphabet, finished(whole)):
                _enter(found, finished(beginning), weight)
            whole = beginning = begun()
            letters = 0
            frozen = False
        if kind & _UNSPACED:
            found.used[1] += 1
            if before != _NONE:
                _enter(found, finished(with_point(with_point(begun(), before), point)), weight)
            before = point
        else:
            before = _NONE


@making
def _summed(found: _Beginnings) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The beginnings without repeats, in the order in which they come first, and their weights."""
    entries = found.used[0]
    slots = 16
    while slots < 2 * entries:
        slots *= 2
    numbers = np.zeros(slots, np.int32)
    hashes = np.empty(entries, np.uint64)
    weights = np.empty(entries, np.int64)
    mask = np.uint64(slots - 1)
    used = 0
    for entry in range(entries):
        code = found.hashes[entry]
        slot = (code >> _ONE) & mask
        while numbers[slot] and hashes[numbers[slot] - 1] != code:
            slot = (slot + _ONE) & mask
        if not numbers[slot]:
            hashes[used] = code
            weights[used] = 0
            used += 1
            numbers[slot] = used
        weights[numbers[slot] - 1] += found.weights[entry]
    return hashes[:used], weights[:used]


@part
def _weightiest(weights: NDArray[np.int64], best: NDArray[np.int64]) -> int:
    """Fills `best` with the places of the largest weights; returns how many it has then."""
    held = 0
    for entry in range(weights.shape[0]):
        place = held
        while place > 0 and weights[best[place - 1]] < weights[entry]:
            place -= 1
        if place == best.shape[0]:
            continue
        for moved in range(min(held, best.shape[0] - 1), place, -1):
            best[moved] = best[moved - 1]
        best[place] = entry
        held = min(held + 1, best.shape[0])
    return held


@kernel
def sketch_texts(
    points: NDArray[np.uint32],
    bounds: NDArray[np.int64],
    weights: NDArray[np.int64],
    alphabet: Alphabet,
    sketch: NDArray[np.uint16],
) -> int:
    """Makes the sketch of the texts of an article.

    Args:
        points: (characters,): code points of the texts, on end.
        bounds: (texts + 1,): where each text begins and the last ends.
        weights: (texts,): what a word counts in each.
        alphabet: what is known of characters and words.
        sketch: (`MOST`,): gets the codes, ascending.

    Returns:
        How many codes there are.
    """
    room = points.shape[0]
    found = _Beginnings(np.empty(room, np.uint64), np.empty(room, np.int64), np.zeros(2, np.int64))
    for text in range(weights.shape[0]):
        _read(points, bounds[text], bounds[text + 1], weights[text], (alphabet, found))
    hashes, summed = _summed(found)
    best = np.empty(min(MOST, max(FEWEST, found.used[1] // WORDS_A_CODE)), np.int64)
    codes = np.empty(best.shape[0], np.uint16)
    held = _weightiest(summed, best)
    for place in range(held):
        codes[place] = np.uint16(hashes[best[place]] >> _CODE)
    codes[:held].sort()
    size = 0
    for place in range(held):
        if not place or codes[place] != codes[place - 1]:
            sketch[size] = codes[place]
            size += 1
    return size
