"""What scored words add in a segment, by the statistics of the whole snapshot
(`index.asking.scoring`).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.asking.plan import Scored
from index.asking.scoring import Statistics
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.columns.encoding import saturations
from index.engines.whoosh.kernels.docsets import DocSet, unite
from index.engines.whoosh.kernels.exact import frequencies
from index.engines.whoosh.kernels.positions import count_inside
from index.engines.whoosh.kernels.scores import Query

_KEPT = 4096
"""Words whose statistics are remembered."""


class _Word(NamedTuple):
    """What a word's scores are made of; some live document has it."""

    idf: float
    average_length: float
    saturation: NDArray[np.float64]
    """(256,): for each length code, what a frequency is compared with."""


class Scores:
    """The scored words of plans over the segments of a snapshot. Threads may share it."""

    def __init__(self, segments: Sequence[SegmentReader]) -> None:
        self._segments = segments
        self._word = lru_cache(_KEPT)(self._read)
        self._saturations = lru_cache(64)(saturations)

    def of(self, scored: Sequence[Scored]) -> "Scorer":
        """The words that some live document has, in their order."""
        known = ((word, self._word(word.stem, word.field)) for word in scored)
        return Scorer([(word, about) for word, about in known if about])

    def _read(self, stem: str, field: str | None) -> _Word | None:
        statistics = self.statistics(stem, field)
        if not statistics.containing:
            return None
        length = statistics.average_length
        return _Word(statistics.idf, length, self._saturations(length))

    def statistics(self, stem: str, field: str | None) -> Statistics:
        """What the law knows of a stem, in a field or over the scored ones (None)."""
        containing: dict[str, int] = {}
        articles: dict[str, int] = {}
        tokens: dict[str, float] = {}
        for segment in self._segments:
            group = segment.group(field)
            stream = segment.stream("stem", field)
            if group is None or stream is None:
                continue
            ordinal = segment.ordinal(stream, stem)
            for name, weight in group.weights if field is None else ((field, 1),):
                tokens[name] = tokens.get(name, 0) + weight * segment.opened.tokens(name)
                articles[name] = articles.get(name, 0) + segment.opened.holding(name)
                if ordinal >= 0:
                    found = segment.opened.frequency(stream, name, ordinal)
                    containing[name] = containing.get(name, 0) + found
        holding = max(articles.values(), default=0)
        average = sum(tokens.values()) / holding if holding else 0.0
        return Statistics(holding, average, max(containing.values(), default=0))


class Scorer:
    """The scored words of one plan."""

    def __init__(self, words: Sequence[tuple[Scored, _Word]]) -> None:
        self._words = words
        self.over_all_fields = all(word.field is None for word, _ in words)
        """Whether the words are all scored over all fields, as the fast kernels do it."""

    def __bool__(self) -> bool:
        return bool(self._words)

    @property
    def size(self) -> int:
        """How many words there are."""
        return len(self._words)

    def query(self, segment: SegmentReader) -> Query | None:
        """The words for the kernels; None where the segment has none. All are over all fields."""
        stream = segment.stream("stem", None)
        if stream is None or not self._words:
            return None
        ordinals = [segment.ordinal(stream, word.stem) for word, _ in self._words]
        here = [(n, *word) for n, word in zip(ordinals, self._words, strict=True) if n >= 0]
        if not here:
            return None
        _, _, about = here[0]
        return Query(
            np.array([ordinal for ordinal, _, _ in here], np.int64),
            np.array([word.idf for _, _, word in here], np.float64),
            np.array([word.times for _, word, _ in here], np.float64),
            about.saturation,
            segment.norms(None),
            segment.postings(stream).stretch(about.average_length),
        )

    def scores(self, segment: SegmentReader, documents: NDArray[np.int64]) -> NDArray[np.float64]:
        """The exact scores of documents; for any words, one list after the other.

        Args:
            segment: where the documents are.
            documents: (documents,): their numbers, ascending.

        Returns:
            (documents,).

        Source: the law of `index.asking.scoring`.
        """
        total = np.zeros(len(documents), np.float64)
        for scored, about in self._words:
            stream = segment.stream("stem", scored.field)
            ordinal = segment.ordinal(stream, scored.stem) if stream else -1
            if stream is None or ordinal < 0:
                continue
            lists = segment.postings(stream).lists
            if scored.field is None:
                found = frequencies(lists, ordinal, documents)
            else:
                spans = segment.spans(scored.field, documents)
                found = count_inside(lists, np.array([ordinal]), documents, spans)
            norm = about.saturation[segment.norms(scored.field)[documents]]
            added = scored.times * (about.idf * (1 - 1 / (1 + found / norm)))
            total += np.where(found > 0, added, 0.0)
        return total

    def scored_documents(self, segment: SegmentReader) -> DocSet:
        """The doc set, (words,), of the documents of a segment with any of the words, in whatever
        field.
        """
        found = segment.none()
        for word, _ in self._words:
            stream = segment.stream("stem", word.field)
            ordinal = segment.ordinal(stream, word.stem) if stream else -1
            if stream and ordinal >= 0:
                unite(segment.postings(stream).lists, np.array([ordinal]), found)
        return found
