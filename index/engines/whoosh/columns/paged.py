"""Arrays larger than a process may hold, used a part at a time: they lie in files without a name,
and what is done with is taken out of memory.
"""

import mmap
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

AT_ONCE = 1 << 18
"""Lists of terms are taken together up to this many postings; a single list may have more."""
IN_MEMORY = 2 << 20
"""Arrays of so many bytes are no file."""


def zeros(shape: int | tuple[int, ...], dtype: type[Any], folder: Path | None) -> NDArray[Any]:
    """An array of zeros: of any shape and dtype, in a file in a folder where it is large; None
    keeps it in memory.

    Raises:
        OSError: there is no room for the file.
    """
    size = int(np.prod(shape, dtype=np.int64)) * np.dtype(dtype).itemsize
    if folder is None or size <= IN_MEMORY:
        return np.zeros(shape, dtype)
    with tempfile.TemporaryFile(dir=folder) as file:
        os.posix_fallocate(file.fileno(), 0, size)  # a full disk is an error now, no signal later
        return np.memmap(file, dtype, "r+", shape=shape).view(np.ndarray)


def let_go(*arrays: NDArray[Any]) -> None:
    """Takes arrays out of this process's memory as far as they lie in files; they hold what they
    held.
    """
    for array in arrays:
        base: Any = array
        while isinstance(base, np.ndarray):
            base = base.base
        if isinstance(base, mmap.mmap):
            base.madvise(mmap.MADV_DONTNEED)


def ranges(postings: NDArray[np.int64]) -> Iterator[range]:
    """Ranges of terms that are taken together; `postings`: how many each term has, (terms,)."""
    ends = np.cumsum(postings)
    low = 0
    while low < len(ends):
        room = (int(ends[low - 1]) if low else 0) + AT_ONCE
        high = max(int(ends.searchsorted(room, "right")), low + 1)
        yield range(low, high)
        low = high
