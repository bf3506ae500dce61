"""hOCR of tesseract, OCRopus and the Internet Archive: HTML whose classes say what was read."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from index.readers.digitised.pages import Issue, page_records, read_pages
from index.readers.digitised.streaming import Elements
from index.readers.digitised.words import Page, Word, fraction, words_in
from index.readers.kinds import KINDS
from index.readers.record import Input, Notice, Reading

NAME = "hocr"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_PAGE = re.compile(rb"\bclass\s*=\s*[\"'][^\"'<>]*\bocr_page\b")
_NAMES = frozenset(("div", "p", "span", "h1", "h2", "h3", "h4", "meta"))
_PROPERTY = re.compile(r"(?:^|;)\s*(\w+)\s+(\"[^\"]*\"|[^;]*)")
_LINES = frozenset(
    ("ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat")
)
_HEADINGS = frozenset(("ocr_header", "ocr_title", "ocr_chapter", "ocr_section", "ocr_part"))
_LETTERS = frozenset(("ocrx_cinfo", "ocr_cinfo"))
_PARAGRAPHS = _HEADINGS - {"ocr_header"} | {"ocr_par"}


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is HTML with a page of hOCR near its beginning."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _PAGE.search(head) is not None


def read(source: Input) -> Iterator[Reading]:
    """The pages of a file."""
    layout = _Layout()
    return page_records(source.name, pages(source.stream, layout), layout.issue)


def pages(stream: BinaryIO, layout: "_Layout | None" = None) -> Iterator[Page | Notice]:
    """The pages of a file, and what was repaired in it.

    Raises:
        UnreadableError: a part of it is too large; what stood before was given.
    """
    elements = Elements(stream, _NAMES, _NAMES, html=True)
    return read_pages(elements, layout or _Layout())


class _Layout:
    """The page that is being read, and what was said of the document."""

    def __init__(self) -> None:
        self.page = Page()
        self._said: dict[str, str] = {}
        self._languages = Counter[str]()
        self._unclosed = self._line = 0
        self._letters: list[str] = []
        self._is_heading = False

    def issue(self) -> Issue:
        """What the head of the document says, as Dublin Core."""
        title, day = self._said.get("title", ""), self._said.get("date", "")
        language, id = self._said.get("language", ""), self._said.get("identifier", "")
        return Issue(newspaper=title, date=day, language=language, id=id, origin="Dublin Core")

    def begin(self, name: str, node: etree._Element) -> None:
        """Takes what a tag says."""
        classes = _classes(node)
        if node.tag == "meta":
            key = (node.get("name") or "").lower().replace(":", ".")
            if key.startswith(("dc.", "dcterms.")):
                self._said.setdefault(key.partition(".")[2], node.get("content") or "")
        elif "ocr_page" in classes:
            said = _properties(node)
            number = said.get("lpageno") or _counted(said.get("ppageno", ""))
            self.page = Page(number=number, image=said.get("image", ""))
            self._languages.clear()
            self._unclosed = 0
        elif classes & _LINES:
            self._line = len(self.page.words)
            self._is_heading = self._is_heading or "ocr_header" in classes
        elif "ocrx_word" in classes:
            self._letters.clear()
        elif classes & _PARAGRAPHS or "ocr_carea" in classes:
            self._close()

    def end(self, name: str, node: etree._Element) -> Page | None:
        """Takes what an element held; the page, where it was one."""
        words, classes = self.page.words, _classes(node)
        if classes & _LETTERS:
            self._letters.append("".join(map(str, node.itertext())))
        elif "ocrx_word" in classes:
            text = "".join((*self._letters, *map(str, node.itertext())))
            words.append(Word(text, fraction(_properties(node).get("x_wconf"), 100)))
        elif classes & _LINES:
            if len(words) == self._line:
                words += words_in("".join(map(str, node.itertext())))
            self.page.end_line(self._line)
        elif classes & _PARAGRAPHS or "ocr_carea" in classes:
            self._languages[node.get("lang") or ""] += len(words) - self._unclosed
            self._is_heading = self._is_heading or bool(classes & _HEADINGS)
            self._close()
        elif "ocr_page" in classes:
            return self.whole()
        return None

    def whole(self) -> Page:
        """The page as far as it was read."""
        self._close()
        said = self._languages.most_common(1)
        self.page.language = said[0][0] if said else ""
        return self.page

    def _close(self) -> None:
        """Ends a paragraph: what was read since the last one."""
        self.page.close(self._unclosed, "heading" if self._is_heading else "paragraph")
        self._unclosed, self._is_heading = len(self.page.words), False


def _properties(node: etree._Element) -> dict[str, str]:
    """What the attribute `title` says: `bbox 0 0 9 9; x_wconf 93; image "a.png"`."""
    found = _PROPERTY.findall(node.get("title") or "")
    return {name: value.strip().strip('"').strip("'") for name, value in found}


def _counted(number: str) -> str:
    """The number of a page that is counted from 0; nothing for the first, which each file has."""
    return str(int(number) + 1) if number.isdecimal() and int(number) else ""


def _classes(node: etree._Element) -> frozenset[str]:
    return frozenset((node.get("class") or "").split())
