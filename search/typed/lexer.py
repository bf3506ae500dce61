"""Typed text becomes lexemes: brackets, operators, field names, atoms. No text is an error."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from search.typed import atoms
from search.typed.characters import CLOSED_BY, DASHES, QUOTES
from search.typed.days import read_dates
from search.typed.operators import NEARNESS, only_words
from search.typed.query import NAMES, Atom, Word
from search.typed.scanner import Scanner

_NAME = re.compile(r"([A-Za-z]+):(?=\s*[^\s)])")
_UNFIELD = re.compile(r"//|\s")
_SIGNS = re.compile(f"[{re.escape(DASHES)}+!]+")
_SYMBOL = re.compile(r"&&|\|\|")
_OPERATOR = re.compile(r"(?:AND|OR|NOT)(?![^\s()])")
_RANGE = re.compile(r"[\[{]\s*[^\s\]}]+\s+TO\s+[^\s\]}]+\s*[\]}]", re.IGNORECASE)
_DAYS = re.compile(r"[^\s()]+")

Kind = Literal["(", ")", "AND", "OR", "NOT", "near", "name", "atom"]


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A bracket, an operator, a field's `name` or an `atom` of the typed query.

    An atom is None where nothing is left of what was typed there. `near` is an operator as it was
    typed (its `name`); it has the word that it is where nothing stands on both of its sides.
    """

    kind: Kind
    name: str = ""
    atom: Atom | None = None


# Compared with the text as it was typed: a backslash before an operator makes it a word.
_OPERATORS = {
    "AND": Lexeme("AND"),
    "OR": Lexeme("OR"),
    "NOT": Lexeme("NOT"),
    "&&": Lexeme("AND"),
    "||": Lexeme("OR"),
}


class Lexer:
    """Reads one query; `warnings` gathers what was repaired or left out."""

    def __init__(self, text: str) -> None:
        self._scanner = Scanner(text)
        self.warnings = self._scanner.warnings
        self._words = only_words(text)
        self._dates = 0
        """How many brackets are open behind `date:`, where words are dates."""
        self._date_next = False

    def lexemes(self) -> Iterator[Lexeme]:
        """The lexemes in order."""
        scanner = self._scanner
        if self._words:
            self.warnings.append(_in_capitals(self._words))
        while char := scanner.char():
            if char.isspace() or (char in QUOTES and char not in CLOSED_BY):
                scanner.at += 1
            elif char in "()":
                scanner.at += 1
                yield self._bracket(char)
            elif signs := scanner.take(_SIGNS):
                yield from self._excluded(signs)
            elif symbol := scanner.take(_SYMBOL):
                yield _OPERATORS[symbol[0]]
            elif self._date_next or self._dates:
                yield self._date()
            else:
                yield from self._named()

    def _bracket(self, char: str) -> Lexeme:
        if char == ")":
            self._dates = max(self._dates - 1, 0)
        elif self._dates or self._date_next:
            self._dates += 1
        self._date_next = False
        return Lexeme("(" if char == "(" else ")")

    def _excluded(self, signs: re.Match[str]) -> Iterator[Lexeme]:
        """NOT for a sign before a word; a dash between blanks or behind a closing mark is none."""
        before = signs.string[: signs.start()][-1:]
        if not self._scanner.more() or (before and before in ")" + QUOTES):
            return
        times = sum(char in DASHES for char in signs[0]) + (signs[0].count("!") == 1)
        if times % 2:
            yield _OPERATORS["NOT"]

    def _named(self) -> Iterator[Lexeme]:
        scanner = self._scanner
        match = _NAME.match(scanner.text, scanner.at)
        name = match[1].lower() if match else ""
        if match and name in (*NAMES, "date"):
            scanner.at = match.end()
            self._date_next = name == "date"
            yield Lexeme("name", name=name)
            return
        if match and match[1].islower() and not _UNFIELD.match(scanner.text, match.end()):
            self.warnings.append(
                f"“{name}:” is not a field, so it was searched as a word; the fields are "
                f"{', '.join(NAMES)} and date."
            )
        yield from self._atom()

    def _date(self) -> Lexeme:
        scanner = self._scanner
        if not self._date_next and (operator := scanner.take(_OPERATOR)):
            return _OPERATORS[operator[0]]
        self._date_next = False
        if scanner.char() in CLOSED_BY:
            text = scanner.quoted()
        else:
            span = scanner.take(_RANGE) or scanner.take(_DAYS)
            text = span[0] if span else ""
        dates = read_dates(text)
        if dates.warning:
            self.warnings.append(dates.warning)
        return Lexeme("atom", atom=dates.dated)

    def _atom(self) -> Iterator[Lexeme]:
        scanner = self._scanner
        start = scanner.at
        exact = scanner.char() == "="
        scanner.at += exact
        if exact and not scanner.more():
            yield Lexeme("atom")
            return
        if scanner.char() in CLOSED_BY:
            yield from _lexemes(atoms.phrase(scanner, exact))
            return
        word = scanner.until_border()
        typed = scanner.text[start : scanner.at]
        if typed in _OPERATORS and typed not in self._words:
            yield _OPERATORS[typed]
        elif NEARNESS.fullmatch(typed):
            text = scanner.counted(word)
            yield Lexeme("near", typed, Word(text) if text else None)
        else:
            yield from _lexemes(atoms.word(scanner, word, exact))


def _lexemes(found: Sequence[Atom]) -> list[Lexeme]:
    return [Lexeme("atom", atom=atom) for atom in found] or [Lexeme("atom")]


def _in_capitals(words: Sequence[str]) -> str:
    listed = " and ".join(f"“{word}”" for word in words)
    read, use = "was read as a word", "it as an operator"
    if len(words) > 1:
        read, use = "were read as words", "them as operators"
    return (
        f"The query is all in capitals, so {listed} {read}; "
        f"to use {use}, put the query in brackets."
    )
