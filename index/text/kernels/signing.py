"""Signatures of texts, in compiled code: what `index.text.signatures` describes.

A word is a run of letters with the marks behind them, and capitals A to Z are made small;
apostrophes and hyphens part words. A character of a script without spaces makes a word with the two
before it, whatever marks they have.
"""

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, part
from index.text.analysis import IDEOGRAPH, LETTER, MARK, SYLLABLE
from index.text.kernels.surfaces import begun, finished, small, with_point

COMPONENTS = 128
"""How many numbers of four bits make a signature."""
FEWEST_WORDS = 20
"""Shorter texts are not compared: two notices may share every word and not their subject."""

_UNSPACED = IDEOGRAPH | SYLLABLE
_LOWER = np.uint32(32)
_NONE = np.uint32(0)
_NO_WORD = np.uint64(0)
_UPPER_HALF = np.uint64(32)
_HALF = np.uint32(15)
_TOP_FOUR = np.uint32(28)
_MOST = np.uint32(0xFFFFFFFF)
_MIXER = np.uint32(0x9E3779B1)


@part
def _folded(code: np.uint64) -> np.uint32:
    return np.uint32(finished(code) >> _UPPER_HALF)


@part
def _of_unspaced(last: np.uint32, before: np.uint32, point: np.uint32) -> np.uint32:
    """The hash of a character of a script without spaces with the two before it."""
    code = begun()
    if before != _NONE:
        code = with_point(code, before)
    if last != _NONE:
        code = with_point(code, last)
    return _folded(with_point(code, point))


@part
def _hash_words(
    points: NDArray[np.uint32], classes: NDArray[np.uint8], hashes: NDArray[np.uint32]
) -> int:
    """The hashes of the words of a text, from the beginning of `hashes` on; returns how many."""
    words = 0
    word = _NO_WORD
    last = before = _NONE
    for point in points:
        kind = classes[point]
        if kind & MARK and word == _NO_WORD:
            continue
        if kind & (LETTER | MARK):
            word = with_point(begun() if word == _NO_WORD else word, small(point, _LOWER))
            last = before = _NONE
            continue
        if word != _NO_WORD:
            hashes[words] = _folded(word)
            words += 1
            word = _NO_WORD
        if kind & _UNSPACED:
            hashes[words] = _of_unspaced(last, before, point)
            words += 1
            last, before = point, last
        else:
            last = before = _NONE
    if word != _NO_WORD:
        hashes[words] = _folded(word)
        words += 1
    return words


@part
def _hash_pairs(hashes: NDArray[np.uint32], words: int) -> int:
    """Makes the hashes of words those of pairs of neighbours, in place; returns how many."""
    for i in range(words - 1):
        code = np.uint32(hashes[i] * _MIXER) ^ hashes[i + 1]
        hashes[i] = code ^ code >> _HALF
    return words - 1


@part
def _component(
    pairs: NDArray[np.uint32], count: np.uint64, factor: np.uint32, term: np.uint32
) -> np.uint8:
    """Four bits of the least of the numbers that one function makes of pairs."""
    least = _MOST
    for i in range(count):
        least = min(least, np.uint32(np.uint32(factor * pairs[i]) + term))
    return np.uint8(np.uint32(least * _MIXER) >> _TOP_FOUR)


@kernel
def sign(
    points: NDArray[np.uint32],
    classes: NDArray[np.uint8],
    functions: NDArray[np.uint32],
    signature: NDArray[np.uint8],
) -> bool:
    """Makes the signature of a text.

    Args:
        points: (characters,), the text's code points.
        classes: u8 (0x110000,), `index.text.analysis.character_classes`.
        functions: (2, `COMPONENTS`): what each function multiplies by, and what it adds.
        signature: u8 (`COMPONENTS` / 2,), filled.

    Returns:
        Whether there are words enough; if not, nothing is filled.
    """
    hashes = np.empty(points.shape[0], np.uint32)
    words = _hash_words(points, classes, hashes)
    if words < FEWEST_WORDS:
        return False
    count = np.uint64(_hash_pairs(hashes, words))
    for i in range(signature.shape[0]):
        high = _component(hashes, count, functions[0, 2 * i], functions[1, 2 * i])
        low = _component(hashes, count, functions[0, 2 * i + 1], functions[1, 2 * i + 1])
        signature[i] = high << 4 | low
    return True
