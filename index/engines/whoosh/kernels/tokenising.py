"""The tokens of many texts at once: where `index.analysis.Analyzer.tokens` finds them.

Code points are looked up in `index.analysis.character_classes`; each token as written (a
*surface*, capitals A to Z already small) is interned in a hash table and becomes a number. What
Python does, it does once per surface and not once per token.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.analysis import APOSTROPHE, IDEOGRAPH, LETTER, MARK
from index.engines.whoosh.kernels.runtime import kernel, part

_INSIDE = LETTER | MARK


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
def _token_end(points: NDArray[np.uint32], start: int, end: int, classes: NDArray[np.uint8]) -> int:
    """Where the token that begins at `start` ends; `start` itself where none begins there."""
    kind = classes[points[start]]
    if not kind & LETTER:
        return start + 1 if kind & IDEOGRAPH else start
    at = start + 1
    while at < end:
        kind = classes[points[at]]
        if kind & _INSIDE:
            at += 1
        elif kind & APOSTROPHE and at + 1 < end and classes[points[at + 1]] & LETTER:
            at += 2
        else:
            break
    return at


@part
def _copied(points: NDArray[np.uint32], start: int, end: int, to: NDArray[np.uint32]) -> np.uint64:
    """Copies a token with its capitals made small, and returns its hash, never 0."""
    code = np.uint64(14695981039346656037)
    for i in range(end - start):
        point = points[start + i]
        if 65 <= point <= 90:
            point += np.uint32(32)
        to[i] = point
        code = (code ^ np.uint64(point)) * np.uint64(1099511628211)
    return (code ^ (code >> np.uint64(32))) | np.uint64(1)


@part
def _same(points: NDArray[np.uint32], a: int, b: int, length: int) -> bool:
    i = 0
    while i < length and points[a + i] == points[b + i]:
        i += 1
    return i == length


@part
def _intern(points: NDArray[np.uint32], start: int, end: int, surfaces: Surfaces) -> int:
    """The number of the surface `points[start:end]`, a new one if need be."""
    used = surfaces.used[0]
    begin = surfaces.ends[used]
    length = end - start
    code = _copied(points, start, end, surfaces.points[begin:])
    mask = np.uint64(surfaces.hashes.shape[0] - 1)
    slot = (code >> np.uint64(1)) & mask
    while surfaces.hashes[slot] != 0:
        if surfaces.hashes[slot] == code:
            number = surfaces.numbers[slot]
            first = surfaces.ends[number]
            known = surfaces.ends[number + 1] - first
            if known == length and _same(surfaces.points, first, begin, length):
                return number
        slot = (slot + np.uint64(1)) & mask
    surfaces.hashes[slot] = code
    surfaces.numbers[slot] = used
    surfaces.ends[used + 1] = begin + length
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
            stop = _token_end(texts.points, at, end, classes)
            if stop == at:
                at += 1
                continue
            if surfaces.used[0] >= room:
                return text, before
            tokens[found] = _intern(texts.points, at, stop, surfaces)
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
