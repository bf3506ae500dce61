"""python -m tests.faults [NAME…] [--seed N] [--scale full|quick] [--trials N]"""

import argparse
import signal
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.faults.outcome import Run, bound, told_to_stop
from tests.faults.report import entry, keep, render
from tests.faults.table import RUNS


def main() -> int:
    """Runs what is named, or everything; 1 where anything failed."""
    names = [run.name for run in RUNS]
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(names)}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", choices=("quick", "full"), default="quick")
    parser.add_argument("--trials", type=int, help="how many, whatever the scale says")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(names):
        parser.error(f"there is no run {', '.join(sorted(unknown))}: choose of {', '.join(names)}")
    signal.signal(signal.SIGTERM, lambda *_: told_to_stop.set())
    failed = 0
    for run in RUNS:
        if not told_to_stop.is_set() and run.name in (asked.names or names):
            full = run.full if asked.scale == "full" else run.quick
            failed += _run(run, asked.seed, asked.trials or full)
    render()
    return int(failed > 0)


def _run(run: Run, seed: int, trials: int) -> int:
    """Runs one, prints a line and keeps what it found; returns how often it failed."""
    began = perf_counter()
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        outcome = run.function(seed, trials, Path(folder))
    taken = perf_counter() - began
    keep({run.name: entry(run, outcome, seed, taken)})
    found = outcome.skipped or (
        f"{len(outcome.failures)} of {outcome.tried:,} failed (rate {bound(outcome)})"
    )
    print(f"{run.name}: {found}, seed {seed}, {taken:.1f} s {dict(outcome.figures)}", flush=True)
    for told in outcome.failures[:20]:
        print(f"  {told}", flush=True)
    return len(outcome.failures)


if __name__ == "__main__":
    sys.exit(main())
