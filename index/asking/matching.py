"""What it means that a document matches, and what a word adds to its score: the definitions that
every engine is tested against.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from index.article import Article
from index.asking.expansion import cut_notice, expand
from index.asking.plan import (
    Added,
    And,
    Days,
    Everything,
    Expandable,
    FacetPrefix,
    FacetTerm,
    FacetWords,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
    Term,
    Word,
)
from index.asking.scored import Key, Scored
from index.asking.scoring import Statistics, combined_length, score
from index.document import WEIGHTS, Document
from index.text.analysis import folded_words
from index.text.folding import fold
from index.text.keys import analyzer


class Entry(NamedTuple):
    """What stands at one position of a text: the token's form, and every key there."""

    form: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tokenised:
    """A document with the tokens of each value of each field."""

    document: Document
    values: dict[str, list[list[Entry]]]

    def in_scope(self, field: str | None) -> Iterator[list[Entry]]:
        """The values of a field; of every scored field where it is None."""
        for name in WEIGHTS if field is None else (field,):
            yield from self.values.get(name, [])

    def length(self, field: str) -> int:
        """The positions of a field."""
        return sum(len(value) for value in self.values.get(field, []))

    def keys(self, field: str) -> int:
        """The keys of a field, those of all its positions together."""
        return sum(len(entry.keys) for value in self.values.get(field, []) for entry in value)

    def frequency(self, key: str, field: str) -> int:
        """How often a field has the key."""
        return sum(key in entry.keys for value in self.values.get(field, []) for entry in value)


def weights_of(field: str | None) -> Mapping[str, float]:
    """The fields that a word scored in `field` is looked for in, and their weights."""
    return {field: 1.0} if field else WEIGHTS


def contribution(word: Scored, doc: Tokenised, known: Mapping[Key, Statistics]) -> float:
    """What the word adds to the document's score: the best of its ways; 0.0 where the document has
    none of its keys.

    Args:
        word: the word.
        doc: the document.
        known: the statistics of each of the word's keys.
    """
    shared = as_one_word(word, known)
    added = {key.text: _of_key(key, doc, shared[key]) for key in word.keys}
    return word.times * max((sum(added[text] for text in way) for way in word.ways), default=0.0)


def as_one_word(word: Scored, known: Mapping[Key, Statistics]) -> Mapping[Key, Statistics]:
    """The statistics by which the keys of a word are scored: of those that are a way each, none
    counts as rarer than the first. The stem that another language of the archive makes of the word
    would else weigh more than the word itself does.

    Args:
        word: the word.
        known: the statistics of each of its keys.
    """
    if len(word.alone) < 2:
        return known
    first, *others = (Key(text, word.field) for text in word.alone)
    least = known[first].containing
    rarer = (key for key in others if known[key].containing < least)
    return {**known, **{key: replace(known[key], containing=least) for key in rarer}}


def _of_key(key: Key, doc: Tokenised, statistics: Statistics) -> float:
    weights = weights_of(key.field)
    frequency = sum(weight * doc.frequency(key.text, f) for f, weight in weights.items())
    if not frequency:
        return 0.0
    length = combined_length({f: doc.length(f) for f in weights}, weights)
    return score(frequency, length, statistics)


def tokenise(document: Document) -> Tokenised:
    """The document with its tokens, in its own language."""
    words = analyzer(document.language)
    values: dict[str, list[list[Entry]]] = {}
    for p in document.passages:
        entries = [Entry(token.form, token.all_keys) for token in words.tokens(p.text)]
        values.setdefault(p.field, []).append(entries)
    return Tokenised(document, values)


