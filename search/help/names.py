"""Which typed words are names: they are not corrected into common words."""

from collections.abc import Iterator
from itertools import pairwise

from index.asking.plan import FacetCount, Plan
from index.text.analysis import folded_words, form_of, spans
from index.text.folding import fold
from search.answer.context import SearchContext
from search.typed.query import AllOf, In, Query, Quoted, Word

_VALUES = 8
"""How many names of a word are looked at."""


class Names:
    """The names in a query, by how it is written and by what the archive knows.

    Every method may raise `EngineDownError` and `DamagedIndexError`: the snapshot cannot be asked.
    """

    def __init__(self, context: SearchContext) -> None:
        self._context = context
        self._known: dict[str, tuple[tuple[str, ...], ...]] = {}

    def written(self, query: Query) -> frozenset[str]:
        """The forms of the words that are written as names: with a capital beside another such
        word, or in the middle of what is typed.
        """
        if self._context.analyzer.shouted:
            return frozenset()
        words = list(_words(query))
        capital = [word.istitle() for word in words]
        return frozenset(
            form_of(word)
            for place, word in enumerate(words)
            if capital[place] and (place or capital[1:2] == [True])
        )

    def surnames(self, query: Query) -> frozenset[str]:
        """The forms of the words that follow a given name which the archive knows."""
        return frozenset(
            form_of(word) for before, word in pairwise(_words(query)) if self._is_given(before)
        )

    def is_name(self, form: str) -> bool:
        """Whether the archive has the word in a name."""
        return bool(self._of(form))

    def _is_given(self, word: str) -> bool:
        first = fold(form_of(word))
        return any(len(name) > 1 and name[0] == first for name in self._of(word))

    def _of(self, word: str) -> tuple[tuple[str, ...], ...]:
        """Names that have the word, as folded words."""
        form = fold(form_of(word))
        if form not in self._known:
            asked = Plan(limit=0, facets=(FacetCount("name", _VALUES, find=form),))
            values = (value for facet in self._context.run(asked).facets for value in facet.values)
            names = (folded_words(name) for name, _ in values)
            self._known[form] = tuple(name for name in names if form in name)
        return self._known[form]


def _words(query: Query) -> Iterator[str]:
    """The words of a query that stand side by side, as they were typed."""
    match query:
        case AllOf(parts):
            for part in parts:
                yield from _words(part)
        case Word(text, False) | Quoted(text, _, False):
            yield from (text[start:end] for start, end in spans(text))
        case In(_, part):
            yield from _words(part)
