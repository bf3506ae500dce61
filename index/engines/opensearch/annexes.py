"""What a generation in the cluster knows beside its articles: documents beside its ledger."""

from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from itertools import count

from index.engines.opensearch.client.client import Cluster
from index.engines.opensearch.client.refusals import NotFoundError
from index.errors import DamagedIndexError
from index.generations.annex import Annex, decode
from index.generations.paragraphs import Paragraphs
from index.generations.paragraphs_file import decode as decode_paragraphs

ANNEX = "annex"
"""The name of its document."""
PARAGRAPHS = "paragraphs"
"""What the names of their documents begin with; a number from 0 follows."""


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


def read_paragraphs(cluster: Cluster, index: str) -> Paragraphs:
    """The counts of paragraphs in the index of a ledger.

    Raises:
        DamagedIndexError: they are missing or are not what was written.
        EngineDownError: the cluster cannot be asked.
    """
    return decode_paragraphs(b"".join(_numbered(cluster, index)), f"The index {index}")


def _numbered(cluster: Cluster, index: str) -> Iterator[bytes]:
    """The parts, as many as there are."""
    with suppress(NotFoundError):
        for number in count():
            yield part(cluster, index, f"{PARAGRAPHS}{number}")


def part(cluster: Cluster, index: str, name: str) -> bytes:
    """The bytes of a document beside the ledger.

    Raises:
        NotFoundError: there is none of this name.
        EngineDownError: the cluster cannot be asked.
    """
    return b64decode(cluster.call("GET", f"/{index}/_doc/{name}")["_source"]["part"])