class Question:
    """Whether documents match nodes; expansions are made once, over all of the documents.

    `notices` gathers a sentence for each expansion that was cut.
    """

    def __init__(self, documents: Iterable[Tokenised]) -> None:
        self._documents = tuple(documents)
        self._expansions: dict[Node, frozenset[str]] = {}
        self.notices: list[str] = []

    def matches(self, node: Node, doc: Tokenised) -> bool:
        """Whether the document matches."""
        match node:
            case Everything():
                return True
            case Nothing():
                return False
            case And(parts):
                return all(self.matches(part, doc) for part in parts)
            case Or(parts):
                return any(self.matches(part, doc) for part in parts)
            case Not(part):
                return not self.matches(part, doc)
            case Days() | Added() | FacetTerm() | FacetWords() | FacetPrefix():
                return _has_metadata(node, doc.document)
            case Term(word, field):
                return any(_is(word, e) for value in doc.in_scope(field) for e in value)
            case Phrase(words, field):
                return any(_has_run(value, words) for value in doc.in_scope(field))
            case Near(words, slop, field):
                return any(_has_near(value, words, slop) for value in doc.in_scope(field))
            case _:
                expanded = self._expand(node)
                return any(e.form in expanded for value in doc.in_scope(node.field) for e in value)

    def _expand(self, node: Expandable) -> frozenset[str]:
        if node not in self._expansions:
            values = (value for s in self._documents for value in s.in_scope(node.field))
            lexicon = {entry.form for value in values for entry in value}
            found, cut = expand(node, sorted(lexicon, key=lambda form: (fold(form), form)))
            self._expansions[node] = frozenset(found)
            if cut:
                self.notices.append(cut_notice(node))
        return self._expansions[node]


def _has_metadata(
    node: Days | Added | FacetTerm | FacetWords | FacetPrefix, document: Document
) -> bool:
    match node:
        case Days():
            return _overlaps(node, document.article)
        case Added(first, last):
            second = document.article.added_second
            begun = first is None or first <= second
            return second > 0 and begun and (last is None or second <= last)
        case FacetTerm(facet, value):
            return value in document.facets[facet]
        case FacetPrefix(facet, words):
            return any(finds_value(folded_words(v), words) for v in document.facets[facet])
        case FacetWords(facet, words, adjacent):
            return any(
                holds_words(folded_words(value), words, adjacent)
                for value in document.facets[facet]
            )


def _overlaps(days: Days, article: Article) -> bool:
    """Whether one of the days that the article's date may stand for is in the range; in one that
    ends before it begins, none is.
    """
    if article.date is None or article.last_day is None:
        return False
    first, last = days.first or date.min, days.last or date.max
    return first <= last and article.date <= last and first <= article.last_day


def holds_words(value: tuple[str, ...], words: tuple[str, ...], adjacent: bool) -> bool:
    """Whether a facet's value, as folded words, holds the words (in a row where `adjacent`)."""
    if not adjacent:
        return set(words) <= set(value)
    return any(value[i : i + len(words)] == words for i in range(len(value) - len(words) + 1))


def finds_value(value: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a facet's value, as folded words, contains the words, the last as a beginning."""
    return not words or (
        set(words[:-1]) <= set(value) and any(word.startswith(words[-1]) for word in value)
    )


def _is(word: Word, entry: Entry) -> bool:
    if word.stream == "form":
        return entry.form in word.texts
    return any(text in entry.keys for text in word.texts)


def _has_run(value: list[Entry], words: tuple[Word, ...]) -> bool:
    return any(
        all(_is(word, value[start + i]) for i, word in enumerate(words))
        for start in range(len(value) - len(words) + 1)
    )


def _has_near(value: list[Entry], words: tuple[Word, ...], slop: int) -> bool:
    """Whether `len(words) + slop` tokens in a row hold every word, each at its own position."""
    window = len(words) + slop
    starts = range(max(len(value) - window, 0) + 1)
    return any(_can_place(value[start : start + window], list(words)) for start in starts)


def _can_place(window: list[Entry], words: list[Word]) -> bool:
    if not words:
        return True
    return any(
        _is(words[0], entry) and _can_place(window[:i] + window[i + 1 :], words[1:])
        for i, entry in enumerate(window)
    )
