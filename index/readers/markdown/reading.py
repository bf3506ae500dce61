"""Markdown files, and text and HTML files that begin with a head of keys and values."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from index.readers.decoding import may_be_text, notices, text_of
from index.readers.html.fragment import Fragment, fragment
from index.readers.images import without_repeats
from index.readers.kinds import KINDS
from index.readers.markdown import body, heads, lines, naming, passing, telling
from index.readers.markdown.heads import Head
from index.readers.markdown.templates import without_marks
from index.readers.record import (
    SHAPELESS,
    Block,
    Input,
    Notice,
    Reading,
    Record,
    Told,
    UnreadableError,
)
from index.text.cleaning import clean

NAME = "markdown"
KIND = KINDS[NAME]
MAX_BYTES = 1_000_000
"""Reading takes a second for 500 KB, and up to a minute for what is written to take long."""

ENDINGS = frozenset(
    (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdx", ".mdtext", ".qmd", ".rmd")
)
HTML, TEXT = frozenset((".html", ".htm", ".xhtml")), frozenset((".txt", ".text", ""))
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|head|rss|feed)\b", re.IGNORECASE)
_DATE_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s*date\s+\d")


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is one of these: by its name if its beginning does not speak against that, or
    by the head that a text or HTML file begins with.
    """
    is_wide = head.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    if not may_be_text(head) or _PAGE.match(head) or _DATE_LINE.match(head):
        return False
    ending = PurePosixPath(name).suffix.lower()
    if ending in ENDINGS:
        return True
    if ending not in HTML | TEXT:
        return False
    return heads.begins(head.decode("utf-16" if is_wide else "utf-8", "replace"))


def read(source: Input) -> Iterator[Reading]:
    """The one article of a file, or what it is instead.

    Raises:
        UnreadableError: it is empty, or its head is broken.
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
    head = heads.split(text)
    record = telling.told(head, named, source.mapping)
    day = record.date.value if record.date else ""
    passed = passing.passed_over(head.by_key, named, day, undated=source.undated)
    if passed is not None:
        yield passed
        return
    yield from notices(encoding)
    yield from _twice(head)
    yield with_text(record, _text(head, source.name), named)


def with_text(record: Record, found: Fragment, named: naming.Named) -> Record:
    """The record with its text. Where its head has no title, a heading above the text is it, else
    the words of the file's name.
    """
    title = record.title or _title(found.blocks, named)
    images = without_repeats((*record.images, *found.images))
    return replace(record, title=title, images=images, blocks=found.blocks)


def _text(head: Head, name: str) -> Fragment:
    ending = PurePosixPath(name).suffix.lower()
    if ending in HTML:
        return fragment(without_marks(head.body))
    if ending in TEXT:
        return Fragment(lines.blocks_of(head.body))
    return body.read(head.body, components=ending == ".mdx")


def _title(blocks: tuple[Block, ...], named: naming.Named) -> Told | None:
    if blocks and blocks[0].kind == "heading" and blocks[0].level == 1:
        return Told(blocks[0].text, "first heading")
    words = naming.words(named.slug)
    return Told(words, "the name of the file") if words else None


def _twice(head: Head) -> Iterator[Notice]:
    for key in head.twice:
        reason = f"Its head says {key} twice, and the last one counts; remove the other."
        yield Notice("", reason, "keys that stand twice")
