"""A disk that is really too small for a run of `dateline reindex`, and files that may not grow.

The disk is a file system in memory, mounted for the whole run and made smaller for each trial; what
limits the files is RLIMIT_FSIZE.
"""

import errno
import os
import random
import resource
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.faults import commands
from tests.faults.checks import unnamed
from tests.faults.commands import Ended
from tests.faults.outcome import Outcome, until_told
from tests.faults.syscalls import Bench, after

SHARES = (0.25, 0.5, 0.75, 0.99)
"""Of the room that a run needs beside the index that is there, or of its largest file."""
ROOM = 256 << 20
"""Bytes: more than anything here needs."""
WAYS = ("disk", "files")
NOT_ROOT = "only root may mount the small disk that this run fills"

Start = Callable[[], Ended]


def full_disk(seed: int, trials: int, workspace: Path) -> Outcome:
    """Updates and full runs, on disks and with limits of every share in turn."""
    disk = workspace / "disk"
    disk.mkdir()
    try:
        with mounted(disk):
            return _full_disk(seed, trials, workspace, Bench(disk, seed))
    except subprocess.CalledProcessError:
        return Outcome(0, skipped=NOT_ROOT)


def _full_disk(seed: int, trials: int, workspace: Path, bench: Bench) -> Outcome:
    chance = random.Random(seed)
    needs = {full: _needed(bench, partial(_run, bench, full, workspace)) for full in (False, True)}
    failures: list[str] = []
    tried = fitted = 0
    for trial in until_told(trials):
        share, full = SHARES[trial % 4], trial // 4 % 2 == 0
        way = WAYS[trial // 8 % 2]
        bench.restore()
        start = partial(_run, bench, full, workspace)
        exact = share * chance.uniform(0.9, 1)
        if way == "disk":
            ended = _on_a_small_disk(bench, round(exact * needs[full]), start)
            wrong = fair(ended, errno.ENOSPC, bench)
        else:
            largest = max(p.stat().st_size for p in bench.archive.index.rglob("*.col"))
            ended = _run(bench, full, workspace, round(exact * largest))
            wrong = fair(ended, errno.EFBIG, bench)
        tried, fitted = tried + 1, fitted + (ended.code == 0)
        failures += [f"{way}, {exact:.2f}, full: {full}: {told}" for told in wrong]
    return Outcome(tried, tuple(failures), {"runs that had room after all": fitted})


def fair(ended: Ended, error: int, bench: Bench) -> list[str]:
    """What is wrong with how a run ended that may have had no room, and with what it left."""
    told = [] if ended.code == 0 else unnamed(ended, os.strerror(error), bench.archive.index)
    return [*told, *after(bench.archive)]


@contextmanager
def mounted(place: Path) -> Iterator[None]:
    """A file system in memory, at a folder."""
    _mount(place, "-t", "tmpfs", "-o", f"size={ROOM}")
    try:
        yield
    finally:
        subprocess.run(("umount", "--lazy", str(place)), check=True)


def _mount(place: Path, *options: str) -> None:
    command = ("mount", *options, "dateline-tests", str(place))
    subprocess.run(command, check=True, capture_output=True)


def _used(place: Path) -> int:
    found = os.statvfs(place)
    return (found.f_blocks - found.f_bfree) * found.f_frsize


def _needed(bench: Bench, start: Start) -> int:
    """The most bytes that an undisturbed run has on the disk beside what was there."""
    bench.restore()
    before, most, done = _used(bench.workspace), [0], threading.Event()

    def look() -> None:
        while not done.wait(0.001):
            most[0] = max(most[0], _used(bench.workspace) - before)

    looking = threading.Thread(target=look)
    looking.start()
    ended = start()
    done.set()
    looking.join()
    if ended.code:
        raise ValueError(f"an undisturbed run failed: {ended.told}")
    return most[0]


def _on_a_small_disk(bench: Bench, room: int, start: Start) -> Ended:
    _mount(bench.workspace, "-o", f"remount,size={_used(bench.workspace) + room}")
    try:
        return start()
    finally:
        _mount(bench.workspace, "-o", f"remount,size={ROOM}")


def _run(bench: Bench, full: bool, workspace: Path, limit: int = resource.RLIM_INFINITY) -> Ended:
    """A run whose words are written elsewhere, and none of whose files grows above the limit."""

    def limited() -> int:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        return commands.run(bench.words(full))

    return commands.fork(limited, workspace).wait()
