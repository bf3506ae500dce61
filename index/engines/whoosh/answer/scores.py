"""What scored words add in a segment, by the statistics of the whole snapshot
(`index.asking.scoring`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from index.asking.scored import Key, Scored
from index.asking.scoring import Statistics
from index.engines.whoosh.answer.segment import SegmentReader
from index.engines.whoosh.answer.words import KnownKey, KnownWord, Terms, terms_of
from index.engines.whoosh.columns.encoding import saturations
from index.engines.whoosh.kernels.docsets import DocSet, unite
from index.engines.whoosh.kernels.exact import frequencies
from index.engines.whoosh.kernels.positions import count_inside
from index.engines.whoosh.kernels.scores import Query

_KEPT = 4096
"""Keys whose statistics are remembered."""


class Scores:
    """The scored words of plans over the segments of a snapshot. Threads may share it."""

    def __init__(self, segments: Sequence[SegmentReader]) -> None:
        self._segments = segments
        self._key = lru_cache(_KEPT)(self._read)
        self._saturations = lru_cache(64)(saturations)
        self._archive = lru_cache(64)(self._sizes)

    def of(self, scored: Sequence[Scored]) -> "Scorer":
        """The words that some live document has, in their order."""
        words = []
        for word in scored:
            known = {}
            for way in word.ways:
                for text in way:
                    about = self._key(text, word.field)
                    if about:
                        known[text] = about
            if known:
                words.append(KnownWord(word, _as_one_word(word, known)))
        return Scorer(words)

    def worth(self, texts: Sequence[str]) -> float:
        """What a word with these keys weighs, as `index.asking.rescoring.worth` says."""
        known = (self._key(text, None) for text in texts)
        return min((about.idf for about in known if about), default=0.0)

    def _read(self, text: str, field: str | None) -> KnownKey | None:
        (statistics,) = self.statistics((Key(text, field),))
        if not statistics.containing:
            return None
        length = statistics.average_length
        return KnownKey(statistics.idf, length, self._saturations(length))

    def statistics(self, keys: Sequence[Key]) -> tuple[Statistics, ...]:
        """What the law knows of each key, in its field or over the scored ones."""
        found: dict[Key, Statistics] = {}
        for field in dict.fromkeys(key.field for key in keys):
            own = [key for key in keys if key.field == field]
            articles, average = self._archive(field)
            counts = self._containing([key.text for key in own], field)
            found |= {
                key: Statistics(articles, average, count)
                for key, count in zip(own, counts.tolist(), strict=True)
            }
        return tuple(map(found.__getitem__, keys))

    def _sizes(self, field: str | None) -> tuple[int, float]:
        """How many articles have a token in a field, or in that of the scored ones where most do;
        and the average length over all of these.
        """
        articles: Counter[str] = Counter()
        keys = 0.0
        for segment, _, weights in self._fields(field):
            for name, weight in weights:
                keys += weight * segment.opened.tokens(name)
                articles[name] += segment.opened.holding(name)
        holding = max(articles.values(), default=0)
        return holding, keys / holding if holding else 0.0

    def _containing(self, texts: Sequence[str], field: str | None) -> NDArray[np.int64]:
        """How many articles have each key in a field, or in that of the scored ones where most do;
        (keys,).
        """
        counts: dict[str, NDArray[np.int64]] = {}
        for segment, stream, weights in self._fields(field):
            ordinals = np.array([segment.ordinal(stream, text) for text in texts], np.int64)
            there = np.flatnonzero(ordinals >= 0)
            if not there.size:
                continue
            for name, _ in weights:
                of_field = counts.setdefault(name, np.zeros(len(texts), np.int64))
                of_field[there] += segment.opened.frequencies_of(stream, name, ordinals[there])
        most = np.zeros(len(texts), np.int64)
        for of_field in counts.values():
            np.maximum(most, of_field, out=most)
        return most

    def _fields(
        self, field: str | None
    ) -> Iterator[tuple[SegmentReader, str, Sequence[tuple[str, float]]]]:
        """The segments that have a field, or scored ones, with the stream and the weights."""
        for segment in self._segments:
            group, stream = segment.group(field), segment.stream("key", field)
            if group is not None and stream is not None:
                yield segment, stream, group.weights if field is None else ((field, 1),)


class Scorer:
    """The scored words of one plan."""

    def __init__(self, words: Sequence[KnownWord]) -> None:
        self._words = words
        self.over_all_fields = all(word.scored.field is None for word in words)
        """Whether the words are all scored over all fields, as the fast kernels do it."""

    def __bool__(self) -> bool:
        return bool(self._words)

    @cached_property
    def _terms(self) -> Terms:
        """All keys of the words."""
        return terms_of(self._words, {text for word in self._words for text in word.keys})

    @property
    def size(self) -> int:
        """How many keys there are."""
        return sum(len(word.keys) for word in self._words)

    def query(self, segment: SegmentReader) -> Query | None:
        """The words for the kernels; None where the segment has none. All are over all fields."""
        stream = segment.stream("key", None)
        if stream is None:
            return None
        terms = self._terms
        ordinals = [segment.ordinal(stream, text) for text in terms.texts]
        if -1 in ordinals:
            here = {text for text, own in zip(terms.texts, ordinals, strict=True) if own >= 0}
            terms = terms_of(self._words, here)
            ordinals = [ordinal for ordinal in ordinals if ordinal >= 0]
        if not ordinals:
            return None
        about = next(iter(self._words[0].keys.values()))
        return Query(
            np.array(ordinals, np.int64),
            terms.idf,
            terms.times,
            about.saturation,
            segment.norms(None),
            segment.postings(stream).stretch(about.average_length),
            terms.ways,
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
        for scored, keys in self._words:
            added = {text: _added(segment, scored, text, keys[text], documents) for text in keys}
            best = np.zeros(len(documents), np.float64)
            for way in scored.ways:
                together = sum(added[text] for text in way if text in added)
                np.maximum(best, together, out=best)
            total += best
        return total

    def scored_documents(self, segment: SegmentReader) -> DocSet:
        """The doc set, (words,), of the documents of a segment with any key of the words, in
        whatever field.
        """
        found = segment.none()
        for scored, keys in self._words:
            stream = segment.stream("key", scored.field)
            ordinals = segment.ordinals(stream, tuple(keys)) if stream else ()
            if stream and ordinals:
                unite(segment.postings(stream).lists, np.array(ordinals), found)
        return found


def _as_one_word(word: Scored, known: dict[str, KnownKey]) -> dict[str, KnownKey]:
    """The keys of a word with the idf by which they are scored (`asking.matching.as_one_word`)."""
    first = known.get(word.alone[0]) if len(word.alone) > 1 else None
    if first is None:
        return known
    rarer = [text for text in word.alone if text in known and known[text].idf > first.idf]
    return {**known, **{text: known[text]._replace(idf=first.idf) for text in rarer}}


def _added(
    segment: SegmentReader, scored: Scored, text: str, about: KnownKey, documents: NDArray[np.int64]
) -> NDArray[np.float64]:
    """What a key of a word adds to the scores of documents, which are (documents,)."""
    stream = segment.stream("key", scored.field)
    ordinal = segment.ordinal(stream, text) if stream else -1
    if stream is None or ordinal < 0:
        return np.zeros(len(documents), np.float64)
    lists = segment.postings(stream).lists
    if scored.field is None:
        found = frequencies(lists, ordinal, documents)
    else:
        spans = segment.spans(scored.field, documents)
        found = count_inside(lists, np.array([ordinal]), documents, spans)
    norm = about.saturation[segment.norms(scored.field)[documents]]
    added = scored.times * (about.idf * (1 - 1 / (1 + found / norm)))
    return np.where(found > 0, added, 0.0)
