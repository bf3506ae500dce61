"""How the tests read a text: as a file of a name."""

import io

from index.readers.markdown import reading
from index.readers.record import Input, Notice, PassedOver, Reading, Record

NAME = "site/posts/ferry.md"


def readings(text: str | bytes, name: str = NAME, **more: object) -> list[Reading]:
    """The readings of a Markdown file."""
    raw = text.encode() if isinstance(text, str) else text
    return list(reading.read(Input(name, io.BytesIO(raw), **more)))  # type: ignore[arg-type]


def record(text: str | bytes, name: str = NAME, **more: object) -> Record:
    """The only record of a Markdown file."""
    (found,) = (one for one in readings(text, name, **more) if not isinstance(one, Notice))
    assert isinstance(found, Record)
    return found


def passed(text: str, name: str = NAME, **more: object) -> str:
    """The kind of what is passed over, or an empty text for an article."""
    (found,) = readings(text, name, **more)
    return found.kind if isinstance(found, PassedOver) else ""


def values(found: Record, attribute: str) -> list[str]:
    """The values of an attribute without where they come from."""
    told = getattr(found, attribute)
    several = told if isinstance(told, tuple) else (told,)
    return [one.value for one in several if one]
