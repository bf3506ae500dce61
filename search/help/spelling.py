"""Did you mean: what finds nothing, spelt as the archive spells it.

A word is replaced by forms near to it where no article has it, or where hardly any has it and many
have a form near to it. Words typed apart are joined, and a word typed as one is split. What is
offered was asked under the same filters: it finds what it says, and more than what was typed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise, product

from index.asking.expansion import edits_between
from index.asking.plan import Fuzzy
from index.text.analysis import form_of
from search.answer.context import Outcome, SearchContext
from search.answer.spellings import TypedWord, articles_with, is_bare
from search.help.names import Names
from search.help.respelling import respelt
from search.page import Offer
from search.typed.query import FACET_FIELDS, AllOf, AnyOf, In, Query, Quoted, Word, brief

MAX_CORRECTED = 3
MAX_TRIED = 20
_PER_WORD = 8
_LONG = 5
"""Two edits are tried from so many characters on: they leave too little of a shorter word."""
_SHORT = 3
"""A word of fewer characters has no near forms."""
_LONGEST = 32
"""A word is split before this character at the latest."""
_TYPO = 10
"""Where the words find nothing together, a word that some articles have is replaced only by one
that so many times more articles have.
"""
_RARE = 2
"""A word that at most so many articles have is rare."""
_BESIDE_RARE = 50
_BESIDE_OTHERS = 500
"""Where the words find something, a rare word is replaced only by one that `_BESIDE_RARE` times as
many articles have, and another word by one that `_BESIDE_OTHERS` times as many have.
"""
_TELLING = 7
"""How many letters a word needs to be doubted then. Of the rare words of 2,881 real articles that
have such a neighbour, nearly all shorter ones are right; of those so long, half are misspelt.
"""


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A word that may be misspelt, and how many articles have it. What replaces it is at most so
    many `edits` away, and at least `least` articles have it.
    """

    word: TypedWord
    held: int
    least: int
    edits: int


@dataclass(frozen=True, slots=True)
class _Change:
    """Words and the texts that replace them (empty: left out), how many edits these are away from
    what was typed, and how many articles have them.
    """

    words: tuple[tuple[TypedWord, str], ...]
    edits: int
    articles: int


_AS_TYPED = _Change((), 0, 0)


