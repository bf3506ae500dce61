"""Limits how many searches a worker does at once; one that cannot begin soon is refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

AT_ONCE = 4
"""Searches hold the interpreter by turns: more at once would each take longer."""
PATIENCE = 0.2
"""Seconds that a request waits for its turn."""


class TooBusyError(Exception):
    """More is asked than can be answered soon."""


class Gate:
    """Lets a number of threads through at once.

    Args:
        at_once: how many.
    """

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._turns = BoundedSemaphore(at_once)

    @contextmanager
    def turn(self, patience: float | None = PATIENCE) -> Iterator[None]:
        """Waits for a turn, at most `patience` seconds (None: as long as it takes).

        Raises:
            TooBusyError: none became free.
        """
        if not self._turns.acquire(timeout=patience):
            raise TooBusyError("Too much is asked at once; ask again in a second.")
        try:
            yield
        finally:
            self._turns.release()
