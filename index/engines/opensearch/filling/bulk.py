"""Many documents into an index: in batches of bounded size, slower when the cluster asks for it."""

import time
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from index.engines.opensearch.client.client import Cluster
from index.engines.opensearch.client.refusals import CrowdedError, RefusedError, blocked
from index.errors import EngineDownError

BATCH_BYTES = 4 << 20
BATCH_DOCUMENTS = 500
SECONDS = 120.0
"""How long one batch may take: a merge of the cluster, or a node that goes, may hold it up."""
_THERE = 409
PAUSES = (0.1, 0.5, 2.0, 5.0, 10.0)
"""Seconds before each further try of what the cluster had no room for."""


def bulk(cluster: Cluster, index: str, documents: Iterable[tuple[str, dict[str, Any]]]) -> int:
    """Writes (id, source) pairs to a new index and returns how many; one batch is in memory.

    A document that is there stays as it is: a batch that is sent twice is written once.

    Raises:
        RefusedError: some were refused; says how many, and the first.
        EngineDownError: the cluster went away, or had no room after the last pause.
    """
    written = 0
    for batch in _batches(documents):
        _write(cluster, index, batch)
        written += len(batch)
    return written


def _batches(documents: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[dict[str, bytes]]:
    """Documents as two lines of JSON each, by id."""
    batch: dict[str, bytes] = {}
    size = 0
    for id, source in documents:
        lines = b"%b\n%b\n" % (orjson.dumps({"create": {"_id": id}}), orjson.dumps(source))
        if batch and (size + len(lines) > BATCH_BYTES or len(batch) == BATCH_DOCUMENTS):
            yield batch
            batch, size = {}, 0
        batch[id] = lines
        size += len(lines)
    if batch:
        yield batch


def _write(cluster: Cluster, index: str, batch: Mapping[str, bytes]) -> None:
    """Sends a batch until all of it is taken."""
    left = dict(batch)
    for pause in (*PAUSES, None):
        told = _send(cluster, index, left)
        left = {id: left[id] for id in told}
        if not left:
            return
        if pause is None:
            break
        time.sleep(pause)
    raise EngineDownError(
        f"{cluster} had no room for {len(left)} of {len(batch)} documents after "
        f"{sum(PAUSES):g} seconds ({next(iter(told.values()))}): free space or give it more nodes."
    )


def _send(cluster: Cluster, index: str, batch: Mapping[str, bytes]) -> dict[str, str]:
    """Sends once; returns those that there was no room for, each with the reason."""
    body = b"".join(batch.values())
    try:
        answer = cluster.call("POST", f"/{index}/_bulk", body, seconds=SECONDS)
    except CrowdedError as error:
        return dict.fromkeys(batch, str(error))
    items = [item["create"] for item in answer["items"]]
    failed = {i["_id"]: i for i in items if i["status"] >= 300 and i["status"] != _THERE}
    refused = [item for item in failed.values() if item["status"] not in (429, 503)]
    if refused:
        first = refused[0]
        if first["error"]["type"] == "cluster_block_exception":
            raise blocked(str(cluster), first["error"]["reason"])
        raise RefusedError(
            f"{cluster} refused {len(refused)} of {len(batch)} documents; the first is "
            f"{first['_id']}: {first['error']['reason'][:200]}."
        )
    return {id: item["error"]["reason"][:200] for id, item in failed.items()}
