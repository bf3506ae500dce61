"""Near-duplicates among the documents of a generation that is being built."""

from base64 import b64decode
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from index.duplicates import SIGNATURE, groups, sharing
from index.engines.opensearch.client import Cluster

_PAGE = 5_000
_SECONDS = 60
_SCRIPT = (
    "String now = params.groups[ctx._source.id]; if (ctx._source.group == now) { ctx.op = 'noop' } "
    "else if (now == null) { ctx._source.remove('group') } else { ctx._source.group = now }"
)


class Signed(NamedTuple):
    """A document with a signature; `group` is the one that it has now, if any."""

    day: int
    id: str
    signature: bytes
    group: str | None


def regroup(cluster: Cluster, index: str) -> None:
    """Gives each document of an index the group that it has among all of them: the id of the first
    of its near-duplicates. Documents whose group is right are left as they are.
    """
    signed = sorted(_signed(cluster, index))
    if not signed:
        return
    matrix = np.frombuffer(b"".join(one.signature for one in signed), np.uint8)
    candidates = [signed[place] for place in sharing(matrix.reshape(-1, SIGNATURE))]
    found = groups([one.signature for one in candidates])
    now = {candidates[p].id: candidates[group[0]].id for group in found for p in group}
    wrong = [one.id for one in signed if one.group != now.get(one.id)]
    for start in range(0, len(wrong), _PAGE):
        ids = wrong[start : start + _PAGE]
        script = {"source": _SCRIPT, "params": {"groups": {id: now.get(id) for id in ids}}}
        body = {"query": {"terms": {"id": ids}}, "script": script}
        cluster.call("POST", f"/{index}/_update_by_query?refresh=true", body, seconds=600)


def _signed(cluster: Cluster, index: str) -> Iterator[Signed]:
    """The documents that have a signature."""
    body: dict[str, Any] = {
        "size": _PAGE,
        "sort": [{"id": "asc"}],
        "query": {"exists": {"field": "signature"}},
        "docvalue_fields": ["id", "day", "signature", "group"],
        "_source": False,
        "track_total_hits": False,
    }
    while True:
        hits = cluster.call("POST", f"/{index}/_search", body, seconds=_SECONDS)["hits"]["hits"]
        yield from (_one(hit["fields"]) for hit in hits)
        if len(hits) < _PAGE:
            return
        body["search_after"] = hits[-1]["sort"]


def _one(fields: dict[str, list[Any]]) -> Signed:
    undated = [10**8]
    return Signed(
        fields.get("day", undated)[0],
        fields["id"][0],
        b64decode(fields["signature"][0]),
        fields.get("group", [None])[0],
    )
