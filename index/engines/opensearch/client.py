"""The one way to the cluster: every call ends in time, and what goes wrong is a sentence."""

import os
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import orjson
from opensearchpy import Transport
from opensearchpy.exceptions import ConnectionError as Unreachable
from opensearchpy.exceptions import (
    ConnectionTimeout,
    SerializationError,
    SSLError,
    TransportError,
)

from index.engines.opensearch.connection import CappedConnection
from index.errors import DatelineError, EngineDownError

_MAKE_SECONDS = 120.0
_FIRST = 0.6
"""The part of the time that the first node has where there is another."""
_LEAST_SECONDS = 0.1
_FAILING = (502, 503, 504)
_REST_SECONDS = 5
"""How long a node that failed is left alone while others answer."""


class NotFoundError(DatelineError):
    """The cluster has no such index, alias or document."""


class RefusedError(DatelineError):
    """The cluster understood the request and refuses it: the request is wrong, not the cluster.
    `kind` is the cluster's name for the reason.
    """

    def __init__(self, sentence: str, kind: str = "") -> None:
        super().__init__(sentence)
        self.kind = kind


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
            raise self._sentence(error, seconds) from error
        except SerializationError as error:
            raise EngineDownError(f"{self} answers with something else than JSON.") from error
        if not isinstance(answer, dict):
            raise EngineDownError(
                f"{self} answers with something else than JSON; is it OpenSearch?"
            )
        return answer

    def make(self, index: str, body: dict[str, Any], copies: int) -> None:
        """Makes an index and waits until so many copies of each shard can be written to, as far as
        there are nodes for them: then one may go. An index that is there is taken for ours: where
        a node dies while it makes one, another is asked, and finds it made.

        Raises:
            RefusedError: the index cannot be as the body says.
            EngineDownError: the cluster cannot be asked.
        """
        # What the asked node knows: the manager may have gone, and its election takes seconds.
        nodes = self.call("GET", "/_cluster/health?local=true")["number_of_data_nodes"]
        ready = f"wait_for_active_shards={min(copies, nodes)}"
        try:
            self.call("PUT", f"/{index}?{ready}", body, seconds=_MAKE_SECONDS)
        except RefusedError as error:
            if error.kind != "resource_already_exists_exception":
                raise

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

    def _sentence(self, error: TransportError, seconds: float) -> DatelineError:
        """What a person is told of it."""
        if isinstance(error, SSLError):
            return EngineDownError(
                f"{self} has a certificate that is not trusted: set DATELINE_OPENSEARCH_CA to the "
                "file of its authority."
            )
        if isinstance(error, ConnectionTimeout):
            return EngineDownError(f"{self} did not answer within {seconds:.2g} seconds.")
        if isinstance(error, Unreachable):
            return EngineDownError(
                f"{self} cannot be asked: {error.error}; look whether it runs and whether "
                "DATELINE_OPENSEARCH_URL is right."
            )
        return self._of_status(error)

    def _of_status(self, error: TransportError) -> DatelineError:
        status = int(error.status_code)
        reason = _reason(error)
        if status in (401, 403) and "block" not in reason:
            return EngineDownError(
                f"{self} refuses the credentials ({status}): set DATELINE_OPENSEARCH_USER and "
                "DATELINE_OPENSEARCH_PASSWORD."
            )
        if "block" in reason and status in (403, 429):
            return blocked(self, reason)
        if status == 404:
            return NotFoundError(f"{self} has no such thing: {reason}.")
        if status == 429:
            return EngineDownError(f"{self} has too much to do (429): ask again later.")
        if 400 <= status < 500:
            return RefusedError(f"{self} refuses a request ({status}): {reason}.", _kind(error))
        if 300 <= status < 400:
            return EngineDownError(
                f"{self} sends elsewhere ({status}), which is not followed: set "
                "DATELINE_OPENSEARCH_URL to the cluster itself."
            )
        return EngineDownError(f"{self} failed ({status}: {reason}): see the log of the cluster.")


def blocked(cluster: Cluster, reason: str) -> EngineDownError:
    """The error of a cluster that has closed an index to writing, as a full disk makes it do."""
    return EngineDownError(
        f"{cluster} lets nothing be written ({reason[:200].strip('.; ')}): free space on its disks "
        "or take the block away."
    )


def _node(url: str) -> dict[str, Any]:
    """An address as the client takes it."""
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    prefix = parts.path.rstrip("/")
    return {"host": parts.hostname, "port": port, "use_ssl": secure, "url_prefix": prefix}


def _kind(error: TransportError) -> str:
    """OpenSearch's name for it, such as `resource_already_exists_exception`."""
    said = error.info.get("error") if isinstance(error.info, dict) else None
    return str(said.get("type")) if isinstance(said, dict) else ""


def _reason(error: TransportError) -> str:
    """What OpenSearch says of it, cut to what fits a sentence."""
    said = error.info.get("error") if isinstance(error.info, dict) else None
    told = said.get("reason") or said.get("type") if isinstance(said, dict) else said
    return str(told or "no reason given")[:200].rstrip(".")
