"""The ids of a segment's articles, and the way back.

    id.order   u32  (documents,)       document numbers in the order of their ids
    id.packed  u64  (documents,)       ids of 16 hexadecimal digits, as numbers; where others occur:
    id.text    u8   (bytes,)           the ids' UTF-8, on end
    id.offset  uint (documents + 1,)   where each begins

Finding an id is a binary search: nothing is loaded at open.
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns.columns import Array, Columns
from index.engines.whoosh.columns.dictionary import pack

_HEX = re.compile(r"[0-9a-f]{16}").fullmatch


def id_columns(ids: Sequence[str]) -> dict[str, Array]:
    """The columns for the ids of the documents, in the order of their numbers: `id.order`
    (documents,) and what the module says.
    """
    if all(map(_HEX, ids)):
        return packed_columns(np.array([int(id, 16) for id in ids], np.uint64))
    order = np.array(sorted(range(len(ids)), key=ids.__getitem__), np.uint32)
    text, offset = pack(id.encode("utf-8", "surrogatepass") for id in ids)
    return {"id.order": order, "id.text": text, "id.offset": offset}


def packed_columns(packed: NDArray[np.uint64]) -> dict[str, Array]:
    """The columns for ids of 16 hexadecimal digits, as numbers; each is (documents,)."""
    return {"id.order": packed.argsort().astype(np.uint32), "id.packed": packed}


class Ids:
    """Ids and document numbers."""

    def __init__(self, columns: Columns) -> None:
        self.order = columns["id.order"]
        """(documents,): document numbers in the order of their ids."""
        self.packed = columns.get("id.packed")
        """(documents,), or None where ids are not all of 16 hexadecimal digits."""
        if self.packed is None:
            self._text = columns["id.text"]
            self._offset = columns["id.offset"]

    def __len__(self) -> int:
        return len(self.order)

    def text(self, document: int) -> str:
        """The id of a document."""
        if self.packed is not None:
            return f"{int(self.packed[document]):016x}"
        raw = self._text[self._offset[document] : self._offset[document + 1]].tobytes()
        return raw.decode("utf-8", "surrogatepass")

    def find(self, id: str) -> int:
        """How many ids stand before `id`."""
        low, high = 0, len(self.order)
        while low < high:
            middle = (low + high) // 2
            if self.text(int(self.order[middle])) < id:
                low = middle + 1
            else:
                high = middle
        return low

    def document(self, id: str) -> int | None:
        """The number of the document with an id, or None."""
        found = self.find(id)
        if found == len(self.order):
            return None
        number = int(self.order[found])
        return number if self.text(number) == id else None
