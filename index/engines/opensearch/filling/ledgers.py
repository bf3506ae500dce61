"""The ledger of a generation in the cluster: an index beside it, a document for each part."""

from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory

from index.engines.opensearch.annexes import ANNEX, PARAGRAPHS, part
from index.engines.opensearch.client.client import Cluster
from index.engines.opensearch.client.refusals import NotFoundError
from index.engines.opensearch.filling.bulk import bulk
from index.errors import DamagedIndexError
from index.generations.annex import Annex, encode
from index.generations.ledger import LEDGER, Ledger, read_ledger, write_ledger
from index.generations.paragraphs import Paragraphs
from index.generations.paragraphs_file import encode as encode_paragraphs

_PART = 1 << 20
"""Bytes of a part."""
_BODY = {
    "settings": {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}},
    "mappings": {"dynamic": "strict", "properties": {"part": {"type": "binary"}}},
}


def write(
    cluster: Cluster, index: str, ledger: Ledger, annex: Annex, paragraphs: Paragraphs
) -> int:
    """Writes a ledger, an annex and counts of paragraphs; returns how many parts the ledger has."""
    with TemporaryDirectory() as folder:
        path = Path(folder, LEDGER)
        write_ledger(path, ledger)
        whole = path.read_bytes()
    parts, counted = _parts(whole), _parts(encode_paragraphs(paragraphs))
    cluster.make_anew(index, _BODY, copies=2)
    kept = (
        *((str(number), one) for number, one in enumerate(parts)),
        (ANNEX, encode(annex)),
        *((f"{PARAGRAPHS}{number}", one) for number, one in enumerate(counted)),
    )
    bulk(cluster, index, ((name, {"part": b64encode(one).decode()}) for name, one in kept))
    return len(parts)


def _parts(whole: bytes) -> list[bytes]:
    return [whole[start : start + _PART] for start in range(0, len(whole), _PART)]


def read(cluster: Cluster, index: str, parts: int) -> Ledger:
    """The ledger in an index.

    Raises:
        DamagedIndexError: it is missing or is not what was written.
    """
    try:
        whole = b"".join(part(cluster, index, str(number)) for number in range(parts))
    except NotFoundError as error:
        raise DamagedIndexError(
            f"The index {index} is damaged: run `dateline reindex --full`."
        ) from error
    with TemporaryDirectory() as folder:
        path = Path(folder, LEDGER)
        path.write_bytes(whole)
        return read_ledger(path)
