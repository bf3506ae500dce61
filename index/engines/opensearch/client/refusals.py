"""What the cluster refuses, and how that is told: a sentence with the cure."""

from opensearchpy.exceptions import ConnectionError as Unreachable
from opensearchpy.exceptions import ConnectionTimeout, SSLError, TransportError

from index.errors import DatelineError, EngineDownError


class NotFoundError(DatelineError):
    """The cluster has no such index, alias or document."""


class RefusedError(DatelineError):
    """The cluster understood the request and refuses it: the request is wrong, not the cluster.
    `kind` is the cluster's name for the reason.
    """

    def __init__(self, sentence: str, kind: str = "") -> None:
        super().__init__(sentence)
        self.kind = kind


class CrowdedError(EngineDownError):
    """The cluster has too much to do at the moment."""


class ThereError(DatelineError):
    """The cluster has an index of that name."""


def told(cluster: str, error: TransportError, seconds: float) -> DatelineError:
    """What a person is told of a request that failed; it had so many seconds."""
    if isinstance(error, SSLError):
        return EngineDownError(
            f"{cluster} has a certificate that is not trusted: set DATELINE_OPENSEARCH_CA to the "
            "file of its authority."
        )
    if isinstance(error, ConnectionTimeout):
        return EngineDownError(f"{cluster} did not answer within {seconds:.2g} seconds.")
    if isinstance(error, Unreachable):
        return EngineDownError(
            f"{cluster} cannot be asked: {error.error}; look whether it runs and whether "
            "DATELINE_OPENSEARCH_URL is right."
        )
    return _of_status(cluster, error)


def _of_status(cluster: str, error: TransportError) -> DatelineError:
    status = int(error.status_code)
    reason = _reason(error)
    if status in (401, 403) and "block" not in reason:
        return EngineDownError(
            f"{cluster} refuses the credentials ({status}): set DATELINE_OPENSEARCH_USER and "
            "DATELINE_OPENSEARCH_PASSWORD."
        )
    if "block" in reason and status in (403, 429):
        return blocked(cluster, reason)
    if status == 404:
        return NotFoundError(f"{cluster} has no such thing: {reason}.")
    if status == 429:
        return CrowdedError(f"{cluster} has too much to do (429): ask again later.")
    if 400 <= status < 500:
        return RefusedError(f"{cluster} refuses a request ({status}): {reason}.", _kind(error))
    if 300 <= status < 400:
        return EngineDownError(
            f"{cluster} sends elsewhere ({status}), which is not followed: set "
            "DATELINE_OPENSEARCH_URL to the cluster itself."
        )
    if "maxClauseCount" in str(error.info):
        return EngineDownError(
            f"{cluster} takes no query of so many words: type fewer, or raise "
            "indices.query.bool.max_clause_count of the cluster."
        )
    return EngineDownError(f"{cluster} failed ({status}: {reason}): see the log of the cluster.")


def blocked(cluster: str, reason: str) -> EngineDownError:
    """The error of a cluster that has closed an index to writing, as a full disk makes it do."""
    return EngineDownError(
        f"{cluster} lets nothing be written ({reason[:200].strip('.; ')}): free space on its disks "
        "or take the block away."
    )


def _kind(error: TransportError) -> str:
    """OpenSearch's name for it, such as `resource_already_exists_exception`."""
    said = error.info.get("error") if isinstance(error.info, dict) else None
    return str(said.get("type")) if isinstance(said, dict) else ""


def _reason(error: TransportError) -> str:
    """What OpenSearch says of it, cut to what fits a sentence."""
    said = error.info.get("error") if isinstance(error.info, dict) else None
    told = said.get("reason") or said.get("type") if isinstance(said, dict) else said
    return str(told or "no reason given")[:200].rstrip(".")
