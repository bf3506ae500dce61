"""The next generation in the cluster: an index of its own, into which the cluster copies what did
not change. Nothing is ever deleted from an index nor written to it twice: see `spool`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from index.article import Article
from index.document import SCHEMA_VERSION, Document, from_article
from index.engines.opensearch.client.place import Place
from index.engines.opensearch.documents import source
from index.engines.opensearch.filling import ledgers
from index.engines.opensearch.filling.bulk import bulk
from index.engines.opensearch.filling.copying import copy, copying
from index.engines.opensearch.filling.groups import grouped, signed
from index.engines.opensearch.filling.lease import Lease
from index.engines.opensearch.filling.spool import Spool
from index.engines.opensearch.generation import VERSION, Catalogue, Contents
from index.engines.opensearch.schema import mapping, settings
from index.errors import DamagedIndexError, DatelineError
from index.generations.annex import EMPTY, Annex
from index.generations.entries import Entry
from index.generations.ledger import NO_FILES, Ledger
from index.generations.paragraphs import NOT_COUNTED, Paragraphs
from index.text import analysis

_HOUR = 3600.0
"""Seconds that the cluster may take to copy or to merge."""


class OpenSearchWriter:
    """Makes the next generation.

    Args:
        catalogue: the generations in the cluster.
        language: of the archive (BCP 47).
        place: how many shards and replicas it has.
        anew: whether to begin with nothing.

    Raises:
        BusyError: another writer is at work.
        EngineDownError: the cluster cannot be asked.
    """

    def __init__(
        self, catalogue: Catalogue, language: str, place: Place, *, anew: bool = False
    ) -> None:
        self._catalogue = catalogue
        self._cluster = catalogue.cluster
        self._language = language
        self._place = place
        self._gone: set[str] = set()
        self._lease = Lease(self._cluster, catalogue.alias)
        try:
            self._current = catalogue.current()
            if anew:
                before, self.ledger, self.replaced = None, NO_FILES, _replaced(catalogue, language)
            else:
                before, self.ledger = _last(catalogue, language)
                self.replaced = self.ledger
            self._before = self._current if before else None
            self._name = self._stage()
            self._spool = Spool()
        except BaseException:
            self._lease.release()
            raise

    def write(self, articles: Iterable[Article]) -> None:
        """Takes articles that are new or changed; their ids differ. Called once."""
        self._spool.write(self._documents(articles))

    def remove(self, ids: Collection[str]) -> None:
        """Leaves out articles of the last generation, also those that `write` brought anew."""
        self._gone |= set(ids)

    def erase(self, ids: Collection[str]) -> None:
        """What is left out is not copied into the next generation's index."""

    def publish(
        self,
        sources: Iterable[str],
        ledger: Ledger = NO_FILES,
        annex: Annex = EMPTY,
        paragraphs: Paragraphs = NOT_COUNTED,
    ) -> str:
        """Makes the next generation the current one in one step and returns its name."""
        index = self._catalogue.index(self._name)
        try:
            written = self._fill(index)
            self._settle(index)
            files = ledgers.write(self._cluster, f"{index}-ledger", ledger, annex, paragraphs)
            contents = self._contents(index, tuple(sources), files)
            _must_hold(written, contents, index)
            self._catalogue.seal(self._name, contents)
            self._lease.check()
            self._catalogue.publish(self._name)
            self._prune()
            name, self._name = self._name, ""
        finally:
            self.discard()
        return name

    def discard(self) -> None:
        """Drops what was written and not published; a second call does nothing."""
        try:
            if self._name:
                name, self._name = self._name, ""
                self._catalogue.delete([name])
        finally:
            self._spool.close()
            self._lease.release()

    def _stage(self) -> str:
        """A new index for the articles; what killed writers left behind is removed."""
        kept = self._catalogue.kept()
        self._catalogue.delete([name for name in kept if name > (self._current or "")])
        name = f"{int(self._current or 0) + 1:06d}"
        body = {
            "settings": settings(self._place.shards, self._place.replicas),
            "mappings": mapping(),
        }
        self._cluster.make_anew(self._catalogue.index(name), body, 1 + self._place.replicas)
        return name

    def _documents(self, articles: Iterable[Article]) -> Iterator[tuple[Document, dict[str, Any]]]:
        for article in articles:
            document = from_article(article, self._language)
            yield document, source(document)

    def _fill(self, index: str) -> int:
        """Brings in what was written, and what the last generation has and this one is to keep;
        returns how many articles that is.
        """
        written = {one.id for one in self._spool.signed}
        gone = self._gone | written
        before = self._catalogue.index(self._before) if self._before else None
        kept = list(signed(self._cluster, before)) if before else []
        kept = [one for one in kept if one.id not in gone]
        groups = grouped([*self._spool.signed, *kept])
        articles = bulk(self._cluster, index, self._spool.sources(groups))
        if before:
            changed = {o.id: groups.get(o.id) for o in kept if o.group != groups.get(o.id)}
            body = copying(before, index, sorted(gone), changed)
            articles += copy(self._cluster, body, _HOUR)
        self._call("POST", f"/{index}/_refresh")
        return articles

    def _settle(self, index: str) -> None:
        """Waits until the index can be searched and its copies are made."""
        asked = "wait_for_status=yellow&wait_for_no_initializing_shards=true&timeout=300s"
        self._call("GET", f"/_cluster/health/{index}?{asked}")

    def _contents(self, index: str, sources: tuple[str, ...], files: int) -> Contents:
        ends: dict[str, Any] = {name: {name: {"field": "day"}} for name in ("min", "max")}
        came = {name: {name: {"field": "added"}} for name in ("min", "max")}
        ends["known"] = {"filter": {"range": {"added": {"gt": 0}}}, "aggs": came}
        whole = f"/{index}/_search?allow_partial_search_results=false"
        found = self._call("POST", whole, {"size": 0, "track_total_hits": True, "aggs": ends})
        first, last = (found["aggregations"][name]["value"] for name in ("min", "max"))
        known = found["aggregations"]["known"]
        begun, ended = (known[name]["value"] for name in ("min", "max"))
        return Contents(
            articles=found["hits"]["total"]["value"],
            language=self._language,
            sources=sources,
            first=None if first is None else int(first),
            last=None if last is None else int(last),
            added=(int(begun), int(ended)) if begun and ended else None,
            files=files,
            shards=self._place.shards,
        )

    def _prune(self) -> None:
        """Removes all generations but the published one and the one before it."""
        kept = {self._name, self._current}
        self._catalogue.delete([name for name in self._catalogue.kept() if name not in kept])

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        return self._cluster.call(method, path, body, seconds=_HOUR)


