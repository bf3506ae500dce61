"""What a pass over files found out."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from index.filling.identity import Verdict
from index.generations.entries import Claim, Entry
from index.generations.ledger import FileState
from index.generations.on_demand import OnDemand
from index.readers.files import Absent, Noted, Skipped


class Claims(OnDemand[Claim]):
    """The claims of files on end."""

    def __init__(self, files: Mapping[str, FileState]) -> None:
        self._names = list(files)
        self._entries = [state.entries for state in files.values()]
        self._ends = list(accumulate(map(len, self._entries), initial=0))

    def __len__(self) -> int:
        return self._ends[-1]

    def place(self, number: int) -> tuple[str, int]:
        """The file of a claim, and its number in that."""
        file = bisect_right(self._ends, number) - 1
        return self._names[file], number - self._ends[file]

    def _at(self, number: int) -> Claim:
        file = bisect_right(self._ends, number) - 1
        return self._entries[file][number - self._ends[file]].claim

    def __iter__(self) -> Iterator[Claim]:
        return (entry.claim for entries in self._entries for entry in entries)

    def entries(self) -> Iterator[tuple[str, int, Entry]]:
        """The entry of each claim as its file's state has it, with file and number."""
        for name, entries in zip(self._names, self._entries, strict=True):
            for number, entry in enumerate(entries):
                yield name, number, entry

    def numbered(self) -> Iterator[tuple[str, int, Claim]]:
        """Each claim, with its file and its number in that."""
        return ((name, number, entry.claim) for name, number, entry in self.entries())


@dataclass(frozen=True, slots=True)
class Swept:
    """What a pass found out.

    Attributes:
        files: for the next generation's ledger, in the order in which they were walked.
        skipped: what should have become an article and did not.
        noted: what is to be said of what was read.
        passed: how many things, by kind, need not become an article.
        cures: what would make articles of a kind that was passed over.
        absent: what could not be looked at, whose articles stay.
        unchanged: the ids of the articles that stay as they are.
        written: the ids of the articles that are to be written.
        gone: the ids of the last generation's articles that do not stay as they are.
        withdrawn: the ids of the articles that were taken back, which keep a notice.
    """

    files: Mapping[str, FileState]
    skipped: tuple[Skipped, ...]
    noted: tuple[Noted, ...]
    passed: Mapping[str, int]
    cures: Mapping[str, str]
    absent: tuple[Absent, ...]
    unchanged: frozenset[str]
    written: frozenset[str]
    gone: frozenset[str]
    withdrawn: frozenset[str]

    @property
    def entries(self) -> Iterator[Entry]:
        """The entries that became articles."""
        return (entry for state in self.files.values() for entry in state.entries if entry.id)

    @property
    def articles(self) -> int:
        """How many articles there are, old and new."""
        return len(self.unchanged) + len(self.written)

    @property
    def undated(self) -> int:
        """How many of them have no date."""
        return sum(entry.claim.undated for entry in self.entries)


def clashes(
    shown: Mapping[str, str], claims: Claims, verdicts: Sequence[Verdict]
) -> Iterator[Skipped | Noted]:
    """The articles that have the id of another one: left out, or under an id of their own. That one
    address is told again, as in a feed that is kept each day, is no clash; that one file gives
    one id to two texts is.
    """
    for (name, number, claim), verdict in zip(claims.numbered(), verdicts, strict=True):
        if verdict.fate == "taken" and not verdict.clash:
            continue
        first = claims[verdict.winner]
        winner, place = claims.place(verdict.winner)
        if verdict.clash and verdict.fate == "taken":
            reason = f"Its article {number + 1} has the id of another and is called {verdict.id}."
            yield Noted(shown[name], None, reason, "ids that another article has")
        elif verdict.fate == "refused":
            where = shown[winner]
            reason = (
                f"has the same id as {where} ({verdict.id}), which stays; remove one of the two"
            )
            yield Skipped(shown[name], None, reason, "with the id of another")
        elif winner == name and _is_another(claim, first, verdict):
            reason = (
                f"Its article {number + 1} is another text with the id of its article "
                f"{place + 1} ({verdict.id}), which stays."
            )
            yield Noted(shown[name], None, reason, "ids that another article has")


def _is_another(claim: Claim, first: Claim, verdict: Verdict) -> bool:
    """Whether a claim is taken for a repetition, and is another text under the id that it names."""
    differs = claim.id == first.id and claim.fingerprint != first.fingerprint
    return verdict.fate == "repeated" and differs
