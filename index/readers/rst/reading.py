"""reStructuredText files."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from index.readers.decoding import may_be_text, notices, text_of
from index.readers.html.fragment import Fragment
from index.readers.kinds import KINDS
from index.readers.markdown import heads, naming, passing, telling
from index.readers.markdown.heads import Head
from index.readers.markdown.reading import with_text
from index.readers.markdown.values import Value
from index.readers.record import SHAPELESS, Input, Reading, Told, UnreadableError
from index.readers.rst.document import document
from index.text.cleaning import clean

NAME = "restructuredtext"
KIND = KINDS[NAME]
MAX_BYTES = 1_000_000
ENDINGS = frozenset((".rst", ".rest"))


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is one of these: only its name tells."""
    return PurePosixPath(name).suffix.lower() in ENDINGS and may_be_text(head)


def read(source: Input) -> Iterator[Reading]:
    """The one article of a file, or what it is instead.

    Raises:
        UnreadableError: it is empty, or it begins with a head that is broken.
    """
    raw, encoding = text_of(source.stream.read())
    text = clean(raw)
    if not text.strip():
        reason = "It is empty; write the article, or remove the file."
        raise UnreadableError(reason, kind=SHAPELESS)
    named = naming.read(source.name)
    if passing.is_template(named):
        yield passing.TEMPLATES
        return
    before = heads.split(text)
    found = document((before.body if before.kind in ("YAML", "TOML") else text).split("\n"))
    head = before if before.kind in ("YAML", "TOML") else _head(found.fields)
    record = telling.told(head, named, source.mapping)
    day = record.date.value if record.date else ""
    passed = passing.passed_over(head.by_key, named, day, undated=source.undated)
    if passed is not None:
        yield passed
        return
    yield from notices(encoding)
    if record.title is None and found.title:
        record = replace(record, title=Told(found.title, "title of the document"))
    yield with_text(record, Fragment(found.blocks, found.images), named)


def _head(fields: dict[str, Value]) -> Head:
    return Head("field", fields) if fields else Head()
