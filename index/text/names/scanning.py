"""The runs of capitals of an article, by compiled code that knows the lists of words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.text.kernels.capitals import Passages, find_runs
from index.text.kernels.words import BITS, LENGTH, POINTS, Knowledge
from index.text.points import joined
from index.text.surroundings import AFTER, BEFORE, characters, words

_SLOTS = 1 << 11
"""Of the lexicon, nearly three times its words."""


def scan(
    text: str, bounds: Sequence[int], headings: Sequence[bool]
) -> Iterator[tuple[int, int, int]]:
    """Where each run of capitals begins and ends, and what stands around it.

    Args:
        text: passages with a line break between two.
        bounds: where each of them begins, and where one more would.
        headings: whether each of them is a title or a heading.
    """
    points = joined([text]).points
    passages = Passages(points, np.array(bounds, np.int64), np.array(headings, np.bool_))
    runs = np.empty((3, len(points) // 2 + 1), np.int32)
    found = find_runs(passages, _knowledge(), runs)
    return zip(*runs[:, :found].tolist(), strict=True)


@lru_cache(maxsize=1)
def _knowledge() -> Knowledge:
    before = [(phrase[::-1], tells) for phrase, tells in BEFORE.items()]
    classes = np.frombuffer(characters(), np.uint16)
    return Knowledge(classes, _table(_slotted(words())), _table(before), _table(AFTER.items()))


def _slotted(kinds: Mapping[str, int]) -> list[tuple[str, int]]:
    """The words and their kinds, each where the lexicon has it."""
    slots = [("", 0)] * _SLOTS
    for word, kind in kinds.items():
        slot = _slot(word)
        while slots[slot][0]:
            slot = (slot + 1) % _SLOTS
        slots[slot] = word, kind
    return slots


def _slot(word: str) -> int:
    """Where the lexicon has a word if it has room there."""
    code = 0
    for char in word:
        code = (code * 31 + ord(char)) % (1 << 32)
    return (code ^ code >> 11) % _SLOTS


def _table(rows: Collection[tuple[str, int]]) -> NDArray[np.uint32]:
    """Texts and bits as `Knowledge` has them."""
    table = np.zeros((len(rows), POINTS + max(len(text) for text, _ in rows)), np.uint32)
    for row, (text, bits) in zip(table, rows, strict=True):
        row[[LENGTH, BITS]] = len(text), bits
        row[POINTS : POINTS + len(text)] = list(map(ord, text))
    return table
