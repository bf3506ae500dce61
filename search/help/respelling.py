"""A query with some of its words spelt another way."""

from dataclasses import dataclass, replace

from index.text.analysis import form_of, spans
from search.typed.query import (
    FACET_FIELDS,
    AllOf,
    AnyOf,
    In,
    Query,
    Quoted,
    Word,
    all_of,
    any_of,
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A word as it was typed, and the text field it was typed for."""

    form: str
    field: str | None = None


def respelt(query: Query, changes: dict[Typed, str]) -> Query | None:
    """The query after the changes; None where nothing is left of it."""
    match query:
        case AllOf(parts) | AnyOf(parts):
            kept = [new for part in parts if (new := respelt(part, changes))]
            if not kept:
                return None
            return all_of(kept) if isinstance(query, AllOf) else any_of(kept)
        case In(name, Word() | Quoted() as atom) if name not in FACET_FIELDS:
            inside: list[Query] = [In(name, new) for new in _atoms(atom, changes, name)]
            return all_of(inside) if inside else None
        case Word() | Quoted():
            pieces: list[Query] = [*_atoms(query, changes, None)]
            return all_of(pieces) if pieces else None
        case _:
            return query


def _atoms(
    atom: Word | Quoted, changes: dict[Typed, str], field: str | None
) -> list[Word | Quoted]:
    """What stands for an atom after the changes of its words: a split word is several."""
    text = atom.text
    for start, end in [] if atom.exact else reversed(spans(text)):
        form = form_of(text[start:end])
        if (new := changes.get(Typed(form, field))) is not None:
            text = text[:start] + new + text[end:]
    if text == atom.text or isinstance(atom, Quoted):
        return [replace(atom, text=text)]
    return [Word(part) for part in text.split()]
