"""What a template of a wiki shows, as HTML, and what it tells of its article.

Templates themselves are not in a page: most are boxes, notes and parts of a design, and show
nothing here. Those whose words belong to a sentence are known by name (`words.py`).
"""

import re
from dataclasses import dataclass, field

from index.readers.wikis import words

_ADDRESS = re.compile(r"\s*\[?(?:https?:)?//")
_NAME = re.compile(r"\s*([^{}\[\]<>|=\n]{1,60}?)\s*=(?!=)", re.DOTALL)
_QUOTED = ("text", "quote", "texte", "testo", "texto", "zitat", "cita", "citation", "tekst", "1")
_SAID = ("author", "source", "autor", "auteur", "autore", "by", "2")


@dataclass(frozen=True, slots=True)
class Call:
    """A template with its values: those by place, and those by name, in small letters."""

    name: str
    places: tuple[str, ...]
    named: dict[str, str] = field(default_factory=dict)

    def get(self, names: frozenset[str]) -> str:
        """The first value that is called by one of the names; empty where there is none."""
        return next((value for name, value in self.named.items() if name in names), "")


def call_of(parts: list[str]) -> Call:
    """The call that a template's name and what stands between its bars make."""
    name = " ".join(parts[0].replace("_", " ").split()).lower()
    places: list[str] = []
    named: dict[str, str] = {}
    for part in parts[1:]:
        if found := _NAME.match(part):
            named[found[1].lower()] = part[found.end() :].strip()
        else:
            places.append(part.strip())
    return Call(name.removeprefix("template:"), tuple(places), named)


def shown(call: Call) -> str:
    """What a template shows, as HTML; empty where that is not known."""
    name, places = call.name, call.places
    if name in words.SIGNS:
        return words.SIGNS[name]
    if name in words.QUOTES:
        return _quote(call)
    if name in words.SOURCES:
        return _source(call)
    if not places:
        return ""
    if name in words.LAST_WORDS:
        return next(filter(None, reversed(places)), "")
    if name in words.FIRST_WORDS or name.startswith("lang-"):
        return places[0]
    if name in words.SECOND_WORDS:
        return places[min(1, len(places) - 1)]
    return " ".join(places[:2]) if name in words.MEASURES else ""


def days(call: Call) -> list[str]:
    """What may be the day of an article, as it is written in a template; the likeliest first."""
    if call.name not in words.DATED:
        return []
    told = [call.get(words.DATES), " ".join(call.places), "-".join(call.places), *call.places]
    return [text for text in told if any(map(str.isdigit, text))]


def _quote(call: Call) -> str:
    places = {str(number + 1): text for number, text in enumerate(call.places)} | call.named
    said = next((places[name] for name in _QUOTED if places.get(name)), "")
    by = next((places[name] for name in _SAID if places.get(name)), "")
    return f"\n<blockquote>{said}{f'<br><br>{by}' if by else ''}</blockquote>\n" if said else ""


def _source(call: Call) -> str:
    """`Author: Title. Publisher, 4 March 2010`: what names a source, without its address."""
    title = call.get(words.TITLES) or next(
        (text for text in call.places if not _ADDRESS.match(text)), ""
    )
    author, where = call.get(words.AUTHORS), call.get(words.PUBLISHERS)
    rest = ", ".join(filter(None, (where, call.get(words.DATES))))
    named = ". ".join(filter(None, (title, rest)))
    return f"{author}: {named}" if author and named else named
