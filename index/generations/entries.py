"""What files claim, and what became of it: an entry for each article, in little memory where one
file holds very many.
"""

from array import array
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import NamedTuple

from index.generations.on_demand import OnDemand

_FEW = 64
"""So many entries of a file are a tuple, which is faster."""
_DERIVED, _UNDATED, _WITHDRAWN = 1, 2, 4


class Claim(NamedTuple):
    """An article as a file claims it.

    Attributes:
        id: the one it has where no other article has it.
        source: the name of its source, within which ids count.
        fingerprint: names its content.
        rank: the number of its version, and below that when it was captured, else last modified, in
            seconds since 1970; 0 where neither is told. Of two versions the one with the greater
            rank is taken.
        key: names its address and headline together, in hex; empty without an address.
        derived: whether `id` was made of the address.
        undated: whether it has no date.
        withdrawn: whether its source takes it back: it is not searched, and has a notice.
        address: names its address alone, in hex; empty without one.
    """

    id: str
    source: str = ""
    fingerprint: str = ""
    rank: int = 0
    key: str = ""
    derived: bool = False
    undated: bool = False
    withdrawn: bool = False
    address: str = ""


class Entry(NamedTuple):
    """A claim and what became of it: the article's `id` in the index, empty where another version
    was taken or it is not searched; when the archive first had the article (`added`) and when it
    last became another (`changed`), in seconds since 1970; and what names the correction that it
    was given (`Correction.digest`), empty for none.
    """

    claim: Claim
    id: str
    added: int = 0
    changed: int = 0
    ruling: str = ""


class _Texts:
    """Texts on end."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("Q", [0])

    def append(self, text: str) -> None:
        self._bytes += text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._bytes))

    def __getitem__(self, number: int) -> str:
        raw = self._bytes[self._ends[number] : self._ends[number + 1]]
        return raw.decode("utf-8", "surrogatepass")


class Entries(OnDemand[Entry]):
    """Entries in about a hundred bytes each, instead of some five hundred."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._texts = tuple(_Texts() for _ in range(5))
        self._sources: list[str] = []
        self._source_numbers: dict[str, int] = {}
        self._source = array("I")
        self._flags = array("B")
        self._numbers = array("q")
        self._rulings: dict[int, str] = {}
        for entry in entries:
            self.append(entry)

    def append(self, entry: Entry) -> None:
        """Takes the next one."""
        claim, id, added, changed, ruling = entry
        if ruling:
            self._rulings[len(self)] = ruling
        own = "=" if id == claim.id else f"/{id}"
        texts = (claim.id, claim.fingerprint, claim.key, claim.address, own)
        for column, text in zip(self._texts, texts, strict=True):
            column.append(text)
        number = self._source_numbers.setdefault(claim.source, len(self._sources))
        if number == len(self._sources):
            self._sources.append(claim.source)
        self._source.append(number)
        self._flags.append(
            claim.derived * _DERIVED | claim.undated * _UNDATED | claim.withdrawn * _WITHDRAWN
        )
        self._numbers.extend((claim.rank, added, changed))

    def __len__(self) -> int:
        return len(self._flags)

    def __eq__(self, other: object) -> bool:
        """Whether the other one is a sequence of the same entries."""
        if not isinstance(other, Sequence) or len(other) != len(self):
            return False
        return all(own == one for own, one in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def _at(self, number: int) -> Entry:
        id, fingerprint, key, address, own = (column[number] for column in self._texts)
        flags = self._flags[number]
        rank, added, changed = self._numbers[3 * number : 3 * number + 3]
        claim = Claim(
            id,
            self._sources[self._source[number]],
            fingerprint,
            rank,
            key,
            bool(flags & _DERIVED),
            bool(flags & _UNDATED),
            bool(flags & _WITHDRAWN),
            address,
        )
        ruling = self._rulings.get(number, "")
        return Entry(claim, id if own == "=" else own[1:], added, changed, ruling)


def kept(entries: Iterable[Entry]) -> Sequence[Entry]:
    """Entries as they are kept: few as a tuple, many as `Entries`."""
    if isinstance(entries, Entries) and len(entries) > _FEW:
        return entries
    following = iter(entries)
    first = tuple(islice(following, _FEW + 1))
    return first if len(first) <= _FEW else Entries(chain(first, following))
