"""Words that stand together: phrases, and words near each other.

A token has several keys, and is the form of one word and may have the key of another. Out of order
two words would meet in it, where two tokens are asked for; in an order they cannot. All orders take
many clauses, of which a cluster takes 1,024, so it is asked first in which fields words meet at
all: that is seldom.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, permutations
from typing import Any, NamedTuple

from index.asking.plan import Near, Word
from index.engines.opensearch.answer.clauses import WITHIN, Query, all_of, in_scope, intervals, some
from index.engines.opensearch.documents import position, token
from index.engines.opensearch.schema import KEYS

_IN_EVERY_ORDER = 4
"""Words near each other that are looked for in every order: five have 120."""


class Meeting(NamedTuple):
    """A field in which one token is two of the words that are to stand near each other."""

    words: tuple[Word, ...]
    field: str


def request(nodes: Sequence[Near]) -> Query:
    """The body of the search that counts the articles where words of the nodes meet."""
    return {"size": 0, "aggs": {name: {"filter": _met(one)} for name, one in _asked(nodes)}}


def answer(nodes: Sequence[Near], found: dict[str, Any]) -> frozenset[Meeting]:
    """Where they meet, in what the cluster answered."""
    counted = found["aggregations"]
    return frozenset(one for name, one in _asked(nodes) if counted[name]["doc_count"])


def _asked(nodes: Iterable[Near]) -> Iterator[tuple[str, Meeting]]:
    every = (Meeting(node.words, name) for node in nodes for name in in_scope(node.field))
    return ((str(number), one) for number, one in enumerate(every))


def in_a_row(words: Sequence[Word], field: str) -> Query:
    """A phrase in one value of a field: one clause where its words are of one stream."""
    streams = {word.stream for word in words}
    if len(streams) > 1:
        return intervals(f"{field}_key", [_source(word, field) for word in words], 0, ordered=True)
    texts = " ".join(position(word.texts) for word in words)
    return {"match_phrase": {f"{field}_{streams.pop()}": {"query": texts, "analyzer": KEYS}}}


def together(node: Near, field: str, meetings: Collection[Meeting]) -> Query:
    """Words near each other in one value of a field. The field with the norms names the query; each
    word is looked for in the stream that it is of.
    """
    sources = [_source(word, field) for word in node.words]
    name, gaps = f"{field}_key", min(node.slop, WITHIN)
    if Meeting(node.words, field) not in meetings:
        return intervals(name, sources, gaps, ordered=False)
    orders = [all_of(order, gaps, ordered=True) for order in permutations(sources)]
    return {"intervals": {name: {"any_of": {"intervals": orders}}}}


def may_meet(node: Near) -> bool:
    """Whether it is asked if the words of a node meet: not of many, which are found all the same
    where two of them are one token.
    """
    return 1 < len(node.words) <= _IN_EVERY_ORDER


def _met(one: Meeting) -> Query:
    pairs = combinations(one.words, 2)
    return some([_same_token(first, second, one.field) for first, second in pairs])


def _same_token(first: Word, second: Word, field: str) -> Query:
    """Where a token is both words; the cluster itself sees that a word given twice is two."""
    if first == second and len(first.texts) == 1:
        return {"match_none": {}}
    within = {"contained_by": _source(second, field)}
    either = {"any_of": {"intervals": [_source(first, field)], "filter": within}}
    return {"intervals": {f"{field}_key": either}}


def _source(word: Word, field: str) -> Query:
    """Where any text of a word stands: one clause."""
    name, texts = f"{field}_{word.stream}", list(map(token, word.texts))
    if len(texts) == 1:
        return {"match": {"query": texts[0], "use_field": name}}
    pattern = "|".join(re.sub(r"([^\w])", r"\\\1", text) for text in texts)
    return {"regexp": {"pattern": pattern, "use_field": name, "max_expansions": len(texts)}}
