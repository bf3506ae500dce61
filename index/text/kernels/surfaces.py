"""The words of texts as they are written (*surfaces*), interned in a hash table: each is a number.

Capitals A to Z are made small in a surface, but for one that may be an acronym (`US`): those that
have no small letter in the second place stay as they are written.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, part
from index.text.analysis import LETTER, SMALL

ONE = np.uint64(1)
_LOWER = np.uint32(32)
_AS_IT_IS = np.uint32(0)
_PRIME = np.uint64(1099511628211)
_BASIS = np.uint64(14695981039346656037)


class Surfaces(NamedTuple):
    """The surfaces known so far: open addressing with linear probing over FNV-1a hashes.

    Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm" (RFC 9923).
    """

    hashes: NDArray[np.uint64]
    """(slots,), a power of two: the hash that lies in each slot; 0: empty."""
    numbers: NDArray[np.int32]
    """(slots,): the number of the surface in each slot."""
    points: NDArray[np.uint32]
    """Code points of the surfaces, on end, with room for those to come."""
    ends: NDArray[np.int64]
    """(slots / 2 + 1,): `ends[n]:ends[n + 1]` is surface n."""
    used: NDArray[np.int64]
    """(1,): how many surfaces there are."""


@part
def lowering(
    points: NDArray[np.uint32], start: int, end: int, classes: NDArray[np.uint8]
) -> np.uint32:
    """What is to be added to capitals A to Z of the word that begins at `start` and ends at `end`
    or before: 32, or 0 where it may be an acronym.
    """
    if start + 1 >= end:
        return _LOWER
    second = points[np.uint64(start) + ONE]
    if second < 128:
        return _AS_IT_IS if 65 <= second <= 90 else _LOWER
    return _AS_IT_IS if classes[second] & (LETTER | SMALL) == LETTER else _LOWER


@part
def small(point: np.uint32, lower: np.uint32) -> np.uint32:
    """The code point as a surface has it; `lower` of `lowering`."""
    return point + lower if 65 <= point <= 90 else point


@part
def begun() -> np.uint64:
    """The hash of no code point."""
    return _BASIS


@part
def with_point(code: np.uint64, point: np.uint32) -> np.uint64:
    """The hash with one code point more."""
    return (code ^ np.uint64(point)) * _PRIME


@part
def finished(code: np.uint64) -> np.uint64:
    """The hash of a whole surface, never 0."""
    return (code ^ (code >> np.uint64(32))) | ONE


@part
def _is(
    surfaces: Surfaces,
    number: int,
    points: NDArray[np.uint32],
    span: tuple[int, int],
    lower: np.uint32,
) -> bool:
    """Whether a surface is what stands in a span of `points`."""
    first = np.uint64(surfaces.ends[number])
    length = np.uint64(span[1] - span[0])
    if np.uint64(surfaces.ends[number + 1]) - first != length:
        return False
    begin = np.uint64(span[0])
    i = np.uint64(0)
    while i < length and surfaces.points[first + i] == small(points[begin + i], lower):
        i += ONE
    return i == length


@part
def intern(
    points: NDArray[np.uint32],
    span: tuple[int, int],
    lower: np.uint32,
    code: np.uint64,
    surfaces: Surfaces,
) -> np.int32:
    """The number of the surface in a span of `points`, whose hash is `code`; a new one if need be:
    there is room for it.
    """
    mask = np.uint64(surfaces.hashes.shape[0] - 1)
    slot = (code >> ONE) & mask
    while surfaces.hashes[slot] != 0:
        if surfaces.hashes[slot] == code:
            number = surfaces.numbers[slot]
            if _is(surfaces, number, points, span, lower):
                return number
        slot = (slot + ONE) & mask
    used = surfaces.used[0]
    begin = surfaces.ends[used]
    for i in range(span[1] - span[0]):
        surfaces.points[begin + i] = small(points[span[0] + i], lower)
    surfaces.hashes[slot] = code
    surfaces.numbers[slot] = used
    surfaces.ends[used + 1] = begin + span[1] - span[0]
    surfaces.used[0] = used + 1
    return np.int32(used)


@kernel
def rehash(old: Surfaces, new: Surfaces) -> None:
    """Enters the surfaces of one table into the slots of another, larger one."""
    mask = np.uint64(new.hashes.shape[0] - 1)
    for i in range(old.hashes.shape[0]):
        if old.hashes[i] != 0:
            slot = (old.hashes[i] >> ONE) & mask
            while new.hashes[slot] != 0:
                slot = (slot + ONE) & mask
            new.hashes[slot] = old.hashes[i]
            new.numbers[slot] = old.numbers[i]
