"""Did you mean: what finds nothing, spelt as the archive spells it.

A word that no article has, or next to none beside a frequent neighbour, is replaced by forms that
are near to it; words typed apart are joined, a word typed in one is split. What is offered has been
asked, under the same filters, finds what it says, and more than what was typed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TypeGuard

from index.asking.expansion import edits_between
from index.asking.plan import Fuzzy, Scored
from index.text.analysis import form_of, spans
from search.answer.asking import Asked, Asking
from search.help.respelling import Typed, respelt
from search.page import Suggestion
from search.typed.query import FACET_FIELDS, AllOf, AnyOf, In, Query, Quoted, Word, brief

MAX_CORRECTED = 3
MAX_TRIED = 20
_PER_WORD = 8
_LONG = 5
"""From so many characters on, two edits are tried: of a shorter word they leave too little."""
_SHORT = 3
_LONGEST = 32
"""Characters of the first part of a word that is split."""
_TYPO = 10
"""Where the words together find nothing, one that some articles have is doubted only for one that
so many times more have.
"""
_RARE = 2
_BESIDE_RARE = 50
_BESIDE_OTHERS = 500
"""Where they find something, for one that so many times more have than the `_RARE` articles or
fewer, or than the more, that have it.
"""
_TELLING = 7
"""Letters of a word that is then doubted. Of the rare words of 2,881 real articles that have such a
neighbour, nearly all shorter ones are words of their own; of those so long, half are misspelt.
"""


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A word that may be misspelt, and how many articles have it; what may stand for it is at most
    so many `edits` away, and `least` articles have it.
    """

    word: Typed
    held: int
    least: int
    edits: int


@dataclass(frozen=True, slots=True)
class _Change:
    """Words and what is to stand for them (empty: nothing), how far that is from what was typed,
    and how many articles have it.
    """

    words: tuple[tuple[Typed, str], ...]
    edits: int
    articles: int


def did_you_mean(asking: Asking, asked: Asked) -> Suggestion | None:
    """Another spelling that finds something; None where nothing is wrong or nothing is nearer."""
    if asked.hits.partial:
        return None
    for changes in _Speller(asking).tries(asked):
        if asking.deadline.passed():
            return None
        query = respelt(asked.typed, changes)
        total = asking.total(query) if query else 0
        if query and total > (asked.hits.total if asked.strict else 0):
            return Suggestion(brief(query), total)
    return None


