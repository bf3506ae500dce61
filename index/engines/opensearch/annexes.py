"""What a generation in the cluster knows beside its articles: a document beside its ledger."""

from base64 import b64decode

from index.engines.opensearch.client.client import Cluster
from index.engines.opensearch.client.refusals import NotFoundError
from index.errors import DamagedIndexError
from index.generations.annex import Annex, decode

ANNEX = "annex"
"""The name of its document."""


def read_annex(cluster: Cluster, index: str) -> Annex:
    """The annex in the index of a ledger.

    Raises:
        DamagedIndexError: it is missing or is not what was written.
        EngineDownError: the cluster cannot be asked.
    """
    try:
        return decode(part(cluster, index, ANNEX), f"The index {index}")
    except NotFoundError as error:
        raise DamagedIndexError(
            f"The index {index} is damaged: run `dateline reindex --full`."
        ) from error


def part(cluster: Cluster, index: str, name: str) -> bytes:
    """The bytes of a document beside the ledger.

    Raises:
        NotFoundError: there is none of this name.
        EngineDownError: the cluster cannot be asked.
    """
    return b64decode(cluster.call("GET", f"/{index}/_doc/{name}")["_source"]["part"])
