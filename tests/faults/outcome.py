"""What a fault run found: how often a promise was put to the test, and how often it failed."""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Figure = int | float | str

told_to_stop = threading.Event()
"""Set when a run shall end after the trial it is at; what it found until then is kept."""


def until_told(trials: int) -> Iterator[int]:
    """The numbers of the trials, from 0; fewer where the run is told to stop."""
    for number in range(trials):
        if told_to_stop.is_set():
            return
        yield number


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run did. `tried` counts independent trials, `failures` has a sentence for each that
    failed, `figures` what was measured beside it; `skipped` says why nothing was tried.
    """

    tried: int
    failures: tuple[str, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A run as the table has it.

    `promises` are the ids in docs/reliability.md. `function` takes a seed, how many trials (`quick`
    and `full` say how many each scale has) and an empty folder that is its own.
    """

    name: str
    promises: str
    function: Callable[[int, int, Path], Outcome]
    quick: int
    full: int


def bound(outcome: Outcome) -> str:
    """What the trials say of the rate of failures, with 95 % confidence.

    Source: the rule of three; 1 - 0.05 ** (1 / n) is below 3 / n where none of n failed.
    """
    if not outcome.tried:
        return "–"
    if outcome.failures:
        return f"{len(outcome.failures)} of {outcome.tried:,}"
    return f"below {300 / outcome.tried:.2g} %" if outcome.tried >= 10 else "–"
