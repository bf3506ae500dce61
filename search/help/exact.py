"""Only the exact word: offered where nearly all of what a typed word finds has another word.

Words are found by their stems, and a stemmer joins some that readers do not: `organ` finds
*organization*. The typed query is what is answered; this offers it with `=` before the word.
"""

from collections.abc import Iterator
from itertools import islice

from search.answer.context import Outcome, SearchContext
from search.answer.spellings import is_bare
from search.page import Offer
from search.typed.query import FACET_FIELDS, AllOf, AnyOf, In, Query, Word, brief

_WORDS = 4
"""How many words of a query are looked at: more of them tell each other apart."""

_Place = tuple[Word, str | None]
"""A word and the text field that it is typed for."""


def exact_form(context: SearchContext, outcome: Outcome) -> Offer | None:
    """The query with the exact form of a word: of the one whose form is the smallest part of what
    it finds. None where that finds nothing, or half of what the query finds, where no word is like
    that, and where there is no time to know.

    Raises:
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    if outcome.hits.partial or not outcome.strict:
        return None
    typed = outcome.compiled.typed
    shares: dict[_Place, float] = {}
    for word, field in islice(dict.fromkeys(_bare(typed, None)), _WORDS):
        if context.deadline.passed():
            return None
        if share := context.spellings.relatives.share(word.text, field):
            shares[word, field] = share
    for place in sorted(shares, key=shares.__getitem__):
        query = _exactly(typed, place, None)
        if 0 < 2 * (total := context.count(query)) < outcome.hits.total:
            return Offer(brief(query), total)
    return None


def _bare(query: Query, field: str | None) -> Iterator[_Place]:
    """The words of the query that stand for all forms of their stems."""
    match query:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _bare(part, field)
        case In(name, part) if name not in FACET_FIELDS:
            yield from _bare(part, name)
        case _ if is_bare(query):
            yield query, field


def _exactly(query: Query, place: _Place, field: str | None) -> Query:
    """The query with the exact form of a word that it has in a field."""
    match query:
        case AllOf(parts):
            return AllOf(tuple(_exactly(part, place, field) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_exactly(part, place, field) for part in parts))
        case In(name, part):
            return In(name, _exactly(part, place, name))
        case Word(text) if (query, field) == place:
            return Word(text, exact=True)
        case _:
            return query
