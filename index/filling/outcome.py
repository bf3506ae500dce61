"""What becomes of every claim: the entries of the next ledger, and what is to be written."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from time import time_ns

from index.article import OPENING_ANCHOR, Article, Section
from index.correction import removed
from index.filling.identity import Verdict
from index.filling.rulings import Rulings
from index.generations.annex import Annex
from index.generations.entries import Entries, Entry
from index.generations.ledger import Ledger
from index.readers.making import short_hash

_SECOND = 1_000_000_000


class Outcome:
    """What becomes of every claim.

    Args:
        before: the files of the generation that is begun with.
        replaced: those of the published generation.
        annex: what that knows beside its articles.
        rulings: the corrections that count.
    """

    def __init__(self, before: Ledger, replaced: Ledger, annex: Annex, rulings: Rulings) -> None:
        self._rulings = rulings
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
        self.withdrawn = {one.id: one for one in rulings.removed}
        """What is left of withdrawn articles, as far as it is known already."""

    def add(self, name: str, number: int, entry: Entry, verdict: Verdict, *, absent: bool) -> None:
        """Takes the next claim of a file; of one that is `absent`, as it is published."""
        claim, id = entry.claim, verdict.id
        if verdict.fate != "taken":
            self.entries[name].append(Entry(claim, ""))
            return
        ruling, left = self._rulings.of(id), self._withdrawn_before.get(id)
        digest = ruling.digest if ruling else ""
        is_taken_back = claim.withdrawn or (ruling is not None and ruling.takes_back)
        if absent and not is_taken_back:  # what its file says without a correction is not known now
            digest, is_taken_back = entry.ruling, left is not None
        old = self._known.get(id)
        same = old is not None and old.claim.fingerprint == claim.fingerprint
        same = same and old is not None and old.ruling == digest
        added = old.added if old else left.added_second if left else 0
        changed = old.changed if old and same else self._now
        becomes = Entry(claim, id, added or self._now, changed, digest)
        if is_taken_back:
            self._withdraw(name, number, becomes, absent=absent)
            return
        self.entries[name].append(becomes)
        if same and id in self._held:
            self.unchanged.add(id)
        else:
            self.written.add(id)
            self._want(name, number)

    def finished(self, article: Article, entry: Entry) -> Article:
        """An article that was wanted, as the index is to have it: with the correction that it is
        given, and what is known of it.
        """
        ruling = self._rulings.of(entry.id)
        if ruling is not None and ruling.digest == entry.ruling:
            article = ruling.applied(article)
        return replace(
            article,
            id=entry.id,
            fingerprint=fingerprint_of(entry),
            added=datetime.fromtimestamp(entry.added, UTC) if entry.added else None,
            changed=datetime.fromtimestamp(entry.changed, UTC) if entry.changed else None,
        )

    @property
    def taken_back(self) -> frozenset[str]:
        """The ids of the articles that are searched no more and have a notice."""
        return frozenset((*self.withdrawn, *(one.id for one in self._withdrawing.values())))

    def is_withdrawing(self, name: str, number: int) -> bool:
        """Whether an article is wanted only to keep what is left of it."""
        return (name, number) in self._withdrawing

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

    def _withdraw(self, name: str, number: int, entry: Entry, *, absent: bool) -> None:
        """Takes an article back. Of one that was removed nothing is read, so that nothing stays."""
        self.entries[name].append(Entry(entry.claim, "", ruling=entry.ruling))
        known = self._withdrawn_before.get(entry.id)
        if entry.id in self.withdrawn:
            added = datetime.fromtimestamp(entry.added, UTC)
            self.withdrawn[entry.id] = replace(self.withdrawn[entry.id], added=added)
        elif known is not None and (absent or known.fingerprint == fingerprint_of(entry)):
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


def fingerprint_of(entry: Entry) -> str:
    """What names an article with the correction that it is given."""
    own = entry.claim.fingerprint
    return short_hash(f"{own}{entry.ruling}") if entry.ruling else own


def left_of(article: Article) -> Article:
    """What is left of an article that was taken back; of one that was removed, no words of it."""
    if article.status == "removed":
        left = removed(article.id, article.notice, article.corrected)
        return replace(left, added=article.added, fingerprint=article.fingerprint)
    opening = Section(None, OPENING_ANCHOR, ())
    return replace(article, sections=(opening,), background=None, lede=None, images=())