def did_you_mean(context: SearchContext, outcome: Outcome) -> Offer | None:
    """Another spelling that finds more; None where no word is doubted, where none of the other
    spellings finds more, and where there is no time to know.

    Raises:
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    if outcome.hits.partial:
        return None
    typed, strict = outcome.compiled.typed, outcome.strict
    for changes in _Speller(context, typed).tries(strict):
        if context.deadline.passed():
            return None
        query = respelt(typed, changes)
        total = context.count(query) if query else 0
        if query and total > (outcome.hits.total if strict else 0):
            return Offer(brief(query), total)
    return None


class _Speller:
    """Finds what may have been meant by a query. `strict` says everywhere that the words as they
    were typed find something together.
    """

    def __init__(self, context: SearchContext, query: Query) -> None:
        self._query = query
        self._reader = context.reader
        self._deadline = context.deadline
        self._analyzer = context.analyzer
        self._names = Names(context)
        self._written = self._names.written(query)

    def tries(self, strict: bool) -> list[dict[TypedWord, str]]:
        """Sets of changes, those nearest to what was typed first, `MAX_TRIED` at most."""
        typed = list(dict.fromkeys(self._bare(self._query, None)))
        counts = dict(zip(typed, self._counts(typed), strict=True))
        doubts = self._doubts(counts, strict)
        if not doubts:
            return []
        joined = list(self._joined(counts, strict))
        options = [(doubt, self._options(doubt, joined)) for doubt in doubts[:MAX_CORRECTED]]
        # A word that the archive has may be right, after all.
        ranked = [
            list(enumerate([_AS_TYPED, *found] if doubt.held else found))
            for doubt, found in options
            if found
        ]
        combined = sorted(
            product(*ranked),
            key=lambda choice: (sum(c.edits for _, c in choice), sum(rank for rank, _ in choice)),
        )
        changes = (choice for choice in combined if any(change.words for _, change in choice))
        chosen = list(islice(changes, MAX_TRIED))
        return [dict(pair for _, change in choice for pair in change.words) for choice in chosen]

    def _doubts(self, counts: dict[TypedWord, int], strict: bool) -> list[_Doubt]:
        """The words that may be misspelt: those that no article has. Where they find nothing
        together, also the rarest of the others, and where every word is known and they do, the bare
        ones that hardly any article has. Names that the archive has are right.
        """
        missing = [word for word in counts if not counts[word]]
        known = [word for word in counts if counts[word]]
        if missing or not strict:
            rarest = [] if strict else sorted(self._no_names(known), key=counts.__getitem__)[:1]
            return [
                _Doubt(w, counts[w], counts[w] * _TYPO or 1, 1 if len(w.form) < _LONG else 2)
                for w in (*missing, *rarest)
            ]
        few = max(self._reader.archive().articles // _BESIDE_OTHERS, _RARE)
        rare = [w for w in _telling(self._query) if w in known and counts[w] <= few]
        rare = [w for w in self._no_names(rare) if not self._names.is_name(w.form)]
        times = {w: _BESIDE_RARE if counts[w] <= _RARE else _BESIDE_OTHERS for w in rare}
        return [_Doubt(w, counts[w], counts[w] * times[w], 1) for w in rare]

    def _no_names(self, words: list[TypedWord]) -> list[TypedWord]:
        """The words that are not written or placed as names are."""
        if not words:  # as nearly always, and the archive need not be asked for its names
            return []
        names = self._written | self._names.surnames(self._query)
        return [word for word in words if word.form not in names]

    def _bare(self, query: Query, field: str | None) -> Iterator[TypedWord]:
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
                        yield TypedWord(token.form, field)

    def _counts(self, words: list[TypedWord]) -> list[int]:
        """About how many articles have each of the words; 0 is exact."""
        return articles_with(words, self._reader, self._analyzer)

    def _options(self, doubt: _Doubt, joined: list[_Change]) -> list[_Change]:
        """What may replace the word: the fewest edits first, then swapped letters, then what most
        articles have.
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
        swapped with the second, and as superfluous.
        """
        word, typed = doubt.word, doubt.word.form
        if len(typed) < _SHORT or self._deadline.passed():
            return
        starts = (typed, typed[1] + typed[0] + typed[2:], typed[1:])
        asked = [*(Fuzzy(typed, n, word.field) for n in range(1, doubt.edits + 1))]
        asked += [Fuzzy(start, 1, word.field) for start in starts[1:]]
        found = {form for node in asked for form in self._reader.forms(node, _PER_WORD)}
        if typed in self._written:
            found = {form for form in found if self._names.is_name(form.text)} or found
        stem = self._analyzer.stem(typed)
        for form in found:
            edits = edits_between(form.text, typed)
            known = form.articles >= doubt.least
            if edits <= doubt.edits and known and self._analyzer.stem(form.text) != stem:
                yield _Change(((word, form.text),), edits, form.articles)

    def _split(self, word: TypedWord) -> Iterator[_Change]:
        """The word as two that the archive has."""
        cuts = range(2, min(len(word.form) - 1, _LONGEST))
        halves = [(word.form[:cut], word.form[cut:]) for cut in cuts]
        counts = self._counts([TypedWord(half, word.field) for pair in halves for half in pair])
        for pair, held in zip(halves, zip(counts[::2], counts[1::2], strict=True), strict=True):
            if min(held):
                yield _Change(((word, " ".join(pair)),), 2, min(held))

    def _joined(self, counts: dict[TypedWord, int], strict: bool) -> Iterator[_Change]:
        """Neighbours as one word that the archive has, where no article has one of the two, or
        where the query finds nothing.
        """
        parts = self._query.parts if isinstance(self._query, AllOf) else ()
        for pair in pairwise(parts):
            words = [TypedWord(form_of(part.text)) for part in pair if is_bare(part)]
            missing = not strict or any(counts.get(word) == 0 for word in words)
            if len(words) < 2 or not missing:
                continue
            whole = words[0].form + words[1].form
            (held,) = self._counts([TypedWord(whole)])
            if held:
                yield _Change(((words[0], whole), (words[1], "")), 1, held)


def _telling(query: Query) -> Iterator[TypedWord]:
    """The bare words that are long enough to be doubted for their neighbours."""
    parts = query.parts if isinstance(query, AllOf | AnyOf) else (query,)
    for part in parts:
        if is_bare(part):
            form = form_of(part.text)
            if len(form) >= _TELLING and form.isalpha():
                yield TypedWord(form)
