"""ALTO 1 to 4: the pages of a newspaper as words in lines in blocks.

A file by itself is read page by page. Where METS beside it tells which blocks are an article, that
reader takes its words (`mets/reading.py`).
"""

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from index.readers.digitised.alto_lines import words_of
from index.readers.digitised.pages import page_records, read_pages
from index.readers.digitised.streaming import Elements
from index.readers.digitised.words import Page, fraction
from index.readers.feeds.xml.names import XML_LANG, local_name
from index.readers.feeds.xml.root import root_of
from index.readers.kinds import KINDS
from index.readers.record import Input, Notice, Reading

NAME = "alto"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_TAGS = frozenset(("OtherTag", "StructureTag", "LayoutTag", "RoleTag"))
_BLOCKS = frozenset(("ComposedBlock", "TextBlock"))
_BEGINS = frozenset(("Page", "ElementRef")) | _TAGS | _BLOCKS
_ENDS = frozenset(("Page", "TextLine", "fileName")) | _BLOCKS
_HEADINGS = ("head", "title", "überschrift", "titre", "kop")


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is ALTO, of whichever namespace."""
    root = root_of(head)
    return root is not None and local_name(root.name) == "alto"


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
        self._image = ""
        self._open: list[tuple[str, int]] = []  # ids of blocks that have begun, and where
        self._languages = Counter[str]()
        self._headings = set[str]()  # the ids of tags that say that a block is one
        self._ranks: dict[str, int] = {}  # ids in the order in which they are read
        self._parted = ""  # the whole of the word whose first part was read last

    def begin(self, name: str, node: etree._Element) -> None:
        """Takes what the tag of an element says."""
        if name == "Page":
            number = node.get("PRINTED_IMG_NR") or ""
            count = (node.get("PHYSICAL_IMG_NR") or "").lstrip("0")
            self.page = Page(
                number=number,
                # Where each page is a file, each often says that it is the first.
                count=count if count.isdecimal() and count != "1" else "",
                image=self._image,
                confidence=fraction(node.get("PC")),
            )
            self._languages.clear()
            self._parted = ""
        elif name == "ElementRef":
            self._ranks.setdefault(node.get("REF") or "", len(self._ranks))
        elif name.endswith("Tag"):
            said = f"{node.get('TYPE') or ''} {node.get('LABEL') or ''}".lower()
            if any(word in said for word in _HEADINGS):
                self._headings.add(node.get("ID") or "")
        else:
            self._open.append((node.get("ID") or "", len(self.page.words)))

    def end(self, name: str, node: etree._Element) -> Page | None:
        """Takes what an element held; the page, where it was one."""
        if name == "Page":
            return self.whole()
        if name == "fileName":
            self._image = (node.text or "").strip()
        elif name == "TextLine":
            self._line(node)
        elif self._open:
            id, begin = self._open.pop()
            end = len(self.page.words)
            self.page.named[id] = begin, end
            if name == "TextBlock" and end > begin:
                language = node.get("LANG") or node.get("language") or node.get(XML_LANG) or ""
                self._languages[language] += end - begin
                tags = set((node.get("TAGREFS") or "").split())
                is_heading = not self._headings.isdisjoint(tags)
                self.page.close(begin, "heading" if is_heading else "paragraph")
        return None

    def whole(self) -> Page:
        """The page as far as it was read."""
        if self._languages:
            self.page.language = self._languages.most_common(1)[0][0]
        if self._ranks:
            self._order()
        return self.page

    def _order(self) -> None:
        """Puts the blocks into the order that the file gives; what it leaves out stays behind what
        it follows.
        """
        ranks = {self.page.named[id]: n for id, n in self._ranks.items() if id in self.page.named}
        last, keys = -1, []
        for begin, end, _ in self.page.blocks:
            within = (n for (a, z), n in ranks.items() if a <= begin and end <= z)
            last = ranks.get((begin, end), min(within, default=last))
            keys.append(last)
        order = sorted(range(len(keys)), key=keys.__getitem__)
        self.page.blocks[:] = [self.page.blocks[n] for n in order]

    def _line(self, line: etree._Element) -> None:
        words, begin = self.page.words, len(self.page.words)
        found, self._parted = words_of(line, self._parted)
        for id, word in found:
            self.page.named[id] = len(words), len(words) + 1
            words.append(word)
        self.page.end_line(begin)
        self.page.named[line.get("ID") or ""] = begin, len(words)
