"""What a reader meant: a tree of what was typed, and how to write it down again.

`show` writes a query in its canonical form, and `parse(show(query))` gives the same query.
"""

import re
from dataclasses import dataclass
from datetime import date

from index.document import FACETS, FIELDS
from search.typed.characters import CLOSED_BY, DASHES, QUOTES
from search.typed.operators import NEARNESS, OPERATORS, only_words

TEXT_FIELDS = tuple(field.name for field in FIELDS)
FACET_FIELDS = tuple(name for name in FACETS if name != "year")
NAMES = (*TEXT_FIELDS, *(n for n in FACET_FIELDS if n not in TEXT_FIELDS))
"""Every name that can stand before a colon, except `date`."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed. One of several tokens (`COVID-19`) asks for them one after the other. With
    `exact` the forms have to be the same, else only the stems.
    """

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks: one after the other, or with `slop` near each other."""

    text: str
    slop: int | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Starting:
    """`text*`: forms that begin so."""

    text: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """`organi?ation`: forms that match, where `*` is any characters and `?` is one."""

    text: str


@dataclass(frozen=True, slots=True)
class Like:
    """`text~`: forms at most `edits` edits away."""

    text: str
    edits: int = 1


@dataclass(frozen=True, slots=True)
class Dated:
    """`date:`: from the first to the last day, both included; None is an open end."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class In:
    """`name:`: the part has to match in one text field, or in the values of one facet."""

    name: str
    part: "Query"


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of at least two parts, none of them an `AllOf`."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Any of at least two parts, none of them an `AnyOf`."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """`NOT`: the articles that the part does not match."""

    part: "Query"


@dataclass(frozen=True, slots=True)
class Anything:
    """The empty query: everything."""


@dataclass(frozen=True, slots=True)
class Unsearchable:
    """Something was typed, but no word is in it: nothing matches."""


Atom = Word | Quoted | Starting | Pattern | Like | Dated
Query = Atom | In | AllOf | AnyOf | Without | Anything | Unsearchable

_FIELD_START = re.compile(rf"(?:{'|'.join((*NAMES, 'date'))}):", re.IGNORECASE)
_SPECIAL = re.compile(rf"[\\{QUOTES}()*?~\s]|&(?=&)|\|(?=\|)")
_IN_QUOTES = re.compile(r"[\\" + CLOSED_BY['"'] + "]")


def all_of(parts: list[Query]) -> Query:
    """A query that requires all of at least one part, without an `AllOf` in an `AllOf`."""
    flat: list[Query] = []
    for part in parts:
        flat += part.parts if isinstance(part, AllOf) else (part,)
    return flat[0] if len(flat) == 1 else AllOf(tuple(flat))


def any_of(parts: list[Query]) -> Query:
    """A query that requires any of at least one part, without an `AnyOf` in an `AnyOf`."""
    flat: list[Query] = []
    for part in parts:
        flat += part.parts if isinstance(part, AnyOf) else (part,)
    return flat[0] if len(flat) == 1 else AnyOf(tuple(flat))


def show(query: Query) -> str:
    """The query as a reader would type it, every operator written out; empty for everything."""
    return _not_as_headline(_written(query))


def _not_as_headline(written: str) -> str:
    """What is written, in brackets where its operators would be read as words without them."""
    return f"({written})" if only_words(written) else written


def _written(query: Query) -> str:
    match query:
        case AnyOf(parts):
            return " OR ".join(map(_written, parts))
        case AllOf(parts):
            return " AND ".join(map(_closed, parts))
        case Without(part):
            return f"NOT {_bracketed(part) if isinstance(part, AllOf | AnyOf) else _written(part)}"
        case In(name, part):
            return f"{name}:{_written(part) if isinstance(part, Atom) else _bracketed(part)}"
        case Anything() | Unsearchable():
            return ""
        case _:
            return _show_atom(query)


def brief(query: Query) -> str:
    """The query as a reader would type it, without the AND that is understood between words."""
    parts = query.parts if isinstance(query, AllOf) else (query,)
    if len(parts) == 1:
        return show(query)
    return _not_as_headline(" ".join(map(_closed, parts)))


def _closed(part: Query) -> str:
    """A part of an `AllOf`, in brackets where it needs them."""
    return _bracketed(part) if isinstance(part, AnyOf) else _written(part)


def _bracketed(query: Query) -> str:
    return f"({_written(query)})"


def _show_atom(atom: Atom) -> str:
    match atom:
        case Word(text, exact):
            return ("=" if exact else "") + _escape(text)
        case Quoted(text, slop, exact):
            quoted = _IN_QUOTES.sub(r"\\\g<0>", text)
            return f'{"=" if exact else ""}"{quoted}"' + ("" if slop is None else f"~{slop}")
        case Starting(text):
            return f"{_escape(text)}*"
        case Pattern(text):
            return "".join(c if c in "*?" else _escape(c) for c in text)
        case Like(text, edits):
            return f"{_escape(text)}~{'' if edits == 1 else edits}"
        case Dated(first, last):
            return f"date:{_show_days(first, last)}"


def _show_days(first: date | None, last: date | None) -> str:
    if first == last and first is not None:
        return first.isoformat()
    return f"{first.isoformat() if first else ''}..{last.isoformat() if last else ''}"


def _escape(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\g<0>", text)
    if text in OPERATORS or text[:1] in "=+!" + DASHES or NEARNESS.fullmatch(text):
        return "\\" + escaped
    return re.sub(":", r"\\:", escaped, count=1) if _FIELD_START.match(text) else escaped
