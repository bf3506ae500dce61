"""How far a run is."""

from collections.abc import Callable
from typing import Literal

Stage = Literal["reading", "writing"]
Progress = Callable[[Stage, int, int], None]
"""Called with how much is done and how much there is: bytes to read, articles to write."""


def within(progress: Progress, before: int, total: int, taken: int) -> None:
    """Tells how far a run is within a file: `before` bytes of `total` were read before it."""
    progress("reading", min(before + taken, total), total)
