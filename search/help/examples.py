"""Examples of the query language in an archive's own words, each of which finds something."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from index.article import Article
from index.asking.plan import FacetCount, Plan
from index.text.analysis import folded_words, form_of, spans
from index.text.quotes import quotes
from search.answer.context import SearchContext
from search.typed.characters import QUOTES
from search.typed.parse import parse

_READ = 40
"""So many of the newest articles are read for words."""
_TRIED = 4
"""So many queries of a kind are tried."""
_SHORTEST = 4
_LONG = 7
_VALUE_WORDS = 4
_FACETS = ("source", "author", "topic", "section", "name", "licence", "credit")


def examples(context: SearchContext) -> Mapping[str, str]:
    """Queries by their kind (`words`, `phrase`, `quote` …), made of what the newest articles say
    and what most of the archive's articles have. A kind is missing where nothing of it is found.

    Raises:
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    counted = tuple(FacetCount(name, _TRIED) for name in _FACETS)
    hits = context.run(Plan(order="newest", limit=_READ, facets=counted, fold=True))
    articles = [hit.article for hit in hits.hits]
    small = context.analyzer.function_words
    found: dict[str, str] = {}
    made = chain(
        _of_words([_words(article.title, small) for article in articles]),
        ((c.facet, [_value(c.facet, value) for value, _ in c.values]) for c in hits.facets),
        _said(articles, small),
        _of_dates(articles),
    )
    for kind, queries in made:
        query = next((q for q in list(queries)[:_TRIED] if _finds(context, q)), None)
        if query is not None:
            found[kind] = query
    return found


def _finds(context: SearchContext, query: str) -> bool:
    parsed = parse(query)
    return not parsed.warnings and context.count(parsed.query) > 0


def _words(text: str, small: Collection[str]) -> list[str]:
    """The words of a text that say what it is about, in small letters, in its order."""
    written = (text[start:end].lower() for start, end in spans(text))
    return [w for w in written if len(w) >= _SHORTEST and w.isalpha() and form_of(w) not in small]


def _of_words(titles: Sequence[list[str]]) -> Iterator[tuple[str, list[str]]]:
    """Queries of words that many of the titles have, beside others of the same title."""
    times = Counter(word for title in titles for word in set(title))
    pairs = sorted(
        {pair for title in titles for pair in pairwise(title) if pair[0] != pair[1]},
        key=lambda pair: (-times[pair[0]] - times[pair[1]], pair),
    )
    often = sorted(times, key=lambda word: (-times[word], word))
    long = [word for word in often if len(word) >= _LONG]
    apart = [pair for title in titles for pair in zip(title, title[2:], strict=False)]
    yield "words", [f"{one} {other}" for one, other in pairs]
    yield "phrase", [f'"{one} {other}"' for one, other in pairs]
    yield "near", [f'"{one} {other}"~5' for one, other in apart or pairs]
    yield "or", [f"{one} OR {other}" for one, other in pairs]
    yield "not", [f"{one} -{other}" for one, other in chain(pairs, pairwise(often))]
    yield "exact", [f"={word}" for word in long]
    yield "beginning", [f"{word[: _LONG - 2]}*" for word in long]
    yield "spelt", [f"{word[:2]}{word[3:]}~" for word in long]
    yield "title", [f"title:{word}" for word in often]
    yield "grouped", [f"title:({one} OR {other})" for one, other in pairwise(often)]


def _said(articles: Sequence[Article], small: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """Queries for what is said in the articles, and by whom, first where both are known."""
    every = list(chain.from_iterable(map(quotes, articles)))
    every.sort(key=lambda quote: quote.speaker is None)
    pairs = (pairwise(_words(quote.text, small)) for quote in every)
    adjacent = (
        f'quote:"{one} {other}"'
        for quote, own in zip(every, pairs, strict=True)
        for one, other in own
        if f"{one} {other}" in quote.text.lower()
    )
    yield "quote", list(adjacent)
    names = [folded_words(quote.speaker) for quote in every if quote.speaker]
    yield "speaker", [f"speaker:{name[-1]}" for name in names if name]


def _value(facet: str, value: str) -> str:
    """A query for a value of a facet: for all of its words, or the first of many."""
    words = value.split()
    if len(words) == 1 and all(char.isalnum() for char in value):
        return f"{facet}:{value}"
    if len(words) <= _VALUE_WORDS and not any(mark in value for mark in QUOTES):
        return f'{facet}:"{value}"'
    return f"{facet}:{next(iter(folded_words(value)), '')}"


def _of_dates(articles: Sequence[Article]) -> Iterator[tuple[str, list[str]]]:
    days = [article.date for article in articles if article.date]
    yield "year", [f"date:{day.year:04d}" for day in days]
    yield "month", [f"date:{day.year:04d}-{day.month:02d}" for day in days]
    yield "range", [f"date:{day.year - 2:04d}..{day.year:04d}" for day in days if day.year > 2]
