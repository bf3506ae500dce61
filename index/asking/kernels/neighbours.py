"""How much the sketches of the first hits have in common, and what the neighbours of each score."""

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, making, part

_CODES = 1 << 16
_NOTHING = -1


@kernel
def means_of_nearest(
    sketches: NDArray[np.uint16],
    sizes: NDArray[np.int64],
    scores: NDArray[np.float64],
    nearest: int,
) -> NDArray[np.float64]:
    """The mean score of the most similar others of each hit, each weighted by how similar it is.

    Args:
        sketches: (hits, codes): those of hit i are `sketches[i, :sizes[i]]`; they differ.
        sizes: (hits,).
        scores: (hits,).
        nearest: how many others count; those that come first of equally similar ones.

    Returns:
        (hits,): the hit's own score where no other has any code of it.

    Source: `index.asking.rescoring` has the law.
    """
    hits = scores.shape[0]
    similar = _similarities(sketches, sizes)
    means = np.empty(hits, np.float64)
    best = np.empty(nearest, np.int64)
    for i in range(hits):
        held = 0
        for j in range(hits):
            if j != i and similar[i, j] > 0.0:
                held = _offer(best, held, similar[i], j)
        total = weights = 0.0
        for place in range(held):
            weight = similar[i, best[place]]
            total += weight * scores[best[place]]
            weights += weight
        means[i] = total / weights if held else scores[i]
    return means


@part
def _offer(best: NDArray[np.int64], held: int, similar: NDArray[np.float64], other: int) -> int:
    """Enters a further hit among the most similar ones, which are in order; returns how many these
    are then.
    """
    place: int = held
    while place > 0 and similar[best[place - 1]] < similar[other]:
        place -= 1
    if place == best.shape[0]:
        return held
    for moved in range(min(held, best.shape[0] - 1), place, -1):
        best[moved] = best[moved - 1]
    best[place] = other
    return held + 1 if held < best.shape[0] else held


@making
def _similarities(sketches: NDArray[np.uint16], sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    """The cosine of any two sketches, (hits, hits); 0 on the diagonal. A code weighs the more, the
    fewer of the hits have it.
    """
    hits = sizes.shape[0]
    having = np.zeros(_CODES, np.int32)
    for i in range(hits):
        for place in range(sizes[i]):
            having[sketches[i, place]] += 1
    squares = np.empty(hits + 1, np.float64)
    for count in range(hits + 1):
        squares[count] = np.log((hits + 1) / (count + 0.5)) ** 2
    owners = np.empty(sketches.size, np.int32)
    before = np.empty(sketches.size, np.int32)
    last = np.empty(_CODES, np.int32)  # of codes that several hits have; the first one sets it
    common = np.zeros((hits, hits), np.float64)
    norms = np.zeros(hits, np.float64)
    entries = 0
    for i in range(hits):
        for place in range(sizes[i]):
            code = sketches[i, place]
            square = squares[abs(having[code])]
            norms[i] += square
            if having[code] == 1:
                continue
            entry = last[code] if having[code] < 0 else _NOTHING
            owners[entries] = i
            before[entries] = entry
            last[code] = entries
            having[code] = -abs(having[code])
            entries += 1
            while entry != _NOTHING:
                common[i, owners[entry]] += square
                entry = before[entry]
    for i in range(hits):
        for other in range(i):
            if common[i, other] > 0.0:
                common[i, other] /= np.sqrt(norms[other] * norms[i])
                common[other, i] = common[i, other]
    return common
