"""Single machine instructions that numba has no name for, and reading at any byte.

Words of 64 bits hold documents: document d is bit `d & 63` of word `d >> 6`. Byte arrays end in 8
spare bytes, so that 64 bits can be loaded at any of their bytes; they are little-endian.
"""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import instruction, part

SPARE = 8
"""Bytes to add at the end of an array of bytes."""

ONE = np.uint64(1)
ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
_TWO_BITS = np.uint64(0x5555555555555555)
_FOUR_BITS = np.uint64(0x1111111111111111)
_EVEN_BYTES = np.uint64(0x00FF00FF00FF00FF)

if TYPE_CHECKING:

    def ones(word: np.uint64) -> np.uint64:
        """How many bits are set."""

    def lowest(word: np.uint64) -> np.uint64:
        """The number of the lowest bit that is set; the word is not 0."""

    def highest(word: np.uint64) -> np.uint64:
        """The number of the highest bit that is set; the word is not 0."""

    def load(data: NDArray[np.uint8], at: int) -> np.uint64:
        """The 64 bits that begin at a byte.

        Args:
            data: uint8 (bytes,), with `SPARE` bytes behind the last that counts.
            at: the first byte, counted in bytes.
        """

    def store(data: NDArray[np.uint8], at: int, word: np.uint64) -> None:
        """Writes 64 bits.

        Args:
            data: uint8 (bytes,), with `SPARE` bytes behind the last that counts.
            at: the first byte that is written, counted in bytes.
            word: the bits, the lowest first.
        """

    def set_bits(
        words: NDArray[np.uint64], w: int, data: NDArray[np.uint8], at: int, n: int
    ) -> None:
        """Makes the 256 bits of four machine words those that some bytes name, and no other.

        A vector of four words holds them: each byte shifts a bit into one, with no store between.

        Args:
            words: uint64 (words,); `words[w:w + 4]` are written.
            w: the first of the four.
            data: uint8 (bytes,); `data[at:at + n]` are the numbers of the bits.
            at: the first byte.
            n: how many bytes.
        """

else:
    _ROOM = "index.compiled.instructions"
    ones, lowest, highest = (instruction(_ROOM, name) for name in ("ones", "lowest", "highest"))
    load, store, set_bits = (instruction(_ROOM, name) for name in ("load", "store", "set_bits"))


@part
def count_full(codes: NDArray[np.uint8], start: int, first: int, last: int, width: int) -> int:
    """How many of the codes `first:last` have all their bits set.

    Args:
        codes: uint8 (bytes,): packed codes of 2 or 4 bits, lowest bits first.
        start: the byte where code 0 begins.
        first: the first code to look at.
        last: the first code not to look at.
        width: bits of a code, 2 or 4.
    """
    total = 0
    bit = first * width
    end = last * width
    while bit < end:
        shift = bit & 7
        word = load(codes, start + (bit >> 3)) >> np.uint64(shift)
        taken = min(64 - shift, end - bit)
        if width == 2:
            word = word & (word >> ONE) & _TWO_BITS
        else:
            word = word & (word >> ONE)
            word = word & (word >> np.uint64(2)) & _FOUR_BITS
        if taken < 64:
            word &= (ONE << np.uint64(taken)) - ONE
        total += np.int64(ones(word))
        bit += taken
    return total


@part
def code_at(codes: NDArray[np.uint8], start: int, index: int, width: int) -> int:
    """The code of a posting.

    Args:
        codes: uint8 (bytes,), packed as in `count_full`.
        start: the byte where code 0 begins.
        index: the number of the code.
        width: bits of a code, 2 or 4.
    """
    bit = np.uint64(index * width)
    byte = np.int64(codes[np.uint64(start) + (bit >> np.uint64(3))])
    return (byte >> np.int64(bit & np.uint64(7))) & ((1 << width) - 1)


@part
def sum_bytes(data: NDArray[np.uint8], at: int, count: int) -> int:
    """The sum of some bytes, without a branch, as counts vary.

    Args:
        data: uint8 (bytes,), with `SPARE` bytes behind the last that counts.
        at: the first byte.
        count: how many bytes, 0 to 16.
    """
    beyond = max(count - 8, 0)
    first = _kept_bytes(load(data, at), min(count, 8))
    second = _kept_bytes(load(data, at + (8 if beyond else 0)), beyond)
    pairs = (first & _EVEN_BYTES) + (first >> np.uint64(8) & _EVEN_BYTES)
    pairs += (second & _EVEN_BYTES) + (second >> np.uint64(8) & _EVEN_BYTES)
    return np.int64(pairs * np.uint64(0x0001000100010001) >> np.uint64(48))


@part
def _kept_bytes(word: np.uint64, count: int) -> np.uint64:
    """The first bytes of a word, shifted in two steps: one by 64 bits would mean nothing."""
    half = np.uint64(32 - 4 * count)
    return word << half << half
