"""The door that every engine stands behind."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

from index.article import Article
from index.asking.hits import Archive, Family, Form, Hits
from index.asking.members import Members
from index.asking.plan import Expandable, Plan
from index.asking.scored import Key
from index.asking.scoring import Statistics
from index.generations.annex import EMPTY, Annex
from index.generations.ledger import NO_FILES, Ledger
from index.generations.paragraphs import NOT_COUNTED, Paragraphs


class Reader(Protocol):
    """One snapshot: what it answers never changes. Threads may share it."""

    def archive(self) -> Archive:
        """How many articles there are, and from when to when."""
        ...

    def run(self, plan: Plan) -> Hits:
        """Answers the plan; never raises for what a plan asks."""
        ...

    def members(self, plan: Plan) -> Members:
        """Every article that matches the plan, by id; its order, window and counts do not count."""
        ...

    def article(self, id: str) -> Article | None:
        """The stored article, or None."""
        ...

    def articles(self, ids: Collection[str]) -> Iterator[Article]:
        """The stored articles with these ids, in any order, few at a time in memory; an id that no
        article has is passed over.
        """
        ...

    def family(self, id: str) -> Family:
        """The copies of an article, edited ones too; no members where there is no such article."""
        ...

    def annex(self) -> Annex:
        """What the generation knows beside its articles.

        Raises:
            DamagedIndexError: it cannot be read.
        """
        ...

    def paragraphs(self) -> Paragraphs:
        """In how many articles of its source each paragraph stands. They are not kept in memory.

        Raises:
            DamagedIndexError: they cannot be read, or an earlier release did not count them.
        """
        ...

    def statistics(self, keys: Sequence[Key]) -> tuple[Statistics, ...]:
        """What the scoring law knows of each key in the whole snapshot, in their order; also of one
        that no article has.
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

    def shape(self) -> str | None:
        """What decides which machine code answers: where a snapshot of the same shape was warmed,
        all of it is kept. None where none is compiled.
        """
        ...


class Writer(Protocol):
    """Makes the next generation out of the last one. Nothing is visible before `publish`."""

    @property
    def ledger(self) -> Ledger:
        """The files of the generation it begins with; none where it begins with nothing."""
        ...

    @property
    def replaced(self) -> Ledger:
        """The files of the published generation, also where it does not begin with that; none where
        they cannot be told.
        """
        ...

    def write(self, articles: Iterable[Article]) -> None:
        """Takes articles that are new or changed; their ids differ. Called once."""
        ...

    def remove(self, ids: Collection[str]) -> None:
        """Leaves out articles of the last generation, also those that `write` brought anew."""
        ...

    def erase(self, ids: Collection[str]) -> None:
        """Has the next generation keep no byte of articles that it leaves out."""
        ...

    def publish(
        self,
        sources: Iterable[str],
        ledger: Ledger = NO_FILES,
        annex: Annex = EMPTY,
        paragraphs: Paragraphs = NOT_COUNTED,
    ) -> str:
        """Makes the next generation the current one in one step and returns its name; `ledger`
        says what files its articles are of, `annex` what is known beside them, `paragraphs` what
        their sources repeat.
        """
        ...

    def discard(self) -> None:
        """Drops what was written; the published generation is untouched."""
        ...


class Index(Protocol):
    """An index at some place, published or not yet."""

    def reader(self, generation: str | None = None) -> Reader:
        """A reader of the current generation, or of the named one while that is kept: the one
        before the current is.

        Raises:
            NoIndexError: nothing is published here.
            DamagedIndexError: what is published cannot be trusted.
        """
        ...

    def writer(self, *, anew: bool = False) -> Writer:
        """The one writer. It begins with the current generation where that is whole and was made
        as this one will be; with nothing else, or where `anew` asks for it.

        Raises:
            BusyError: another writer is at work.
        """
        ...

    def sources(self) -> tuple[str, ...]:
        """The SOURCEs of the current generation; empty where nothing is published."""
        ...

    def watch(self) -> None:
        """From the next question on, looks in the background whether what answers is damaged: for
        a process that stays.
        """
        ...

    def verify(self) -> tuple[str, ...]:
        """Checks everything that is kept; a sentence for each thing that is wrong.

        Raises:
            NoIndexError: nothing is kept here.
        """
        ...
