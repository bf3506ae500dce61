"""Compiling in processes of its own: what the compiler needs, which is more than what it compiles
for, goes with them.
"""

import multiprocessing
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from index.compiled.place import folder_of
from index.interrupting import start_unheard


def compile_apart(
    cache: Path, name: str, target: Callable[..., None], *calls: tuple[Any, ...]
) -> bool:
    """Has something done in processes of its own, one for each call, so that the kernels that it
    calls are compiled and kept; only the first time for a state of the kernels. What one process
    has kept, another one takes.

    Args:
        cache: the directory given to `use_cache`, also in the process.
        name: what is done.
        target: a function that another process can import; its errors are nobody's.
        calls: what it is called with in each process.

    Returns:
        Whether it was done, now or before. Where it could not be, who calls the kernels compiles
        them.
    """
    done = folder_of(cache) / f"{name}.done"
    if done.exists():
        return True
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_quietly, args=(target, given)) for given in calls]
    started = []
    try:
        for process in processes:
            start_unheard(process)
            started.append(process)
        for process in started:
            process.join()
    finally:  # interrupted, they are of no more use
        for process in started:
            process.terminate()
            process.join()
    if any(process.exitcode for process in processes):
        return False
    try:
        done.touch()
    except OSError:  # nothing is kept there
        return False
    return True


def _quietly(target: Callable[..., None], given: tuple[Any, ...]) -> None:
    try:
        target(*given)
    except Exception:  # it comes again where it is of use
        sys.exit(1)
