"""The stored form of an article: JSON text, one member for each attribute that is not empty."""

import hashlib
import json
from dataclasses import fields, replace
from datetime import date, datetime
from operator import attrgetter
from typing import Any

import orjson

from index.article import Article, Code, Image, Section

_INSTANTS = ("published", "modified", "captured", "added", "changed")
_DAYS = ("date", "corrected")
_DEFAULTS = {"precision": "day", "status": "live", "lede_is_furniture": False}
"""What most articles have, and so is not stored."""
_WHENEVER = ("added", "changed", "captured", "captured_url", "fingerprint")
"""What may differ between two articles that are the same."""
_MEMBERS = tuple(field.name for field in fields(Article))
_values = attrgetter(*_MEMBERS)
_PARTS = {kind: tuple(field.name for field in fields(kind)) for kind in (Image, Section, Code)}


def to_json(article: Article) -> str:
    """The article as JSON text in ASCII."""
    return _ENCODER.encode(told(article))


def fingerprint(article: Article, text: str | None = None) -> str:
    """The first 16 hex digits of the SHA-256 of what an article is, whenever it came and whatever
    its source repeats. `text` is what `to_json` made of it, where that is at hand.
    """
    dated = any(getattr(article, name) is not None for name in _WHENEVER)
    if text is None or dated or _is_marked(article):
        members = told(article)
        if article.sections:
            members["sections"] = tuple(replace(one, furniture=()) for one in article.sections)
        unsaid = (*_WHENEVER, "lede_is_furniture")
        text = _ENCODER.encode({n: value for n, value in members.items() if n not in unsaid})
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def from_json(text: str | bytes) -> Article:
    """The article that `to_json` was given.

    Raises:
        ValueError: the text is not what `to_json` makes.
    """
    try:
        members = orjson.loads(text)
    except orjson.JSONDecodeError:  # a lone surrogate, which only the standard library reads
        members = json.loads(text)
    try:
        return _article(members)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"this is no stored article: {text[:80]!r}") from error


def told(article: Article) -> dict[str, object]:
    """The attributes that are stored, by name; `part` makes JSON's types of their values."""
    members = zip(_MEMBERS, _values(article), strict=True)
    filled = {name: v for name, v in members if v is not None and v != ()}
    for name, usual in _DEFAULTS.items():
        if filled[name] == usual:
            del filled[name]
    return filled


def part(value: Any) -> object:
    """A day, an instant, a picture, a section or a code of an article as JSON knows it."""
    if isinstance(value, date):
        return value.isoformat()
    members = {name: getattr(value, name) for name in _PARTS[type(value)]}
    if members.get("furniture") == ():
        del members["furniture"]
    return members


def _is_marked(article: Article) -> bool:
    """Whether something in an article is marked as furniture."""
    return article.lede_is_furniture or any(one.furniture for one in article.sections)


_ENCODER = json.JSONEncoder(default=part)


def _article(members: dict[str, Any]) -> Article:
    instants = {n: datetime.fromisoformat(members[n]) for n in _INSTANTS if n in members}
    days = {name: date.fromisoformat(members[name]) for name in _DAYS if name in members}
    lists = {name: tuple(members.get(name, ())) for name in ("authors", "topics")}
    parts = {
        "images": tuple(Image(**image) for image in members.get("images", ())),
        "codes": tuple(Code(**code) for code in members.get("codes", ())),
        "sections": tuple(map(_section, members.get("sections", ()))),
        "background": _section(members["background"]) if "background" in members else None,
    }
    return Article(**(members | instants | days | lists | parts))


def _section(members: dict[str, Any]) -> Section:
    paragraphs, furniture = tuple(members["paragraphs"]), tuple(members.get("furniture", ()))
    return Section(**(members | {"paragraphs": paragraphs, "furniture": furniture}))
