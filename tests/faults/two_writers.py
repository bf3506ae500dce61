"""Two runs of `dateline reindex` at once: one of them writes, and the index is never a mixture."""

import random
import time
from pathlib import Path

from tests.faults import archive
from tests.faults.archive import Archive
from tests.faults.checks import answers_at, leftovers, problems
from tests.faults.commands import Ended, forked
from tests.faults.outcome import Outcome, until_told

ARTICLES = 60
BUSY = 75
"""The exit code of a run that found another one at work: EX_TEMPFAIL of sysexits.h."""
LATEST = 0.4
"""Seconds between the two starts at most: a run takes about as long."""


def two_writers(seed: int, trials: int, workspace: Path) -> Outcome:
    """Starts pairs of runs; every third pair builds anew."""
    watched = archive.make(workspace, seed, 4, ARTICLES)
    chance = random.Random(seed)
    failures: list[str] = []
    busy = tried = 0
    for trial in until_told(trials):
        place = 2 + trial
        watched.states[place % len(watched.states)].write(watched.source)
        words = (*watched.command, "--full") if trial % 3 == 0 else watched.command
        ended = _pair(watched, words, workspace, chance.uniform(0, LATEST))
        busy += sum(one.code == BUSY for one in ended)
        wrong = [*ways(ended), *_index(watched, place)]
        failures += [f"pair {trial}: {told}" for told in wrong]
        tried += 1
    return Outcome(tried, tuple(failures), {"runs that were refused": busy})


def _pair(watched: Archive, words: tuple[str, ...], workspace: Path, later: float) -> list[Ended]:
    folders = [workspace / "one", workspace / "other"]
    for folder in folders:
        folder.mkdir(exist_ok=True)
    first = forked(words, folders[0])
    time.sleep(later)
    second = forked(words, folders[1])
    return [first.wait(), second.wait()]


def ways(ended: list[Ended]) -> list[str]:
    """What is wrong with how two runs ended: one is done, the other too, or refused."""
    wrong = [f"a run ended with {one.told}" for one in ended if one.code not in (0, BUSY)]
    if all(one.code for one in ended):
        wrong.append("neither run was done")
    refused = [one for one in ended if one.code == BUSY and len(one.err.splitlines()) != 1]
    return [*wrong, *(f"a run was not refused in one line: {one.told}" for one in refused)]


def _index(watched: Archive, place: int) -> list[str]:
    wrong = [*problems(watched.index), *leftovers(watched.index)]
    if answers_at(watched.index) != watched.golden[place % len(watched.golden)]:
        wrong.append("the index does not answer as its articles want")
    return wrong