def _must_hold(articles: int, contents: Contents, index: str) -> None:
    """Refuses an index from which the cluster has lost an article."""
    if contents.articles != articles:
        raise DamagedIndexError(
            f"The index {index} has {contents.articles:,} of {articles:,} articles and is not "
            "published: run `dateline reindex` again."
        )


def _last(catalogue: Catalogue, language: str) -> tuple[Contents | None, Ledger]:
    """The generation to begin with and its files; without one the ledger says why, and holds what
    is known all the same.
    """
    found, files = _whole(catalogue, language)
    if files.anew:
        files = replace(files, history=_history(catalogue))
    return found, files


def _history(catalogue: Catalogue) -> Mapping[str, Entry]:
    """What the last generation knows of its articles whose ledger can be read, by id."""
    current = catalogue.current() or ""
    for name in reversed([name for name in catalogue.kept() if name <= current]):
        if found := catalogue.contents(name):
            with suppress(DamagedIndexError):
                index = f"{catalogue.index(name)}-ledger"
                return ledgers.read(catalogue.cluster, index, found.files).known()
    return {}


def _whole(catalogue: Catalogue, language: str) -> tuple[Contents | None, Ledger]:
    name = catalogue.current()
    if name is None:
        return None, NO_FILES
    found = catalogue.contents(name)
    if found is None:
        return None, Ledger(anew=f"The index {catalogue.index(name)} is not sealed.")
    if (found.version, found.schema, found.analysis) != (VERSION, SCHEMA_VERSION, analysis.VERSION):
        return None, Ledger(anew="The index was made by another version of this program.")
    if found.language != language:
        return None, Ledger(anew=f"The index was made for the language {found.language}.")
    try:
        files = ledgers.read(catalogue.cluster, f"{catalogue.index(name)}-ledger", found.files)
    except DamagedIndexError as error:
        return None, Ledger(anew=str(error))
    if sum(one.articles for one in files.files.values()) != found.articles:
        return None, Ledger(anew=files.anew or "The index holds articles of no known file.")
    return found, files


def _replaced(catalogue: Catalogue, language: str) -> Ledger:
    """The files of what is built anew; none where what is wrong with it is why."""
    try:
        return _last(catalogue, language)[1]
    except DatelineError:
        return NO_FILES
