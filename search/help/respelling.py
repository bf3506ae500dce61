"""A query with some of its words spelt differently."""

from dataclasses import replace

from index.text.analysis import form_of, spans
from search.answer.spellings import TypedWord
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


def respelt(query: Query, changes: dict[TypedWord, str]) -> Query | None:
    """The query with each word of `changes` replaced by its new text (empty: left out); None where
    no word is left. What is typed with a capital keeps it.
    """
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
            outside: list[Query] = [*_atoms(query, changes, None)]
            return all_of(outside) if outside else None
        case _:
            return query


def _atoms(
    atom: Word | Quoted, changes: dict[TypedWord, str], field: str | None
) -> list[Word | Quoted]:
    """The atoms that stand for one after the changes: several where a word was split."""
    text = atom.text
    for start, end in [] if atom.exact else reversed(spans(text)):
        written = text[start:end]
        if (new := changes.get(TypedWord(form_of(written), field))) is not None:
            text = text[:start] + (new.capitalize() if written.istitle() else new) + text[end:]
    if text == atom.text or isinstance(atom, Quoted):
        return [replace(atom, text=text)]
    return [Word(part) for part in text.split()]
