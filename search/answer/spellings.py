"""How else an archive writes what was typed: `e mail` and `email`, `website` and `web site`.

(Words with hyphens need nothing here: they stand in the index as one word too.)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeGuard

from index.asking.plan import Phrase, Plan
from index.asking.plan import Word as Slot
from index.asking.protocol import Reader
from index.asking.scored import Key
from index.text.analysis import form_of, spans
from index.text.searching import SearchAnalyzer
from search.answer.relatives import Relatives
from search.typed.query import AllOf, AnyOf, Query, Quoted, Word, all_of

_SHARE = 10
"""Another spelling counts where one in so many articles has it, of those with the rarer part."""
_SHORTEST = 4
_LONGEST = 32
"""Words of fewer or more characters are not looked for in two parts."""
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A word as it was typed, and the text field it was typed for."""

    form: str
    field: str | None = None


class Spellings:
    """The spellings of one snapshot. What was found is remembered. Threads may share it.

    Args:
        reader: the snapshot.
        analyzer: how words typed for it are read.

    Every method may raise `EngineDownError` and `DamagedIndexError`: the snapshot cannot be asked.
    """

    def __init__(self, reader: Reader, analyzer: SearchAnalyzer) -> None:
        self._reader = reader
        self.analyzer = analyzer
        self.relatives = Relatives(reader, analyzer)
        self._apart: Callable[[str], str | None] = lru_cache(_KEPT)(self._in_two)
        self._together: Callable[[str, str], bool] = lru_cache(_KEPT)(self._in_one)

    def added(self, query: Query) -> Query:
        """The query whose bare words may also be written together or apart, where the archive has
        them so.
        """
        parts = list(query.parts) if isinstance(query, AllOf) else [query]
        found: list[Query] = []
        while parts:
            first, *parts = parts
            second = parts[0] if parts else None
            if is_bare(first) and is_bare(second) and self._together(first.text, second.text):
                whole = Word(first.text + second.text)
                found.append(AnyOf((AllOf((first, second)), whole)))
                parts = parts[1:]
            elif is_bare(first) and (apart := self._apart(first.text)):
                found.append(AnyOf((first, Quoted(apart))))
            else:
                found.append(first)
        return all_of(found) if isinstance(query, AllOf) else found[0]

    def _in_one(self, first: str, second: str) -> bool:
        """Whether the archive writes two words as one, often enough."""
        if any(map(self.analyzer.is_function_word, (first, second))):
            return False
        words = [TypedWord(text) for text in (first + second, first, second)]
        whole, *parts = articles_with(words, self._reader, self.analyzer)
        return whole * _SHARE >= max(min(parts), 1)

    def _in_two(self, word: str) -> str | None:
        """The word as the archive also writes it: as two, with a space between them."""
        form = form_of(word)
        if not _SHORTEST <= len(form) <= _LONGEST or not form.isalpha():
            return None
        cuts = ((form[:cut], form[cut:]) for cut in range(1, len(form) - 1))
        pairs = [pair for pair in cuts if not any(map(self.analyzer.is_function_word, pair))]
        whole, *firsts = self._articles([form, *(first for first, _ in pairs)])
        enough = max(whole, 1) / _SHARE
        known = [(n, pair) for n, pair in zip(firsts, pairs, strict=True) if n >= enough]
        seconds = self._articles([second for _, (_, second) in known])
        held = [(min(n, m), pair) for (n, pair), m in zip(known, seconds, strict=True)]
        articles, best = max(held, default=(0, ("", "")))
        if articles < enough:
            return None
        slots = tuple(Slot("key", self.analyzer.keys(half)) for half in best)
        found = self._reader.run(Plan(Phrase(slots), limit=0)).total
        return " ".join(best) if found >= enough else None

    def _articles(self, forms: Sequence[str]) -> list[int]:
        return articles_with([TypedWord(form) for form in forms], self._reader, self.analyzer)


def articles_with(
    words: Sequence[TypedWord], reader: Reader, analyzer: SearchAnalyzer
) -> list[int]:
    """About how many articles have each of the words; 0 is exact.

    Raises:
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    keys = [[Key(text, word.field) for text in analyzer.keys(word.form)] for word in words]
    every = list(dict.fromkeys(key for of_word in keys for key in of_word))
    found = dict(zip(every, reader.statistics(every), strict=True))
    return [max(found[key].containing for key in of_word) for of_word in keys]


def is_bare(part: Query | None) -> TypeGuard[Word]:
    """Whether a part of a query is one word, in any form."""
    return isinstance(part, Word) and not part.exact and len(spans(part.text)) == 1
