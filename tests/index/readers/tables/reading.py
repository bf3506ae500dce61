"""What the readers make of bytes, for the tests of this room."""

from collections.abc import Callable, Mapping
from io import BytesIO
from types import ModuleType

from index.readers.record import Input, Reading, Record, Unreadable
from index.readers.tables import delimited, json_documents, json_lines

READERS = (json_lines, json_documents, delimited)


def reader_of(name: str, raw: bytes) -> ModuleType | None:
    """The one reader that takes a file; no two may."""
    takers = [reader for reader in READERS if reader.sniff(name, raw[:65_536])]
    assert len(takers) < 2
    return takers[0] if takers else None


def readings(
    raw: bytes | str,
    name: str = "news/a.json",
    mapping: Mapping[str, str] | None = None,
    beside: Callable[[str], bytes | None] = lambda path: None,
) -> list[Reading]:
    data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    reader = reader_of(name, data)
    assert reader is not None
    return list(reader.read(Input(name, BytesIO(data), mapping or {}, beside=beside)))


def records(raw: bytes | str, name: str = "news/a.json") -> list[Record]:
    """The records of a file of which nothing else is to be said."""
    found = readings(raw, name)
    assert all(isinstance(reading, Record) for reading in found), found
    return [reading for reading in found if isinstance(reading, Record)]


def only(found: list[Reading]) -> list[Record]:
    return [reading for reading in found if isinstance(reading, Record)]


def troubles(found: list[Reading]) -> list[tuple[str, int | None, str]]:
    return [(t.place, t.line, t.reason) for t in found if isinstance(t, Unreadable)]


def told(record: Record) -> dict[str, object]:
    """What a record tells, without origins: texts, lists of texts, and its blocks as texts."""
    single = (
        *("id", "url", "title", "headline", "lede", "date", "modified", "language", "publisher"),
        *("section", "page", "captured", "status", "notice", "licence"),
    )
    found: dict[str, object] = {}
    for name in single:
        if (value := getattr(record, name)) is not None:
            found[name] = value.value
    for name in ("authors", "topics"):
        if values := getattr(record, name):
            found[name] = [value.value for value in values]
    if record.images:
        found["images"] = [image.url for image in record.images]
    if record.blocks:
        found["blocks"] = [block.text for block in record.blocks]
    return found
