"""The stored form of an article: JSON text, one member for each attribute that is not empty."""

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from index.article import Article, Image, Section


def to_json(article: Article) -> str:
    """The article as JSON text in ASCII."""
    members = asdict(article)
    for name in ("date", "published", "modified"):
        if members[name] is not None:
            members[name] = members[name].isoformat()
    return json.dumps({name: value for name, value in members.items() if value not in (None, ())})


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
    return Article(
        id=members["id"],
        title=members["title"],
        source=members["source"],
        headline=members.get("headline"),
        lede=members.get("lede"),
        url=members.get("url"),
        date=date.fromisoformat(members["date"]) if "date" in members else None,
        published=_instant(members.get("published")),
        modified=_instant(members.get("modified")),
        authors=tuple(members.get("authors", ())),
        topics=tuple(members.get("topics", ())),
        language=members.get("language"),
        images=tuple(Image(**image) for image in members.get("images", ())),
        sections=tuple(map(_section, members.get("sections", ()))),
        background=_section(members["background"]) if "background" in members else None,
    )


def _section(members: dict[str, Any]) -> Section:
    return Section(members["heading"], members["anchor"], tuple(members["paragraphs"]))


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
