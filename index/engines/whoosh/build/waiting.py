"""What a segment is made of, until it is made: in files without a name, since it is larger than all
else that a builder keeps in memory.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, Self

import numpy as np
from numpy.typing import NDArray


class WaitingTexts:
    """Stored articles until their order is known. A context manager: the file goes when it ends.

    Raises:
        OSError: the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder, buffering=1 << 20)  # noqa: SIM115
        self._ends = [0]

    def __enter__(self) -> Self:
        self._file.flush()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, text: bytes) -> None:
        """Takes one more text."""
        self._file.write(text)
        self._ends.append(self._ends[-1] + len(text))

    def __getitem__(self, number: int) -> bytes:
        """A text, by the order in which they came; inside the `with` alone."""
        start = self._ends[number]
        return os.pread(self._file.fileno(), self._ends[number + 1] - start, start)

    def close(self) -> None:
        """Forgets them."""
        _close(self._file)


class WaitingTokens:
    """The surfaces of tokens until all are there.

    Raises:
        OSError: the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115

    def add(self, tokens: NDArray[np.int32]) -> None:
        """Takes more tokens, (tokens,)."""
        self._file.write(tokens.data)

    def taken(self) -> NDArray[np.int32]:
        """All of them, (tokens,), which are kept here no more."""
        with self._file as file:
            file.seek(0)
            return np.fromfile(file, np.int32)

    def close(self) -> None:
        """Forgets them."""
        _close(self._file)


def _close(file: IO[bytes]) -> None:
    with suppress(OSError):  # what there was no room for is not wanted any more
        file.close()
