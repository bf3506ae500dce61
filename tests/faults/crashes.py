"""`dateline reindex` is killed at random moments; nothing is lost and nobody sees half an index."""

import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from index.engines.opening import open_index
from search.searcher import Searcher
from tests.faults import archive, commands
from tests.faults.archive import Archive
from tests.faults.checks import answer, answers_at, leftovers, problems, settings
from tests.faults.commands import Child, forked, started
from tests.faults.corpus import QUERIES
from tests.faults.outcome import Outcome, until_told

LATE, TENTH = 0.3, 0.1
"""The share of the kills that come in the last tenth of a run, where it publishes."""
PAUSE, PATIENCE = 0.02, 10.0
"""Seconds between two looks of the reader, and what it waits for one answer."""
FULL = 3
"""Every third run builds anew; the others change the last generation."""
FIRST = 3
"""The state that the measured undisturbed runs end in."""

Start = Callable[[tuple[str, ...], Path], Child]
Watch = Callable[[Archive, Path, list[str]], AbstractContextManager[list[int]]]
Look = Callable[[int], str]
"""Puts one of `QUERIES`, by its place; returns the hash of the answer."""


def crashes(seed: int, trials: int, workspace: Path) -> Outcome:
    """Kills commands that are forked from this process."""
    return killed_runs(archive.make(workspace, seed), seed, trials, forked)


def crashes_of_the_command(seed: int, trials: int, workspace: Path) -> Outcome:
    """Kills commands that begin as a person begins them, with their imports."""
    return killed_runs(archive.make(workspace, seed), seed, trials, started)


def killed_runs(
    watched: Archive, seed: int, trials: int, start: Start, watch: Watch | None = None
) -> Outcome:
    """Kills runs while the index is watched: by `watching`, where nothing else is said."""
    chance = random.Random(seed)
    failures: list[str] = []
    killed = tried = 0
    with (watch or watching)(watched, watched.folder, failures) as looks:
        usual = _usual(watched, start)
        for trial in until_told(trials):
            full = trial % FULL == 0
            after = _moment(chance, usual[full])
            died, wrong = kill(watched, FIRST + 1 + trial, (start, full), after)
            tried, killed = trial + 1, killed + died
            failures += [f"kill {trial} after {after:.4f} s: {told}" for told in wrong]
    figures = {"killed": killed, "ended before": tried - killed, "looks of a reader": looks[0]}
    return Outcome(tried, tuple(failures), figures)


def kill(
    watched: Archive, place: int, how: tuple[Start, bool], after: float
) -> tuple[bool, list[str]]:
    """Kills the run that brings an index from one state to the next, and lets another run finish.

    Returns:
        Whether it was killed before it ended, and what was wrong after that.
    """
    start, full = how
    before, wanted = (watched.golden[n % len(watched.golden)] for n in (place - 1, place))
    watched.states[place % len(watched.states)].write(watched.source)
    words = (*watched.command, "--full") if full else watched.command
    child = start(words, watched.folder)
    child.kill(after)
    ended = child.wait()
    wrong = [] if ended.code in (0, -signal.SIGKILL) else [f"the run said {ended.told}"]
    if answers_at(watched.index) not in (before, wanted):
        wrong.append(f"the index answers as in no state: {answers_at(watched.index)}")
    wrong += problems(watched.index)
    again = forked(watched.command, watched.folder).wait()
    if again.code:
        wrong.append(f"the next run failed: {again.told}")
    elif answers_at(watched.index) != wanted:
        wrong.append("after the next run the index does not answer as its articles want")
    return ended.code != 0, [*wrong, *leftovers(watched.index)]


def watching(
    watched: Archive, workspace: Path, failures: list[str]
) -> AbstractContextManager[list[int]]:
    """A process that reads the index every 20 ms, as a server that keeps it open."""

    def reader() -> Look:
        searcher = Searcher(open_index(settings(watched.index)))
        return lambda place: answer(searcher, QUERIES[place])

    return looking(watched, workspace, failures, reader)


@contextmanager
def looking(
    watched: Archive, workspace: Path, failures: list[str], begin: Callable[[], Look]
) -> Iterator[list[int]]:
    """A process that looks every 20 ms; what it looks with, it makes itself by `begin`.

    It must always be answered, and as in one of the states. How often it looked stands in the list
    when the block is done; what it was answered wrongly is added to `failures`.
    """
    own = workspace / "reader"
    own.mkdir(exist_ok=True)
    end = own / "end"
    reader = commands.fork(lambda: _read(watched, end, begin()), own)
    looks = [0]
    try:
        yield looks
    finally:
        end.touch()
        ended = reader.wait(float("inf"))
    if ended.code:
        failures.append(f"a reader was not answered: {ended.told}")
    else:
        looks[0] = int(ended.out)


def _read(watched: Archive, end: Path, look: Look) -> int:
    right = [set(of_all) for of_all in zip(*watched.golden, strict=True)]
    looks = 0
    while not end.exists():
        signal.setitimer(signal.ITIMER_REAL, PATIENCE)  # its signal ends the process
        place = looks % len(QUERIES)
        if (found := look(place)) not in right[place]:
            print(f"an answer of no state to {QUERIES[place]}: {found}")
            return 1
        looks += 1
        time.sleep(PAUSE)
    print(looks)
    return 0


def _usual(watched: Archive, start: Start) -> tuple[float, float]:
    """What an undisturbed update and an undisturbed full run take, in seconds; the index is in
    state `FIRST` then.
    """
    taken: dict[str, list[float]] = {"": [], "--full": []}
    for place in range(2, FIRST + 1):
        kind = "--full" if place % 2 else ""
        watched.states[place].write(watched.source)
        ended = start((*watched.command, *filter(None, [kind])), watched.folder).wait()
        if ended.code:
            raise ValueError(f"an undisturbed run failed: {ended.told}")
        taken[kind].append(ended.seconds)
    return min(taken[""]), min(taken["--full"])


def _moment(chance: random.Random, usual: float) -> float:
    """When to kill, in seconds after the start."""
    last = 1.1 * usual
    if chance.random() < LATE:
        return chance.uniform(usual * (1 - TENTH), last)
    return chance.uniform(0, last)
