"""The door that every engine stands behind."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from index.article import Article
from index.document import Document
from index.hits import Archive, Form, Hits
from index.plan import Expandable, Plan, Scored
from index.scoring import Statistics


class Reader(Protocol):
    """One snapshot: what it answers never changes. Threads may share it."""

    def archive(self) -> Archive:
        """How many articles there are, and from when to when."""
        ...

    def run(self, plan: Plan) -> Hits:
        """Answers the plan; never raises for what a plan asks."""
        ...

    def article(self, id: str) -> Article | None:
        """The stored article, or None."""
        ...

    def statistics(self, scored: Sequence[Scored]) -> tuple[Statistics, ...]:
        """What the scoring law knows of each word in the whole snapshot, in their order; also of a
        word that no article has.
        """
        ...

    def forms(self, node: Expandable, limit: int) -> tuple[Form, ...]:
        """The forms that a node stands for, in its field or the scored ones: those in the most
        articles first, then by code point. Never one that only deleted articles have.
        """
        ...

    def warm(self) -> None:
        """Makes the first question as fast as those after it."""
        ...


class Writer(Protocol):
    """Makes the next generation. Nothing is visible before `publish`."""

    def write(self, documents: Iterable[Document]) -> None:
        """Takes all documents of the next generation; their ids differ. Called once."""
        ...

    def publish(self, sources: Iterable[str]) -> str:
        """Makes the next generation the current one in one step and returns its name."""
        ...

    def discard(self) -> None:
        """Drops what was written; the published generation is untouched."""
        ...


class Index(Protocol):
    """An index at some place, published or not yet."""

    def reader(self) -> Reader:
        """A reader of the current generation.

        Raises:
            NoIndexError: nothing is published here.
            DamagedIndexError: what is published cannot be trusted.
        """
        ...

    def writer(self) -> Writer:
        """The one writer.

        Raises:
            BusyError: another writer is at work.
        """
        ...

    def sources(self) -> tuple[str, ...]:
        """The SOURCEs of the current generation; empty where nothing is published."""
        ...

    def verify(self) -> tuple[str, ...]:
        """Checks everything that is kept; a sentence for each thing that is wrong."""
        ...
