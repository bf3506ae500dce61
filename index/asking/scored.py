"""What adds to the score of an article, whichever branch of the tree let it in."""

from dataclasses import dataclass
from typing import NamedTuple


class Key(NamedTuple):
    """A key in one field, or in all scored fields where `field` is None."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """A word that adds to the score, `times` over, by BM25F over all scored fields, or by the law
    over `field` alone. It can be written in several `ways`, each the keys that have it written so;
    a way scores what its keys score together, and the best way counts.
    """

    ways: tuple[tuple[str, ...], ...]
    field: str | None = None
    times: float = 1

    @property
    def keys(self) -> tuple[Key, ...]:
        """All keys of all ways, without repeats."""
        return tuple(dict.fromkeys(Key(text, self.field) for way in self.ways for text in way))

    @property
    def alone(self) -> tuple[str, ...]:
        """The keys that are a way each: one word, written or read otherwise; first as the archive's
        own language reads it.
        """
        return tuple(dict.fromkeys(way[0] for way in self.ways if len(way) == 1))
