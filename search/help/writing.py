"""Queries that are written for a reader: two as one, and what the fields of a form ask for."""

from collections.abc import Iterator, Mapping

from index.text.analysis import spans
from search.answer.understanding import relaxed
from search.typed.parse import parse
from search.typed.query import Anything, In, Query, Quoted, Without, Word, all_of, any_of, brief

PLACES = ("title", "quote", "speaker", "name", "source", "author", "topic")
"""The fields of a form that ask for words in one place, by what stands before these in a query."""


def both(first: str, second: str, *, any_first: bool = False) -> str:
    """One query that asks for what both do; with `any_first`, any word of the first is enough.
    Where one of them asks for nothing, it is the other as it was typed.
    """
    one, other = parse(first).query, parse(second).query
    if isinstance(one, Anything) or isinstance(other, Anything):
        return second if isinstance(one, Anything) else first
    return brief(all_of([(any_first and relaxed(one)) or one, other]))


def written(fields: Mapping[str, str]) -> str:
    """The query that the fields of a form ask for. `q` is in the query language; `phrase`: words
    one after the other; `any`: any of the words; `without`: none of them; those of `PLACES`: words
    there, one after the other but in titles. Signs of the query language count in `q` alone.
    """
    typed = fields.get("q", "")
    rest = list(_asked({name: _words(text) for name, text in fields.items() if name != "q"}))
    query = parse(typed).query
    if not rest:
        return typed
    return brief(all_of(rest if isinstance(query, Anything) else [query, *rest]))


def _asked(fields: Mapping[str, list[str]]) -> Iterator[Query]:
    given = {name: words for name, words in fields.items() if words}
    if "phrase" in given:
        yield _in_a_row(given["phrase"])
    if "any" in given:
        yield any_of([*map(Word, given["any"])])
    for word in given.get("without", []):
        yield Without(Word(word))
    for name in PLACES:
        if words := given.get(name):
            yield In(name, all_of([*map(Word, words)]) if name == "title" else _in_a_row(words))


def _in_a_row(words: list[str]) -> Query:
    return Word(words[0]) if len(words) == 1 else Quoted(" ".join(words))


def _words(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]
