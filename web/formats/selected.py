"""A selection as a document: parts with numbered articles, and whose rights are in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count, groupby

from index.article import Article
from search.answer.selection import Arrangement, Group, Selection, arranged
from web.formats import wording

UNTITLED = "Selected articles"
RULES: dict[Arrangement, str] = {
    "topic": "By topic, that of the most articles first; an article with several topics stands "
    "under the first of these. Under each topic the newest come first.",
    "newest": "The newest come first, those without a date last.",
    "oldest": "The oldest come first, those without a date last.",
    "given": "In the order in which they were picked.",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the document, its number from 1, and what somebody wrote to it."""

    number: int
    article: Article
    note: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as somebody wrote it down: its id, the heading that it stands under, a note."""

    id: str
    heading: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Entries under one heading; None where there is none."""

    heading: str | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its name and address, None where none is told, and how often it was given."""

    name: str | None
    url: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Rights:
    """The articles of one source under one licence, by their numbers, with the licences of their
    pictures.
    """

    source: str
    text: Licence
    numbers: tuple[int, ...]
    pictures: tuple[Licence, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Picked articles as they are handed on. `rule` says how they are ordered, `retrieved` is when
    they were gathered.
    """

    title: str
    rule: str
    selection: Selection
    parts: tuple[Part, ...]
    retrieved: str
    order: Arrangement = "given"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, in their order."""
        return tuple(chain.from_iterable(part.entries for part in self.parts))

    @property
    def day(self) -> str:
        """When they were gathered, in words."""
        return wording.day(datetime.fromisoformat(self.retrieved).date())

    @property
    def sources(self) -> int:
        """How many sources they are of."""
        return len({entry.article.source for entry in self.entries})

    @property
    def span(self) -> str:
        """From when to when they are, in words; empty where no date is known."""
        return wording.era(entry.article for entry in self.entries)


def document(
    selection: Selection,
    title: str,
    order: Arrangement,
    retrieved: str,
    notes: Mapping[str, str] | None = None,
) -> Document:
    """The document of a selection in an order, with the notes by id."""
    parts = numbered(arranged(selection.articles, order), notes or {})
    return Document(title or UNTITLED, RULES[order], selection, parts, retrieved, order)


def as_written(
    selection: Selection, title: str, written: Sequence[Listed], retrieved: str
) -> Document:
    """The document of a selection in the order in which somebody wrote it down, under the headings
    that stand there.
    """
    there = {article.id: article for article in selection.articles}
    groups = (
        Group(heading, tuple(there[one.id] for one in same if one.id in there))
        for heading, same in groupby(written, lambda one: one.heading)
    )
    parts = numbered((group for group in groups if group.articles), notes_of(written))
    rule = "In the order in which they were listed."
    return Document(title or UNTITLED, rule, selection, parts, retrieved)


def notes_of(written: Iterable[Listed]) -> dict[str, str]:
    """What was written to each article, by its id."""
    return {one.id: one.note for one in written if one.note}


def numbered(groups: Iterable[Group], notes: Mapping[str, str]) -> tuple[Part, ...]:
    """Groups of articles as parts, with the notes by id."""
    numbers = count(1)
    return tuple(
        Part(
            group.heading,
            tuple(Entry(next(numbers), a, notes.get(a.id, "")) for a in group.articles),
        )
        for group in groups
    )


def rights(entries: Sequence[Entry]) -> tuple[Rights, ...]:
    """Who holds what: a row for each source and licence of a text, by source."""

    def key(entry: Entry) -> tuple[str, str]:
        return entry.article.source, entry.article.licence_url or ""

    rows = groupby(sorted(entries, key=lambda e: (*key(e), e.number)), key)
    return tuple(_rights(tuple(same)) for _, same in rows)


def _rights(same: tuple[Entry, ...]) -> Rights:
    first = same[0].article
    pictures = Counter(
        (image.licence, image.licence_url) for entry in same for image in entry.article.images
    )
    return Rights(
        first.source,
        Licence(first.licence, first.licence_url, len(same)),
        tuple(entry.number for entry in same),
        tuple(Licence(name, url, often) for (name, url), often in pictures.most_common()),
    )


def missed(selection: Selection) -> tuple[str, ...]:
    """A sentence for each picked article that is not in it."""
    gone = (f"There is no article {id} in this archive." for id in selection.missing)
    left = (_left(article) for article in selection.withdrawn)
    return (*left, *gone)


def _left(article: Article) -> str:
    """What became of an article that was taken back; the title of a removed one is not told."""
    named = f"{article.id}" if article.status == "removed" else f"“{article.title}” ({article.id})"
    return f"{named}: {wording.standing(article)}"
