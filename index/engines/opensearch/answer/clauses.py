"""What queries of the cluster are made of."""

from collections.abc import Iterable, Sequence
from typing import Any

from index.document import WEIGHTS
from index.engines.opensearch.schema import GAP

Query = dict[str, Any]
EVERYTHING: Query = {"match_all": {}}
NOTHING: Query = {"match_none": {}}
WITHIN = GAP // 2
"""Gaps that two places in one value may have, and two values of a field never."""


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


def intervals(field: str, sources: Sequence[Query], gaps: int, *, ordered: bool) -> Query:
    """What matches where all of the sources stand in one value of a field."""
    return {"intervals": {field: all_of(sources, gaps, ordered=ordered)}}


def all_of(sources: Sequence[Query], gaps: int, *, ordered: bool) -> Query:
    """Where all of the sources stand, with so many other tokens between them."""
    return {"all_of": {"intervals": list(sources), "max_gaps": gaps, "ordered": ordered}}
