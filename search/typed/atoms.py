"""Words, phrases and patterns as they are typed become atoms of a query."""

import re

from index.text.analysis import form_of, spans
from search.typed.query import Atom, Like, Pattern, Quoted, Starting, Word
from search.typed.scanner import Scanner, unhidden

MAX_SLOP = 50
MAX_EDITS = 2
MAX_NEAR = 64
"""Words that can stand near each other: with so many between them as can be, they still span less
than the gap that an index leaves between two texts."""

_SLOP = re.compile(r"~([0-9]{0,9})|\s+~([0-9]{1,9})(?![^\s()])")
_LIKE = re.compile(r"(.+)~([0-9]{0,9})", re.DOTALL)
_WILD = re.compile(r"[*]|[?](?=\w)")
_LEADING = re.compile(r"(^|-)[*?]+")


def phrase(scanner: Scanner, exact: bool) -> list[Atom]:
    """The words in the quotation marks that open here, and how near they have to be."""
    typed = scanner.quoted()
    match = scanner.take(_SLOP)
    number = (match[1] or match[2]) if match else None
    slop = within(int(number), f"~{number}", scanner.warnings) if number else None
    text = scanner.counted(typed)
    if slop is not None and len(found := spans(text)) > MAX_NEAR:
        scanner.warnings.append(
            f"At most {MAX_NEAR} words can be asked for near each other; the others were left out."
        )
        text = text[: found[MAX_NEAR - 1][1]]
    return [Quoted(text, slop, exact)] if text else []


def within(words: int, typed: str, warnings: list[str]) -> int:
    """How many words may stand between others, where so many were typed."""
    if words > MAX_SLOP:
        warnings.append(f"“{typed}” is more than {MAX_SLOP}; {MAX_SLOP} was used.")
    return min(words, MAX_SLOP)


def word(scanner: Scanner, typed: str, exact: bool) -> list[Atom]:
    """What a word of `Scanner.until_border` asks for: itself, a pattern or what is spelt so."""
    like = _LIKE.fullmatch(typed)
    body = like[1] if like else typed
    if _WILD.search(body):  # forms, as `=` asks for, are all that a pattern looks at
        return _wild(scanner, body)
    text = scanner.counted(unhidden(body))
    if not text:
        return []
    if like and not exact and len(spans(text)) == 1:
        return [Like(form_of(text), _edits(like[2], scanner.warnings))]
    if like and exact:
        scanner.warnings.append(f"“=” asks for one spelling, so “~” behind “={text}” was left out.")
    elif like:
        scanner.warnings.append(f"“~” works on one word, so “{text}” was searched as it is.")
    return [Word(text, exact)]


def _edits(typed: str, warnings: list[str]) -> int:
    edits = int(typed or 1)
    if not 1 <= edits <= MAX_EDITS:
        warnings.append(f"“~{typed}” was read as ~{MAX_EDITS if edits else 1}: 1 or 2.")
    return min(max(edits, 1), MAX_EDITS)


def _wild(scanner: Scanner, body: str) -> list[Atom]:
    trimmed = _LEADING.sub(r"\1", body)
    if trimmed != body:
        scanner.warnings.append(
            f"A word cannot begin with * or ?, so those were left out of “{unhidden(body)}”."
        )
    before, _, last = trimmed.rpartition("-")
    atoms: list[Atom] = []
    if before and (text := scanner.counted(unhidden(before))):
        atoms.append(Word(text))  # covid-1*: the words before are words, the last is the pattern
    pattern = form_of(last)
    literal = unhidden(pattern.replace("*", "x").replace("?", "x"))
    if not _WILD.search(last) or spans(literal) != [(0, len(literal))]:
        text = scanner.counted(unhidden(last))
        return [*atoms, Word(text)] if text else atoms
    if scanner.room(1):
        start = pattern.rstrip("*")
        simple = "*" not in start and "?" not in start
        atoms.append(Starting(start) if simple else Pattern(pattern))
    return atoms
