"""Each fault run with a few trials; what it finds is fixed and gets a test of its own."""

from pathlib import Path

import pytest

from tests.faults.outcome import Outcome, Run, bound
from tests.faults.table import RUNS


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.name)
def test_a_run_finds_nothing(run: Run, tmp_path: Path) -> None:
    outcome = run.function(1, run.quick, tmp_path)
    if outcome.skipped:
        pytest.skip(outcome.skipped)
    assert outcome.failures == ()
    assert outcome.tried > 0


def test_the_bound_is_the_rule_of_three() -> None:
    assert bound(Outcome(1000)) == "below 0.3 %"
    assert bound(Outcome(1000, ("x",))) == "1 of 1,000"
    assert bound(Outcome(5)) == bound(Outcome(0, skipped="no strace")) == "–"
