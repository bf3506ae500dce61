"""What is picked by hand, as addresses say it: ids, a title and an order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus, urlencode

from search.answer.selection import Arrangement
from search.errors import BadParameterError
from search.request import MAX_SELECTED
from web.address import form
from web.address.parameters import ARRANGED, PICKED, TITLE, Parameter


@dataclass(frozen=True, slots=True)
class Picked:
    """The ids of picked articles, each once, what stands above them, and their order."""

    ids: tuple[str, ...] = ()
    title: str = ""
    order: Arrangement = "topic"

    def without(self, id: str) -> "Picked":
        """The same without one id."""
        return replace(self, ids=tuple(other for other in self.ids if other != id))

    def moved_up(self, id: str) -> "Picked":
        """The same, in the order of the ids, with one id before the one that it stands behind."""
        ids = list(self.ids)
        at = ids.index(id) if id in ids else 0
        if at:
            ids[at - 1 : at + 1] = id, ids[at - 1]
        return replace(self, ids=tuple(ids), order="given")


def read(args: form.Arguments, also: tuple[Parameter, ...] = ()) -> tuple[Picked, dict[str, Any]]:
    """What the arguments of a URL pick, and the values of those of the parameters `also` that are
    given.

    Raises:
        BadParameterError: there are too many ids, or as for `form.read_alone`.
    """
    ids, rest = apart(args)
    given = form.read_alone(rest, (TITLE, ARRANGED, *also))
    title = " ".join(given.pop(TITLE.name, "").split())
    return Picked(ids, title, given.pop(ARRANGED.name, ARRANGED.default)), given


def apart(args: form.Arguments) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """The ids that are picked, each once, and the other arguments.

    Raises:
        BadParameterError: there are too many, or one holds a character that no text has.
    """
    given = [value for name, value in args if name == PICKED.name]
    if len(given) > MAX_SELECTED:
        cure = "take some out, or make two selections"
        raise BadParameterError(
            PICKED.name,
            f"A selection has at most {MAX_SELECTED} articles, not {len(given)}: {cure}.",
        )
    ids = (form.query(PICKED.name, value) for value in given if value)
    return tuple(dict.fromkeys(ids)), [pair for pair in args if pair[0] != PICKED.name]


def pairs(ids: Sequence[str]) -> list[tuple[str, str]]:
    """The ids as the hidden fields of a form."""
    return [(PICKED.name, id) for id in ids]


def query_string(picked: Picked) -> str:
    """The arguments that `read` reads as this; equal ones have equal ones."""
    rest = {TITLE.name: picked.title} if picked.title else {}
    if picked.order != ARRANGED.default:
        rest[ARRANGED.name] = picked.order
    return "&".join(filter(None, (urlencode(rest, errors="replace"), ids_of(picked.ids))))


@lru_cache(maxsize=16)
def ids_of(ids: Sequence[str]) -> str:
    """The ids as arguments."""
    return "&".join(f"{PICKED.name}={quote_plus(id, errors='replace')}" for id in ids)
