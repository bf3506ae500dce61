"""Ctrl-C. It is noted when it comes: what a library is in the middle of may swallow it."""

import signal
from types import FrameType

_noted = False


def watch() -> None:
    """Notes an interruption from now on, beside raising it as Python does."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _note)


def _note(_number: int, _frame: FrameType | None) -> None:
    global _noted
    _noted = True
    raise KeyboardInterrupt


def check() -> None:
    """Raises what was noted, once more.

    Raises:
        KeyboardInterrupt: somebody pressed Ctrl-C before.
    """
    if _noted:
        raise KeyboardInterrupt
