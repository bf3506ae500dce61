"""The sorted terms of one token stream: a word is an ordinal, a prefix is a range of ordinals.

    <prefix>.text      u8   (bytes,)      the terms' UTF-8, one after the other
    <prefix>.offset    uint (terms + 1,)  where each begins
    <prefix>.key       u64  (⌈terms/16⌉,) first eight bytes of every 16th term, big-endian, padded
                                          with zeros: ordered like the terms, so one binary search
                                          over numbers finds the sixteen to look at
    <prefix>.df.<field>         u8   (terms,)  documents with the term in the field; 255: see large
    <prefix>.df.<field>.term    u32  (large,)  ordinals of the terms in 255 documents or more
    <prefix>.df.<field>.count   u32  (large,)  their exact numbers
    <prefix>.folded.text, .offset, .key  the same of folded texts, which may recur: of the terms
                                         that differ from their folded text, in the order of
                                         (folded text, term); all others are in that order already
    <prefix>.folded.term        uint (folded,) the ordinal of the term that each is of

Only forms are looked for by their folded texts, so only their streams have these. UTF-8 orders
like code points. Nothing is loaded at open.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.engines.whoosh.columns.columns import Array, Columns, narrow
from index.text.folding import fold

_STEP = 16
_SATURATED = 255
_TEXTS_AT_ONCE = 1024
_ENCODING = ("utf-8", "surrogatepass")


def pack(texts: Iterable[bytes]) -> tuple[NDArray[np.uint8], Array]:
    """Byte strings as one array.

    Returns:
        The bytes on end, (bytes,), and the offsets where the strings begin and the last one ends,
        (strings + 1,), in the narrowest dtype.
    """
    parts = list(texts)
    offsets = np.zeros(len(parts) + 1, np.int64)
    np.cumsum([len(part) for part in parts], out=offsets[1:])
    return np.frombuffer(b"".join(parts), np.uint8), narrow(offsets)


def dictionary_columns(prefix: str, terms: Sequence[bytes]) -> dict[str, Array]:
    """The columns of a dictionary, as the module says.

    Args:
        prefix: what their names begin with.
        terms: sorted.

    Returns:
        `<prefix>.text` (bytes,), `<prefix>.offset` (terms + 1,), `<prefix>.key` (⌈terms/16⌉,).
    """
    text, offset = pack(terms)
    keys = [_key(term) for term in terms[::_STEP]]
    return {
        f"{prefix}.text": text,
        f"{prefix}.offset": offset,
        f"{prefix}.key": np.array(keys, np.uint64),
    }


def folded_columns(prefix: str, forms: Sequence[bytes]) -> dict[str, Array]:
    """The columns of the forms that differ from their folded texts, as the module says.

    Args:
        prefix: what the names of the dictionary's columns begin with.
        forms: all of its terms, sorted, in small letters.
    """
    folded = (
        (fold(form.decode(*_ENCODING)).encode(*_ENCODING), ordinal)
        for ordinal, form in enumerate(forms)
        if not form.isascii()
    )
    changed = sorted((text, ordinal) for text, ordinal in folded if text != forms[ordinal])
    columns = dictionary_columns(f"{prefix}.folded", [text for text, _ in changed])
    ordinals = np.array([ordinal for _, ordinal in changed], np.int64)
    return columns | {f"{prefix}.folded.term": narrow(ordinals)}


def frequency_columns(prefix: str, counts: Mapping[str, NDArray[np.uint32]]) -> dict[str, Array]:
    """The columns of document frequencies, as the module says.

    Args:
        prefix: what their names begin with.
        counts: for each field, the documents that have each term, (terms,).
    """
    columns: dict[str, Array] = {}
    for field, frequencies in counts.items():
        large = np.flatnonzero(frequencies >= _SATURATED)
        name = f"{prefix}.df.{field}"
        columns[name] = np.minimum(frequencies, _SATURATED).astype(np.uint8)
        columns[f"{name}.term"] = large.astype(np.uint32)
        columns[f"{name}.count"] = frequencies[large].astype(np.uint32)
    return columns


class Terms:
    """Sorted byte strings in columns, as `dictionary_columns` wrote them."""

    def __init__(self, columns: Columns, prefix: str) -> None:
        # Single elements are read, and a memoryview gives one in a fifth of an array's time.
        self._text = columns[f"{prefix}.text"].data
        self._offset = columns[f"{prefix}.offset"].data
        self._keys = columns[f"{prefix}.key"].data

    def __len__(self) -> int:
        return len(self._offset) - 1

    def text(self, ordinal: int) -> bytes:
        """The term with an ordinal."""
        return self._text[self._offset[ordinal] : self._offset[ordinal + 1]].tobytes()

    def find(self, term: bytes) -> int:
        """The ordinal of the first term that is not before `term`; their number if all are."""
        key = _key(term)
        low = max(bisect_left(self._keys, key) - 1, 0) * _STEP
        high = min(bisect_right(self._keys, key) * _STEP, len(self))
        return bisect_left(range(high), term, low, key=self.text)

    def ordinal(self, term: bytes) -> int:
        """The ordinal of a term, or -1."""
        found = self.find(term)
        return found if found < len(self) and self.text(found) == term else -1

    def prefix(self, start: bytes) -> slice:
        """The ordinals of the terms that begin with `start` (UTF-8)."""
        after = _successor(start)
        return slice(self.find(start), len(self) if after is None else self.find(after))

    def texts(self, low: int = 0, high: int | None = None) -> Iterator[bytes]:
        """The terms of a range of ordinals, decoded piece by piece."""
        end = len(self) if high is None else min(high, len(self))
        for start in range(low, end, _TEXTS_AT_ONCE):
            offsets = self._offset[start : min(start + _TEXTS_AT_ONCE, end) + 1].tolist()
            raw = self._text[offsets[0] : offsets[-1]].tobytes()
            for i in range(len(offsets) - 1):
                yield raw[offsets[i] - offsets[0] : offsets[i + 1] - offsets[0]]


class Folded:
    """The forms of a stream that differ from their folded texts, in the order of these."""

    def __init__(self, columns: Columns, prefix: str) -> None:
        self.texts = Terms(columns, f"{prefix}.folded")
        """The folded texts; the place of one in them is the place of its form here."""
        self.ordinals: NDArray[np.int64] = columns[f"{prefix}.folded.term"].astype(np.int64)
        """(folded,): the ordinal of each form."""

    @cached_property
    def _ascending(self) -> NDArray[np.int64]:
        return np.sort(self.ordinals)

    def others(self, inside: slice) -> NDArray[np.bool_]:
        """Which terms of a range of ordinals are their own folded text: (terms of the range,)."""
        low, high = self._ascending.searchsorted([inside.start, inside.stop])
        found = np.ones(inside.stop - inside.start, np.bool_)
        found[self._ascending[low:high] - inside.start] = False
        return found


class Frequencies:
    """In how many documents of the segment, deleted ones included, a field has a term."""

    def __init__(self, columns: Columns, prefix: str, field: str) -> None:
        name = f"{prefix}.df.{field}"
        self._counts = columns[name]
        self._terms = columns[f"{name}.term"]
        self._large = columns[f"{name}.count"]

    def of(self, ordinal: int) -> int:
        """The number for one term."""
        count = int(self._counts[ordinal])
        if count < _SATURATED:
            return count
        return int(self._large[self._terms.searchsorted(np.uint32(ordinal))])

    def of_all(self, ordinals: NDArray[np.int64]) -> NDArray[np.int64]:
        """The numbers for some terms; `ordinals` and what is returned are (terms asked for,)."""
        counts = self._counts[ordinals].astype(np.int64)
        large = np.flatnonzero(counts == _SATURATED)
        counts[large] = self._large[self._terms.searchsorted(ordinals[large].astype(np.uint32))]
        return counts

    def all(self) -> NDArray[np.uint32]:
        """The numbers of all terms, (terms,)."""
        counts = self._counts.astype(np.uint32)
        counts[self._terms] = self._large
        return counts


def _key(term: bytes) -> int:
    return int.from_bytes(term[:8].ljust(8, b"\0"), "big")


def _successor(start: bytes) -> bytes | None:
    """The first byte string after all that begin with `start`; None where there is none."""
    kept = start.rstrip(b"\xff")
    return kept[:-1] + bytes([kept[-1] + 1]) if kept else None
