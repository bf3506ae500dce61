"""A fault at each system call by which `dateline reindex` changes its index: a kill, or an error of
the disk, once or from then on.

Source: the I/O error tests of SQLite (sqlite.org/testing.html).
"""

import errno
import os
import random
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.faults import archive
from tests.faults.archive import Archive
from tests.faults.checks import answers_at, leftovers, problems, unnamed
from tests.faults.commands import Ended, forked
from tests.faults.outcome import Outcome, until_told
from tests.faults.tracing import MISSING, Point, points, traced

ARTICLES = 40
KILL = "signal=KILL"
SAMPLED = 12
"""Points at which the rarer errors are tried."""


class Fault(NamedTuple):
    """What happens at a point; `kind` is an error's name or `KILL`, `on` whether it goes on so."""

    full: bool
    point: Point
    kind: str
    on: bool = False

    @property
    def inject(self) -> str:
        """As strace takes it."""
        what = KILL if self.kind == "KILL" else f"error={self.kind}"
        return f"{self.point.call}:{what}:when={self.point.n}{'+' if self.on else ''}"


class Bench:
    """An index that is put back into its first state before each trial."""

    def __init__(self, workspace: Path, seed: int) -> None:
        self.archive = archive.make(workspace, seed, 3, ARTICLES)
        self.workspace = workspace
        self._kept = workspace / "kept"
        shutil.copytree(self.archive.index, self._kept, copy_function=os.link)
        self.archive.states[2].write(self.archive.source)

    def restore(self) -> None:
        """Puts it back; its files are hard links, which no run writes to."""
        shutil.rmtree(self.archive.index)
        shutil.copytree(self._kept, self.archive.index, copy_function=os.link)

    def words(self, full: bool) -> tuple[str, ...]:
        """The command."""
        return (*self.archive.command, "--full") if full else self.archive.command

    def points(self, full: bool) -> list[Point]:
        """Where it changes its index."""
        self.restore()
        seen = traced(self.words(full), self.workspace)
        if seen.ended.code:
            raise ValueError(f"an undisturbed run failed: {seen.ended.told}")
        return points(seen.lines, self.archive.index)

    def trial(self, fault: Fault) -> list[str] | None:
        """What was wrong after a fault; None where the run never came to it."""
        self.restore()
        seen = traced(self.words(fault.full), self.workspace, fault.inject)
        killed = seen.ended.code == -signal.SIGKILL and not seen.ended.hung
        if not (killed if fault.kind == "KILL" else seen.injected):
            return None
        wrong = [] if killed and fault.kind == "KILL" else said(seen.ended, fault, self.archive)
        return [*wrong, *after(self.archive)]


def said(ended: Ended, fault: Fault, tried: Archive) -> list[str]:
    """What is wrong with how a run told of an error: one line with the path and the reason."""
    if ended.hung:
        return ["it hung"]
    if ended.code == 0:
        return ["it said success although a call failed"]
    if not ended.err and fault.on and fault.point.call == "write":
        return []  # its own words could not be written either
    return unnamed(ended, os.strerror(getattr(errno, fault.kind)), tried.index)


def after(tried: Archive) -> list[str]:
    """What is wrong with an index whose writer met a fault, then and after the next run."""
    wrong = list(problems(tried.index))
    if answers_at(tried.index) not in tried.golden[1:]:
        wrong.append(f"the index answers as in no state: {answers_at(tried.index)[0]}")
    again = forked(tried.command, tried.folder).wait()
    if again.code or answers_at(tried.index) != tried.golden[2]:
        wrong.append(f"the next run did not make it right: {again.told}")
    return [*wrong, *leftovers(tried.index)]


def kills_at_calls(seed: int, trials: int, workspace: Path) -> Outcome:
    """A kill at each call, of a full run and of an update."""
    return _at_calls(seed, trials, workspace, (("KILL", False),))


def failing_calls(seed: int, trials: int, workspace: Path) -> Outcome:
    """A full disk and a broken one at each call, once and from then on; rarer errors at some."""
    kinds = tuple((kind, on) for kind in ("ENOSPC", "EIO") for on in (False, True))
    return _at_calls(seed, trials, workspace, kinds, ("EDQUOT", "EROFS", "EACCES", "EMFILE"))


def _at_calls(
    seed: int,
    trials: int,
    workspace: Path,
    kinds: tuple[tuple[str, bool], ...],
    rare: tuple[str, ...] = (),
) -> Outcome:
    if MISSING:
        return Outcome(0, skipped=MISSING)
    bench = Bench(workspace, seed)
    chance = random.Random(seed)
    faults = list(_faults(bench, kinds, rare, chance))
    chosen = chance.sample(faults, min(trials, len(faults)))
    failures: list[str] = []
    reached = missed = 0
    for number in until_told(len(chosen)):
        fault = chosen[number]
        wrong = bench.trial(fault)
        reached += wrong is not None
        missed += wrong is None
        failures += [f"{fault}: {told}" for told in wrong or ()]
    figures = {"places and faults there are": len(faults), "never reached": missed}
    return Outcome(reached, tuple(failures), figures)


def _faults(
    bench: Bench,
    kinds: tuple[tuple[str, bool], ...],
    rare: tuple[str, ...],
    chance: random.Random,
) -> Iterator[Fault]:
    for full in (True, False):
        found = bench.points(full)
        yield from (Fault(full, point, kind, on) for point in found for kind, on in kinds)
        for kind in rare:
            some = chance.sample(found, min(SAMPLED, len(found)))
            yield from (Fault(full, point, kind) for point in some)
