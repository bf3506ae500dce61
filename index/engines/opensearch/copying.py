"""How the cluster copies documents from one generation to the next."""

from collections.abc import Mapping, Sequence
from typing import Any

_IDS = 60_000
"""Ids in one clause of a query; a cluster takes 65,536."""
_SCRIPT = (
    "if (params.groups.containsKey(ctx._id)) { def group = params.groups[ctx._id]; "
    "if (group == null) { ctx._source.remove('group') } else { ctx._source.group = group } }"
)


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
        "source": {"index": before, "query": kept},
        "dest": {"index": index, "op_type": "create"},
    }
    if groups:
        body["script"] = {"source": _SCRIPT, "params": {"groups": dict(groups)}}
    return body
