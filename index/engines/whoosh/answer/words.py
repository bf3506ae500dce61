"""Scored words and their keys, and how kernels take them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.asking.scored import Scored

_PLAIN = np.zeros((0, 3), np.int64)
"""The ways of a question where every term is a word of its own."""


class KnownKey(NamedTuple):
    """What a key's scores are made of; some live document has it."""

    idf: float
    average_length: float
    saturation: NDArray[np.float64]
    """(256,): for each length code, what a frequency is compared with."""


class KnownWord(NamedTuple):
    """A scored word; some live document has one of its keys."""

    scored: Scored
    keys: dict[str, KnownKey]
    """Those that some live document has."""


class Terms(NamedTuple):
    """Keys of words as kernels take them (`Query`)."""

    texts: list[str]
    idf: NDArray[np.float64]
    times: NDArray[np.float64]
    ways: NDArray[np.int64]


def terms_of(words: Sequence[KnownWord], here: Collection[str]) -> Terms:
    """Those keys of words that are here."""
    texts: list[str] = []
    idf: list[float] = []
    times: list[float] = []
    ways: list[tuple[int, bool, bool]] = []
    for scored, keys in words:
        places: dict[str, int] = {}
        for text, about in keys.items():
            if text in here:
                places[text] = len(texts)
                texts.append(text)
                idf.append(about.idf)
                times.append(scored.times)
        ways += _members(scored, places)
    members = np.array(ways, np.int64) if any(not last for _, _, last in ways) else _PLAIN
    return Terms(texts, np.array(idf, np.float64), np.array(times, np.float64), members)


def _members(scored: Scored, places: dict[str, int]) -> list[tuple[int, bool, bool]]:
    """A word's rows of `Query.ways`, of those keys that a segment has: their places."""
    if len(places) < 2:
        return [(place, True, True) for place in places.values()]
    here = (tuple(places[text] for text in way if text in places) for way in scored.ways)
    ways = [way for way in dict.fromkeys(here) if way]
    return [
        (place, n == len(way), n == len(way) and last == len(ways))
        for last, way in enumerate(ways, 1)
        for n, place in enumerate(way, 1)
    ]
