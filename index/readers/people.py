"""Bylines become people and organisations, lists of subjects become subjects."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from index.text.cleaning import one_line

_MOST_KEPT = 200
"""Of longer bylines it is not kept whom they name."""
_WRITTEN = re.compile(
    r"(?:(?:words|story|text|reported|written|posted|geschrieben|texte|texto|testo|tekst)\s+)?"
    r"(?:by|par|por|door)\s*:?\s+|(?:text|words|author|autor|auteur|autore)\s*:\s*",
    re.IGNORECASE,
)
_MAY_BE_A_NAME = re.compile(r"(?:Von|von|VON|Di|di|DI)\s+(?=[^\W\d_a-zà-ÿ]\S*\s+\S)")
_MAIL = re.compile(r"[^\s<>()@]+@[^\s<>()@]+\.[^\s<>()@]+")
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|&)\s+|\s*&\s+")
_SEMICOLON = re.compile(r"\s*[;|]\s*")
_LISTED = re.compile(r"[,;]")
_PARTICLE = re.compile(
    "de|da|do|dos|del|della|di|la|le|van|der|den|von|zu|ten|ter|bin|bint|al|el|du|af|av|y|e"
)


def authors(values: Iterable[str]) -> tuple[str, ...]:
    """Those whom bylines name, in their order, each once: without `By`, addresses and marks at the
    ends. `A and B`, `A, B and C` and `A; B` are several; `Doe, Jane` is one, and so is what does
    not look like whole names on both sides (`Health and Safety Office`).
    """
    found = (
        name
        for value in values
        for name in (_named if len(value) <= _MOST_KEPT else _named.__wrapped__)(value)
    )
    return tuple(dict.fromkeys(found))


def topics(values: Sequence[str], *, are_whole: bool = False) -> tuple[str, ...]:
    """The subjects, each once whatever its capitals. What came as one value is a list in itself,
    unless it is known to be whole: commas and semicolons part it.
    """
    is_list = len(values) == 1 and not are_whole
    parts = _LISTED.split(values[0]) if is_list else values
    cleaned = (one_line(part) for part in parts)
    first: dict[str, str] = {}
    for topic in filter(None, cleaned):
        first.setdefault(topic.casefold(), topic)
    return tuple(first.values())


@lru_cache(maxsize=4096)
def _named(value: str) -> tuple[str, ...]:
    """Whom one byline names. `a@b.org (Jane Doe)` and `Jane Doe <a@b.org>` are Jane Doe."""
    plain = one_line(value)
    if _MAIL.search(plain):
        plain = re.sub(r"[<>()]", " ", _MAIL.sub("", plain))
    return tuple(name for part in _SEMICOLON.split(plain) for name in _names(part) if name)


def _names(part: str) -> list[str]:
    bare = part.strip(" ,-–—·•|/")
    bare = _WRITTEN.sub("", bare, count=1) if _WRITTEN.match(bare) else bare
    bare = _MAY_BE_A_NAME.sub("", bare, count=1) if _MAY_BE_A_NAME.match(bare) else bare
    if _ADDRESS.match(bare) or not any(map(str.isalnum, bare)):
        return []
    split = _AND.split(bare)
    if len(split) == 1:
        return [one_line(bare)]
    listed = [name.strip(" ,") for piece in split[:-1] for name in piece.split(",")]
    listed = [name for name in (*listed, split[-1].strip(" ,")) if name]
    return listed if all(map(_is_whole, listed)) else [one_line(bare)]


def _is_whole(name: str) -> bool:
    """Whether a name has two words or more that a name may have."""
    words = name.split()
    named = (_PARTICLE.fullmatch(word) or not word[0].islower() for word in words)
    return 2 <= len(words) <= 5 and all(named)
