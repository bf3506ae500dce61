"""What a typed query asks for: without its function words, and with less where all is too much."""

from collections.abc import Iterator, Sequence

from index.text.searching import SearchAnalyzer
from search.typed.operators import OPERATORS
from search.typed.query import (
    FACET_FIELDS,
    AllOf,
    AnyOf,
    Anything,
    Dated,
    In,
    Query,
    Unsearchable,
    Without,
    Word,
    all_of,
    any_of,
)

_LONGEST_NAME = 4
"""Words of a query that may be a name."""


def without_function_words(query: Query, analyzer: SearchAnalyzer) -> Query:
    """The query without its bare function words (`the`, `of`), which bind other words and say
    nothing of an article. A query that has no other words keeps them.
    """
    match query:
        case AllOf(parts) | AnyOf(parts):
            kept = [
                without_function_words(part, analyzer)
                for place, part in enumerate(parts)
                if not (
                    isinstance(part, Word)
                    and _is_function_word(part, analyzer)
                    and not _is_in_name(parts, place, analyzer)
                )
            ]
            if not any(map(_has_words, kept)):
                return query
            return all_of(kept) if isinstance(query, AllOf) else any_of(kept)
        case Without(part):
            return Without(without_function_words(part, analyzer))
        case _:
            return query


def _is_function_word(word: Word, analyzer: SearchAnalyzer) -> bool:
    return not word.exact and analyzer.is_function_word(word.text)


def _is_in_name(parts: Sequence[Query], place: int, analyzer: SearchAnalyzer) -> bool:
    """Whether a word is written as a part of a name (`Will Smith`): with a capital, beside another
    such word, in a query that is too short for a headline.
    """
    if analyzer.shouted or len(parts) > _LONGEST_NAME:
        return False
    beside = parts[max(place - 1, 0) : place + 2]
    capitals = list(filter(_has_a_capital, beside))
    return parts[place] in capitals and len(capitals) > 1


def _has_a_capital(part: Query) -> bool:
    """Whether a word begins with one, for no other reason than how it is written."""
    return isinstance(part, Word) and part.text[:1].isupper() and part.text not in OPERATORS


def _has_words(query: Query) -> bool:
    """Whether the query asks for text: dates, values of facets and what is excluded are none."""
    match query:
        case AllOf(parts) | AnyOf(parts):
            return any(map(_has_words, parts))
        case In(name, _):
            return name not in FACET_FIELDS
        case Dated() | Without() | Anything() | Unsearchable():
            return False
        case _:
            return True


def relaxed(query: Query) -> Query | None:
    """The query for which any one of its words is enough, where it requires them all; its dates,
    its values of facets and what it excludes stay required. None where it has less than two words.
    """
    words = words_of(query)
    if not isinstance(query, AllOf) or len(words) < 2:
        return None
    rest = [part for part in query.parts if not _has_words(part)]
    return all_of([any_of([*words]), *rest])


def words_of(query: Query) -> tuple[Query, ...]:
    """What `relaxed` makes optional of the query: the words of its parts, and of those that stand
    for one another (`e AND mail OR email`) each alone.
    """
    parts = filter(_has_words, query.parts if isinstance(query, AllOf) else ())
    return tuple(word for part in parts for word in _each_alone(part))


def _each_alone(part: Query) -> Iterator[Query]:
    for way in part.parts if isinstance(part, AnyOf) else (part,):
        yield from way.parts if isinstance(way, AllOf) else (way,)
