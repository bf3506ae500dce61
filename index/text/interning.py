"""The words of texts, interned: each as it is written (a *surface*) has a number."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.text.kernels.surfaces import Surfaces, rehash
from index.text.kernels.tokenising import POINTS, ROOM, Entries, tokenise
from index.text.points import classes, joined, text_of


class Interner:
    """Reads texts, and remembers their surfaces, which are numbered in the order in which they
    come.

    Args:
        slots: for how many there is room before the table grows, a power of two; half of them are
            used.
    """

    def __init__(self, slots: int) -> None:
        self._table = _empty(slots)
        self._numbers, self._spans = np.zeros(0, np.int32), np.zeros((0, 2), np.int64)

    def __len__(self) -> int:
        return int(self._table.used[0])

    def read(self, texts: Sequence[str], *, spans: bool = False) -> Entries:
        """What texts hold; with the spans of it if they are asked for."""
        count, points = len(texts), joined(texts)
        entries, tokens = np.zeros(count, np.int64), np.zeros(count, np.int64)
        numbers, places = [np.zeros(0, np.int32)], [np.zeros((0, 2), np.int64)]
        done = 0
        while done < count:
            left = int(points.bounds[-1] - points.bounds[done])
            self._table = _with_room(self._table, POINTS * left)
            room = Entries(*self._room(ROOM * left, spans), entries, tokens)
            done, found = tokenise(points, done, classes(), self._table, room)
            numbers.append(room.numbers[:found].copy())
            places.append(room.spans[:found].copy())
            if done < count:
                self._table = _doubled(self._table)
        return Entries(np.concatenate(numbers), np.concatenate(places), entries, tokens)

    def _room(self, size: int, spans: bool) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """Arrays for so many entries, kept: to ask the system for new ones takes as long as to fill
        them.
        """
        if size > len(self._numbers):
            self._numbers = np.empty(size, np.int32)
        if spans and size > len(self._spans):
            self._spans = np.empty((size, 2), np.int64)
        return self._numbers, self._spans if spans else self._spans[:0]

    def surfaces(self, first: int = 0) -> list[str]:
        """The surfaces from number `first` on."""
        points, ends = self.points(first)
        text = text_of(points)
        return [text[a:b] for a, b in pairwise(ends.tolist())]

    def points(self, first: int = 0) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """The code points of the surfaces from number `first` on, and (surfaces + 1,) their bounds
        in those.
        """
        ends = self._table.ends[first : len(self) + 1]
        return self._table.points[ends[0] : ends[-1]], ends - ends[0]


def load_kernels() -> None:
    """Calls the kernels that read texts, so that nobody waits for them later."""
    _doubled(_empty(2))  # which very many words need
    Interner(4).read(["Harbour, e-mail."], spans=True)


def _empty(slots: int) -> Surfaces:
    return Surfaces(
        np.zeros(slots, np.uint64),
        np.zeros(slots, np.int32),
        np.zeros(0, np.uint32),
        np.zeros(slots // 2 + 1, np.int64),
        np.zeros(1, np.int64),
    )


def _doubled(surfaces: Surfaces) -> Surfaces:
    """The table with twice the slots."""
    slots = 2 * len(surfaces.hashes)
    ends = np.zeros(slots // 2 + 1, np.int64)
    ends[: len(surfaces.ends)] = surfaces.ends
    grown = Surfaces(
        np.zeros(slots, np.uint64), np.zeros(slots, np.int32), surfaces.points, ends, surfaces.used
    )
    rehash(surfaces, grown)
    return grown


def _with_room(surfaces: Surfaces, characters: int) -> Surfaces:
    """The table with room for the code points of as many characters more."""
    needed = int(surfaces.ends[surfaces.used[0]]) + characters
    if needed <= len(surfaces.points):
        return surfaces
    points = np.empty(needed + len(surfaces.points) // 2, np.uint32)
    points[: len(surfaces.points)] = surfaces.points
    return surfaces._replace(points=points)
