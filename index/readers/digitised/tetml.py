"""TETML, which PDFlib's TET makes of a PDF: paragraphs of words, already joined at line ends."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from index.readers.digitised.naming import named
from index.readers.digitised.pages import Issue, page_records, read_pages
from index.readers.digitised.streaming import Elements
from index.readers.digitised.words import Page, Word, words_in
from index.readers.feeds.xml.names import local_name
from index.readers.feeds.xml.root import root_of
from index.readers.kinds import KINDS
from index.readers.record import Input, Reading

NAME = "tetml"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_BEGINS = frozenset(("Document", "Page", "Para", "Line", "Word"))
_ENDS = frozenset(("Page", "Para", "Line", "Word", "Text", "Title"))
_CLOSE = 0.25
"""Of the height of a line, so wide may be what is no blank."""


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is TETML."""
    root = root_of(head)
    return root is not None and local_name(root.name) == "TET"


def read(source: Input) -> Iterator[Reading]:
    """The pages of a document."""
    layout = _Layout()
    pages = read_pages(Elements(source.stream, _BEGINS, _ENDS), layout)
    return page_records(source.name, pages, layout.issue)


class _Layout:
    """The page that is being read, and the document."""

    def __init__(self) -> None:
        self.page = Page()
        self._title, self._file, self._count = "", "", ""
        self._begin = {"Para": 0, "Line": 0}
        self._right = self._bottom = 0.0  # where the last word ended
        self._above = ""

    def issue(self) -> Issue:
        """What the document is called and where it lay tells the day."""
        title = self._title if self._count != "1" else ""
        return Issue(newspaper=title, date=named(self._file).date, origin="Document")

    def begin(self, name: str, node: etree._Element) -> None:
        """Takes what a tag says."""
        if name == "Document":
            self._file, self._count = node.get("filename") or "", node.get("pageCount") or ""
        elif name == "Page":
            number = node.get("number") or ""
            title = self._title if self._count == "1" else ""
            self.page = Page(title=title, number=number, image=self._file)
        elif name in self._begin:
            self._begin[name] = len(self.page.words)
        self._above = name

    def end(self, name: str, node: etree._Element) -> Page | None:
        """Takes what an element held; the page, where it was one."""
        if name == "Page":
            return self.page
        if name == "Title":
            self._title = self._title or " ".join((node.text or "").split())
        elif name == "Text":
            text = node.text or ""
            self.page.words += [Word(text)] if self._above == "Word" else words_in(text)
        elif name == "Word":
            self._glue(node)
        elif name == "Line":
            self.page.end_line(self._begin["Line"])
        elif name == "Para":
            self.page.close(self._begin["Para"])
        return None

    def whole(self) -> Page:
        """The page as far as it was read."""
        return self.page

    def _glue(self, node: etree._Element) -> None:
        """A full stop is a word of its own: where it stands close to the word before, no blank is
        between them.
        """
        boxes = [one for one in node if local_name(str(one.tag)) == "Box"]
        if not boxes or not self.page.words:
            return
        left, bottom, height = _place(boxes[0])
        word = self.page.words[-1]
        is_close = abs(left - self._right) < height * _CLOSE and bottom == self._bottom
        if is_close and not any(map(str.isalnum, word.text)):
            self.page.words[-1] = replace(word, touches=True)
        self._right, self._bottom = float(boxes[-1].get("urx") or 0), bottom


def _place(box: etree._Element) -> tuple[float, float, float]:
    """Where a word begins: left, bottom, and its height."""
    bottom = float(box.get("lly") or 0)
    return float(box.get("llx") or 0), bottom, float(box.get("ury") or 0) - bottom
