"""Which forms the prefixes, wildcards and fuzzy words of a plan stand for in the cluster."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from index.asking.expansion import fitting, fixed_start
from index.asking.hits import Form
from index.asking.plan import MAX_EXPANSION, Expandable, Fuzzy, Wildcard
from index.document import WEIGHTS
from index.engines.opensearch.answer.clauses import EVERYTHING
from index.engines.opensearch.documents import SEPARATOR
from index.engines.opensearch.schema import ANY_FORMS
from index.text.folding import fold

_MOST = 2 * MAX_EXPANSION + 1
"""How many forms are read: the pattern of a fuzzy word fits a few that the word does not."""


def request(nodes: Sequence[Expandable], order: dict[str, str]) -> dict[str, Any]:
    """The body of the search that lists the forms of each node, the first ones in the order."""
    return {"size": 0, "aggs": {str(n): _forms(node, order) for n, node in enumerate(nodes)}}


def answer(nodes: Sequence[Expandable], found: dict[str, Any]) -> list[list[Form]]:
    """The forms of each node in what the cluster answered, in its order, which is not the one of
    the forms themselves: those without accents stand before the others.
    """
    return [
        [
            Form(form or folded, bucket["doc_count"])
            for bucket in found["aggregations"][str(n)]["forms"]["buckets"]
            for folded, _, form in [bucket["key"].partition(SEPARATOR)]
            if fitting(node)(folded)
        ]
        for n, node in enumerate(nodes)
    ]


def _forms(node: Expandable, order: dict[str, str]) -> dict[str, Any]:
    scored = node.field is None or node.field in WEIGHTS
    near = {"prefix": {ANY_FORMS: fixed_start(node)}} if scored else EVERYTHING
    terms = {
        "field": f"{node.field}_forms" if node.field else ANY_FORMS,
        "include": f"{pattern(node)}({SEPARATOR}.*)?",
        "order": order,
        "size": _MOST,
        "shard_size": 5 * _MOST,
    }
    return {"filter": near, "aggs": {"forms": {"terms": terms}}}


def pattern(node: Expandable) -> str:
    """The regular expression, in Lucene's syntax, of the folded forms of a node. That of a fuzzy
    word also fits some forms that need more edits.
    """
    if isinstance(node, Fuzzy):
        text = fold(node.text)
        return _exact(text[:1]) + _edited(text[1:], node.edits)
    if isinstance(node, Wildcard):
        signs = {"*": ".*", "?": "."}
        return "".join(signs.get(char) or _exact(char) for char in fold(node.pattern))
    return _exact(fold(node.text)) + ".*"


@lru_cache(maxsize=64)
def _edited(text: str, edits: int) -> str:
    """What is at most so many edits from the text: it goes on unedited up to the first of them."""
    if not edits:
        return _exact(text)
    ways = [_exact(text)]
    for place in range(len(text) + 1):
        before, here, after = text[:place], text[place : place + 1], text[place + 1 :]
        rests = {"." + _edited(here + after, edits - 1)}
        if here:
            rests |= {_edited(after, edits - 1), "." + _edited(after, edits - 1)}
        if after:
            rests.add(_exact(after[:1] + here) + _edited(after[1:], edits - 1))
        ways.append(f"{_exact(before)}({'|'.join(sorted(rests))})")
    return f"({'|'.join(ways)})"


def _exact(text: str) -> str:
    return re.sub(r"([^\w])", r"\\\1", text) or "()"
