"""How long a question may take. What was not done in time is left out, and the answer says so."""

from collections.abc import Callable
from math import inf
from time import monotonic

LATE = (
    "The search ran out of time, so this is a part of the answer: there may be more articles, and "
    "every count is a lower bound."
)


class Deadline:
    """When the work on a question has to end. Whoever works asks `passed` before each piece and
    leaves the piece out where it is true; so `missed` tells whether anything was left out.

    Args:
        seconds: from now on.
        clock: tells the time in seconds and never goes back.
    """

    def __init__(self, seconds: float = inf, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds
        self.missed = False
        """Whether `passed` was ever true."""

    def passed(self) -> bool:
        """Whether there is no time left; once it is true, it stays so."""
        self.missed = self.missed or self._clock() >= self._end
        return self.missed


NEVER = Deadline()
