"""An index that goes from state to state, and what it must answer in each of them."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from index.engines.opening import open_index
from index.filling.indexer import Job, reindex
from tests.faults import corpus
from tests.faults.checks import answers, answers_at, settings
from tests.faults.corpus import State


@dataclass(frozen=True, slots=True)
class Archive:
    """A SOURCE and its index in a folder, the states of the SOURCE, and what the index answers in
    each of them: what an index answers that was built anew of that state, undisturbed.
    """

    folder: Path
    states: tuple[State, ...]
    golden: tuple[tuple[str, ...], ...]

    @property
    def source(self) -> Path:
        """The folder of articles."""
        return self.folder / "news"

    @property
    def index(self) -> Path:
        """The folder of the index."""
        return self.folder / "index"

    @property
    def command(self) -> tuple[str, ...]:
        """The words that make the index equal to the SOURCE."""
        return ("reindex", str(self.source), "--index", str(self.index), "--quiet", "--force")

    def publish(self, place: int) -> None:
        """Puts the SOURCE into a state and indexes it."""
        self.states[place].write(self.source)
        reindex(open_index(settings(self.index)), Job((self.source,), force=True))

    def begin(self) -> None:
        """A new index that has been through states 0 and 1: two generations, deletions, links."""
        shutil.rmtree(self.index, ignore_errors=True)
        self.publish(0)
        self.publish(1)


def make(folder: Path, seed: int, states: int = 6, articles: int = corpus.ARTICLES) -> Archive:
    """An archive that begins in state 1, with state 0 as its last generation.

    Raises:
        ValueError: an index that was updated does not answer as one that was built anew.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = tuple(corpus.states(seed, states, articles))
    archive = Archive(folder, made, tuple(_built_anew(folder, state) for state in made))
    archive.begin()
    if answers_at(archive.index) != archive.golden[1]:
        raise ValueError("an index that was updated does not answer as one that was built anew")
    return archive


def _built_anew(folder: Path, state: State) -> tuple[str, ...]:
    state.write(folder / "news")
    index = open_index(settings(folder / "anew"))
    reindex(index, Job((folder / "news",), full=True, force=True))
    return answers(index)
