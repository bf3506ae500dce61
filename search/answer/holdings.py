"""What an archive holds as a whole, for its front page and for `dateline status`."""

from collections.abc import Mapping
from dataclasses import dataclass

from index.asking.deadline import NEVER, Deadline
from index.asking.hits import Archive, FacetCounts
from index.asking.plan import FacetCount, Plan
from index.asking.protocol import Reader
from index.generations.annex import Annex


@dataclass(frozen=True, slots=True)
class Holdings:
    """What an archive holds. `sources` and `languages` count its articles by these; `partial` says
    that there was no time to count them all.
    """

    archive: Archive
    annex: Annex
    sources: FacetCounts
    languages: FacetCounts
    partial: bool = False

    @property
    def formats(self) -> dict[str, int]:
        """How many articles came in each format, the most first."""
        return _ordered(self.annex.formats)

    @property
    def passed(self) -> dict[str, int]:
        """How many things of each kind need not have become an article, the most first."""
        return _ordered(self.annex.passed)

    @property
    def skipped(self) -> dict[str, int]:
        """How many things of each kind should have become an article, the most first."""
        return _ordered(self.annex.skipped)


def _ordered(counts: Mapping[str, int]) -> dict[str, int]:
    found = (pair for pair in counts.items() if all(pair))
    return dict(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def holdings(reader: Reader, size: int, deadline: Deadline = NEVER) -> Holdings:
    """What a snapshot holds, with the `size` largest sources and languages.

    Raises:
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    counted = (FacetCount("source", size), FacetCount("language", size))
    hits = reader.run(Plan(limit=0, facets=counted, deadline=deadline))
    sources, languages = hits.facets
    return Holdings(reader.archive(), reader.annex(), sources, languages, hits.partial)
