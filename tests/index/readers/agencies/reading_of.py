"""How the tests read what an agency sends: as a file, at a time."""

from datetime import UTC, datetime
from io import BytesIO

from index.article import Article
from index.readers.files import Ignored, Noted, Skipped
from index.readers.making import Made
from index.readers.outcomes import Making
from index.readers.record import Input
from index.readers.registry import member_makings
from index.readers.source_settings import Context

NOON = datetime(2024, 5, 17, 12, tzinfo=UTC)


def makings(name: str, data: str | bytes, now: datetime = NOON) -> list[Making]:
    """What becomes of a file at a time."""
    raw = data.encode() if isinstance(data, str) else data
    context = Context("wires", now=now)
    return list(member_makings(Input(f"wires/{name}", BytesIO(raw)), raw[:65_536], context))


def articles(name: str, data: str | bytes, now: datetime = NOON) -> list[Article]:
    """The articles of a file."""
    return [one.article for one in makings(name, data, now) if isinstance(one, Made)]


def article(name: str, data: str | bytes, now: datetime = NOON) -> Article:
    """The only article of a file."""
    (found,) = articles(name, data, now)
    return found


def passed(name: str, data: str | bytes, now: datetime = NOON) -> list[str]:
    """The kinds of what is passed over in a file."""
    return [one.kind for one in makings(name, data, now) if isinstance(one, Ignored)]


def said(name: str, data: str | bytes, now: datetime = NOON) -> list[str]:
    """What is said of a file."""
    return [one.reason for one in makings(name, data, now) if isinstance(one, Skipped | Noted)]


def paragraphs(found: Article) -> list[str]:
    """All paragraphs of an article."""
    return [text for part in found.sections for text in part.paragraphs]
