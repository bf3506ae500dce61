"""The searches that answer one question."""

import time
from typing import Any

from index.engines.opensearch.client.client import Cluster
from index.errors import EngineDownError

SECONDS = 4.0
"""How long all of them may take together, mostly."""


class Asking:
    """What is asked for one answer, within one time. `partial` says whether a shard was too slow or
    did not answer, in any of the searches.

    Args:
        cluster: where it is asked.
        index: the name of the index.
        seconds: how long all of them may take together.
    """

    def __init__(self, cluster: Cluster, index: str, seconds: float = SECONDS) -> None:
        self._cluster = cluster
        self._seconds = seconds
        self._path = f"/{index}/_search?search_type=dfs_query_then_fetch"
        self._deadline = time.monotonic() + seconds
        self.partial = False

    def search(self, body: dict[str, Any]) -> dict[str, Any]:
        """What the cluster answers to a search.

        Raises:
            EngineDownError: there is no answer, or none in time.
        """
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise EngineDownError(
                f"{self._cluster} did not answer within {self._seconds:g} seconds."
            )
        found = self._cluster.call("POST", self._path, body, seconds=min(left, 3.0))
        if "hits" not in found:
            raise EngineDownError(f"{self._cluster} answers no search; is it OpenSearch?")
        self.partial |= bool(found["timed_out"] or found["_shards"]["failed"])
        return found
