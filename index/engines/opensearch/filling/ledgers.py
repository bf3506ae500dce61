"""The ledger of a generation in the cluster: an index beside it, a document for each part."""

from base64 import b64decode, b64encode
from pathlib import Path
from tempfile import TemporaryDirectory

from index.engines.opensearch.client.client import Cluster
from index.engines.opensearch.client.refusals import NotFoundError
from index.engines.opensearch.filling.bulk import bulk
from index.errors import DamagedIndexError
from index.generations.ledger import LEDGER, Ledger, read_ledger, write_ledger

_PART = 1 << 20
"""Bytes of a part."""
_BODY = {
    "settings": {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}},
    "mappings": {"dynamic": "strict", "properties": {"part": {"type": "binary"}}},
}


def write(cluster: Cluster, index: str, ledger: Ledger) -> int:
    """Writes a ledger and returns how many parts it has."""
    with TemporaryDirectory() as folder:
        path = Path(folder, LEDGER)
        write_ledger(path, ledger)
        whole = path.read_bytes()
    parts = [whole[start : start + _PART] for start in range(0, len(whole), _PART)]
    cluster.make_anew(index, _BODY, copies=2)
    bulk(cluster, index, ((str(n), {"part": b64encode(p).decode()}) for n, p in enumerate(parts)))
    return len(parts)


def read(cluster: Cluster, index: str, parts: int) -> Ledger:
    """The ledger in an index.

    Raises:
        DamagedIndexError: it is missing or is not what was written.
    """
    try:
        whole = b"".join(_part(cluster, index, number) for number in range(parts))
    except NotFoundError as error:
        raise DamagedIndexError(
            f"The index {index} is damaged: run `dateline reindex --full`."
        ) from error
    with TemporaryDirectory() as folder:
        path = Path(folder, LEDGER)
        path.write_bytes(whole)
        return read_ledger(path)


def _part(cluster: Cluster, index: str, number: int) -> bytes:
    return b64decode(cluster.call("GET", f"/{index}/_doc/{number}")["_source"]["part"])
