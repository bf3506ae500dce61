"""The stored form of an article: JSON text, one member for each attribute that is not empty."""

import hashlib
import json
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from index.article import Article, Image, Section

_INSTANTS = ("published", "modified", "captured", "added", "changed")
DEFAULTS = {"precision": "day", "status": "live", "lede_is_furniture": False}
"""What most articles have, and so is not stored."""


def to_json(article: Article) -> str:
    """The article as JSON text in ASCII."""
    members = asdict(article)
    for name in ("date", *_INSTANTS):
        if members[name] is not None:
            members[name] = members[name].isoformat()
    for section in (*members["sections"], *filter(None, [members["background"]])):
        if not section["furniture"]:
            del section["furniture"]
    filled = {name: value for name, value in members.items() if value not in (None, ())}
    return json.dumps({n: value for n, value in filled.items() if DEFAULTS.get(n) != value})


def fingerprint(article: Article) -> str:
    """The first 16 hex digits of the SHA-256 of what an article is, whenever it came and whatever
    its source repeats.
    """
    sections = tuple(replace(section, furniture=()) for section in article.sections)
    same = replace(article, added=None, changed=None, captured=None, fingerprint=None)
    same = replace(same, lede_is_furniture=False, sections=sections)
    return hashlib.sha256(to_json(same).encode()).hexdigest()[:16]


def from_json(text: str) -> Article:
    """The article that `to_json` was given.

    Raises:
        ValueError: the text is not what `to_json` makes.
    """
    try:
        return _article(json.loads(text))
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"this is no stored article: {text[:80]}") from error


def _article(members: dict[str, Any]) -> Article:
    instants = {n: datetime.fromisoformat(members[n]) for n in _INSTANTS if n in members}
    days = {"date": date.fromisoformat(members["date"])} if "date" in members else {}
    lists = {name: tuple(members.get(name, ())) for name in ("authors", "topics")}
    parts = {
        "images": tuple(Image(**image) for image in members.get("images", ())),
        "sections": tuple(map(_section, members.get("sections", ()))),
        "background": _section(members["background"]) if "background" in members else None,
    }
    return Article(**(members | instants | days | lists | parts))


def _section(members: dict[str, Any]) -> Section:
    paragraphs, furniture = tuple(members["paragraphs"]), tuple(members.get("furniture", ()))
    return Section(**(members | {"paragraphs": paragraphs, "furniture": furniture}))
