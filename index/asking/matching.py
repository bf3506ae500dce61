"""What it means that a document matches, and what a word adds to its score: the definitions that
every engine is tested against.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from index.article import Article
from index.asking.expansion import cut_notice, expand
from index.asking.plan import (
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
    Scored,
    Term,
    Word,
)
from index.asking.scoring import Statistics, combined_length, score
from index.document import WEIGHTS, Document
from index.text.analysis import Analyzer, folded_words, forms

Entry = tuple[str, str]
"""A token as (form, stem)."""


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
        """The tokens of a field."""
        return sum(len(value) for value in self.values.get(field, []))

    def frequency(self, stem: str, field: str) -> int:
        """How often a field has the stem."""
        return sum(entry[1] == stem for value in self.values.get(field, []) for entry in value)


def weights_of(word: Scored) -> Mapping[str, float]:
    """The fields that a scored word is looked for in, and their weights."""
    return {word.field: 1.0} if word.field else WEIGHTS


def contribution(word: Scored, doc: Tokenised, statistics: Statistics) -> float:
    """What the word adds to the document's score; 0.0 where the document does not have it."""
    weights = weights_of(word)
    frequency = sum(weight * doc.frequency(word.stem, f) for f, weight in weights.items())
    if not frequency:
        return 0.0
    length = combined_length({f: doc.length(f) for f in weights}, weights)
    return word.times * score(frequency, length, statistics)


def tokenise(document: Document, analyzer: Analyzer) -> Tokenised:
    """The document with its tokens."""
    values: dict[str, list[list[Entry]]] = {}
    for p in document.passages:
        entries = [(form, analyzer.stem(form)) for form in forms(p.text)]
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
            case Days() | FacetTerm() | FacetWords() | FacetPrefix():
                return _has_metadata(node, doc.document)
            case Term(word, field):
                return any(_is(word, e) for value in doc.in_scope(field) for e in value)
            case Phrase(words, field):
                return any(_has_run(value, words) for value in doc.in_scope(field))
            case Near(words, slop, field):
                return any(_has_near(value, words, slop) for value in doc.in_scope(field))
            case _:
                expanded = self._expand(node)
                return any(e[0] in expanded for value in doc.in_scope(node.field) for e in value)

    def _expand(self, node: Expandable) -> frozenset[str]:
        if node not in self._expansions:
            values = (value for s in self._documents for value in s.in_scope(node.field))
            found, cut = expand(node, sorted({entry[0] for value in values for entry in value}))
            self._expansions[node] = frozenset(found)
            if cut:
                self.notices.append(cut_notice(node))
        return self._expansions[node]


def _has_metadata(node: Days | FacetTerm | FacetWords | FacetPrefix, document: Document) -> bool:
    match node:
        case Days():
            return _overlaps(node, document.article)
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
    return entry[0 if word.stream == "form" else 1] == word.text


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
