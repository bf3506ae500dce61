"""What a pass over files found out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.filling.identity import Verdict
from index.generations.ledger import FileState
from index.readers.files import Absent, Noted, Skipped


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

    @property
    def articles(self) -> int:
        """How many articles there are, old and new."""
        return len(self.unchanged) + len(self.written)


def clashes(
    shown: Mapping[str, str], places: Sequence[tuple[str, int]], verdicts: Sequence[Verdict]
) -> Iterator[Skipped | Noted]:
    """The articles that have the id of another one: left out, or under an id of their own."""
    for (name, number), verdict in zip(places, verdicts, strict=True):
        if verdict.clash and verdict.fate == "taken":
            reason = f"Its article {number + 1} has the id of another and is called {verdict.id}."
            yield Noted(shown[name], None, reason, "ids that another article has")
        elif verdict.fate == "refused":
            first = shown[places[verdict.winner][0]]
            reason = (
                f"has the same id as {first} ({verdict.id}), which stays; remove one of the two"
            )
            yield Skipped(shown[name], None, reason)
