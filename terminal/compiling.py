"""How far the kernels are compiled, on standard error: the first run waits for them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from index.compiled.place import kernels
from terminal.streams import say

_NEXT = 0.5
"""Seconds from one look to the next."""
_LINES = 5
_KNOWN = 20
"""A kernel takes a second, as so many did that were measured before."""


@contextmanager
def compiling(cache: Path, *, silent: bool = False) -> Iterator[None]:
    """Says how far it is with the kernels that are compiled while the block runs, if that takes
    longer than a moment.

    Args:
        cache: the directory where they are kept.
        silent: says nothing.
    """
    if silent:
        yield
        return
    ended = Event()
    watch = Thread(target=_tell, args=(cache, kernels(cache), ended), daemon=True)
    watch.start()
    try:
        yield
    finally:
        ended.set()
        watch.join()


def _tell(cache: Path, begun: tuple[int, int], ended: Event) -> None:
    """Prints a line when the first are compiled, and for each fifth, until it is ended."""
    first, total = begun
    told, began = -1, monotonic()
    while first < total and not ended.wait(_NEXT):
        done, total = kernels(cache)
        if done == first:  # nothing is compiled yet, nor perhaps will be
            began = monotonic()
        elif done * _LINES // total > told:
            told = done * _LINES // total
            each = (monotonic() - began + _KNOWN) / (done - first + _KNOWN)
            left = each * (total - done)
            _print(f"Compiling kernels, once: {done} of {total}, about {left:.0f} s left.")


def _print(line: str) -> None:
    """Prints a line above the bar of a terminal, where there is one."""
    if sys.stderr.isatty():
        from tqdm import tqdm

        tqdm.write(line, file=sys.stderr)
    else:
        say(line, err=True)
