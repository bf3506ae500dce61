"""Which correction counts for which article, of the lines of all `corrections.csv`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from index.article import Article
from index.correction import Correction, removed
from index.filling.corrections import NOTHING, Corrections, Line, few
from index.filling.identity import Verdict, named_by
from index.generations.entries import Claim
from index.readers.files import Noted, Skipped
from index.readers.making import short_hash

MISSING = "lines of corrections.csv without an article"
SURPASSED = "lines of corrections.csv that another line of the article surpasses"


class Rulings:
    """The corrections of a run.

    Args:
        corrections: what all `corrections.csv` say.
        before: what the published generation was made with, by name of SOURCE.
    """

    def __init__(
        self,
        corrections: Corrections = NOTHING,
        before: Mapping[str, Sequence[Correction]] | None = None,
    ) -> None:
        self._corrections = corrections
        self._before = {
            (one.id, one.url): one.ids for one in chain.from_iterable((before or {}).values())
        }
        self._by_id: dict[str, Line] = {}
        self._present: set[str] = set()
        self._said: list[Noted] = []
        self.lines: Mapping[str, tuple[Correction, ...]] = {}
        """For the next generation, by name of SOURCE."""

    def settle(self, articles: Iterable[tuple[Claim, Verdict]]) -> None:
        """Decides which line is of which article; `articles` are all claims, with what becomes of
        each.
        """
        if not self._corrections.lines:
            return
        ids: dict[str, dict[str, None]] = {}
        for claim, verdict in articles:
            self._present.add(verdict.id)
            if claim.address:
                ids.setdefault(claim.address, {})[verdict.id] = None
        lines = {}
        for name, own in self._corrections.lines.items():
            lines[name] = tuple(self._settled(line, ids) for line in own)
        self.lines = lines

    def _settled(self, line: Line, ids: Mapping[str, Mapping[str, None]]) -> Correction:
        """A correction with the articles that it is of."""
        one = line.correction
        found: tuple[str, ...] = (one.id,) if one.id in self._present else ()
        found = found or (tuple(ids.get(named_by(one.url), ())) if one.url else ())
        if not found:
            named = one.id or one.url
            reason = f"There is no article {named} in the archive; mend it or take the line out."
            self._said.append(Noted(line.path, line.number, reason, MISSING))
        found = found or self._before.get((one.id, one.url), ())
        for id in found or (one.id or short_hash(one.url),):
            self._count(id, line)
        return one._replace(ids=found)

    def _count(self, id: str, line: Line) -> None:
        before = self._by_id.get(id)
        if before is None:
            self._by_id[id] = line
            return
        wins = line.correction.after(before.correction) is line.correction
        left, kept = (before, line) if wins else (line, before)
        self._by_id[id] = kept
        where = f"line {kept.number} of {kept.path}" if kept.number else kept.path
        reason = f"Article {id} has another line that counts ({where}); take this one out."
        self._said.append(Noted(left.path, left.number, reason, SURPASSED))

    def of(self, id: str) -> Correction | None:
        """What counts for the article with this id in the index."""
        line = self._by_id.get(id)
        return line.correction if line else None

    @property
    def said(self) -> Iterator[Skipped | Noted]:
        """What is to be said of the lines."""
        return chain(self._corrections.said, few(self._said))

    @property
    def counted(self) -> int:
        """How many articles of the archive the lines are of."""
        return len(self._by_id.keys() & self._present)

    @property
    def removed(self) -> Iterator[Article]:
        """What is left of each article that was removed, also where its file is gone."""
        for id, line in self._by_id.items():
            if line.correction.status == "removed":
                yield line.correction.applied(removed(id, None, None))
