"""Who wrote an article: a byline becomes names of persons and organisations."""

import re
from collections.abc import Iterable

from index.readers.html.elements import names_of

_BY = re.compile(
    r"^(?:(?:written |story )?by[:\s]|(?:von|par|por|di|da|af|av|door)[:\s](?=\s*\S+\s+\S))\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[;|]\s*|\s+(?:and|und|et|og|och|en)\s+|\s*&\s*", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:editors?|reporters?|writers?|correspondents?|staff|columnists?|producers?|chief|bureau"
    r"|contributors?|redakteur(?:in)?|korrespondent(?:in)?|reporterin|autor(?:in)?|journaliste?"
    r"|rédact(?:eur|rice)|redactora?|fotograf(?:in)?|photographers?|ph\.?d\.?|m\.?d\.?)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d|esq)\.?$", re.IGNORECASE)
_PARTICLES = names_of(
    "van von der den de del della di da dos du la le ter ten zu zur af av mac st st."
)
_NO_NAME = re.compile(r"https?:|www\.|@|^\W*$")
MOST_BYLINE = 2000
"""What is longer is no byline; so much of it is read."""
MOST_NAME = 120
"""A name has so many characters at most; what is longer is a sentence."""


def split(byline: str) -> list[str]:
    """The names in a byline, in their order, each once: `By Jane Doe and John Roe`, `Doe, Jane`,
    `Jane Doe, Political Editor`. Roles and addresses go.
    """
    names: list[str] = []
    for part in _BETWEEN.split(_BY.sub("", byline[:MOST_BYLINE].strip())):
        names += _at_commas(part.strip(" ,\t\n\xa0"))
    return unique(names)


def whole(name: str) -> list[str]:
    """An organisation's name, or none where it is an address."""
    name = name.strip()
    return [] if _NO_NAME.search(name) or len(name) > MOST_NAME else [name]


def unique(names: Iterable[str]) -> list[str]:
    """Each name once, whatever its case."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    return [*found.values()]


def _at_commas(part: str) -> list[str]:
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    if len(pieces) == 2 and _is_family(pieces[0]) and _is_given(pieces[1]):
        return [f"{pieces[1]} {pieces[0]}"]
    names: list[str] = []
    for piece in pieces:
        if names and _TITLE.match(piece):
            names[-1] = f"{names[-1]}, {piece}"
        elif not names or not _ROLE.search(piece):
            names += whole(_BY.sub("", piece))
    return names


def _is_family(text: str) -> bool:
    words = text.split()
    return bool(words) and all(word.lower() in _PARTICLES for word in words[:-1])


def _is_given(text: str) -> bool:
    words = text.split()
    names = all(word[0].isupper() for word in words) and not _TITLE.match(text)
    return names and len(words) <= 3 and _ROLE.search(text) is None
