"""The unpacked bytes of a web archive, of which the last can be looked at again: where a record
is damaged, the next one is looked for.
"""

import io
import re
from collections import deque

from index.readers.containers.members import Members

MOST_KEPT = 32_000_000
"""So many bytes are kept from the beginning of a record on."""
_OVERLAP = 4096


class Window(io.RawIOBase):
    """The bytes of a web archive. A read gives none at its end, and at damage (`Members.damage`).

    Args:
        members: where they come from.
    """

    def __init__(self, members: Members) -> None:
        self._members = members
        self._kept: deque[bytes] = deque()
        self._begin = self._end = 0
        self._ahead = b""

    @property
    def end(self) -> int:
        """How many bytes were read, from the beginning of the archive."""
        return self._end

    def readable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """0: FastWARC counts from here."""
        return 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, not more than `size`."""
        piece = self._ahead or self._members.piece()
        self._ahead = b""
        if 0 <= size < len(piece):
            piece, self._ahead = piece[:size], piece[size:]
        if piece:
            self._kept.append(piece)
            self._end += len(piece)
            while self._end - self._begin > MOST_KEPT:
                self._begin += len(self._kept.popleft())
        return piece

    def ahead(self) -> bytes:
        """The bytes that come next, as far as they are at hand; none at the end, or at damage."""
        self._ahead = self._ahead or self._members.piece()
        return self._ahead

    def kept(self, offset: int, most: int) -> bytes:
        """What was read from an offset on, as far as it is kept, and not more than `most` bytes."""
        found = b""
        for piece in self._kept:
            found += piece
            if len(found) >= offset - self._begin + most:
                break
        return found[max(0, offset - self._begin) :][:most]

    def forget(self, offset: int) -> None:
        """What lies before an offset will not be asked for."""
        while self._kept and self._begin + len(self._kept[0]) <= offset:
            self._begin += len(self._kept.popleft())
        self._members.forget(offset)

    def seek_sign(self, sign: re.Pattern[bytes], offset: int) -> bool:
        """Goes to the first place from `offset` on where a record begins, or as far back as bytes
        are kept; False, with all read, where there is none before the end or damage.

        Args:
            sign: what stands at the beginning of a record, and on a line of its own.
            offset: counted from the beginning of the archive.
        """
        begin = max(self._begin, offset - 1)
        data = b"".join(self._kept)[begin - self._begin :] + self._ahead
        at = offset - begin  # what stands before it tells whether a line begins there
        self._ahead = b""
        self._kept.clear()
        while True:
            if found := sign.search(data, max(0, at)):
                self._begin = self._end = begin + found.start()
                self._ahead = data[found.start() :]
                return True
            gone = max(0, len(data) - _OVERLAP)
            begin, at, data = begin + gone, at - gone, data[gone:]
            piece = self._members.piece()
            if not piece:
                self._begin = self._end = begin + len(data)
                return False
            data += piece