class _Speller:
    """Finds what may have been meant."""

    def __init__(self, asking: Asking) -> None:
        self._reader = asking.reader
        self._deadline = asking.deadline
        self._analyzer = asking.words

    def tries(self, asked: Asked) -> list[dict[Typed, str]]:
        """Sets of changes, those nearest to what was typed first, `MAX_TRIED` at most."""
        typed = list(dict.fromkeys(self._bare(asked.typed, None)))
        counts = dict(zip(typed, self._counts(typed), strict=True))
        doubts = self._doubts(asked, counts)
        if not doubts:
            return []
        joined = list(self._joined(asked.typed, counts, asked.strict))
        options = [self._options(doubt, joined) for doubt in doubts[:MAX_CORRECTED]]
        ranked = [list(enumerate(found)) for found in options if found]
        combined = sorted(
            product(*ranked),
            key=lambda choice: (sum(c.edits for _, c in choice), sum(rank for rank, _ in choice)),
        )
        chosen = [choice for choice in combined if choice][:MAX_TRIED]
        return [dict(pair for _, change in choice for pair in change.words) for choice in chosen]

    def _doubts(self, asked: Asked, counts: dict[Typed, int]) -> list[_Doubt]:
        """The words that may be misspelt: those that no article has; where all are known and find
        nothing together, the rarest; where they find something, bare ones that are hardly known.
        """
        missing = [word for word in counts if not counts[word]]
        if missing or not asked.strict:
            words = missing or sorted(counts, key=lambda word: counts[word])[:1]
            return [
                _Doubt(w, counts[w], counts[w] * _TYPO or 1, 1 if len(w.form) < _LONG else 2)
                for w in words
            ]
        few = max(self._reader.archive().articles // _BESIDE_OTHERS, _RARE)
        rare = [w for w in _telling(asked.typed) if 0 < counts.get(w, 0) <= few]
        times = {w: _BESIDE_RARE if counts[w] <= _RARE else _BESIDE_OTHERS for w in rare}
        return [_Doubt(w, counts[w], counts[w] * times[w], 1) for w in rare]

    def _bare(self, query: Query, field: str | None) -> Iterator[Typed]:
        """The words of the query that a misspelling can hide in."""
        match query:
            case AllOf(parts) | AnyOf(parts):
                for part in parts:
                    yield from self._bare(part, field)
            case In(name, part) if name not in FACET_FIELDS:
                yield from self._bare(part, name)
            case Word(text, exact) | Quoted(text, _, exact):
                for token in [] if exact else self._analyzer.tokens(text):
                    if not self._analyzer.is_function_word(token.form):
                        yield Typed(token.form, field)

    def _counts(self, words: list[Typed]) -> list[int]:
        """About how many articles have each of the words: none where it is 0."""
        scored = [Scored(self._analyzer.stem(word.form), word.field) for word in words]
        return [found.containing for found in self._reader.statistics(scored)]

    def _options(self, doubt: _Doubt, joined: list[_Change]) -> list[_Change]:
        """What may stand for the word: by edits, swapped letters first, then by the number of
        articles.
        """
        word = doubt.word
        found = [*self._near(doubt)]
        found += [change for change in joined if word in dict(change.words)]
        if not doubt.held:
            found += self._split(word)

        def swapped(change: _Change) -> bool:
            return sorted(change.words[0][1]) == sorted(word.form)

        return sorted(found, key=lambda c: (c.edits, not swapped(c), -c.articles, c.words[0][1]))[
            :_PER_WORD
        ]

    def _near(self, doubt: _Doubt) -> Iterator[_Change]:
        """The archive's forms within the edits of a doubt. The first letter is taken as typed, as
        swapped with the second, or as one too many.
        """
        word, typed = doubt.word, doubt.word.form
        if len(typed) < _SHORT or self._deadline.passed():
            return
        starts = (typed, typed[1] + typed[0] + typed[2:], typed[1:])
        asked = [*(Fuzzy(typed, n, word.field) for n in range(1, doubt.edits + 1))]
        asked += [Fuzzy(start, 1, word.field) for start in starts[1:]]
        found = {form for node in asked for form in self._reader.forms(node, _PER_WORD)}
        stem = self._analyzer.stem(typed)
        for form in found:
            edits = edits_between(form.text, typed)
            known = form.articles >= doubt.least
            if edits <= doubt.edits and known and self._analyzer.stem(form.text) != stem:
                yield _Change(((word, form.text),), edits, form.articles)

    def _split(self, word: Typed) -> Iterator[_Change]:
        """The word as two that the archive has."""
        cuts = range(2, min(len(word.form) - 1, _LONGEST))
        halves = [(word.form[:cut], word.form[cut:]) for cut in cuts]
        counts = self._counts([Typed(half, word.field) for pair in halves for half in pair])
        for pair, held in zip(halves, zip(counts[::2], counts[1::2], strict=True), strict=True):
            if min(held):
                yield _Change(((word, " ".join(pair)),), 1, min(held))

    def _joined(self, query: Query, counts: dict[Typed, int], strict: bool) -> Iterator[_Change]:
        """Neighbours as one word that the archive has, where one alone finds nothing or all do."""
        parts = query.parts if isinstance(query, AllOf) else ()
        for pair in pairwise(parts):
            words = [Typed(form_of(part.text)) for part in pair if _is_single(part)]
            missing = not strict or any(counts.get(word) == 0 for word in words)
            if len(words) < 2 or not missing:
                continue
            whole = words[0].form + words[1].form
            (held,) = self._counts([Typed(whole)])
            if held:
                yield _Change(((words[0], whole), (words[1], "")), 1, held)


def _telling(query: Query) -> Iterator[Typed]:
    """The bare words that are long enough to tell a misspelling by."""
    parts = query.parts if isinstance(query, AllOf | AnyOf) else (query,)
    for part in parts:
        if _is_single(part):
            form = form_of(part.text)
            if len(form) >= _TELLING and form.isalpha():
                yield Typed(form)


def _is_single(part: Query) -> TypeGuard[Word]:
    return isinstance(part, Word) and not part.exact and len(spans(part.text)) == 1
