"""Everything that matches a plan, each by what names it and its content; and one name for all."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Matched(NamedTuple):
    """An article that matches. `fingerprint` is that of its content, as a number of 64 bits;
    `added` and `changed` are the seconds since 1970 in which the archive first had it, and in which
    it last became another. 0 stands for what is not known.
    """

    id: str
    fingerprint: int
    added: int
    changed: int


@dataclass(frozen=True, slots=True)
class Members:
    """The articles that match, by id. Where it is `partial`, time was too short for all of them."""

    all: tuple[Matched, ...]
    partial: bool = False


def fingerprint_of(members: Iterable[Matched]) -> str:
    """The first 16 hex digits of the SHA-256 of the lines `id fingerprint`, in the order of their
    bytes, each with a line feed at its end; a fingerprint is written as 16 hex digits.
    """
    lines = sorted(f"{m.id} {m.fingerprint:016x}\n".encode() for m in members)
    return hashlib.sha256(b"".join(lines)).hexdigest()[:16]
