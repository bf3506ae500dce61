"""EPUB 2 and 3: books, and newspapers as calibre makes them of feeds.

A document that a line of the contents leads to begins an article; those behind it that no line
leads to go on with it. Covers, title pages and contents are passed over.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from index.article import Image
from index.readers import dates
from index.readers.books.chapters import Chapter, chapter_of
from index.readers.books.package import Document, Entry, Package, local_of
from index.readers.containers.archives import seekable
from index.readers.kinds import KINDS
from index.readers.making import short_hash
from index.readers.record import (
    Block,
    Input,
    PassedOver,
    Reading,
    Record,
    Told,
    Unreadable,
    UnreadableError,
)
from index.readers.unread import EPUB, by_magic

NAME = "epub"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_FRONT = PassedOver("covers, title pages and contents of books")
_HTML = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_ISSUE = re.compile(r"(.+?)\s*[\[(]([^\[\]()]{6,40})[\])]")
_SOLD = (
    "It is encrypted (DRM): nothing but its seller's program reads it; ask the publisher for a"
    " copy without."
)
_CALIBRE = "calibre"


@dataclass(frozen=True, slots=True)
class Book:
    """What holds for all articles of a book, as its metadata tell it."""

    title: Told | None
    date: Told | None
    authors: tuple[Told, ...]
    topics: tuple[Told, ...]
    language: Told | None
    licence: Told | None
    identifier: str


@dataclass(slots=True)
class _Open:
    """The article that is being read, document by document."""

    entry: Entry
    url: str = ""
    blocks: list[Block] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)

    def add(self, chapter: Chapter) -> None:
        self.blocks += chapter.blocks
        self.images += chapter.images
        self.url = self.url or chapter.url


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is a zip archive with EPUB's media type or list of contents."""
    return by_magic(head) is EPUB


def read(source: Input) -> Iterator[Reading]:
    """The articles of a book.

    Raises:
        UnreadableError: it is cut, encrypted, or does not say what is in it.
    """
    with seekable(source.stream) as whole:
        try:
            archive = zipfile.ZipFile(whole)
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise UnreadableError(f"It is damaged or cut ({error}); copy it anew.") from error
        with archive:
            package = Package(archive)
            paths = {document.path for document in package.spine}
            if paths and paths <= package.encrypted:
                raise UnreadableError(_SOLD, kind="encrypted files")
            yield from _articles(package, _book(package.metadata))


def _articles(package: Package, book: Book) -> Iterator[Reading]:
    current: _Open | None = None
    for document in package.spine:
        chapter = _chapter(package, document)
        if not isinstance(chapter, Chapter):
            yield chapter
            continue
        yield from chapter.notices
        entry = package.entries.get(document.path)
        if _is_front(document, entry, chapter, current is None and bool(package.entries)):
            yield _FRONT
        elif entry is None and package.entries and current:
            current.add(chapter)
        else:
            if current:
                yield _record(current, book)
            current = _Open(entry or Entry("", document.path))
            current.add(chapter)
    if current:
        yield _record(current, book)


def _chapter(package: Package, document: Document) -> Chapter | Unreadable | PassedOver:
    path = document.path
    if document.kind not in (*_HTML, ""):
        return PassedOver("pictures of books")
    if path in package.encrypted:
        return Unreadable(path, _SOLD, kind="encrypted files")
    try:
        data = package.read(path)
        if data is None:
            reason = "Its reading order names it, and it is not in the book; export the book anew."
            return Unreadable(path, reason)
        return chapter_of(data, path)
    except UnreadableError as error:
        return Unreadable(path, error.reason, kind=error.kind)


def _is_front(document: Document, entry: Entry | None, chapter: Chapter, before: bool) -> bool:
    """Whether a document is none of the text: it stands before all that the contents name, it is
    empty, or it links to most of what stands under it there.
    """
    if not document.linear or not chapter.blocks or (before and entry is None):
        return True
    below = {posixpath.basename(path) for path in entry.below} if entry else set()
    others = below - {posixpath.basename(document.path)}
    return len(others) > 1 and 2 * len(others & chapter.links) > len(others)


def _record(current: _Open, book: Book) -> Record:
    entry = current.entry
    first = current.blocks[0]
    title = entry.label or (first.text if first.kind == "heading" else "")
    name = short_hash(f"{book.identifier}\n{entry.path}")
    return Record(
        place=entry.path,
        id=Told(name, "dc:identifier and file"),
        url=Told(current.url, "downloaded from") if current.url else None,
        title=Told(title, "contents" if entry.label else "first heading") if title else None,
        date=book.date,
        authors=book.authors,
        topics=book.topics,
        language=book.language,
        publisher=book.title,
        section=Told(entry.above, "contents") if entry.above else None,
        licence=book.licence,
        images=tuple(current.images),
        blocks=tuple(current.blocks),
    )


def _book(metadata: etree._Element) -> Book:
    told: dict[str, list[Told]] = {}
    for node in metadata.iter():
        name = local_of(node)
        text = " ".join("".join(node.itertext()).split())
        event = next((str(value) for key, value in node.items() if key.endswith("event")), "")
        if text and text.lower() != _CALIBRE and "modif" not in event:
            told.setdefault(name, []).append(Told(text, f"dc:{name}"))
    rights = next(iter(told.get("rights", ())), None)
    is_open = rights and ("creativecommons.org" in rights.value or rights.value[:3] == "CC ")
    return Book(
        title=_source(next(iter(told.get("title", ())), None)),
        date=next(iter(told.get("date", ())), None),
        authors=tuple(one for one in told.get("creator", ()) if _CALIBRE not in one.value.lower()),
        topics=tuple(told.get("subject", ())),
        language=next(iter(told.get("language", ())), None),
        licence=rights if is_open else None,
        identifier=next((one.value for one in told.get("identifier", ())), ""),
    )


def _source(title: Told | None) -> Told | None:
    """The title of a book; that of a newspaper without the day that calibre puts behind it."""
    found = _ISSUE.fullmatch(title.value) if title else None
    is_day = found and isinstance(dates.read(found[2]), dates.When)
    return Told(found[1], "dc:title") if found and is_day else title
