"""Olive's XML: one entity, an article or an advertisement, in a file."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from index.readers.digitised.naming import named
from index.readers.digitised.pages import EMPTY, FILE_NAME, told
from index.readers.digitised.streaming import Elements
from index.readers.digitised.words import Page, Word
from index.readers.feeds.xml.names import local_name
from index.readers.feeds.xml.root import root_of
from index.readers.kinds import KINDS
from index.readers.record import Facsimile, Input, Reading, Record, Told

NAME = "olive"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_HEADLINES = "HedLine"
_WORDS = ("W", "Q", "q")
_NAMES = frozenset(
    ("XMD-entity", "Meta", "Primitive", "L", "QW", "HedLine_hl1", "HedLine_hl2", *_WORDS)
)
_PARAGRAPH = ("S", "SA")
"""What the attribute P of a line says where a paragraph begins."""


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is an entity of Olive."""
    root = root_of(head)
    return root is not None and local_name(root.name) == "XMD-entity"


def read(source: Input) -> Iterator[Reading]:
    """The article in a file."""
    entity = _Entity()
    elements = Elements(source.stream, _NAMES, _NAMES)
    for event, name, node in elements:
        (entity.begin if event == "start" else entity.end)(name, node)
    yield entity.record(source.name) if entity.page.texts() else EMPTY
    yield from elements.notices()


class _Entity:
    """The article that is being read."""

    def __init__(self) -> None:
        self.page = Page()
        self._said: dict[str, str] = {}
        self._begin = 0  # of the paragraph
        self._parts: int | None = None  # where the parts of the word begin that is read now
        self._is_heading = self._touches = False

    def begin(self, name: str, node: etree._Element) -> None:
        """Takes what a tag says."""
        if name in ("XMD-entity", "Meta"):
            for key, value in node.attrib.items():
                self._said.setdefault(str(key), str(value).strip())
        elif name.startswith(_HEADLINES):
            self._is_heading = True
        elif name == "L":
            self.page.end_line(self._begin)
            if node.get("P") in _PARAGRAPH:
                self._close()

    def end(self, name: str, node: etree._Element) -> None:
        """Takes what an element held. The parts of a word (`Q`, the last of them `q`) are followed
        by the whole of it (`QW`).
        """
        words, text = self.page.words, node.text or ""
        if name == "QW":
            if self._parts is not None:
                first = words[self._parts]
                words[self._parts :] = [replace(first, text=text, ends_line=False)]
            self._parts = None
        elif name in _WORDS:
            self._parts = None if name == "W" else self._parts
            if name != "W" and self._parts is None:
                self._parts = len(words)
            words.append(Word(text, touches=self._touches))
            self._touches = node.get("NS") == "y"
        elif name.startswith(_HEADLINES):
            self._is_heading = False
        elif name == "Primitive":
            self._close()

    def record(self, name: str) -> Record:
        """The article of the file with this name."""
        said, path = self._said, named(name)
        raw = said.get("ISSUE_DATE", "")
        day = _DAY.fullmatch(raw)
        written = f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}" if day else path.date or raw
        kind, id = said.get("ENTITY_TYPE", ""), said.get("ID", "")
        title = said.get("NAME", "")
        is_article = kind.lower() in ("", "article")
        issue = f"{said.get('PUBLICATION', '')} {written}".strip()
        return Record(
            id=Told(f"{name} {id}", "path and ID"),
            title=None if title.startswith("Untitled") else told(title, "NAME"),
            date=told(written, FILE_NAME if path.date == written else "ISSUE_DATE"),
            publisher=told(said.get("PUBLICATION", ""), "PUBLICATION"),
            section=told(said.get("SECTION", "") if is_article else kind, "SECTION"),
            page=told(said.get("PAGE_LABEL") or said.get("PAGE_NO", ""), "PAGE_NO"),
            language=told(said.get("LANGUAGE", ""), "LANGUAGE"),
            facsimile=Facsimile(page=said.get("PAGE_NO", ""), issue=issue, id=id),
            blocks=self.page.texts(),
        )

    def _close(self) -> None:
        self.page.close(self._begin, "heading" if self._is_heading else "paragraph")
        self._begin = len(self.page.words)
