"""The nodes of a plan as queries of the cluster."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import permutations
from typing import Any

from index.asking.plan import (
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
    Scored,
    Term,
    Word,
)
from index.document import WEIGHTS
from index.engines.opensearch.documents import line, token, value
from index.engines.opensearch.schema import GAP, LAST_DAY

Query = dict[str, Any]
EVERYTHING: Query = {"match_all": {}}
NOTHING: Query = {"match_none": {}}
_WITHIN = GAP // 2
"""Gaps that two places in one value may have, and two values of a field never."""
_IN_EVERY_ORDER = 4
"""Words near each other that are looked for in every order: five have 120, more than a cluster
takes."""


def query(node: Node, expansions: Mapping[Expandable, Sequence[str]]) -> Query:
    """The query that matches what the node does.

    Args:
        node: what is asked.
        expansions: the forms that each prefix, wildcard and fuzzy word in it stands for.
    """
    match node:
        case Everything():
            return EVERYTHING
        case Nothing():
            return NOTHING
        case And(parts):
            return every([query(part, expansions) for part in parts])
        case Or(parts):
            return some([query(part, expansions) for part in parts])
        case Not(part):
            return {"bool": {"must_not": [query(part, expansions)]}}
        case Days() | FacetTerm() | FacetWords() | FacetPrefix():
            return _metadata(node)
        case Term(word, field):
            return _term(word, field)
        case Phrase(words, field):
            return some([_in_a_row(words, name) for name in in_scope(field)])
        case Near(words, slop, field):
            return some([_together(words, name, slop, False) for name in in_scope(field)])
        case _:
            found = list(map(token, expansions[node]))
            return some([{"terms": {f"{name}_form": found}} for name in in_scope(node.field)])


def expandables(node: Node) -> list[Expandable]:
    """The prefixes, wildcards and fuzzy words in a node, in order."""
    match node:
        case And(parts) | Or(parts):
            return [found for part in parts for found in expandables(part)]
        case Not(part):
            return expandables(part)
        case _:
            return [node] if isinstance(node, Expandable) else []


def in_scope(field: str | None) -> Iterable[str]:
    """The text fields that are looked into."""
    return WEIGHTS if field is None else (field,)


def every(parts: Sequence[Query]) -> Query:
    """What matches all of the parts."""
    return {"bool": {"filter": list(parts)}} if parts else EVERYTHING


def some(parts: Sequence[Query]) -> Query:
    """What matches at least one of the parts."""
    if len(parts) == 1:
        return parts[0]
    return {"bool": {"should": list(parts), "minimum_should_match": 1}} if parts else NOTHING


def score(word: Scored) -> Query:
    """What adds the score of a word by the law of design §5."""
    stem = token(word.stem)
    if word.field:
        return {"term": {f"{word.field}_stem": {"value": stem, "boost": word.times}}}
    fields = [f"{name}_stem^{weight}" for name, weight in WEIGHTS.items()]
    return {"combined_fields": {"query": stem, "fields": fields, "boost": word.times}}


def chosen(choice: Choice) -> Query:
    """What passes the choice of values of a facet."""
    only = [{"terms": {choice.facet: list(map(value, choice.only))}}] if choice.only else []
    not_ = [{"terms": {choice.facet: list(map(value, choice.none_of))}}] if choice.none_of else []
    return {"bool": {"filter": only, "must_not": not_}}


def _term(word: Word, field: str | None) -> Query:
    """A word in a field, or in any scored one: one clause, of which a cluster takes 1,024."""
    if field is not None:
        return {"term": {f"{field}_{word.stream}": token(word.text)}}
    fields = [f"{name}_{word.stream}" for name in WEIGHTS]
    return {"combined_fields": {"query": token(word.text), "fields": fields}}


def _in_a_row(words: Sequence[Word], field: str) -> Query:
    """A phrase in one value of a field: one clause where its words are of one stream."""
    streams = {word.stream for word in words}
    if len(streams) > 1:
        return _together(words, field, 0, True)
    return {"match_phrase": {f"{field}_{streams.pop()}": line(word.text for word in words)}}


def _together(words: Sequence[Word], field: str, slop: int, ordered: bool) -> Query:
    """Words of both streams in one value of a field. The field with the norms names the query; each
    word is looked for in the stream that it is of.
    """
    sources = [
        {"match": {"query": token(word.text), "use_field": f"{field}_{word.stream}"}}
        for word in words
    ]
    name, gaps = f"{field}_stem", min(slop, _WITHIN)
    mixed = len({word.stream for word in words}) > 1 and len(words) <= _IN_EVERY_ORDER
    if ordered or not mixed:
        return _intervals(name, sources, gaps, ordered)
    # A token is the form of one word and may have the stem of another: out of order the two would
    # meet in it, and in an order they cannot.
    orders = [_all_of(order, gaps, True) for order in permutations(sources)]
    return {"intervals": {name: {"any_of": {"intervals": orders}}}}


def _intervals(field: str, sources: Sequence[Query], gaps: int, ordered: bool) -> Query:
    return {"intervals": {field: _all_of(sources, gaps, ordered)}}


def _all_of(sources: Sequence[Query], gaps: int, ordered: bool) -> Query:
    return {"all_of": {"intervals": list(sources), "max_gaps": gaps, "ordered": ordered}}


def _metadata(node: Days | FacetTerm | FacetWords | FacetPrefix) -> Query:
    match node:
        case Days(first, last):
            begun = _between("day", first, last)
            if first is None or first > (last or date.max):
                return begun
            # What is known to the month or the year only may begin before and reach into it.
            before: Query = {"range": {"day": {"lt": first.toordinal()}}}
            return some([begun, every([before, _between(LAST_DAY, first, None)])])
        case FacetTerm(facet, whole):
            return {"term": {facet: value(whole)}}
        case FacetPrefix(facet, words):
            *whole_words, beginning = map(token, words)
            sources = [*_words(whole_words), {"prefix": {"prefix": beginning}}]
            return _intervals(f"{facet}_words", sources, _WITHIN, False)
        case FacetWords(facet, words, adjacent):
            if not words:
                return {"exists": {"field": facet}}
            asked = words if adjacent else dict.fromkeys(words)
            gaps = 0 if adjacent else _WITHIN
            return _intervals(f"{facet}_words", _words(map(token, asked)), gaps, adjacent)


def _between(field: str, first: date | None, last: date | None) -> Query:
    ends = {"gte": first and first.toordinal(), "lte": last and last.toordinal()}
    return {"range": {field: {name: end for name, end in ends.items() if end}}}


def _words(words: Iterable[str]) -> list[Query]:
    return [{"match": {"query": word}} for word in words]
