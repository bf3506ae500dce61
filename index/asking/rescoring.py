"""The second look (docs/ranking.md): the first hits of an answer by relevance are compared with the
query, and with each other, more closely. It is the definition; engines bring the evidence.

The first hits by `index.asking.scoring`, near-duplicates folded, get second scores and stand in the
order of these, the newer first of equal ones and then by id, as ever; what comes behind keeps its
score and its place. No second score is less than the least score that the first hits had, so the
whole answer is in that order, and what follows a cursor is what stands behind it.

Sources: Metzler and Croft, "A Markov random field model for term dependencies" (2005), for words
near each other; Diaz, "Regularizing ad hoc retrieval scores" (2005), for neighbours.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from index.asking.kernels.neighbours import means_of_nearest
from index.asking.plan import Near, Word
from index.asking.scoring import Statistics
from index.asking.second import SecondLook

SIGNALS: Mapping[str, float] = MappingProxyType(
    {"near": 0.2, "title": 0.3, "form": 0.2, "neighbours": 0.35, "coverage": 4.0}
)
"""What is looked at, and what it weighs. The share (0 to 1) that a hit has of the first three is
multiplied by the weight and by the hit's score, and added to it. Of what comes out, the neighbours
decide a part. At last the share of coverage is multiplied by the weight and by the best first
score, divided by how many words there are, and added: words that make up a share of the query
outweigh so large a difference."""
DISTANCE = 8
"""Two words are near each other where at most `DISTANCE - 1` others stand between them."""
NEIGHBOURS = 10
MAX_WORDS = 32
"""Further words of a query are not looked at, nor are further forms: so the work is bounded."""

_FLOOR = 1 + 2.0**-40


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an engine tells of the first hits, in their order; all arrays begin with (hits,)."""

    scores: NDArray[np.float64]
    """(hits,): by `index.asking.scoring`, descending."""
    held: NDArray[np.bool_]
    """(hits, words): whether a scored field has the word."""
    titled: NDArray[np.bool_]
    """(hits, words): whether the title has it."""
    near: NDArray[np.bool_]
    """(hits, pairs): whether the words of a pair of `pairs_of` stand near each other."""
    forms: NDArray[np.bool_]
    """(hits, forms): whether a scored field has the form."""
    title_words: NDArray[np.int64]
    """(hits,): `Document.title_words`."""
    sketches: NDArray[np.uint16]
    """(hits, codes): those of `Document.sketch` first."""
    sizes: NDArray[np.int64]
    """(hits,): how many codes each sketch has."""


@dataclass(frozen=True, slots=True)
class Rescored:
    """Second scores, (hits,), and what each of `SIGNALS` added to them, (hits, signals)."""

    scores: NDArray[np.float64]
    added: NDArray[np.float64]


def pairs_of(second: SecondLook) -> tuple[tuple[int, int], ...]:
    """The words that follow each other in the query, as places in `second.words`; those that share
    a key do not count, since one word of an article would be both.
    """
    followed = pairwise(range(len(second.words)))
    keys = [frozenset(word) for word in second.words]
    return tuple((one, other) for one, other in followed if keys[one].isdisjoint(keys[other]))


def nearness(second: SecondLook) -> Iterator[Near]:
    """What an article matches that has the words of a pair near each other, for each pair."""
    words = [Word("key", keys) for keys in second.words]
    for one, other in pairs_of(second):
        yield Near((words[one], words[other]), DISTANCE - 1)


def worth(known: Sequence[Statistics]) -> float:
    """What a word weighs, of which the statistics of each key are known: the idf of the key that
    the most articles have; 0.0 where none has any.
    """
    return min((one.idf for one in known if one.containing), default=0.0)


def rescored(evidence: Evidence, second: SecondLook, worths: Sequence[float]) -> Rescored:
    """The second scores of the first hits.

    Args:
        evidence: of these hits.
        second: what is looked at.
        worths: `worth` of each of `second.words`.
    """
    base = evidence.scores
    added = np.zeros((len(base), len(SIGNALS)), np.float64)
    if not len(base):
        return Rescored(base, added)
    shares = _shares(evidence, second, np.array(worths, np.float64))
    for place, (name, share) in enumerate(shares.items()):
        added[:, place] = base * (SIGNALS[name] * share)
    scores = base + added.sum(axis=1)
    if second.neighbours:
        settled = _with_neighbours(evidence, scores)
        added[:, -2] = settled - scores
        scores = settled
    if second.coverage and second.words:
        covered = _weighted(evidence.held, np.array(worths, np.float64))
        added[:, -1] = base.max() * SIGNALS["coverage"] / len(second.words) * covered
        scores = scores + added[:, -1]
    return Rescored(scores, added)


def _shares(
    evidence: Evidence, second: SecondLook, worths: NDArray[np.float64]
) -> dict[str, NDArray[np.float64]]:
    """The share that each hit has of what adds a part of its own score, (hits,)."""
    weights = np.array([_of_pair(worths[one], worths[other]) for one, other in pairs_of(second)])
    titled = evidence.titled.sum(axis=1) / np.maximum(evidence.title_words, 1)
    return {
        "near": _weighted(evidence.near, weights),
        "title": np.where(evidence.title_words > 0, np.minimum(titled, 1.0), 0.0),
        "form": _weighted(evidence.forms, np.ones(len(second.forms))),
    }


def _of_pair(one: float, other: float) -> float:
    return (one + other) / 2 if one and other else 0.0


def _weighted(there: NDArray[np.bool_], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much of the weights, (things,), each hit has: (hits,) from (hits, things)."""
    # One after the other, as any engine adds them, and so equal for equal hits.
    total, found = 0.0, np.zeros(len(there), np.float64)
    for place, weight in enumerate(weights.tolist()):
        total += weight
        found += np.where(there[:, place], weight, 0.0)
    return np.minimum(found / total, 1.0) if total else found


def _with_neighbours(evidence: Evidence, scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scores, (hits,), of which a part is what the most similar hits score."""
    means = means_of_nearest(evidence.sketches, evidence.sizes, scores, NEIGHBOURS)
    part = SIGNALS["neighbours"]
    mixed = (1 - part) * scores + part * means
    # So exact that what is alike stays level however it was added up; and above whatever follows.
    rounded = mixed.astype(np.float32).astype(np.float64)
    settled: NDArray[np.float64] = np.maximum(rounded, evidence.scores.min() * _FLOOR)
    return settled
