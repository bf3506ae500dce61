"""The nodes of a plan as queries of the cluster."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.asking.plan import (
    Added,
    And,
    Choice,
    Days,
    Everything,
    Expandable,
    FacetPrefix,
    FacetTerm,
    FacetWords,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
    Term,
    Word,
)
from index.asking.scored import Key, Scored
from index.document import WEIGHTS
from index.engines.opensearch.answer.clauses import (
    EVERYTHING,
    NOTHING,
    WITHIN,
    Query,
    every,
    in_scope,
    intervals,
    some,
)
from index.engines.opensearch.answer.nearness import Meeting, in_a_row, together
from index.engines.opensearch.documents import token, value
from index.engines.opensearch.schema import LAST_DAY


@dataclass(frozen=True, slots=True)
class Known:
    """What was asked before a plan: the `forms` that each prefix, wildcard and fuzzy word stands
    for, the `meetings` of words, and the `weights` of keys of words that the cluster does not know
    by itself: on several shards of all, else of those with several keys that are one word.
    """

    forms: Mapping[Expandable, Sequence[str]]
    meetings: Collection[Meeting]
    weights: Mapping[Scored, Mapping[Key, float]]


def query(node: Node, known: Known) -> Query:
    """The query that matches what the node does.

    Args:
        node: what is asked.
        known: what was asked for it.
    """
    match node:
        case Everything():
            return EVERYTHING
        case Nothing():
            return NOTHING
        case And(parts):
            return every([query(part, known) for part in parts])
        case Or(parts):
            return some([query(part, known) for part in parts])
        case Not(part):
            return {"bool": {"must_not": [query(part, known)]}}
        case Days() | Added() | FacetTerm() | FacetWords() | FacetPrefix():
            return _metadata(node)
        case Term(word, field):
            return _term(word, field)
        case Phrase(words, field):
            return some([in_a_row(words, name) for name in in_scope(field)])
        case Near(field=field):
            return some([together(node, name, known.meetings) for name in in_scope(field)])
        case _:
            found = list(map(token, known.forms[node]))
            return some([{"terms": {f"{name}_form": found}} for name in in_scope(node.field)])


def leaves(node: Node) -> Iterator[Node]:
    """The nodes in a node that have no parts, in order."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield node


def score(word: Scored, weights: Mapping[Key, float]) -> Query:
    """What adds the score of a word: that of the best of its ways.

    Args:
        word: the word.
        weights: what the score of each of its keys is to be multiplied by; where one is missing,
            by nothing.
    """
    of_key = {key.text: _score(key, word.times * weights.get(key, 1)) for key in word.keys}
    ways = [[of_key[text] for text in way] for way in word.ways]
    best = [way[0] if len(way) == 1 else {"bool": {"should": way}} for way in ways]
    return best[0] if len(best) == 1 else {"dis_max": {"queries": best, "tie_breaker": 0}}


def _score(key: Key, boost: float) -> Query:
    text = token(key.text)
    if key.field:
        return {"term": {f"{key.field}_key": {"value": text, "boost": boost}}}
    fields = [f"{name}_key^{weight}" for name, weight in WEIGHTS.items()]
    return {"combined_fields": {"query": text, "fields": fields, "boost": boost}}


def chosen(choice: Choice) -> Query:
    """What passes the choice of values of a facet."""
    only = [{"terms": {choice.facet: list(map(value, choice.only))}}] if choice.only else []
    not_ = [{"terms": {choice.facet: list(map(value, choice.none_of))}}] if choice.none_of else []
    return {"bool": {"filter": only, "must_not": not_}}


def _term(word: Word, field: str | None) -> Query:
    """A word in a field, or in any scored one: a clause for each text of it, of which a cluster
    takes 1,024, and no more than fields.
    """
    texts = list(map(token, word.texts))
    names = [f"{name}_{word.stream}" for name in in_scope(field)]
    if len(texts) >= len(names):
        return some([{"terms": {name: texts}} for name in names])
    return some([{"combined_fields": {"query": text, "fields": names}} for text in texts])


def _metadata(node: Days | Added | FacetTerm | FacetWords | FacetPrefix) -> Query:
    match node:
        case Days(first, last):
            begun = _between("day", first, last)
            if first is None or first > (last or date.max):
                return begun
            # What is known to the month or the year only may begin before and reach into it.
            before: Query = {"range": {"day": {"lt": first.toordinal()}}}
            return some([begun, every([before, _between(LAST_DAY, first, None)])])
        case Added(first, last):
            until = {} if last is None else {"lte": last}
            return {"range": {"added": {"gte": max(first or 1, 1), **until}}}
        case FacetTerm(facet, whole):
            return {"term": {facet: value(whole)}}
        case FacetPrefix(facet, words):
            *whole_words, beginning = map(token, words)
            sources = [*_words(whole_words), {"prefix": {"prefix": beginning}}]
            return intervals(f"{facet}_words", sources, WITHIN, ordered=False)
        case FacetWords(facet, words, adjacent):
            if not words:
                return {"exists": {"field": facet}}
            asked = words if adjacent else dict.fromkeys(words)
            gaps, sources = 0 if adjacent else WITHIN, _words(map(token, asked))
            return intervals(f"{facet}_words", sources, gaps, ordered=adjacent)


def _between(field: str, first: date | None, last: date | None) -> Query:
    ends = {"gte": first and first.toordinal(), "lte": last and last.toordinal()}
    return {"range": {field: {name: end for name, end in ends.items() if end}}}


def _words(words: Iterable[str]) -> list[Query]:
    return [{"match": {"query": word}} for word in words]
