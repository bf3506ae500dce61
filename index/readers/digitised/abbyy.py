"""XML of ABBYY FineReader, versions 6 to 15: blocks, paragraphs, lines and their letters."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO

from lxml import etree

from index.readers.digitised.pages import page_records, read_pages
from index.readers.digitised.streaming import Elements
from index.readers.digitised.words import Page, Word, fraction, words_in
from index.readers.feeds.xml.names import local_name
from index.readers.feeds.xml.root import root_of
from index.readers.kinds import KINDS
from index.readers.record import Input, Notice, Reading

NAME = "abbyy"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_BEGINS = frozenset(("page", "par", "paragraphStyle"))
_ENDS = frozenset(("page", "par", "line"))
_SIGNS = ("abbyy.com", "<charParams", "blockType=")


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is a document of FineReader, or one of its pages."""
    root = root_of(head)
    if root is None or local_name(root.name) not in ("document", "page"):
        return False
    return any(sign in root.shown for sign in _SIGNS)


def read(source: Input) -> Iterator[Reading]:
    """The pages of a file."""
    return page_records(source.name, pages(source.stream))


def pages(stream: BinaryIO) -> Iterator[Page | Notice]:
    """The pages of a file, and what was repaired in it.

    Raises:
        UnreadableError: it is cut, or too large; what stood before was given.
    """
    return read_pages(Elements(stream, _BEGINS, _ENDS), _Layout())


class _Layout:
    """The page that is being read."""

    def __init__(self) -> None:
        self.page = Page()
        self._number = self._begin = 0
        self._languages = Counter[str]()
        self._headings = set[str]()  # the ids of styles of headings

    def begin(self, name: str, node: etree._Element) -> None:
        """Takes what a tag says."""
        if name == "page":
            self._number += 1
            self.page = Page(number=str(self._number) if self._number > 1 else "")
            self._languages.clear()
        elif name == "paragraphStyle":
            if (node.get("role") or "").startswith("heading"):
                self._headings.add(node.get("id") or "")
        else:
            self._begin = len(self.page.words)

    def end(self, name: str, node: etree._Element) -> Page | None:
        """Takes what an element held; the page, where it was one."""
        if name == "page":
            return self.whole()
        if name == "line":
            begin = len(self.page.words)
            for run in node:
                self._languages[run.get("lang") or ""] += len(run)
            self.page.words += _words(node)
            self.page.end_line(begin)
        else:
            is_heading = node.get("style") in self._headings
            self.page.close(self._begin, "heading" if is_heading else "paragraph")
        return None

    def whole(self) -> Page:
        """The page as far as it was read."""
        said = self._languages.most_common(1)
        # `GermanStandard`, `EnglishUnitedStates`
        self.page.language = said[0][0].removesuffix("Standard") if said else ""
        return self.page


def _words(line: etree._Element) -> Iterator[Word]:
    """The words of a line: of letters, or of text where the letters were not exported."""
    letters = [one for one in line.iterdescendants() if etree.QName(one).localname == "charParams"]
    if not letters:
        yield from words_in("".join(map(str, line.itertext())))
        return
    for blank, group in groupby(letters, key=lambda one: not (one.text or "").strip()):
        if not blank:
            word = list(group)
            told = (fraction(one.get("charConfidence"), 100) for one in word)
            known = [value for value in told if value is not None]
            mean = sum(known) / len(known) if known else None
            yield Word("".join(one.text or "" for one in word), mean)
