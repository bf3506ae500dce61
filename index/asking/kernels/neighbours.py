"""How much the sketches of the first hits have in common, and what the neighbours of each score."""

import numpy as np
from numpy.typing import NDArray

from index.compiled.runtime import kernel, making, part

_FREE = -1


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
        least = 0.0  # what is to be surpassed
        for j in range(hits):
            if similar[i, j] > least:
                held = _offer(best, held, similar[i], j)
                if held == nearest:
                    least = similar[i, best[held - 1]]
        total = weights = 0.0
        for place in range(held):
            weight = similar[i, best[place]]
            total += weight * scores[best[place]]
            weights += weight
        means[i] = total / weights if held else scores[i]
    return means


@part
def _offer(best: NDArray[np.int64], held: int, similar: NDArray[np.float64], other: int) -> int:
    """Enters a further hit among the most similar ones, which are in order, and of which the last
    is less similar where there is no room left; returns how many these are then.
    """
    place: int = min(held, best.shape[0] - 1)
    while place > 0 and similar[best[place - 1]] < similar[other]:
        best[place] = best[place - 1]
        place -= 1
    best[place] = other
    room: int = best.shape[0]
    return min(held + 1, room)


@making
def _similarities(sketches: NDArray[np.uint16], sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    """The cosine of any two sketches, (hits, hits); 0 on the diagonal. A code weighs the more, the
    fewer of the hits have it.
    """
    hits = sizes.shape[0]
    numbers, having = _numbered(sketches, sizes)
    squares = np.empty(hits + 1, np.float64)
    for count in range(hits + 1):
        squares[count] = np.log((hits + 1) / (count + 0.5)) ** 2
    begins = np.cumsum(having) - having
    met = np.zeros(having.shape[0], np.int64)
    owners = np.empty(numbers.size, np.int32)  # of each code those that were met, on end
    common = np.zeros((hits, hits), np.float64)
    norms = np.zeros(hits, np.float64)
    for i in range(hits):
        for place in range(sizes[i]):
            number = numbers[i, place]
            square = squares[having[number]]
            norms[i] += square
            begin, end = begins[number], begins[number] + met[number]
            for at in range(begin, end):
                common[i, owners[at]] += square
            owners[end] = i
            met[number] += 1
    for i in range(hits):
        norms[i] = 1.0 / np.sqrt(norms[i]) if sizes[i] else 0.0
        for other in range(i):
            # So exact that what is equally similar stays so, however it was added up.
            similar = np.float64(np.float32(common[i, other] * norms[i] * norms[other]))
            common[i, other] = common[other, i] = similar
    return common


@making
def _numbered(
    sketches: NDArray[np.uint16], sizes: NDArray[np.int64]
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Small numbers in the place of codes, (hits, codes), and how many sketches have each,
    (numbers,). Codes are found in a table with open addressing, since one with a place for every
    code takes longer to be emptied than to be filled.
    """
    room = 64
    while room < 2 * sketches.size:
        room *= 2
    table = np.full(room, _FREE, np.int32)
    codes = np.empty(sketches.size, np.uint16)
    having = np.zeros(sketches.size, np.int64)
    numbers = np.empty(sketches.shape, np.int32)
    known = 0
    for i in range(sizes.shape[0]):
        for place in range(sizes[i]):
            code = sketches[i, place]
            slot = int(code) & (room - 1)
            while table[slot] != _FREE and codes[table[slot]] != code:
                slot = (slot + 1) & (room - 1)
            if table[slot] == _FREE:
                table[slot] = known
                codes[known] = code
                known += 1
            numbers[i, place] = table[slot]
            having[table[slot]] += 1
    return numbers, having[:known]
