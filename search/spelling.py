"""Did you mean: what finds nothing, spelt as the archive spells it.

A word that no article has is replaced by forms that are near to it; words typed apart are joined,
a word typed in one is split. What is offered has been asked, under the same filters, and finds
what it says.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import TypeGuard

from index.analysis import form_of, spans
from index.expansion import edits_between
from index.plan import Fuzzy, Scored
from search.asking import Asked, Asking
from search.page import Suggestion
from search.query import (
    FACET_FIELDS,
    AllOf,
    AnyOf,
    In,
    Query,
    Quoted,
    Word,
    all_of,
    any_of,
    brief,
)

MAX_CORRECTED = 3
MAX_TRIED = 20
_PER_WORD = 8
_LONG = 5
"""From so many characters on, two edits are tried: of a shorter word they leave too little."""
_SHORT = 3
_LONGEST = 32
"""Characters of the first part of a word that is split."""
_TYPO = 10
"""A word that some articles have is doubted only for one that so many times more have."""


@dataclass(frozen=True, slots=True)
class _Typed:
    """A word as it was typed, and the text field it was typed for."""

    form: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class _Change:
    """Words and what is to stand for them (empty: nothing), how far that is from what was typed,
    and how many articles have it.
    """

    words: tuple[tuple[_Typed, str], ...]
    edits: int
    articles: int


def did_you_mean(asking: Asking, asked: Asked) -> Suggestion | None:
    """Another spelling that finds something; None where nothing is wrong or nothing is nearer."""
    for changes in _Speller(asking).tries(asked):
        query = _rewritten(asked.typed, changes)
        total = asking.total(query) if query else 0
        if query and total:
            return Suggestion(brief(query), total)
    return None


class _Speller:
    """Finds what may have been meant."""

    def __init__(self, asking: Asking) -> None:
        self._reader = asking.reader
        self._analyzer = asking.words

    def tries(self, asked: Asked) -> list[dict[_Typed, str]]:
        """Sets of changes, those nearest to what was typed first, `MAX_TRIED` at most."""
        typed = list(dict.fromkeys(self._bare(asked.typed, None)))
        counts = dict(zip(typed, self._counts(typed), strict=True))
        doubtful = [word for word in typed if not counts[word]]
        if not doubtful and not asked.strict and counts:
            doubtful = [min(counts, key=lambda word: counts[word])]
        if not doubtful:
            return []
        joined = list(self._joined(asked.typed, counts, asked.strict))
        options = [self._options(word, counts[word], joined) for word in doubtful[:MAX_CORRECTED]]
        ranked = [list(enumerate(found)) for found in options if found]
        combined = sorted(
            product(*ranked),
            key=lambda choice: (sum(c.edits for _, c in choice), sum(rank for rank, _ in choice)),
        )
        chosen = [choice for choice in combined if choice][:MAX_TRIED]
        return [dict(pair for _, change in choice for pair in change.words) for choice in chosen]

    def _bare(self, query: Query, field: str | None) -> Iterator[_Typed]:
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
                        yield _Typed(token.form, field)

    def _counts(self, words: list[_Typed]) -> list[int]:
        """About how many articles have each of the words: none where it is 0."""
        scored = [Scored(self._analyzer.stem(word.form), word.field) for word in words]
        return [found.containing for found in self._reader.statistics(scored)]

    def _options(self, word: _Typed, held: int, joined: list[_Change]) -> list[_Change]:
        """What may stand for the word: by edits, then by the number of articles."""
        found = [*self._near(word, held * _TYPO or 1)]
        found += [change for change in joined if word in dict(change.words)]
        if not held:
            found += self._split(word)
        return sorted(found, key=lambda c: (c.edits, -c.articles, c.words[0][1]))[:_PER_WORD]

    def _near(self, word: _Typed, least: int) -> Iterator[_Change]:
        """The archive's forms within one edit, and within two of a longer word. The first letter
        is taken as typed, as swapped with the second, or as one too many.
        """
        typed = word.form
        if len(typed) < _SHORT:
            return
        most = 1 if len(typed) < _LONG else 2
        starts = (typed, typed[1] + typed[0] + typed[2:], typed[1:])
        asked = [*(Fuzzy(typed, n, word.field) for n in range(1, most + 1))]
        asked += [Fuzzy(start, 1, word.field) for start in starts[1:]]
        found = {form for node in asked for form in self._reader.forms(node, _PER_WORD)}
        stem = self._analyzer.stem(typed)
        for form in found:
            edits = edits_between(form.text, typed)
            if edits <= most and form.articles >= least and self._analyzer.stem(form.text) != stem:
                yield _Change(((word, form.text),), edits, form.articles)

    def _split(self, word: _Typed) -> Iterator[_Change]:
        """The word as two that the archive has."""
        cuts = range(2, min(len(word.form) - 1, _LONGEST))
        halves = [(word.form[:cut], word.form[cut:]) for cut in cuts]
        counts = self._counts([_Typed(half, word.field) for pair in halves for half in pair])
        for pair, held in zip(halves, zip(counts[::2], counts[1::2], strict=True), strict=True):
            if min(held):
                yield _Change(((word, " ".join(pair)),), 1, min(held))

    def _joined(self, query: Query, counts: dict[_Typed, int], strict: bool) -> Iterator[_Change]:
        """Neighbours as one word that the archive has, where one alone finds nothing or all do."""
        parts = query.parts if isinstance(query, AllOf) else ()
        for pair in pairwise(parts):
            words = [_Typed(form_of(part.text)) for part in pair if _is_single(part)]
            missing = not strict or any(counts.get(word) == 0 for word in words)
            if len(words) < 2 or not missing:
                continue
            whole = words[0].form + words[1].form
            (held,) = self._counts([_Typed(whole)])
            if held:
                yield _Change(((words[0], whole), (words[1], "")), 1, held)


def _rewritten(query: Query, changes: dict[_Typed, str]) -> Query | None:
    """The query after the changes; None where nothing is left of it."""
    match query:
        case AllOf(parts) | AnyOf(parts):
            kept = [new for part in parts if (new := _rewritten(part, changes))]
            if not kept:
                return None
            return all_of(kept) if isinstance(query, AllOf) else any_of(kept)
        case In(name, Word() | Quoted() as atom) if name not in FACET_FIELDS:
            inside: list[Query] = [In(name, new) for new in _respelt(atom, changes, name)]
            return all_of(inside) if inside else None
        case Word() | Quoted():
            pieces: list[Query] = [*_respelt(query, changes, None)]
            return all_of(pieces) if pieces else None
        case _:
            return query


def _respelt(
    atom: Word | Quoted, changes: dict[_Typed, str], field: str | None
) -> list[Word | Quoted]:
    """What stands for an atom after the changes of its words: a split word is several."""
    text = atom.text
    for start, end in [] if atom.exact else reversed(spans(text)):
        form = form_of(text[start:end])
        if (new := changes.get(_Typed(form, field))) is not None:
            text = text[:start] + new + text[end:]
    if text == atom.text or isinstance(atom, Quoted):
        return [replace(atom, text=text)]
    return [Word(part) for part in text.split()]


def _is_single(part: Query) -> TypeGuard[Word]:
    return isinstance(part, Word) and not part.exact and len(spans(part.text)) == 1
