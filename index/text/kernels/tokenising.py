"""The tokens of many texts at once: where `index.text.analysis.Analyzer.tokens` finds them.

Code points are looked up in `index.text.analysis.character_classes`; each token as written (a
*surface*, capitals A to Z already small) is interned in a hash table and becomes a number. What
Python does, it does once per surface and not once per token.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, part
from index.text.analysis import APOSTROPHE, IDEOGRAPH, LETTER, MARK

_INSIDE = LETTER | MARK
ONE = np.uint64(1)
_PRIME = np.uint64(1099511628211)


class Texts(NamedTuple):
    """Texts on end."""

    points: NDArray[np.uint32]
    """(characters,): code points."""
    bounds: NDArray[np.int64]
    """(texts + 1,): text i is `points[bounds[i]:bounds[i + 1]]`."""


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
def _small(point: np.uint32) -> np.uint32:
    """The code point with capitals A to Z made small."""
    return point + np.uint32(32) if 65 <= point <= 90 else point


@part
def _scan(texts: Texts, start: int, end: int, classes: NDArray[np.uint8]) -> tuple[int, np.uint64]:
    """Where the token that begins at `start` ends, and the hash of its surface, never 0; `start`
    itself where none begins there.
    """
    at = np.uint64(start)
    stop = np.uint64(end)
    point = texts.points[at]
    kind = classes[point]
    if not kind & LETTER:
        if not kind & IDEOGRAPH:
            return start, ONE
        stop = at + ONE
    code = (np.uint64(14695981039346656037) ^ np.uint64(_small(point))) * _PRIME
    at += ONE
    while at < stop:
        point = texts.points[at]
        kind = classes[point]
        if not kind & _INSIDE:
            after = at + ONE
            if not kind & APOSTROPHE or after >= stop:
                break
            if not classes[texts.points[after]] & LETTER:
                break
        code = (code ^ np.uint64(_small(point))) * _PRIME
        at += ONE
    return np.int64(at), (code ^ (code >> np.uint64(32))) | ONE


@part
def _is(surfaces: Surfaces, number: int, points: NDArray[np.uint32], start: int, end: int) -> bool:
    """Whether a surface is `points[start:end]`."""
    first = np.uint64(surfaces.ends[number])
    length = np.uint64(end - start)
    if np.uint64(surfaces.ends[number + 1]) - first != length:
        return False
    begin = np.uint64(start)
    i = np.uint64(0)
    while i < length and surfaces.points[first + i] == _small(points[begin + i]):
        i += ONE
    return i == length


@part
def _intern(
    points: NDArray[np.uint32], start: int, end: int, code: np.uint64, surfaces: Surfaces
) -> np.int32:
    """The number of the surface `points[start:end]`, whose hash is `code`; a new one if need be."""
    mask = np.uint64(surfaces.hashes.shape[0] - 1)
    slot = (code >> ONE) & mask
    while surfaces.hashes[slot] != 0:
        if surfaces.hashes[slot] == code:
            number = surfaces.numbers[slot]
            if _is(surfaces, number, points, start, end):
                return number
        slot = (slot + ONE) & mask
    used = surfaces.used[0]
    begin = surfaces.ends[used]
    for i in range(end - start):
        surfaces.points[begin + i] = _small(points[start + i])
    surfaces.hashes[slot] = code
    surfaces.numbers[slot] = used
    surfaces.ends[used + 1] = begin + end - start
    surfaces.used[0] = used + 1
    return np.int32(used)


@kernel
def tokenise(
    texts: Texts,
    first: int,
    classes: NDArray[np.uint8],
    surfaces: Surfaces,
    tokens: NDArray[np.int32],
    counts: NDArray[np.int64],
) -> tuple[int, int]:
    """The tokens of texts.

    Args:
        texts: `Texts`.
        first: the text to begin with.
        classes: u8 (0x110000,), `character_classes`.
        surfaces: `Surfaces`, added to; its `points` have room for the characters of the texts.
        tokens: i32 (characters,), filled with numbers of surfaces from its beginning.
        counts: i64 (texts,), filled with the tokens of each text.

    Returns:
        The text after the last one that is done (the table was half full where that is not their
        number: let it grow and go on) and how many tokens were found.
    """
    found = 0
    room = surfaces.hashes.shape[0] // 2
    for text in range(first, texts.bounds.shape[0] - 1):
        before = found
        at = texts.bounds[text]
        end = texts.bounds[text + 1]
        while at < end:
            stop, code = _scan(texts, at, end, classes)
            if stop == at:
                at += 1
                continue
            if surfaces.used[0] >= room:
                return text, before
            tokens[found] = _intern(texts.points, at, stop, code, surfaces)
            found += 1
            at = stop
        counts[text] = found - before
    return texts.bounds.shape[0] - 1, found


@kernel
def rehash(old: Surfaces, new: Surfaces) -> None:
    """Enters the surfaces of one table into the slots of another, larger one."""
    mask = np.uint64(new.hashes.shape[0] - 1)
    for i in range(old.hashes.shape[0]):
        if old.hashes[i] != 0:
            slot = (old.hashes[i] >> np.uint64(1)) & mask
            while new.hashes[slot] != 0:
                slot = (slot + np.uint64(1)) & mask
            new.hashes[slot] = old.hashes[i]
            new.numbers[slot] = old.numbers[i]
