"""Which articles are one, and what each is called: decided over all files, in their order.

Within a source an id is one article. What comes later with a greater rank is its new version, and
of captures that are alike the first is taken (decision 14); at one address, with one headline, two
ids are one article too. Where another source (or, for ids made
of an address, another headline) has the id already, the later article gets one of its own.
"""

from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from typing import Literal, get_args
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.correction import TAKEN_BACK
from index.generations.entries import Claim
from index.generations.on_demand import OnDemand
from index.readers.making import short_hash

Fate = Literal["taken", "replaced", "repeated", "refused"]
"""`replaced` by a later version, `repeated` (the same text, the same address and headline, or the
same version of an item, which agencies send in several formats), or `refused`: another text with
the id of an article that is not older.
"""

_VERSION_ABOVE_TIME = 36
"""Bits of a rank that are the time, which ends in the year 4147: a version counts above it."""
_FATES: tuple[Fate, ...] = get_args(Fate)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a claim: its article's id in the index, and the number of the claim that
    is taken in its place where it is not taken. `clash` says that another article has its own id.
    """

    fate: Fate
    id: str
    winner: int
    clash: bool = False


def claim(article: Article, fingerprint: str) -> Claim:
    """What an article claims."""
    when = article.captured or article.modified or article.published
    headline = " ".join((article.headline or article.title).casefold().split())
    rank = int(when.timestamp()) if when else 0
    if article.version is not None:
        rank += article.version << _VERSION_ABOVE_TIME
    address = article.url or ""
    return Claim(
        article.id,
        article.source,
        fingerprint,
        rank,
        short_hash(f"{_same(address)}\n{headline}") if address else "",
        bool(address) and article.id == short_hash(address),
        article.date is None,
        article.status in TAKEN_BACK,
        named_by(address) if address else "",
    )


def named_by(address: str) -> str:
    """What names an address, in hex: the same for all that do not tell pages apart."""
    return short_hash(_same(address))


class Verdicts(OnDemand[Verdict]):
    """What becomes of each claim, in a few bytes each.

    Args:
        claims: given in the order of files and of places in them.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        self._fates = array("B", bytes(len(claims)))
        self._winners = array("Q", bytes(8 * len(claims)))
        self._clashes = bytearray(len(claims))
        self._ids: dict[int, str] = {}  # where they are not what was claimed

    def __len__(self) -> int:
        return len(self._fates)

    def _at(self, number: int) -> Verdict:
        fate = _FATES[self._fates[number]]
        id = self._ids.get(number) or self._claims[number].id
        return Verdict(fate, id, self._winners[number], bool(self._clashes[number]))

    def set(self, number: int, verdict: Verdict) -> None:
        """Says what becomes of a claim."""
        self._fates[number] = _FATES.index(verdict.fate)
        self._winners[number] = verdict.winner
        self._clashes[number] = verdict.clash
        if verdict.id != self._claims[number].id:
            self._ids[number] = verdict.id
        else:
            self._ids.pop(number, None)


def resolve(claims: Sequence[Claim]) -> Verdicts:
    """What becomes of each claim, given in the order of files and of places in them."""
    verdicts = Verdicts(claims)
    taken: set[str] = set()
    pending = deque[list[int]]()
    for members in chain(_groups(claims), _emptied(pending)):
        first = claims[members[0]].id
        id = _free(claims[members[0]], taken)
        taken.add(id)
        latest = max(members, key=lambda number: (claims[number].rank, -number))
        winner = _first_alike(claims, members, latest)
        others: list[int] = []
        for number in members:
            if number == winner:
                continue
            fate = _fate(claims[number], claims[latest])
            if fate == "refused" and claims[number].key and claims[winner].key:
                others.append(number)
            else:
                verdicts.set(number, Verdict(fate, id, winner, id != first))
        verdicts.set(winner, Verdict("taken", id, winner, id != first))
        if others:  # at other addresses, under other headlines: articles of their own
            pending.append(others)
    return verdicts


def _emptied(pending: deque[list[int]]) -> Iterator[list[int]]:
    while pending:
        yield pending.popleft()


def _groups(claims: Sequence[Claim]) -> Iterator[list[int]]:
    """The numbers of the claims that are one article by their names, in the order of the first."""
    own, keys = _names(claims)
    group_of_name = array("q", [-1]) * (
        1 + max(int(own.max(initial=-1)), int(keys.max(initial=-1)))
    )
    group_of_claim = np.zeros(len(claims), np.int64)
    groups = 0
    for number, (name, key) in enumerate(zip(own.tolist(), keys.tolist(), strict=True)):
        group = group_of_name[name]
        if group < 0 <= key:
            group = group_of_name[key]
        if group < 0:
            group = groups
            groups += 1
        for known in (name, key):
            if known >= 0 > group_of_name[known]:
                group_of_name[known] = group
        group_of_claim[number] = group
    order = np.argsort(group_of_claim, kind="stable")
    ends = np.cumsum(np.bincount(group_of_claim, minlength=groups))
    begin = 0
    for end in ends.tolist():
        yield order[begin:end].tolist()
        begin = end


def _names(claims: Sequence[Claim]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Numbers of what names the article of each claim, both (claims,): its id within its source,
    and its address with its headline, -1 where it has no address. Equal names have equal numbers.
    """
    digests = bytearray()
    keyed = np.zeros(len(claims), bool)
    for number, one in enumerate(claims):
        digests += _digest(one.id, one.source, one.key if one.derived else "")
        keyed[number] = bool(one.key)
    for one in claims:
        if one.key:
            digests += _digest(one.key)
    halves = np.frombuffer(bytes(digests), "<u8").reshape(-1, 2)
    order = np.lexsort((halves[:, 0], halves[:, 1]))
    differs = (np.diff(halves[order], axis=0) != 0).any(axis=1)
    numbers = np.zeros(len(halves), np.int64)
    numbers[order[1:]] = np.cumsum(differs)
    keys = np.full(len(claims), -1, np.int64)
    keys[keyed] = numbers[len(claims) :]
    return numbers[: len(claims)], keys


def _digest(*name: str) -> bytes:
    return blake2b(repr(name).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _first_alike(claims: Sequence[Claim], members: list[int], latest: int) -> int:
    """The first claim of the text that the latest version has: a page that was captured again and
    did not change stays what its first capture made of it.
    """
    text = claims[latest].fingerprint
    same = (number for number in members if claims[number].fingerprint == text)
    return min(same, key=lambda number: (claims[number].rank, number))


def _fate(loser: Claim, latest: Claim) -> Fate:
    if loser.fingerprint == latest.fingerprint:
        return "repeated"
    if loser.rank < latest.rank:
        return "replaced"
    numbered = latest.rank == loser.rank and latest.rank > 1 << (_VERSION_ABOVE_TIME - 1)
    same = loser.key and loser.key == latest.key
    return "repeated" if same or numbered else "refused"


def _free(one: Claim, taken: set[str]) -> str:
    """The id of a claim, or one of its own where another article has that."""
    id, further = one.id, ""
    while id in taken:
        further += "/"
        id = short_hash(f"{one.source}{further}{one.id}{further}{one.key}")
    return id


def _same(address: str) -> str:
    """An address without what does not tell pages apart."""
    parts = urlsplit(address)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"
