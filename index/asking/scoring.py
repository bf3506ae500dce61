"""The scoring law (docs/ranking.md): BM25F in the form of OpenSearch's `combined_fields` query.

Source: Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields" (2004);
the one-byte length is Lucene's `SmallFloat.intToByte4` (Apache Lucene 10).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor, log

K1 = 1.2
B = 0.75
_EXACT = 24
"""Lengths below this are kept exactly."""


def quantise(length: int) -> int:
    """The length as one byte keeps it: exact below 24, above that 24 plus the rest cut to its four
    highest bits. `quantise(41) == 40`, `quantise(1000) == 984`.
    """
    if length < _EXACT:
        return length
    rest = length - _EXACT
    shift = max(rest.bit_length() - 4, 0)
    return _EXACT + (rest >> shift << shift)


def combined_length(lengths: Mapping[str, int], weights: Mapping[str, float]) -> int:
    """The length of a document over weighted fields, in positions, as the law quantises it."""
    weighted = sum(weights[name] * quantise(length) for name, length in lengths.items())
    return quantise(floor(weighted + 0.5))


@dataclass(frozen=True, slots=True)
class Statistics:
    """What the law needs to know of the whole archive for one term."""

    articles: int
    """N: the most live articles that have a token in any one of the fields."""
    average_length: float
    """Weighted keys in all the fields, those of a position all counted, divided by N; 0 where N
    is."""
    containing: int
    """n: the most live articles that have the term in any one of the fields."""

    @property
    def idf(self) -> float:
        """The weight of a rare term; never negative."""
        return log(1 + (self.articles - self.containing + 0.5) / (self.containing + 0.5))


def score(frequency: float, length: int, statistics: Statistics) -> float:
    """What a term adds to the score of a document.

    Args:
        frequency: the weighted frequency of the term in the document, over the fields.
        length: the document's length from `combined_length`.
        statistics: of the term in the archive.
    """
    norm = K1 * (1 - B + B * length / statistics.average_length)
    return statistics.idf * (1 - 1 / (1 + frequency / norm))
