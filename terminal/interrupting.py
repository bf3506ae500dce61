"""Ctrl-C at the terminal: the first one ends a command, those after it do not disturb its end."""

import os
import signal
import sys
from threading import Timer
from time import monotonic
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_PATIENCE = 10.0
"""Seconds that a command may take to clear up before Ctrl-C interrupts that, too."""
_AGAIN = 0.05
"""Seconds until an interruption that came to nothing comes again."""


class _Listener:
    """Raises KeyboardInterrupt as Python does, and once for all who press Ctrl-C again."""

    def __init__(self) -> None:
        self._heard = -_PATIENCE

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        now = monotonic()
        if now - self._heard >= _PATIENCE:
            self._heard = now
            raise KeyboardInterrupt

    def lost(self, told: "UnraisableHookArgs") -> None:
        """What Python does with an error that nobody can catch, as where an object is deleted: an
        interruption comes again, where it can be.
        """
        if issubclass(told.exc_type, KeyboardInterrupt):
            self._heard = -_PATIENCE
            again = Timer(_AGAIN, os.kill, (os.getpid(), signal.SIGINT))
            again.daemon = True
            again.start()
        else:
            sys.__unraisablehook__(told)


def listen() -> None:
    """Listens to Ctrl-C, unless somebody else does, or nobody is to."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        listener = _Listener()
        signal.signal(signal.SIGINT, listener)
        sys.unraisablehook = listener.lost
