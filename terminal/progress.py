"""How far a run of `reindex` is, on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from tqdm import tqdm

from index.filling.progress import Progress, Stage
from terminal.streams import say

_FIRST = 2.0
"""Seconds after which a line is printed first where there is no terminal."""
_MEGA = 1_000_000


@contextmanager
def progress(*, silent: bool = False) -> Iterator[Progress | None]:
    """Gives what `reindex` calls with how much is done of how much: first the bytes to read, then
    the articles to write. On a terminal it moves a bar with rate and time left, which goes in the
    end, however that comes; elsewhere it prints a line for each tenth, if it takes longer than a
    moment. `silent` gives nothing.
    """
    if silent or not sys.stderr.isatty():
        yield None if silent else _Lines().show
        return
    bars = _Bars()
    try:
        yield bars.show
    finally:
        bars.close()


class _Bars:
    """A bar for each stage."""

    def __init__(self) -> None:
        self._stage: Stage | None = None
        self._bar: tqdm | None = None

    def show(self, stage: Stage, done: int, total: int) -> None:
        if self._bar is None or stage != self._stage:
            self._bar = tqdm(
                desc=stage.capitalize(),
                unit="B" if stage == "reading" else " articles",
                unit_scale=stage == "reading",
                total=total,
                file=sys.stderr,
                leave=False,
            )
            self._stage = stage
        self._bar.update(done - self._bar.n)
        if done == total:
            self.close()

    def close(self) -> None:
        """Takes the bar away, if there is one."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None


class _Lines:
    """A line for each tenth of a stage."""

    def __init__(self) -> None:
        self._stage: Stage | None = None
        self._tenth = 0
        self._started = 0.0

    def show(self, stage: Stage, done: int, total: int) -> None:
        if stage != self._stage:
            self._stage, self._tenth, self._started = stage, 0, monotonic()
        spent = monotonic() - self._started
        tenth = done * 10 // max(total, 1)
        if tenth > self._tenth and spent > _FIRST:
            self._tenth = tenth
            left = spent * (total - done) / max(done, 1)
            say(f"{_amount(stage, done, total, spent)}, about {left:,.0f} s left", err=True)


def _amount(stage: Stage, done: int, total: int, spent: float) -> str:
    if stage == "writing":
        return f"{done:,} of {total:,} articles written ({done / spent:,.0f}/s)"
    read, whole, rate = done / _MEGA, total / _MEGA, done / _MEGA / spent
    return f"{read:,.1f} of {whole:,.1f} MB read ({rate:,.1f} MB/s)"
