"""Typed words become a query. Any text becomes one, and warnings say what was repaired."""

import re
import unicodedata
from dataclasses import dataclass

from search.typed.lexer import Lexeme, Lexer
from search.typed.query import (
    FACET_FIELDS,
    AllOf,
    AnyOf,
    Anything,
    Atom,
    Dated,
    In,
    Like,
    Pattern,
    Query,
    Starting,
    Unsearchable,
    Without,
    Word,
    all_of,
    any_of,
    show,
)

MAX_DEPTH = 20
"""Brackets nested deeper than this are read as if they were not there."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query and the sentences about what was repaired or left out."""

    query: Query
    warnings: tuple[str, ...]


def parse(text: str) -> Parsed:
    """Reads what was typed: NOT binds first, then AND (written or not), then OR."""
    lexer = Lexer(unicodedata.normalize("NFC", text))
    lexemes = list(lexer.lexemes())
    parser = _Parser(_balanced(lexemes, lexer.warnings), lexer.warnings)
    query = parser.any()
    if query is None:
        query = Anything()
        if text.strip():
            query = Unsearchable()
            lexer.warnings.append("There is no word in the query, so it finds nothing.")
    return Parsed(query, tuple(dict.fromkeys(lexer.warnings)))


def _balanced(lexemes: list[Lexeme], warnings: list[str]) -> list[Lexeme]:
    """The lexemes with balanced brackets, `MAX_DEPTH` deep at most: open brackets are closed at the
    end, and those that close nothing or are too deep are left out.
    """
    kept: list[Lexeme] = []
    depth = 0
    stray = False
    for lexeme in lexemes:
        if lexeme.kind == "(":
            depth += 1
            if depth > MAX_DEPTH:
                continue
        elif lexeme.kind == ")":
            stray |= depth == 0
            depth = max(depth - 1, -1)
            if depth < 0 or depth >= MAX_DEPTH:
                depth = max(depth, 0)
                continue
        kept.append(lexeme)
    if sum(x.kind == "(" for x in lexemes) > 0 and _deepest(lexemes) > MAX_DEPTH:
        warnings.append(f"Brackets nest {MAX_DEPTH} deep at most; deeper ones were left out.")
    if stray or depth:
        warnings.append("The brackets did not match; they were read as far as they did.")
    return kept + [Lexeme(")")] * min(depth, MAX_DEPTH)


def _deepest(lexemes: list[Lexeme]) -> int:
    deepest = depth = 0
    for lexeme in lexemes:
        depth = max(depth + (lexeme.kind == "(") - (lexeme.kind == ")"), 0)
        deepest = max(deepest, depth)
    return deepest


class _Parser:
    """Recursive descent over balanced lexemes; a part in which no word is left is None."""

    def __init__(self, lexemes: list[Lexeme], warnings: list[str]) -> None:
        self._lexemes = lexemes
        self._at = 0
        self._warnings = warnings

    def any(self) -> Query | None:
        """Parts with OR between them."""
        parts = [self._all()]
        while self._take("OR"):
            part = self._all()
            if part is None or parts[-1] is None:
                self._lone("OR")
            parts.append(part)
        found = [part for part in parts if part is not None]
        return any_of(found) if found else None

    def _all(self) -> Query | None:
        parts: list[Query] = []
        joined = False
        while (kind := self._kind()) not in (None, ")", "OR"):
            if kind == "AND":
                self._at += 1
                if joined or not parts or self._kind() in (None, ")", "OR", "AND"):
                    self._lone("AND")
                joined = True
                continue
            joined = False
            part = self._one()
            if part is not None:
                parts.append(part)
        return all_of(parts) if parts else None

    def _one(self) -> Query | None:
        negative = False
        while self._take("NOT"):
            negative = not negative
        part = self._plain()
        if part is None:
            if negative:
                self._lone("NOT")
            return None
        if negative:
            return part.part if isinstance(part, Without) else Without(part)
        return part

    def _plain(self) -> Query | None:
        lexeme = self._lexemes[self._at] if self._at < len(self._lexemes) else None
        if lexeme is None or lexeme.kind in (")", "AND", "OR", "NOT"):
            return None
        self._at += 1
        if lexeme.kind == "atom":
            return lexeme.atom
        if lexeme.kind == "name":
            part = self._plain()
            return None if part is None else self._inside(lexeme.name, part)
        part = self.any()
        self._take(")")
        return part

    def _inside(self, name: str, part: Query) -> Query:
        """The part in a field; where the part names a field itself, that one holds."""
        match part:
            case AllOf(parts):
                return AllOf(tuple(self._inside(name, p) for p in parts))
            case AnyOf(parts):
                return AnyOf(tuple(self._inside(name, p) for p in parts))
            case Without(inner):
                return Without(self._inside(name, inner))
            case In() | Dated() | Anything() | Unsearchable():
                return part
            case Pattern() | Like() if name in FACET_FIELDS:
                read = _of_values(part)
                self._warnings.append(
                    f"“{name}:” takes whole words and beginnings (anna, ann*), so “{show(part)}” "
                    f"was read as “{show(read)}”."
                )
                return In(name, read)
            case _:
                return In(name, part)

    def _kind(self) -> str | None:
        return self._lexemes[self._at].kind if self._at < len(self._lexemes) else None

    def _take(self, kind: str) -> bool:
        if self._kind() != kind:
            return False
        self._at += 1
        return True

    def _lone(self, operator: str) -> None:
        self._warnings.append(f"“{operator}” had no word to work on, so it was left out.")


def _of_values(atom: Pattern | Like) -> Atom:
    """What a wildcard or a fuzzy word is read as in the values of a facet, which know neither."""
    if isinstance(atom, Like):
        return Word(atom.text)
    return Starting(re.split("[*?]", atom.text, maxsplit=1)[0])
