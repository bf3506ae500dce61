"""Typed words become a query. Any text becomes one, and warnings say what was repaired."""

import re
from dataclasses import dataclass

from index.text.analysis import spans
from index.text.cleaning import clean
from search.typed.atoms import within
from search.typed.brackets import balanced
from search.typed.lexer import Lexeme, Lexer
from search.typed.operators import NEARNESS
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
    Quoted,
    Starting,
    Unsearchable,
    Without,
    Word,
    all_of,
    any_of,
    show,
)

_BEGINS = ("atom", "near", "name", "NOT", "(")
"""What a part of a query begins with."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query and the sentences about what was repaired or left out."""

    query: Query
    warnings: tuple[str, ...]


def parse(text: str) -> Parsed:
    """Reads what was typed, cleaned as articles are: nearness binds first, then NOT, then AND
    (written or not), then OR.
    """
    typed = clean(text)
    lexer = Lexer(typed)
    lexemes = list(lexer.lexemes())
    parser = _Parser(balanced(lexemes, lexer.warnings), lexer.warnings)
    query = parser.any()
    if query is None:
        query = Anything()
        if typed.strip():
            query = Unsearchable()
            lexer.warnings.append("There is no word in the query, so it finds nothing.")
    return Parsed(query, tuple(dict.fromkeys(lexer.warnings)))


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
            if kind == "near" and parts and self._kind(1) in _BEGINS:
                self._beside_no_words()
                continue
            part = self._one()
            if part is not None:
                parts.append(part)
        return all_of(parts) if parts else None

    def _one(self) -> Query | None:
        negative, name = False, ""
        while self._kind() in ("NOT", "name"):
            lexeme = self._next()
            negative ^= lexeme.kind == "NOT"
            name = lexeme.name or name
        left_out = self._kind() == "atom" and name == "date"
        part = self._plain()
        if part is None:
            if negative or (name and not left_out):
                self._lone("NOT" if negative else f"{name}:")
            return None
        if name:
            part = self._inside(name, part)
        if negative:
            return part.part if isinstance(part, Without) else Without(part)
        return part

    def _plain(self) -> Query | None:
        if self._kind() in (None, ")", "AND", "OR"):
            return None
        lexeme = self._next()
        if lexeme.kind != "(":
            return self._near(lexeme.atom)
        part = self.any()
        self._take(")")
        return part

    def _near(self, first: Atom | None) -> Query | None:
        """The atom, or, where nearness to a next one is asked for, both, and so on."""
        pairs: list[Query] = []
        left = first
        while self._kind() == "near" and self._kind(1) == "atom":
            operator, right = self._lexemes[self._at : self._at + 2]
            pair = _pair(left, right.atom, operator.name, self._warnings)
            if pair is None:
                break
            self._at += 2
            pairs.append(pair)
            left = right.atom
        return all_of(pairs) if pairs else first

    def _beside_no_words(self) -> None:
        typed = self._next().name
        said = "takes a word on either side" if typed[-1].isdigit() else "has no number (w/10)"
        self._warnings.append(f"“{typed}” {said}, so it was read as AND.")

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

    def _kind(self, ahead: int = 0) -> str | None:
        at = self._at + ahead
        return self._lexemes[at].kind if at < len(self._lexemes) else None

    def _next(self) -> Lexeme:
        self._at += 1
        return self._lexemes[self._at - 1]

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


def _pair(left: Atom | None, right: Atom | None, typed: str, warnings: list[str]) -> Quoted | None:
    """Two words near each other, as `w/5` between them asks; None where that is not asked of two
    words. An order of the words cannot be asked for.
    """
    operator = NEARNESS.fullmatch(typed)
    words = [w for w in (left, right) if isinstance(w, Word | Quoted) and len(spans(w.text)) == 1]
    if not operator or not operator[2].isdigit() or len(words) < 2:
        return None
    if len({word.exact for word in words}) > 1:
        return None
    slop = within(int(operator[2]), typed, warnings)
    if operator[1].lower() == "pre":
        warnings.append(f"“{typed}” was read as “w/{slop}”: the words may stand in any order.")
    return Quoted(" ".join(word.text for word in words), slop, words[0].exact)
