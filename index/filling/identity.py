"""Which articles are one, and what each is called: decided over all files, in their order.

Within a source an id is one article. What comes later with a greater rank is its new version; at
one address, with one headline, two ids are one article too. Where another source (or, for ids made
of an address, another headline) has the id already, the later article gets one of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from index.article import Article
from index.generations.ledger import Claim
from index.readers.making import short_hash

Fate = Literal["taken", "replaced", "repeated", "refused"]
"""`replaced` by a later version, `repeated` (the same text, or the same address and headline), or
`refused`: another text with the id of an article that is not older.
"""


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
    when = article.modified or article.published
    headline = " ".join((article.headline or article.title).casefold().split())
    address = article.url or ""
    return Claim(
        article.id,
        article.source,
        fingerprint,
        int(when.timestamp()) if when else 0,
        short_hash(f"{_same(address)}\n{headline}") if address else "",
        bool(address) and article.id == short_hash(address),
        article.date is None,
        article.status in ("withdrawn", "removed"),
    )


def resolve(claims: Iterable[Claim]) -> list[Verdict]:
    """What becomes of each claim, given in the order of files and of places in them."""
    groups: list[list[int]] = []
    found: dict[tuple[str, ...], int] = {}
    kept = list(claims)
    for number, one in enumerate(kept):
        own = (one.id, one.source, one.key if one.derived else "")
        names: list[tuple[str, ...]] = [own, (one.key,)] if one.key else [own]
        group = next((found[name] for name in names if name in found), None)
        if group is None:
            group = len(groups)
            groups.append([])
        groups[group].append(number)
        for name in names:
            found.setdefault(name, group)
    verdicts: dict[int, Verdict] = {}
    taken: set[str] = set()
    for members in groups:
        id = _free(kept[members[0]], taken)
        taken.add(id)
        clash = id != kept[members[0]].id
        winner = max(members, key=lambda number: (kept[number].rank, -number))
        others: list[int] = []
        for number in members:
            fate = _fate(kept[number], kept[winner])
            if fate == "refused" and kept[number].key and kept[winner].key:
                others.append(number)
            else:
                verdicts[number] = Verdict(fate, id, winner, clash)
        verdicts[winner] = Verdict("taken", id, winner, clash)
        if others:  # at other addresses, under other headlines: articles of their own
            groups.append(others)
    return [verdicts[number] for number in range(len(kept))]


def _fate(loser: Claim, winner: Claim) -> Fate:
    if loser.rank < winner.rank:
        return "replaced"
    same = loser.fingerprint == winner.fingerprint or (loser.key and loser.key == winner.key)
    return "repeated" if same else "refused"


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
