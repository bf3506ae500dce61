"""Pages without articles become a record each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from index.readers.digitised.naming import Named, named
from index.readers.digitised.streaming import Elements
from index.readers.digitised.words import Page, confidence
from index.readers.record import (
    Facsimile,
    Notice,
    PassedOver,
    Reading,
    Record,
    Told,
    UnreadableError,
)

FILE_NAME = "the file's name"
EMPTY = PassedOver("pages without text")


@dataclass(frozen=True, slots=True)
class Issue:
    """What is known of the issue that pages belong to; empty where nothing is.

    Attributes:
        newspaper: its title.
        date: its day, as written.
        edition: which printing of the day it is.
        id: the library's own id of it.
        language: that of its texts.
        licence: the address or name of their licence.
        origin: where all of this stands.
    """

    newspaper: str = ""
    date: str = ""
    edition: str = ""
    id: str = ""
    language: str = ""
    licence: str = ""
    origin: str = ""


class Layout(Protocol):
    """What makes pages of elements: the page that is being read."""

    page: Page

    def begin(self, name: str, node: etree._Element) -> None:
        """Takes what the tag of an element says."""

    def end(self, name: str, node: etree._Element) -> Page | None:
        """Takes what an element held; the page, where it was one."""

    def whole(self) -> Page:
        """The page as far as it was read."""


def read_pages(elements: Elements, layout: Layout) -> Iterator[Page | Notice]:
    """The pages of a file, then what was repaired in it. Of a page in which it ends, what was read.

    Raises:
        UnreadableError: it is cut, or too large; what stood before was given.
    """
    given: Page | None = None
    try:
        for event, name, node in elements:
            if event == "start":
                layout.begin(name, node)
            elif (page := layout.end(name, node)) is not None:
                given = page
                yield page
    except UnreadableError:
        if layout.page.words and layout.page is not given:
            rest = layout.whole()
            rest.close(max((end for _, end, _ in rest.blocks), default=0))
            yield rest
        raise
    yield from elements.notices()


def page_records(
    name: str, pages: Iterable[Page | Notice], issue_of: Callable[[], Issue] = Issue
) -> Iterator[Reading]:
    """The pages of the file with this name, or the articles where they are told apart, each a
    record; those without text are counted. `issue_of` gives what is known of the issue once the
    first page was read.
    """
    for number, page in enumerate(pages, 1):
        if isinstance(page, Notice):
            yield page
            continue
        issue = issue_of()
        parts = list(page.articles.values())
        within = {block for part in parts for block in part}
        rest = [n for n in range(len(page.blocks)) if n not in within]
        for article, part in enumerate((*parts, *filter(None, [rest] if parts else ())), 1):
            place = f"page {number}, article {article}"
            yield page_record(page.part(part), name, issue, place, is_article=True)
        if not parts:
            yield page_record(page, name, issue, f"page {number}")


def page_record(
    page: Page, name: str, issue: Issue, place: str, *, is_article: bool = False
) -> Record | PassedOver:
    """A page, or an article on it, of the file with this name as a record."""
    blocks = page.texts()
    if not blocks:
        return EMPTY
    path = named(name)
    number = page.number or path.page or page.count
    heading = blocks[0].text if blocks[0].kind == "heading" else ""
    title, origin = page.title or heading, "title" if page.title else "first heading"
    if issue.newspaper and number and not is_article:
        title, origin = f"{issue.newspaper}, page {number}", issue.origin
    return Record(
        place=place,
        id=Told(f"{name} {place}", "path and page"),
        title=told(title, origin),
        date=date_of(issue, path),
        publisher=told(issue.newspaper, issue.origin),
        page=told(number, "page" if page.number else FILE_NAME),
        edition=told(issue.edition, issue.origin) or told(path.edition, FILE_NAME),
        language=told(page.language, "language") or told(issue.language, issue.origin),
        licence=told(issue.licence, issue.origin),
        facsimile=Facsimile(*address_and_file(page.image), number, issue.id),
        confidence=confidence(page.words, page.confidence),
        blocks=blocks,
    )


def date_of(issue: Issue, path: Named) -> Told | None:
    """The day of an issue, by what is said of it, else by where its file lies."""
    return told(issue.date, issue.origin) or told(path.date, FILE_NAME)


def told(value: str, origin: str) -> Told | None:
    """A value with its origin; None where it is empty."""
    return Told(value, origin) if value.strip() else None


def address_and_file(image: str) -> tuple[str, str]:
    """The address of a picture, empty where it is only the name of a file, and its file's name."""
    return (image if image.startswith(("http://", "https://")) else ""), image
