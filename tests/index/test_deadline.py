from itertools import count

from index.deadline import NEVER, Deadline


def test_a_deadline_passes_when_its_seconds_are_over_and_stays_so() -> None:
    times = iter([10.0, 11.9, 12.0, 0.0])
    deadline = Deadline(2.0, lambda: next(times))
    assert not deadline.passed()
    assert not deadline.missed
    assert deadline.passed()
    assert deadline.missed
    assert deadline.passed()


def test_time_that_nobody_asked_for_was_not_missed() -> None:
    deadline = Deadline(1, count(step=5).__next__)
    assert not deadline.missed
    assert deadline.passed()
    assert deadline.missed


def test_never_is_never() -> None:
    assert not NEVER.passed()
