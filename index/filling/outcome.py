"""What becomes of every claim: the entries of the next ledger, and what is to be written."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from time import time_ns

from index.article import OPENING_ANCHOR, Article, Section
from index.filling.identity import Verdict
from index.generations.annex import Annex
from index.generations.entries import Claim, Entries, Entry
from index.generations.ledger import Ledger

_SECOND = 1_000_000_000


class Outcome:
    """What becomes of every claim.

    Args:
        before: the files of the generation that is begun with.
        replaced: those of the published generation.
        annex: what that knows beside its articles.
    """

    def __init__(self, before: Ledger, replaced: Ledger, annex: Annex) -> None:
        self._held = {id for state in before.files.values() for id in state.ids}
        self._known = dict(replaced.known())
        if before is not replaced:
            self._known |= before.known()
        self._now = _later_than(self._known.values(), replaced.taken)
        self._withdrawn_before = annex.withdrawn
        self.entries: defaultdict[str, Entries] = defaultdict(Entries)
        """By file, as its ledger is to have them."""
        self.wanted: dict[str, array[int]] = {}
        """By file, the numbers of the articles that have to be at hand."""
        self._withdrawing: dict[tuple[str, int], Entry] = {}
        self.unchanged: set[str] = set()
        self.written: set[str] = set()
        self.withdrawn = dict[str, Article]()
        """What is left of withdrawn articles, as far as it is known already."""

    def add(self, name: str, number: int, claim: Claim, verdict: Verdict) -> None:
        """Takes the next claim of a file."""
        if verdict.fate != "taken":
            self.entries[name].append(Entry(claim, ""))
            return
        old = self._known.get(verdict.id)
        same = old is not None and old.claim.fingerprint == claim.fingerprint
        added = old.added if old else self._now
        entry = Entry(claim, verdict.id, added, old.changed if old and same else self._now)
        if claim.withdrawn:
            self._withdraw(name, number, entry)
            return
        self.entries[name].append(entry)
        if same and verdict.id in self._held:
            self.unchanged.add(verdict.id)
        else:
            self.written.add(verdict.id)
            self._want(name, number)

    @property
    def taken_back(self) -> int:
        """How many articles their sources withdrew."""
        return len(self.withdrawn) + len(self._withdrawing)

    def becomes(self, name: str, number: int) -> Entry:
        """What an article becomes that is wanted."""
        return self._withdrawing.get((name, number)) or self.entries[name][number]

    def leave_out(self, name: str, but: Collection[int]) -> None:
        """Forgets what was wanted of a file, but for the articles of these numbers."""
        wanted = self.wanted.pop(name)
        left = {self.becomes(name, number).id for number in wanted if number not in but}
        if found := [number for number in wanted if number in but]:
            self.wanted[name] = array("L", found)
        self.written -= left
        self.entries[name] = Entries(
            entry._replace(id="") if entry.id in left else entry for entry in self.entries[name]
        )

    def _want(self, name: str, number: int) -> None:
        self.wanted.setdefault(name, array("L")).append(number)

    def _withdraw(self, name: str, number: int, entry: Entry) -> None:
        self.entries[name].append(entry._replace(id=""))
        known = self._withdrawn_before.get(entry.id)
        if known is not None and known.fingerprint == entry.claim.fingerprint:
            self.withdrawn[entry.id] = known
        else:
            self._withdrawing[name, number] = entry
            self._want(name, number)


def _later_than(known: Iterable[Entry], taken: int) -> int:
    """The second in which this run takes place: later than those of all runs before, whatever the
    clock says, so that whoever asks for what came in since then misses nothing.

    Args:
        known: what is known of the articles.
        taken: when the last run began, in nanoseconds since 1970.
    """
    before = max((max(entry.added, entry.changed) for entry in known), default=0)
    return max(time_ns() // _SECOND, before + 1, taken // _SECOND + 1 if taken else 0)


def left_of(article: Article) -> Article:
    """What is left of an article that its source withdrew."""
    opening = Section(None, OPENING_ANCHOR, ())
    return replace(article, sections=(opening,), background=None, lede=None, images=())
