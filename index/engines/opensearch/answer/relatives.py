"""The family of an article in the cluster, ring by ring: what shares a band with the last ring is
read with its signature, and compared here.
"""

from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from index.asking.hits import Family, Member
from index.asking.plan import Copies
from index.engines.opensearch.answer.clauses import Query
from index.engines.opensearch.client.walking import Search, walk
from index.engines.opensearch.schema import BANDS, COPY
from index.text.families import Growing, bands
from index.text.kernels.signing import COMPONENTS
from index.text.signatures import stacked

_COLUMNS = ("id", "signature", "group")


def family(id: str, search: Search) -> Family:
    """The copies of an article; no members where there is none.

    Args:
        id: of the article.
        search: what the cluster answers to the body of a search.
    """
    own = next(walk({"term": {"id": id}}, _COLUMNS, search), None)
    if own is None:
        return Family()
    groups = {id: _group(own)}
    growing = Growing(id, _signature(own))
    while growing.ring:
        shared = sorted({f"{band:x}" for one in growing.ring for band in bands(one)})
        sharing = {"bool": {"filter": [{"terms": {BANDS: shared}}]}}
        near = list(walk(sharing, _COLUMNS, search))
        groups |= {fields["id"][0]: _group(fields) for fields in near}
        growing.take([fields["id"][0] for fields in near], stacked(map(_signature, near)))
    counts = ((id, COMPONENTS), *growing.found)
    return Family(tuple(Member(one, count, groups[one]) for one, count in counts), growing.cut)


def looked_at(copies: Copies) -> Query:
    """What matches the articles that `copies`, which is not "all", lets in."""
    if copies == "only":
        return {"exists": {"field": "group"}}
    return {"bool": {"must_not": [{"term": {COPY: True}}]}}


def _signature(fields: Mapping[str, Any]) -> bytes:
    return b64decode(fields.get("signature", [""])[0])


def _group(fields: Mapping[str, Any]) -> str | None:
    group: str | None = fields.get("group", [None])[0]
    return group
