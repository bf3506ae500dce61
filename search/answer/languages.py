"""The languages that an archive is in, which decide how typed words are read."""

from index.asking.plan import FacetCount, Plan
from index.asking.protocol import Reader
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
    for language, count in (pair for facet in counted for pair in facet.values):
        articles[primary(language)] = articles.get(primary(language), 0) + count
    total = sum(articles.values())
    if not total:
        return SearchAnalyzer({primary(reader.archive().language): 1.0})
    return SearchAnalyzer({language: count / total for language, count in articles.items()})
