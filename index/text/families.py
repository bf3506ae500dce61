"""The family of an article: every article that a chain of near ones leads to, found when it is
asked for.

A family is the same for each of its members, since nearness goes both ways. What grows without end,
as a notice that is printed every week with another figure, is cut at `MOST`.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.text.kernels.signing import COMPONENTS
from index.text.signatures import FAMILY, SIGNATURE

MOST = 200
"""How many articles a family has at most, the one that is asked about included."""

_WORDS = SIGNATURE // 8
_BANDS = 3
_OF_A_BAND = 5
_OF_A_WORD = 16
_LOW = 0xFFFF
"""Of the twenty bits of a band, these are looked at first."""


class Near(NamedTuple):
    """An article of a family; `agreeing` is how many components of its signature, of 128, agree
    with that of the article that was asked about.
    """

    id: str
    agreeing: int


class Growing:
    """A family on its way, ring by ring: what is near to the last ring is the next one. Within a
    ring those come first that agree with the article the most, then by id, so a family that is cut
    is cut alike wherever it is found.

    Args:
        id: of the article that is asked about.
        signature: its own; empty where it has none, and so no family.
    """

    def __init__(self, id: str, signature: bytes) -> None:
        self._own = _row(signature)
        self._known = {id}
        self.ring = [signature] if signature else []
        """The signatures of the last ring; none where the family is whole."""
        self.found: list[Near] = []
        """What belongs to it beside the article, in the order in which it was found."""
        self.cut = False
        """Whether there is more than a family may have."""

    def take(self, ids: Sequence[str], signatures: NDArray[np.uint8]) -> None:
        """Goes on by a ring.

        Args:
            ids: of articles among which are all that share a band with one of the last ring.
            signatures: their own, u8 (articles, `SIGNATURE`).
        """
        near = np.zeros(len(ids), bool)
        for one in self.ring:
            far = np.flatnonzero(~near)
            near[far] = _are_near(signatures[far], _row(one))
        rows = [row for row in np.flatnonzero(near).tolist() if ids[row] not in self._known]
        agreeing = _agree(signatures[rows], self._own).sum(axis=1).tolist()
        pairs = zip(agreeing, rows, strict=True)
        ring = sorted((-count, ids[row], row) for count, row in pairs)
        room = MOST - len(self._known)
        self.cut |= len(ring) > room
        self._known |= {id for _, id, _ in ring[:room]}
        self.found += [Near(id, -count) for count, id, _ in ring[:room]]
        self.ring = [] if self.cut else [signatures[row].tobytes() for _, _, row in ring]


def bands(signature: bytes) -> tuple[int, ...]:
    """The bands of a signature, each with its place in it, as whole numbers (32 bits): those that
    two near articles have one of in common.
    """
    words = np.frombuffer(signature, "<u8")
    return tuple(
        int(word) >> 4 * _OF_A_BAND * band & 0xFFFFF | (place * _BANDS + band) << 20
        for place, word in enumerate(words)
        for band in range(_BANDS)
    )


def candidates(signatures: NDArray[np.uint8], ring: Sequence[bytes]) -> NDArray[np.int64]:
    """The rows among which are all that share a band with one of some signatures, and few others:
    (found,), ascending.

    Args:
        signatures: u8 (rows, `SIGNATURE`).
        ring: the signatures.
    """
    words = np.ascontiguousarray(signatures).view("<u8")
    own = np.frombuffer(b"".join(ring), "<u8").reshape(-1, _WORDS)
    found = np.zeros(len(words), bool)
    held = np.zeros(_LOW + 1, bool)
    for word in range(_WORDS):
        column = words[:, word].copy()
        for band in range(_BANDS):
            shift, low = np.uint64(4 * _OF_A_BAND * band), np.uint64(_LOW)
            of_ring = (own[:, word] >> shift & low).astype(np.intp)
            held[of_ring] = True
            found |= held[(column >> shift & low).astype(np.intp)]
            held[of_ring] = False
    return np.flatnonzero(found)


def _are_near(signatures: NDArray[np.uint8], own: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """`signatures.are_near` with `FAMILY` of each row and one signature: bool (rows,)."""
    agree = _agree(signatures, own)
    enough: NDArray[np.bool_] = agree.sum(axis=1) >= FAMILY
    near = np.flatnonzero(enough)
    of_words = agree[near].reshape(-1, _WORDS, _OF_A_WORD)[:, :, : _BANDS * _OF_A_BAND]
    of_bands = of_words.reshape(len(near), _WORDS * _BANDS, _OF_A_BAND)
    enough[near] = (of_bands.sum(axis=2) == _OF_A_BAND).any(axis=1)
    return enough


def _agree(signatures: NDArray[np.uint8], own: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which components of each row agree with those of one signature: bool (rows, components)."""
    differing = signatures ^ own
    halves = np.stack((differing & 15 == 0, differing >> 4 == 0), axis=2)
    return halves.reshape(len(signatures), COMPONENTS)


def _row(signature: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(signature or bytes(SIGNATURE), np.uint8)
