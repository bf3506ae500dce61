"""Texts as compiled code reads them: their code points on end, and what each code point is."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.text.analysis import character_classes


class Texts(NamedTuple):
    """Texts on end."""

    points: NDArray[np.uint32]
    """(characters,): code points."""
    bounds: NDArray[np.int64]
    """(texts + 1,): text i is `points[bounds[i]:bounds[i + 1]]`."""


def joined(texts: Iterable[str]) -> Texts:
    """Texts on end, as code points."""
    texts = list(texts)
    bounds = np.array([0, *accumulate(map(len, texts))], np.int64)
    # Not read-only, as other points are not: a kernel is compiled for each kind.
    raw = bytearray("".join(texts).encode("utf-32-le", "surrogatepass"))
    return Texts(np.frombuffer(raw, np.uint32), bounds)


def text_of(points: NDArray[np.uint32]) -> str:
    """The text of code points."""
    return points.tobytes().decode("utf-32-le", "surrogatepass")


@lru_cache(maxsize=1)
def classes() -> NDArray[np.uint8]:
    """What each code point can be in a token, u8 (0x110000,): `analysis.character_classes`."""
    return np.frombuffer(character_classes(), np.uint8)
