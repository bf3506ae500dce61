"""How else an archive writes what was typed: `e mail` and `email`, `website` and `web site`.

(Words with hyphens need nothing here: they stand in the index as one word too.)
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeGuard

from index.asking.plan import Key, Phrase, Plan
from index.asking.plan import Word as Slot
from index.asking.protocol import Reader
from index.text.analysis import form_of, spans
from index.text.searching import SearchAnalyzer
from search.typed.query import AllOf, AnyOf, Query, Quoted, Word, all_of

_SHARE = 10
"""Another spelling counts where one in so many articles has it, of those with the rarer part."""
_SHORTEST = 4
_LONGEST = 32
"""Words of fewer or more characters are not looked for in two parts."""
_KEPT = 4096


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
            if _is_bare(first) and _is_bare(second) and self._together(first.text, second.text):
                whole = Word(first.text + second.text)
                found.append(AnyOf((AllOf((first, second)), whole)))
                parts = parts[1:]
            elif _is_bare(first) and (apart := self._apart(first.text)):
                found.append(AnyOf((first, Quoted(apart))))
            else:
                found.append(first)
        return all_of(found) if isinstance(query, AllOf) else found[0]

    def _in_one(self, first: str, second: str) -> bool:
        """Whether the archive writes two words as one, often enough."""
        if any(map(self.analyzer.is_function_word, (first, second))):
            return False
        whole, *parts = self._counts([first + second, first, second])
        return whole * _SHARE >= max(min(parts), 1)

    def _in_two(self, word: str) -> str | None:
        """The word as the archive also writes it: as two, with a space between them."""
        form = form_of(word)
        if not _SHORTEST <= len(form) <= _LONGEST or not form.isalpha():
            return None
        halves = [(form[:cut], form[cut:]) for cut in range(1, len(form) - 1)]
        counts = self._counts([form, *(half for pair in halves for half in pair)])
        known = [
            (min(held), pair)
            for pair, held in zip(halves, zip(counts[1::2], counts[2::2], strict=True), strict=True)
            if min(held) and not any(map(self.analyzer.is_function_word, pair))
        ]
        if not known:
            return None
        _, best = max(known)
        slots = tuple(Slot("key", self.analyzer.keys(half)) for half in best)
        found = self._reader.run(Plan(Phrase(slots), limit=0)).total
        return " ".join(best) if found * _SHARE >= max(counts[0], 1) else None

    def _counts(self, words: list[str]) -> list[int]:
        """About how many articles have each word; 0 is exact."""
        keys = [[Key(text) for text in self.analyzer.keys(word)] for word in words]
        every = list(dict.fromkeys(key for of_word in keys for key in of_word))
        found = dict(zip(every, self._reader.statistics(every), strict=True))
        return [max(found[key].containing for key in of_word) for of_word in keys]


def _is_bare(part: Query | None) -> TypeGuard[Word]:
    return isinstance(part, Word) and not part.exact and len(spans(part.text)) == 1
