"""The OpenSearch engine's door."""

from collections.abc import Iterator
from threading import Lock

from index.document import SCHEMA_VERSION
from index.engines.opensearch.answer.reader import OpenSearchReader
from index.engines.opensearch.client.client import Access, Cluster
from index.engines.opensearch.client.place import Place
from index.engines.opensearch.filling.writer import OpenSearchWriter
from index.engines.opensearch.generation import VERSION, Catalogue
from index.errors import DamagedIndexError, NoIndexError
from index.text import analysis


class OpenSearchIndex:
    """An index in a cluster, published or not yet. Making one asks nothing. Threads may share it.

    Args:
        access: where the cluster is.
        language: the archive's, for what is written; what is read is of its own language.
        place: the alias, and how many shards and replicas the next generation has.
    """

    def __init__(self, access: Access, language: str, place: Place | None = None) -> None:
        self.place = place or Place()
        self._catalogue = Catalogue(Cluster(access), self.place.alias)
        self._language = language
        self._lock = Lock()
        self._readers: dict[str, OpenSearchReader] = {}

    def reader(self, generation: str | None = None) -> OpenSearchReader:
        """A reader of the current generation, or of the named one, while that is kept.

        Raises:
            NoIndexError: nothing is published here.
            DamagedIndexError: what is published cannot be trusted.
            EngineDownError: the cluster cannot be asked.
        """
        current = self._catalogue.current()
        if current is None:
            raise self._no_index()
        named = generation and generation != current and self._reader(generation)
        reader = named or self._reader(current)
        if reader is None:
            raise DamagedIndexError(
                f"The index {self._catalogue.index(current)} was made by another version of this "
                "program, or by something else: run `dateline reindex --full`."
            )
        return reader

    def writer(self, *, anew: bool = False) -> OpenSearchWriter:
        """The one writer. It begins with the current generation where that is whole and was made
        as this one will be; with nothing else, or where `anew` asks for it.

        Raises:
            BusyError: another writer is at work.
            EngineDownError: the cluster cannot be asked.
        """
        return OpenSearchWriter(self._catalogue, self._language, self.place, anew=anew)

    def sources(self) -> tuple[str, ...]:
        """The SOURCEs of the current generation; empty where nothing is published."""
        current = self._catalogue.current()
        contents = self._catalogue.contents(current) if current else None
        return contents.sources if contents else ()

    def watch(self) -> None:
        """The cluster looks after its own files."""

    def verify(self) -> tuple[str, ...]:
        """Checks everything that is kept; a sentence for each thing that is wrong.

        Raises:
            NoIndexError: nothing is kept here.
            EngineDownError: the cluster cannot be asked.
        """
        return tuple(self._problems())

    def _no_index(self) -> NoIndexError:
        return NoIndexError(
            f"There is no index {self.place.alias} in the {self._catalogue.cluster}: "
            "run `dateline reindex FOLDER`."
        )

    def _reader(self, generation: str) -> OpenSearchReader | None:
        """A reader of a generation; None where it is not kept, or not one of this program."""
        with self._lock:
            found = self._readers.get(generation)
        if found is not None:
            return found
        contents = self._catalogue.contents(generation)
        if contents is None or (contents.version, contents.schema) != (VERSION, SCHEMA_VERSION):
            return None
        index = self._catalogue.index(generation)
        made = OpenSearchReader(self._catalogue.cluster, index, generation, contents)
        with self._lock:
            self._readers = {**dict([*self._readers.items()][-1:]), generation: made}
        return made

    def _problems(self) -> Iterator[str]:
        current, kept = self._catalogue.current(), self._catalogue.kept()
        if current is None and not kept:
            raise self._no_index()
        for name in kept:
            index = self._catalogue.index(name)
            if current is None or name > current:
                yield f"{index} was never published: the next `dateline reindex` removes it."
                continue
            yield from self._wrong_with(name, index)

    def _wrong_with(self, name: str, index: str) -> Iterator[str]:
        cluster = self._catalogue.cluster
        contents = self._catalogue.contents(name)
        if contents is None:
            yield f"{index} is not sealed: run `dateline reindex --full`."
            return
        if cluster.call("GET", f"/_cluster/health/{index}")["status"] == "red":
            yield f"{index} has shards that no node serves: start the nodes that hold them."
            return
        articles = cluster.call("GET", f"/{index}/_count")["count"]
        if articles != contents.articles:
            yield (
                f"{index} has {articles:,} articles and its contents say {contents.articles:,}: "
                "run `dateline reindex --full`."
            )
        if contents.analysis != analysis.VERSION:
            yield (
                f"{index} was made with analysis {contents.analysis} and this program has "
                f"{analysis.VERSION}, so some words may not match: run `dateline reindex`."
            )
