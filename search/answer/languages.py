"""The languages that an archive is in, which decide how typed words are read."""

from collections.abc import Sequence

from index.asking.plan import And, FacetCount, FacetTerm, Or, Plan, Term, Word
from index.asking.protocol import Reader
from index.asking.scored import Key
from index.text.analysis import primary
from index.text.searching import SearchAnalyzer

_COUNTED = 100
"""Languages that are counted, variants of one (`en-GB`) apart."""


def analyzer(reader: Reader) -> SearchAnalyzer:
    """The analyzer of what is typed for a snapshot, by the languages of its articles.

    Raises:
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    counted = reader.run(Plan(limit=0, facets=(FacetCount("language", _COUNTED),))).facets
    articles: dict[str, int] = {}
    chosen: dict[str, list[FacetTerm]] = {}
    for language, count in (pair for facet in counted for pair in facet.values):
        articles[primary(language)] = articles.get(primary(language), 0) + count
        chosen.setdefault(primary(language), []).append(FacetTerm("language", language))
    total = sum(articles.values())
    if not total:
        return SearchAnalyzer({primary(reader.archive().language): 1.0})

    def held(languages: Sequence[str], key: str) -> bool:
        (known,) = reader.statistics((Key(key, None),))
        if not known.containing:  # most are no word of any language
            return False
        among = Or(tuple(value for language in languages for value in chosen[language]))
        return reader.run(Plan(And((Term(Word("key", (key,))), among)), limit=0)).total > 0

    shares = {language: count / total for language, count in articles.items()}
    return SearchAnalyzer(shares, held=held)
