"""The one way to the cluster: every call ends in time, and what goes wrong is a sentence."""

import os
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import orjson
from opensearchpy import Transport
from opensearchpy.exceptions import ConnectionError as Unreachable
from opensearchpy.exceptions import SerializationError, TransportError

from index.engines.opensearch.client.connection import CappedConnection
from index.engines.opensearch.client.refusals import RefusedError, ThereError, told
from index.errors import EngineDownError

_MAKE_SECONDS = 120.0
_FIRST = 0.6
"""The part of the time that the first node has where there is another."""
_LEAST_SECONDS = 0.1
_FAILING = (429, 500, 502, 503, 504)
"""429 is of one node, whose memory is full; 500 is what a node answers when another one goes in the
middle of a search.
"""
_REST_SECONDS = 5
"""How long a node that failed is left alone while others answer."""


@dataclass(frozen=True, slots=True)
class Access:
    """Where the cluster is and who asks. `url` may name several nodes, between commas."""

    url: str
    user: str = ""
    password: str = field(default="", repr=False)
    ca: str = ""


class Cluster:
    """The nodes of one cluster. Threads may share it; after a fork each process has its own
    connections.
    """

    def __init__(self, access: Access) -> None:
        self.access = access
        self._transports: dict[int, Transport] = {}

    def call(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | bytes | None = None,
        *,
        seconds: float = 3.0,
    ) -> dict[str, Any]:
        """The JSON object that the cluster answers. Where a node cannot be reached or fails,
        another is asked, once.

        Args:
            method: of HTTP.
            path: with its query string, such as `/dateline/_search?timeout=2s`.
            body: an object, or bytes of lines of JSON.
            seconds: how long the answer may take, whichever node gives it.

        Raises:
            NotFoundError: there is no such thing.
            RefusedError: the request is wrong.
            EngineDownError: anything else but an answer.
        """
        sent = body if isinstance(body, bytes | None) else orjson.dumps(body)
        try:
            answer = self._perform(method, path, sent, seconds)
        except TransportError as error:
            raise told(str(self), error, seconds) from error
        except SerializationError as error:
            raise EngineDownError(f"{self} answers with something else than JSON.") from error
        if not isinstance(answer, dict):
            raise EngineDownError(
                f"{self} answers with something else than JSON; is it OpenSearch?"
            )
        return answer

    def make(self, index: str, body: dict[str, Any], copies: int) -> None:
        """Makes an index and waits until so many copies of each shard can be written to, as far as
        there are nodes for them: then one may go.

        Raises:
            ThereError: there is such an index.
            RefusedError: the index cannot be as the body says.
            EngineDownError: the cluster cannot be asked.
        """
        # What the asked node knows: the manager may have gone, and its election takes seconds.
        nodes = self.call("GET", "/_cluster/health?local=true")["number_of_data_nodes"]
        ready = f"wait_for_active_shards={min(copies, nodes)}"
        try:
            self.call("PUT", f"/{index}?{ready}", body, seconds=_MAKE_SECONDS)
        except RefusedError as error:
            if error.kind == "resource_already_exists_exception":
                raise ThereError(str(error)) from error
            raise

    def make_anew(self, index: str, body: dict[str, Any], copies: int) -> None:
        """Makes an index that nobody else makes. Where a node dies while it makes it, another is
        asked and finds it there, perhaps without copies: it is made again.
        """
        try:
            self.make(index, body, copies)
        except ThereError:
            self.call("DELETE", f"/{index}", seconds=_MAKE_SECONDS)
            self.make(index, body, copies)

    def __str__(self) -> str:
        return f"OpenSearch at {self.access.url}"

    def _perform(self, method: str, path: str, body: bytes | None, seconds: float) -> Any:
        """What a node answers; what fails is tried once more where there is another."""
        transport, deadline = self._transport(), time.monotonic() + seconds
        alone = len(transport.hosts) == 1
        first = seconds if alone else seconds * _FIRST
        try:
            return transport.perform_request(method, path, body=body, timeout=first)
        except TransportError as error:
            fails = isinstance(error, Unreachable) or error.status_code in _FAILING
            if alone or not fails:
                raise
        rest = max(deadline - time.monotonic(), _LEAST_SECONDS)
        return transport.perform_request(method, path, body=body, timeout=rest)

    def _transport(self) -> Transport:
        """The connections of this process."""
        pid = os.getpid()
        if pid not in self._transports:
            nodes = [_node(url.strip()) for url in self.access.url.split(",")]
            self._transports[pid] = Transport(
                nodes,
                connection_class=CappedConnection,
                max_retries=0,  # they would have the whole time again
                retry_on_timeout=True,
                dead_timeout=_REST_SECONDS,
                timeout_cutoff=0,
                ca=self.access.ca,
                http_auth=self._credentials(),
            )
        return self._transports[pid]

    def _credentials(self) -> tuple[str, str] | None:
        return (self.access.user, self.access.password) if self.access.user else None


def _node(url: str) -> dict[str, Any]:
    """An address as the client takes it."""
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    prefix = parts.path.rstrip("/")
    return {"host": parts.hostname, "port": port, "use_ssl": secure, "url_prefix": prefix}
