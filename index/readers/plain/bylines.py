"""The line that says who wrote an article: `By Jane Doe`, `Von Jan Roth, Berlin`."""

import re
from dataclasses import dataclass

MOST_CHARACTERS = 120

_PREFIX = re.compile(
    r"(?:(?:(?:written|posted|words|story|text|reported|report)\s+)?by"
    r"|(?:text\s+)?von|(?:texte\s+)?par|(?:texto\s+)?por|(?:testo\s+)?di|(?:tekst\s+)?door)"
    r"(?:\s*:\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_WORD = (
    r"(?:(?:[^\W\d_]\.){1,3}(?:-[^\W\d_]\.)?|(?:Dr|Prof|St|Jr|Sr)\.?"
    r"|[^\W\d_][^\W\d_]*(?:[’'`-][^\W\d_]+)*)"
)
_PARTICLES = frozenset(
    (
        *("de", "da", "do", "dos", "das", "del", "della", "di", "la", "le", "las", "los", "van"),
        *("der", "den", "von", "vom", "ten", "ter", "bin", "bint", "ibn", "al", "el", "du", "af"),
        *("av", "zur"),
    )
)
_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{1,5}}")
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|&)\s+|\s*&\s*")
_BETWEEN = re.compile(r"\s*[,|]\s*")
_ROLES = re.compile(
    r"\b(?:staff|writers?|reporters?|correspondents?|editors?|contributors?|columnists?|critics?"
    r"|bureau|desk|news|press|agency|agencies|times|post|tribune|herald|journal|gazette|magazine"
    r"|media|network|radio|special|intern|chief|manager|director|york|angeles|delhi|francisco"
    r"|redaktion|korrespondent(?:in)?|redakteur(?:in)?|agentur|agencia|agence|redacción|envoyée?"
    r"|illustrations?|illustrationen|photos?|fotos?|bilder|video"
    r"|corresponsal|corrispondente|inviato|verslaggever|redactie|university|google|inc)\b",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    (
        *("the", "a", "an", "this", "that", "these", "popular", "default", "design", "law", "all"),
        *("any", "no", "far", "air", "sea", "land", "then", "now", "our", "your", "my", "their"),
        *("his", "her", "its", "some", "most", "der", "die", "das", "den", "dem", "einem", "einer"),
        *("le", "les", "la", "un", "une", "el", "los", "las", "una", "il", "lo", "gli", "i", "een"),
        *("het", "favor", "fin", "primera", "more", "and", "und", "contrast", "comparison"),
        *("gesponserte", "how", "why", "what", "when", "who", "where", "mail", "phone", "email"),
    )
)
"""A name does not begin with one of these, whatever its capitals."""


@dataclass(frozen=True, slots=True)
class Byline:
    """Those whom a line names. `is_all` says whether it tells nothing besides (where they are, for
    whom they write).
    """

    names: tuple[str, ...]
    is_all: bool


def read(line: str) -> Byline | None:
    """The byline that a line is; None for any other line, and where that is not sure.

    Whoever is named first has two words or more, each with a capital. Behind a comma stand more
    names if `and` stands before the last one; else a place, an office or an employer.
    """
    prefix = _PREFIX.match(line) if len(line) <= MOST_CHARACTERS else None
    if prefix is None:
        return None
    rest = _without_end(line[prefix.end() :])
    head, *last = _AND.split(rest, maxsplit=1)
    listed = _BETWEEN.split(head)
    names, more = (listed, last) if last else (listed[:1], listed[1:])
    if last:
        final, *more = _BETWEEN.split(last[0])
        names = [*names, final]
    if not all(map(_is_name, names)) or not all(map(_is_place, more)):
        return None
    if len(names) == 1 and any(map(_may_be_second, more)):
        return None
    return Byline(tuple(names), not more)


def _without_end(text: str) -> str:
    """The text without the signs at its end; the stop of `Jr.` and of an initial stays."""
    bare = text.rstrip(" ,:|–—-")
    word = bare.rpartition(" ")[2]
    return bare.removesuffix(".") if len(word) > len("Jr.") else bare


def _is_name(text: str) -> bool:
    words = text.split()
    if _NAME.fullmatch(text) is None or words[0].casefold() in _NO_NAME or _ROLES.search(text):
        return False
    return len(words) <= 6 and all(map(_may_be_of_a_name, words))


def _may_be_of_a_name(word: str) -> bool:
    return word[0].isupper() or word in _PARTICLES or word.startswith(("d'", "d’"))


def _is_place(text: str) -> bool:
    """Whether a piece behind the names may say where they are, or for whom they write."""
    words = text.split()
    return bool(words) and len(words) <= 6 and all(map(_is_part, words)) and words[0][0].isupper()


def _is_part(word: str) -> bool:
    if word in ("of", "for", "the", "in", "at", "and", "der", "de", "du", "la", "van", "von"):
        return True
    return word[0].isupper() and not any(map(str.isdigit, word))


def _may_be_second(text: str) -> bool:
    """Whether it cannot be told whether a piece is a place or one more name."""
    return len(text.split()) > 1 and not _ROLES.search(text)
