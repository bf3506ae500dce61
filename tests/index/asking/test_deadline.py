from itertools import count

from index.asking.deadline import NEVER, Deadline


def test_a_deadline_passes_when_its_seconds_are_over_and_stays_so() -> None:
    times = iter([10.0, 11.9, 12.0, 0.0])
    deadline = Deadline(2.0, lambda: next(times))
    told = [(deadline.passed(), deadline.missed) for _ in range(3)]
    assert told == [(False, False), (True, True), (True, True)]


def test_time_that_nobody_asked_for_was_not_missed() -> None:
    deadline = Deadline(1, count(step=5).__next__)
    told = (deadline.missed, deadline.passed(), deadline.missed)
    assert told == (False, True, True)


def test_never_is_never() -> None:
    assert not NEVER.passed()
