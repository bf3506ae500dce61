"""MPEG-21 DIDL of the KB (Delpher): an issue, its pages and articles; the texts lie beside it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from index.readers.digitised.article_text import sniff as is_article_text
from index.readers.digitised.article_text import texts_of
from index.readers.digitised.claims import places
from index.readers.digitised.descriptions import Description, description
from index.readers.digitised.issue_files import MISSING, IssueFiles
from index.readers.digitised.naming import named
from index.readers.digitised.pages import Issue, address_and_file, date_of, told
from index.readers.digitised.streaming import Elements
from index.readers.digitised.words import Word, block_of, confidence, fraction
from index.readers.feeds.xml.names import local_name
from index.readers.feeds.xml.root import root_of
from index.readers.feeds.xml.stream import Item, XmlStream
from index.readers.kinds import KINDS
from index.readers.record import Block, Facsimile, Input, Reading, Record, Told, Unreadable

NAME = "didl"
KIND = KINDS[NAME]
MAX_BYTES: int | None = 64_000_000

_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_BEGINS = frozenset(("Item", "Resource", "article-part", "blocks", "TextBlock"))
_ENDS = frozenset(("Item", "dcx"))
_ARTICLE = re.compile(r"[\w:]+:mpeg21:a\d+")
_PAGE = re.compile(r":p0*(?P<number>\d+)$")
_HEAD = 65_536


@dataclass(slots=True)
class _Part:
    """An item: the issue, a page or an article.

    Attributes:
        id: the library's.
        said: what its record says; `edition` and `confidence` are of the library's own fields.
        files: the names of its files of text.
        image: the address of its picture.
        pages: the ids of the pages that it stands on.
        blocks: the ALTO files and the ids in them that hold its words.
    """

    id: str
    said: Description = field(default_factory=Description)
    edition: str = ""
    confidence: float | None = None
    files: list[str] = field(default_factory=list)
    image: str = ""
    pages: list[str] = field(default_factory=list)
    blocks: list[tuple[str, str]] = field(default_factory=list)


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is a DIDL with articles of the KB."""
    root = root_of(head)
    return root is not None and local_name(root.name) == "DIDL" and "mpeg21:" in root.shown


def read(source: Input) -> Iterator[Reading]:
    """The articles of an issue. A text that is missing is named."""
    elements = Elements(source.stream, _BEGINS, _ENDS)
    issue = _Issue(source)
    for event, name, node in elements:
        if event == "start":
            issue.begin(name, node)
        elif (article := issue.end(name, node)) is not None:
            yield issue.record(article)
    yield from issue.files.troubles
    yield from elements.notices()


class _Issue:
    """An issue that is being read."""

    def __init__(self, source: Input) -> None:
        self.files = IssueFiles(source)
        self._source = source
        self._open: list[_Part] = []
        self._issue = Issue()
        self._pages: dict[str, _Part] = {}
        self._alto = ""

    def begin(self, name: str, node: etree._Element) -> None:
        """Takes what a tag says."""
        if name == "Item":
            self._open.append(_Part(node.get(_IDENTIFIER) or ""))
        elif not self._open:
            return
        elif name == "Resource":
            self._resource(node, self._open[-1])
        elif name == "article-part":
            self._open[-1].pages.append(node.get("pageid") or "")
        elif name == "blocks":
            self._alto = node.get("alto") or ""
        else:
            self._open[-1].blocks.append((self._alto, node.get("ID") or ""))

    def end(self, name: str, node: etree._Element) -> _Part | None:
        """Takes what an element held; the article, where it was one."""
        if not self._open:
            return None
        part = self._open[-1]
        if name == "dcx":
            self._record(node, part)
            return None
        self._open.pop()
        if _PAGE.search(part.id):
            self._pages[part.id] = part
        return part if _ARTICLE.fullmatch(part.id) else None

    def record(self, part: _Part) -> Record | Unreadable:
        """An article, by its own text, else by its blocks on the pages."""
        words = [word for file, id in part.blocks for word in self._words(file, id)]
        title, blocks = self._text(part) or ("", tuple(self._paragraphs(part)))
        if not blocks and not title:
            cure = "put it there, and the next run reads it"
            return Unreadable(part.id, f"Its text is not there: {cure}.", kind=MISSING)
        numbers = [found["number"] for id in part.pages if (found := _PAGE.search(id))]
        page = self._pages.get(part.pages[0]) if part.pages else None
        image = address_and_file(page.image) if page else ("", "")
        kind = next(iter(part.said.subjects), "")
        called = "" if part.said.title.endswith("-") else part.said.title  # a line cut in a word
        return Record(
            place=part.id,
            id=Told(part.id, "dc:identifier"),
            url=told(part.said.id if part.said.id.startswith("http") else "", "dc:identifier"),
            title=told(title, "title") or told(called, "dc:title"),
            date=date_of(self._issue, named(self._source.name)),
            publisher=told(self._issue.newspaper, self._issue.origin),
            section=told("" if kind == "artikel" else kind.capitalize(), "dc:subject"),
            page=told(", ".join(dict.fromkeys(numbers)), "pageid"),
            edition=told(self._issue.edition, "dcterms:temporal"),
            language=told(self._issue.language, self._issue.origin),
            facsimile=Facsimile(*image, next(iter(numbers), ""), self._issue.id, part.id),
            confidence=confidence(words, page.confidence if page else None),
            blocks=blocks,
        )

    def _resource(self, node: etree._Element, part: _Part) -> None:
        names = (value for key, value in node.attrib.items() if str(key).endswith("filename"))
        name, ref = str(next(names, "")), node.get("ref") or ""
        if (node.get("mimeType") or "").startswith("image") and ref.startswith("http"):
            part.image = ref
        elif name.endswith("articletext.xml"):
            part.files.append(name)

    def _record(self, node: etree._Element, part: _Part) -> None:
        part.said = description(node)
        own = {local_name(str(one.tag)): (one.text or "").strip() for one in node}
        part.confidence = fraction(own.get("OCRConfidencelevel"))
        if len(self._open) == 1:
            said = part.said
            edition = own.get("temporal", "")
            self._issue = Issue(said.title, said.date, edition, part.id, said.language, "", "DIDL")

    def _words(self, file: str, id: str) -> list[Word]:
        page = self.files.page(file, required=False)
        begin, end = page.named.get(id, (0, 0)) if page else (0, 0)
        return page.words[begin:end] if page else []

    def _paragraphs(self, part: _Part) -> Iterator[Block]:
        for file, id in part.blocks:
            if block := block_of(self._words(file, id)):
                yield block

    def _text(self, part: _Part) -> tuple[str, tuple[Block, ...]] | None:
        """What the file with the text of an article has; None where it is not there."""
        for name in part.files:
            for path in places(name, self._source.name):
                data = self._source.beside(path)
                if data is not None and is_article_text(name, data[:_HEAD]):
                    found = XmlStream(io.BytesIO(data), "text")
                    return next((texts_of(one) for one in found if isinstance(one, Item)), None)
        return None
