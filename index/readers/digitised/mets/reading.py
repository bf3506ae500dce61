"""METS: the articles of an issue, out of the files of its pages; where it tells none, its pages."""

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from index.readers.digitised.claims import claims, is_description, places
from index.readers.digitised.issue_files import MISSING, IssueFiles
from index.readers.digitised.mets.articles import Item, areas_of, items_in, read_item, title_of
from index.readers.digitised.mets.issue import Sheet, is_text, issue_of, sheets
from index.readers.digitised.mets.structure import Area, Structure, structure_of
from index.readers.digitised.naming import named
from index.readers.digitised.pages import address_and_file, date_of, page_record, told
from index.readers.digitised.words import Page, Word, confidence
from index.readers.feeds.xml.names import local_name
from index.readers.feeds.xml.root import root_of
from index.readers.kinds import KINDS
from index.readers.record import (
    Facsimile,
    Input,
    Notice,
    PassedOver,
    Reading,
    Record,
    Told,
    Unreadable,
)

NAME = "mets"
KIND = KINDS[NAME]
MAX_BYTES: int | None = 64_000_000

_AWAY = PassedOver("articles on missing pages")
_SILENT = PassedOver("parts of issues without text")


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is METS."""
    root = root_of(head)
    return root is not None and local_name(root.name) == "mets"


def read(source: Input) -> Iterator[Reading]:
    """The articles of an issue, then the pages that have none; a page that is missing is named."""
    structure = structure_of(source.stream)
    yield from structure.notices
    reading = _Reading(source, structure)
    if _is_described_elsewhere(structure, source):
        return
    if not reading.sheets:
        reason = "It names no file with the text of a page; export the issue with its ALTO files."
        yield Unreadable("", reason)
        return
    yield from reading.articles()
    yield from reading.pages()
    yield from reading.said()


class _Reading:
    """An issue that is being read."""

    def __init__(self, source: Input, structure: Structure) -> None:
        self._source = source
        self._structure = structure
        self._files = IssueFiles(source)
        self._issue = issue_of(structure)
        self._physical = {
            div.id: div
            for kind, root in structure.structures
            if kind != "logical"
            for div in root.all()
            if div.id
        }
        self.sheets = sheets(structure)
        self._sheets = {sheet.text: sheet for sheet in self.sheets}
        self._taken = set[str]()  # the files of pages of which an article has a part
        self._left: dict[str, set[tuple[int, int]]] = {}  # blocks of these that no article has

    def articles(self) -> Iterator[Reading]:
        """The articles in the order of the logical structure."""
        for item in items_in(self._structure):
            areas = [a for a in areas_of(item.div, self._structure, self._physical) if self._is(a)]
            if areas:
                yield self._article(item, areas)

    def pages(self) -> Iterator[Reading]:
        """The pages of which no article has a part."""
        for sheet in self.sheets:
            if sheet.text in self._taken or (page := self._page(sheet.text)) is None:
                continue
            page = replace(page, number=sheet.number, image=sheet.image or page.image)
            yield page_record(page, self._source.name, self._issue, f"page {sheet.count}")

    def said(self) -> Iterator[Reading]:
        """What was missing or left out."""
        missing = sum(one.kind == MISSING for one in self._files.troubles)
        if missing == len(self.sheets):
            reason = "None of its pages is beside it; unpack them as they were delivered."
            yield Unreadable("", reason, kind=MISSING, count=missing)
            return
        yield from self._files.troubles
        for blocks in self._left.values():
            yield from (PassedOver("blocks outside of articles") for _ in blocks)
        yield from self._double()

    def _is(self, area: Area) -> bool:
        """Whether an area is a part of a page: a whole page is no part of an article."""
        known = area.file in self._structure.files and is_text(self._structure.files[area.file])
        return known and bool(area.begin)

    def _page(self, id: str) -> Page | None:
        return self._files.page(self._structure.files[id].href)

    def _words(self, area: Area) -> list[Word]:
        if not self._is(area) or (page := self._page(area.file)) is None:
            return []
        first, last = page.named.get(area.begin), page.named.get(area.end or area.begin)
        if first is None or last is None:
            return []
        begin, end = first[0], max(last[1], first[1])
        left = self._left.setdefault(area.file, {(a, z) for a, z, _ in page.blocks})
        left -= {(a, z) for a, z in left if a < end and begin < z}
        return page.words[begin:end]

    def _article(self, item: Item, areas: list[Area]) -> Record | PassedOver:
        files = list(dict.fromkeys(area.file for area in areas))
        self._taken.update(files)
        found = read_item(item, areas, self._words)
        if not found.blocks:
            there = any(self._page(id) is not None for id in files)
            return _SILENT if there else _AWAY
        on = [self._sheets[id] for id in files if id in self._sheets]
        numbers = dict.fromkeys(sheet.number for sheet in on)
        described = [
            self._structure.descriptions[id]
            for id in item.div.described
            if id in self._structure.descriptions
        ]
        language = next((one.language for one in described if one.language), "")
        authors = [name for one in described for name in one.authors] or found.authors
        issue = self._issue
        return Record(
            place=f"{item.div.type} {item.div.id}".strip(),
            id=Told(f"{issue.id or self._source.name} {item.div.id}", "OBJID and ID in METS"),
            title=title_of(item, self._structure, found),
            date=date_of(issue, named(self._source.name)),
            publisher=told(issue.newspaper, issue.origin),
            section=told(item.section or item.noun, "METS"),
            page=told(", ".join(numbers), "METS"),
            edition=told(issue.edition, issue.origin),
            language=told(language or issue.language, "METS"),
            licence=told(issue.licence, issue.origin),
            authors=tuple(Told(name, "METS") for name in dict.fromkeys(authors)),
            facsimile=_facsimile(on[0], issue.id, item.div.id) if on else None,
            confidence=confidence(found.words),
            images=tuple(found.images),
            blocks=tuple(found.blocks),
        )

    def _double(self) -> Iterator[Notice]:
        """Says when pages cannot know that this file describes them."""
        href = self._structure.files[self.sheets[0].text].href
        folder = posixpath.dirname(self._source.name)
        page = posixpath.normpath(posixpath.join(folder, places(href, self._source.name)[0]))
        away = posixpath.relpath(posixpath.dirname(page), folder or ".")
        if not claims(page, lambda path: self._source.beside(posixpath.join(away, path))):
            reason = "Call it mets.xml: by its name its pages cannot tell that they belong to it."
            yield Notice("", reason, "pages that are read twice")


def _facsimile(sheet: Sheet, issue: str, id: str) -> Facsimile:
    return Facsimile(*address_and_file(sheet.image), sheet.count, issue, id)


def _is_described_elsewhere(structure: Structure, source: Input) -> bool:
    """Whether this only lists the pages, and the articles stand in a METS that it calls its table
    of contents: as the BnF keeps them, also under a name that begins with another letter.
    """
    if items_in(structure):
        return False
    for file in structure.files.values():
        if "toc" in file.use.lower():
            for path in places(file.href, source.name):
                folder, name = posixpath.split(path)
                for other in (name, f"T{name[1:]}"):
                    data = source.beside(posixpath.join(folder, other))
                    if data and is_description(data):
                        return True
    return False
