"""The generations in the cluster: an index for each, named by the alias and its number. The alias
names the published one.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from index.document import SCHEMA_VERSION
from index.engines.opensearch.client.client import Cluster
from index.engines.opensearch.client.refusals import NotFoundError
from index.errors import DamagedIndexError
from index.text import analysis

VERSION = 6
"""Changes whenever the fields or the documents in the cluster change."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a sealed generation says of itself, in the `_meta` of its mapping. `first` and `last`
    are the days of its articles as ordinals, `added` the seconds in which they came first and last;
    `files` counts the parts of its ledger.
    With several `shards` the queries bring the weights of words: see `schema`.
    """

    articles: int
    language: str
    sources: tuple[str, ...]
    first: int | None = None
    last: int | None = None
    added: tuple[int, int] | None = None
    files: int = 0
    shards: int = 1
    version: int = VERSION
    schema: int = SCHEMA_VERSION
    analysis: str = analysis.VERSION

    def days(self) -> tuple[date | None, date | None]:
        """The days of the earliest and the latest article."""
        first, last = (day and date.fromordinal(day) for day in (self.first, self.last))
        return first or None, last or None


class Catalogue:
    """The generations behind an alias."""

    def __init__(self, cluster: Cluster, alias: str) -> None:
        self.cluster = cluster
        self.alias = alias

    def index(self, generation: str) -> str:
        """The index of a generation."""
        return f"{self.alias}-{generation}"

    def current(self) -> str | None:
        """The generation that the alias names; None where nothing is published.

        Raises:
            DamagedIndexError: it names several.
            EngineDownError: the cluster cannot be asked.
        """
        # What the asked node knows: the manager may have gone, and its election takes seconds.
        path = f"/_alias/{self.alias}?local=true"
        try:
            names = sorted(self.cluster.call("GET", path))
        except NotFoundError:
            return None
        if len(names) != 1:
            raise DamagedIndexError(
                f"The alias {self.alias} names {' and '.join(names) or 'nothing'}: "
                "run `dateline reindex --full`."
            )
        return names[0].removeprefix(f"{self.alias}-")

    def kept(self) -> list[str]:
        """Every generation that has an index, sealed or not, in order."""
        found = self.cluster.call("GET", f"/{self.alias}-*/_alias?expand_wildcards=all")
        names = (name.removeprefix(f"{self.alias}-") for name in found)
        return sorted(name for name in names if name.isdecimal() and len(name) == 6)

    def contents(self, generation: str) -> Contents | None:
        """What a generation says of itself; None where there is none or it is not sealed."""
        name = self.index(generation)
        try:
            found = self.cluster.call("GET", f"/{name}/_mapping")[name]["mappings"]
        except NotFoundError:
            return None
        meta = found.get("_meta")
        return Contents(**_read(meta)) if meta else None

    def seal(self, generation: str, contents: Contents) -> None:
        """Writes what the generation says of itself; it cannot be written to any more."""
        name = self.index(generation)
        settings = {"index.blocks.write": True}
        self.cluster.call("PUT", f"/{name}/_mapping", {"_meta": asdict(contents)}, seconds=30)
        self.cluster.call("PUT", f"/{name}/_settings", settings, seconds=30)

    def publish(self, generation: str) -> None:
        """Moves the alias to a generation, in one step."""
        name, alias = self.index(generation), self.alias
        actions: list[dict[str, Any]] = [
            {"remove": {"index": f"{alias}-*", "alias": alias, "must_exist": False}},
            {"add": {"index": name, "alias": alias}},
        ]
        self.cluster.call("POST", "/_aliases", {"actions": actions}, seconds=30)

    def delete(self, generations: Sequence[str]) -> None:
        """Removes the indices of generations, with their ledgers."""
        names = [n for one in generations for n in (self.index(one), f"{self.index(one)}-ledger")]
        if names:
            path = f"/{','.join(names)}?ignore_unavailable=true"
            self.cluster.call("DELETE", path, seconds=30)


def _read(meta: dict[str, Any]) -> dict[str, Any]:
    """The arguments of `Contents` in what was sealed: JSON has lists for tuples."""
    added = meta.get("added")
    return {**meta, "sources": tuple(meta["sources"]), "added": tuple(added) if added else None}
