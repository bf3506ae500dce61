"""Ctrl-C, kept from where it would leave something half done."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess
from types import FrameType

_INTERRUPT = signal.SIGINT


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Holds Ctrl-C back until the block has ended; it comes then. The block is short: what it
    makes has to be known to whoever would remove it. In other threads than the main one, which
    hear of no signal, it does nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    noted = False

    def note(_number: int, _frame: FrameType | None) -> None:
        nonlocal noted
        noted = True

    before = signal.signal(_INTERRUPT, note)
    try:
        yield
    finally:
        signal.signal(_INTERRUPT, before)
        if noted:
            signal.raise_signal(_INTERRUPT)


def start_unheard(process: BaseProcess) -> None:
    """Starts a process that hears no Ctrl-C, from its first moment on: who started it decides. (A
    terminal tells all processes; one that is just importing its modules would print a traceback.)
    """
    # It would unblock the signal where it began only now.
    resource_tracker.ensure_running()
    with uninterrupted():
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {_INTERRUPT})
        try:
            process.start()  # and inherits what is blocked
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
