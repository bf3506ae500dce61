"""Patterns of addresses, as site generators have them: `/:year/:month/:slug/`.

The tokens are those of Hugo and Jekyll. Words become a part of an address as Hugo makes them one:
in small letters, with dashes for blanks and without signs.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import category
from urllib.parse import quote

from index.readers.dates import When
from index.readers.record import Naming

_TOKEN = re.compile(r":([A-Za-z_]+(?:\[[^\[\]]*\])?)")
_NAMING = (
    *("slug", "title", "filename", "contentbasename", "slugorfilename"),
    "slugorcontentbasename",
)
"""One of them has to be there, else all articles of a day have one address."""
_DATES = ("year", "month", "day", "short_year", "i_month", "i_day")
_MAY_BE_EMPTY = ("section", "sections", "categories", "output_ext")
TOKENS = (*_DATES, *_NAMING, *_MAY_BE_EMPTY)

_EXAMPLE = '"/:year/:month/:slug/"'
_KEPT = frozenset(".+~@_-")
_PARTING = frozenset("/\\")
_SAFE = "/%+~@!$&'()*,;=:"


@dataclass(frozen=True, slots=True)
class Lacking:
    """An article has nothing for a token of a pattern."""

    token: str


def fault(pattern: str) -> str | None:
    """What is wrong with a pattern, and the cure; None where nothing is."""
    known = f"there are {', '.join(f':{token}' for token in TOKENS)}"
    if "://" in pattern:
        return f"write only what follows the address in base, such as {_EXAMPLE}"
    tokens = _TOKEN.findall(pattern)
    for token in tokens:
        if token not in TOKENS:
            return f"there is no token :{token}; {known}"
    if not any(token in _NAMING for token in tokens):
        return f"it needs a token that tells articles apart, such as {_EXAMPLE}; {known}"
    return None


def expanded(pattern: str, naming: Naming, title: str, when: When | None) -> str | Lacking:
    """The path that a pattern without fault makes for an article.

    Args:
        pattern: the pattern.
        naming: what the article's file is called and where it lies.
        title: the article's title.
        when: its date, the day in the zone of its source.
    """
    values = {**_names(naming, title), **_days(when)}
    for token in _TOKEN.findall(pattern):
        if token not in _MAY_BE_EMPTY and not values.get(token):
            return Lacking(token)
    path = _TOKEN.sub(lambda found: values[found[1]], pattern)
    return quote(re.sub("/{2,}", "/", path), safe=_SAFE)


def joined(base: str, path: str) -> str:
    """The address of a path below the address of a site, which may lie in a folder itself."""
    return f"{base.rstrip('/')}/{path.lstrip('/')}"


def _names(naming: Naming, title: str) -> Mapping[str, str]:
    slug, filename = _words(naming.slug).lower(), _words(naming.filename).lower()
    sections = [_words(folder).lower() for folder in naming.sections]
    return {
        **dict.fromkeys(("slug", "slugorfilename", "slugorcontentbasename"), slug),
        **dict.fromkeys(("filename", "contentbasename"), filename),
        # Jekyll leaves the letters of a file's name as they are.
        "title": _words(naming.title) or _words(title).lower() or slug,
        "section": sections[0] if sections else "",
        "sections": "/".join(sections),
        "categories": "/".join(_words(name).lower() for name in naming.categories),
        "output_ext": ".html",
    }


def _days(when: When | None) -> Mapping[str, str]:
    """The parts of a date that are known."""
    if when is None:
        return {}
    day = when.day
    found = {"year": f"{day.year:04}", "short_year": f"{day.year % 100:02}"}
    if when.precision != "year":
        found |= {"month": f"{day.month:02}", "i_month": str(day.month)}
    if when.precision == "day":
        found |= {"day": f"{day.day:02}", "i_day": str(day.day)}
    return found


def _words(text: str) -> str:
    """Words as a part of an address: `What's new?` is `Whats-new`. The marks of a letter stay."""
    kept = "".join(filter(None, map(_sign, text)))
    return re.sub(r"\s+", "-", re.sub(r"\s*(-+)\s*", r"\1", kept.strip()))


def _sign(one: str) -> str:
    if one.isalnum() or one in _KEPT or category(one).startswith("M"):
        return one
    return " " if one.isspace() or one in _PARTING else ""
