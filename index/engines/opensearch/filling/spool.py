"""Documents on their way to the cluster. They wait in a file, since a document's group of
near-duplicates is known when all of them are, and a document that were written twice would count
twice in the statistics of the scoring law: a cluster keeps what it deleted for hours.
"""

import io
from collections.abc import Iterator, Mapping
from tempfile import TemporaryFile
from typing import Any

import orjson
import zstandard

from index.document import Document
from index.engines.opensearch.filling.groups import Signed, grouping


class Spool:
    """A nameless file of documents; it goes with the process."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 -- closed by `close`
        self.signed: list[Signed] = []
        """What is known of each document that the file has."""

    def write(self, documents: Iterator[tuple[Document, dict[str, Any]]]) -> None:
        """Takes documents, each with its source. Called once."""
        with zstandard.ZstdCompressor().stream_writer(self._file, closefd=False) as lines:
            for document, source in documents:
                lines.write(orjson.dumps(source) + b"\n")
                self.signed.append(Signed.of(document))

    def sources(self, groups: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
        """The ids and the sources of the documents with their groups."""
        self._file.seek(0)
        with zstandard.ZstdDecompressor().stream_reader(self._file, closefd=False) as raw:
            for line in io.BufferedReader(raw):
                source = orjson.loads(line)
                id = source["id"]
                yield id, {**source, **grouping(id, groups[id])} if id in groups else source

    def close(self) -> None:
        """Gives the space back."""
        self._file.close()
