"""The words of a query, in an archive of several languages: each stands for all of its keys in any
of them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from index.text.analysis import form_of, primary, stemmer_of
from index.text.keys import Token, acronym_of, analyzer, is_shouted
from index.text.vocabulary.function_words import FUNCTION_WORDS, HOMOGRAPHS

_KEPT = 1 << 14
MAIN_SHARE = 0.1
"""A language of so many of the articles has a say in what a function word is."""
_OPERATORS = frozenset({"AND", "OR", "NOT"})
"""What is typed in capitals for another reason."""
Held = Callable[[Sequence[str], str], bool]


class SearchAnalyzer:
    """The words of queries. Threads may share it.

    Args:
        languages: those of the archive (BCP 47), each with its share of the articles.
        shouted: whether the query is all in capitals, which say nothing then.
        held: whether any article in some languages has a key. A key that the language of the most
            articles does not make is of no use where none of the others has it, and may be that of
            another word there: `leader` has the Spanish stem `lead`.
    """

    def __init__(
        self, languages: Mapping[str, float], shouted: bool = False, held: Held = lambda *_: True
    ) -> None:
        by_share = sorted(languages, key=lambda one: (-languages[one], one))
        alike = _stemmed_alike(by_share)
        self._analyzers = tuple(analyzer(first) for first, *_ in alike)
        self._others = tuple(language for group in alike[1:] for language in group)
        self.languages = languages
        self._held = held
        main = [one for one in by_share if languages[one] >= MAIN_SHARE] or by_share[:1]
        self.function_words = _small_words(main)
        self.shouted = shouted
        self.keys: Callable[[str], tuple[str, ...]] = lru_cache(_KEPT)(self._keys)

    @property
    def language(self) -> str:
        """The language of the most articles."""
        return self._analyzers[0].language

    def of(self, query: str) -> "SearchAnalyzer":
        """The same for the words of one query, as it was typed."""
        shouted = is_shouted(query, len(query.split()))
        if shouted == self.shouted:
            return self
        return SearchAnalyzer(self.languages, shouted, self._held)

    def tokens(self, text: str) -> Iterator[Token]:
        """The tokens of typed text in order, each with its keys in all of the languages."""
        for token in self._analyzers[0].tokens(text):
            joined = tuple(replace(one, keys=self.keys(one.text)) for one in token.joined)
            yield replace(token, keys=self.keys(text[token.start : token.end]), joined=joined)

    def stem(self, written: str) -> str:
        """The first key of a word in the language of the most articles."""
        return self._analyzers[0].stem(written)

    def is_function_word(self, written: str) -> bool:
        """Whether a word as typed only binds others in the languages that many articles have; an
        acronym never does.
        """
        return not self._acronym(written) and form_of(written) in self.function_words

    def _acronym(self, written: str) -> str | None:
        return None if self.shouted or written in _OPERATORS else acronym_of(written)

    def _keys(self, written: str) -> tuple[str, ...]:
        acronym = self._acronym(written)
        if acronym and form_of(acronym) in self.function_words:
            return (acronym,)
        main, *others = (one.keys(written, self.shouted) for one in self._analyzers)
        further = dict.fromkeys(key for keys in others for key in keys if key not in main)
        return (*main, *(key for key in further if self._held(self._others, key)))


def _stemmed_alike(languages: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The languages, in groups in which words have the same keys: there are no more than stemmers,
    and all that have none are one group.
    """
    groups: dict[str, list[str]] = {}
    for language in languages:
        groups.setdefault(stemmer_of(language), []).append(language)
    return tuple(map(tuple, groups.values()))


def _small_words(languages: Sequence[str]) -> frozenset[str]:
    """What only binds other words in one of the languages, and says something in none of them."""
    every = frozenset(word for one in languages for word in FUNCTION_WORDS.get(primary(one), ()))
    return every - {word for one in languages for word in HOMOGRAPHS.get(primary(one), ())}
