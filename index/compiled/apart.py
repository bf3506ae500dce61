"""Compiling in a process of its own: what the compiler needs, which is more than what it compiles
for, goes with the process.
"""

import multiprocessing
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from index.compiled.place import folder_of
from index.interrupting import start_unheard


def compile_apart(cache: Path, name: str, target: Callable[..., None], *given: Any) -> bool:
    """Has something done in a process of its own, so that the kernels it calls are compiled and
    kept; only the first time for a state of the kernels.

    Args:
        cache: the directory given to `use_cache`, also in the process.
        name: what is done.
        target: a function that another process can import; its errors are nobody's.
        given: what it is called with.

    Returns:
        Whether it was done, now or before. Where it could not be, who calls the kernels compiles
        them.
    """
    if is_done(cache, name):
        return True
    process = multiprocessing.get_context("spawn").Process(target=_quietly, args=(target, given))
    start_unheard(process)
    try:
        process.join()
    finally:  # interrupted, it is of no more use
        process.terminate()
        process.join()
    return not process.exitcode and mark_done(cache, name)


def is_done(cache: Path, name: str) -> bool:
    """Whether something was done for this state of the kernels."""
    return _mark(cache, name).exists()


def mark_done(cache: Path, name: str) -> bool:
    """Notes that it was done; False where nothing is kept."""
    try:
        _mark(cache, name).touch()
    except OSError:
        return False
    return True


def _mark(cache: Path, name: str) -> Path:
    return folder_of(cache) / f"{name}.done"


def _quietly(target: Callable[..., None], given: tuple[Any, ...]) -> None:
    try:
        target(*given)
    except Exception:  # it comes again where it is of use
        sys.exit(1)
