"""Typed text becomes lexemes: brackets, operators, field names, atoms. No text is an error."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from index.text.analysis import form_of, spans
from search.typed.days import read_dates
from search.typed.query import NAMES, Atom, Like, Pattern, Quoted, Starting, Word

MAX_WORDS = 64
MAX_SLOP = 50
MAX_EDITS = 2

_QUOTES = '"“”„'
_NAME = re.compile(r"([A-Za-z]+):(?=[^\s)])")
_NUMBER = re.compile(r"~(\d{0,9})")
_LIKE = re.compile(r"(.+)~(\d{0,9})", re.DOTALL)
_WILD = re.compile(r"[*]|[?](?=\w)")
_LEADING = re.compile(r"(^|-)[*?]+")
# An escaped character is replaced by a private-use one, so that it is no operator.
_HIDE = str.maketrans("*?~", "\ue000\ue001\ue002")
_SEEK = str.maketrans("\ue000\ue001\ue002", "*?~")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A bracket, an operator, a field's `name` or an `atom` of the typed query."""

    kind: Literal["(", ")", "AND", "OR", "NOT", "name", "atom"]
    name: str = ""
    atom: Atom | None = None


# Compared with the text as it was typed: a backslash before an operator makes it a word.
_OPERATORS = {"AND": Lexeme("AND"), "OR": Lexeme("OR"), "NOT": Lexeme("NOT")}


@dataclass(slots=True)
class Lexer:
    """Reads one query; `warnings` gathers what was repaired or left out."""

    text: str
    warnings: list[str] = field(default_factory=list)
    _at: int = 0
    _words: int = 0

    def lexemes(self) -> Iterator[Lexeme]:
        """The lexemes in order."""
        while self._at < len(self.text):
            char = self.text[self._at]
            if char.isspace():
                self._at += 1
            elif char in "()":
                self._at += 1
                yield Lexeme("(" if char == "(" else ")")
            elif char in "-+" and self._more_at(self._at + 1):
                self._at += 1
                if char == "-":
                    yield Lexeme("NOT")
            else:
                yield from self._named()

    def _more_at(self, at: int) -> bool:
        return at < len(self.text) and not self.text[at].isspace() and self.text[at] != ")"

    def _named(self) -> Iterator[Lexeme]:
        match = _NAME.match(self.text, self._at)
        name = match[1].lower() if match else ""
        if match and name == "date":
            self._at = match.end()
            yield from self._date()
        elif match and name in NAMES:
            self._at = match.end()
            yield Lexeme("name", name=name)
        else:
            if match and match[1].islower() and not self.text.startswith("//", match.end()):
                self.warnings.append(
                    f"“{name}:” is not a field, so it was searched as a word; the fields are "
                    f"{', '.join(NAMES)} and date."
                )
            yield from self._atom()

    def _date(self) -> Iterator[Lexeme]:
        start = self._at
        while self._more_at(self._at) and self.text[self._at] != "(":
            self._at += 1
        dates = read_dates(self.text[start : self._at])
        if dates.warning:
            self.warnings.append(dates.warning)
        if dates.dated:
            yield Lexeme("atom", atom=dates.dated)

    def _atom(self) -> Iterator[Lexeme]:
        exact = self.text[self._at] == "=" and self._more_at(self._at + 1)
        self._at += exact
        if self.text[self._at] in _QUOTES:
            yield from self._quoted(exact)
            return
        start = self._at
        word = self._until_border()
        operator = _OPERATORS.get(self.text[start : self._at])
        if operator and not exact:
            yield operator
        else:
            yield from self._word(word, exact)

    def _quoted(self, exact: bool) -> Iterator[Lexeme]:
        self._at += 1
        chars: list[str] = []
        while self._at < len(self.text) and self.text[self._at] not in _QUOTES:
            self._at += self.text[self._at] == "\\" and self._at + 1 < len(self.text)
            chars.append(self.text[self._at])
            self._at += 1
        if self._at >= len(self.text):
            self.warnings.append("A quotation mark was left open; it was closed at the end.")
        self._at += 1
        slop = self._slop()
        text = self._counted("".join(chars))
        if text:
            yield Lexeme("atom", atom=Quoted(text, slop, exact))

    def _slop(self) -> int | None:
        match = _NUMBER.match(self.text, self._at)
        if not match:
            return None
        self._at = match.end()
        if not match[1]:
            return None
        if int(match[1]) > MAX_SLOP:
            self.warnings.append(f"“~{match[1]}” is more than {MAX_SLOP}; {MAX_SLOP} was used.")
        return min(int(match[1]), MAX_SLOP)

    def _until_border(self) -> str:
        """The characters up to a space, bracket or quotation mark, escaped ones hidden."""
        chars: list[str] = []
        while self._at < len(self.text):
            char = self.text[self._at]
            if char == "\\" and self._at + 1 < len(self.text):
                self._at += 1
                char = self.text[self._at].translate(_HIDE)
            elif char.isspace() or char in "()" or char in _QUOTES:
                break
            chars.append(char)
            self._at += 1
        return "".join(chars)

    def _word(self, word: str, exact: bool) -> Iterator[Lexeme]:
        like = None if exact else _LIKE.fullmatch(word)
        body = like[1] if like else word
        if not exact and _WILD.search(body):
            yield from self._wild(body)
            return
        text = self._counted(body.translate(_SEEK))
        if not text:
            return
        if like and len(spans(text)) == 1:
            yield Lexeme("atom", atom=Like(form_of(text), self._edits(like[2])))
        else:
            if like:
                self.warnings.append(f"“~” works on one word, so “{text}” was searched as it is.")
            yield Lexeme("atom", atom=Word(text, exact))

    def _edits(self, typed: str) -> int:
        edits = int(typed or 1)
        if not 1 <= edits <= MAX_EDITS:
            self.warnings.append(f"“~{typed}” was read as ~{MAX_EDITS if edits else 1}: 1 or 2.")
        return min(max(edits, 1), MAX_EDITS)

    def _wild(self, body: str) -> Iterator[Lexeme]:
        trimmed = _LEADING.sub(r"\1", body)
        if trimmed != body:
            self.warnings.append(
                "A word cannot begin with * or ?, so those were left out of "
                f"“{body.translate(_SEEK)}”."
            )
        before, _, last = trimmed.rpartition("-")
        if before:  # covid-1*: the words before are words, the last is the pattern
            text = self._counted(before.translate(_SEEK))
            if text:
                yield Lexeme("atom", atom=Word(text))
        pattern = form_of(last)
        literal = pattern.replace("*", "x").replace("?", "x").translate(_SEEK)
        if not _WILD.search(last) or spans(literal) != [(0, len(literal))]:
            text = self._counted(last.translate(_SEEK))
            if text:
                yield Lexeme("atom", atom=Word(text))
        elif self._room(1):
            start = pattern.rstrip("*")
            simple = "*" not in start and "?" not in start
            yield Lexeme("atom", atom=Starting(start) if simple else Pattern(pattern))

    def _room(self, words: int) -> int:
        """How many of so many words still fit into the query; warns once where not all do."""
        room = min(words, MAX_WORDS - self._words)
        if room < words and self._words <= MAX_WORDS:
            self.warnings.append(
                f"A query can have {MAX_WORDS} words; what stands after them was left out."
            )
            self._words = MAX_WORDS + 1
        else:
            self._words += room
        return room

    def _counted(self, text: str) -> str:
        """The text from its first token to the last one that the query has room for; empty where it
        has no token or there is no room.
        """
        found = spans(text)
        room = self._room(len(found))
        return text[found[0][0] : found[room - 1][1]] if found and room > 0 else ""
