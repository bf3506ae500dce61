"""How the cluster copies documents from one generation to the next."""

import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from index.engines.opensearch.client.client import Cluster
from index.errors import EngineDownError

PAUSES = (1.0, 5.0, 15.0, 30.0)
"""Seconds before each further try: until a copy takes the place of a node that went."""
_IDS = 60_000
"""Ids in one clause of a query; a cluster takes 65,536."""
_SCRIPT = (
    "if (params.groups.containsKey(ctx._id)) { def group = params.groups[ctx._id]; "
    "ctx._source.remove('group'); ctx._source.remove('copy'); "
    "if (group != null) { ctx._source.group = group; "
    "if (group != ctx._id) { ctx._source.copy = true } } }"
)


def copy(cluster: Cluster, body: Mapping[str, Any], seconds: float) -> int:
    """Copies, and returns how many documents there were to copy. Where a node goes meanwhile it is
    tried again; what was copied stays as it is.

    Args:
        cluster: that has both indexes.
        body: of `copying`.
        seconds: how long one try may take.

    Raises:
        EngineDownError: the last try failed too.
    """
    for pause in PAUSES:
        with suppress(EngineDownError):  # the last one is told
            return _copied(cluster, body, seconds)
        time.sleep(pause)
    return _copied(cluster, body, seconds)


def _copied(cluster: Cluster, body: Mapping[str, Any], seconds: float) -> int:
    """One try."""
    told = cluster.call("POST", "/_reindex", dict(body), seconds=seconds)
    if told["failures"]:
        first = str(told["failures"][0])[:200]
        raise EngineDownError(f"{cluster} did not copy all articles ({first}): see its log.")
    return int(told["total"])


def copying(
    before: str, index: str, gone: Sequence[str], groups: Mapping[str, str | None]
) -> dict[str, Any]:
    """The body of the request that copies all documents but those that are gone.

    Args:
        before: the index that has them.
        index: the index that is to have them.
        gone: ids that are left out.
        groups: the groups of the documents whose group is another one now; None: no group.
    """
    parts = [list(gone[start : start + _IDS]) for start in range(0, len(gone), _IDS)]
    kept = {"bool": {"must_not": [{"terms": {"id": part}} for part in parts]}}
    body: dict[str, Any] = {
        "conflicts": "proceed",
        "source": {"index": before, "query": kept},
        "dest": {"index": index, "op_type": "create"},
    }
    if groups:
        body["script"] = {"source": _SCRIPT, "params": {"groups": dict(groups)}}
    return body
