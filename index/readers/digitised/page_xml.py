"""PAGE XML of PRImA, Transkribus, eScriptorium and OCR-D: regions of a page in reading order."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from lxml import etree

from index.readers.digitised.pages import page_records, read_pages
from index.readers.digitised.streaming import Elements
from index.readers.digitised.words import Page, Word, fraction, words_in
from index.readers.feeds.xml.names import local_name
from index.readers.feeds.xml.root import root_of
from index.readers.kinds import KINDS
from index.readers.record import Input, Kind, Notice, Reading

NAME = "page_xml"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_BEGINS = frozenset(("Page", "TextRegion", "TranskribusMetadata"))
_ENDS = frozenset(("Page", "TextRegion", "TextLine", "ReadingOrder"))
_HEADINGS = ("heading", "headline", "title")
_CUSTOM = re.compile(r"(\w+)\s*\{([^{}]*)\}")
_VALUE = re.compile(r"(\w+)\s*:\s*([^;]*)")


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is PAGE XML, of whichever version."""
    root = root_of(head)
    return root is not None and local_name(root.name) == "PcGts"


def read(source: Input) -> Iterator[Reading]:
    """The page of a file, or its articles where its lines are told apart by them."""
    return page_records(source.name, pages(source.stream))


def pages(stream: BinaryIO) -> Iterator[Page | Notice]:
    """The pages of a file, and what was repaired in it.

    Raises:
        UnreadableError: it is cut, or too large; what stood before was given.
    """
    return read_pages(Elements(stream, _BEGINS, _ENDS), _Layout())


class _Region:
    """A region that has begun: its id, what it is, its article, and where those of its words begin
    that are in no block yet.
    """

    def __init__(self, node: etree._Element, begin: int) -> None:
        custom = _custom(node)
        kind = node.get("type") or custom.get("structure", {}).get("type") or ""
        self.id = node.get("id") or ""
        self.kind: Kind = "heading" if kind in _HEADINGS else "paragraph"
        self.is_number = kind == "page-number"
        self.article = _article(custom)
        self.begin = begin
        order = custom.get("readingOrder", {}).get("index", "")
        self.index = int(order) if order.isdecimal() else None


class _Layout:
    """The page that is being read."""

    def __init__(self) -> None:
        self.page = Page()
        self._open: list[_Region] = []
        self._articles: list[str] = []  # that of each block
        self._keys: list[int] = []  # where each block comes in the reading order
        self._ranks: dict[str, int] = {}  # ids of regions in the order in which they are read
        self._scan = ("", "")

    def begin(self, name: str, node: etree._Element) -> None:
        """Takes what a tag says."""
        if name == "TranskribusMetadata":
            self._scan = node.get("imgUrl") or "", node.get("pageNr") or ""
        elif name == "Page":
            address, number = self._scan
            image, language = node.get("imageFilename") or "", node.get("primaryLanguage") or ""
            self.page = Page(number=number, image=address or image, language=language)
        elif name == "TextRegion":
            self._close()
            self._open.append(_Region(node, len(self.page.words)))

    def end(self, name: str, node: etree._Element) -> Page | None:
        """Takes what an element held; the page, where it was one."""
        if name == "Page":
            return self.whole()
        if name == "ReadingOrder":
            for id in _ordered(node):
                self._ranks.setdefault(id, len(self._ranks))
        elif name == "TextLine":
            self._line(node)
        elif self._open:
            if len(self.page.words) == self._open[-1].begin:
                self._add(_words(node))
            self._close()
            self._open.pop()
            if self._open:
                self._open[-1].begin = len(self.page.words)
        return None

    def whole(self) -> Page:
        """The page as far as it was read, its blocks in reading order."""
        page = self.page
        order = sorted(range(len(page.blocks)), key=self._keys.__getitem__)
        page.blocks[:] = [page.blocks[n] for n in order]
        for number, article in enumerate(self._articles[n] for n in order):
            if article:
                page.articles.setdefault(article, []).append(number)
        return page

    def _line(self, node: etree._Element) -> None:
        """A line. Where it is of another article than the one before, a block ends."""
        article = _article(_custom(node))
        if self._open and article and article != self._open[-1].article:
            self._close()
            self._open[-1].article = article
        begin = len(self.page.words)
        self._add(_words(node))
        self.page.end_line(begin)

    def _add(self, words: list[Word]) -> None:
        if self._open and self._open[-1].is_number:
            self.page.number = self.page.number or "".join(word.text for word in words)
        else:
            self.page.words += words

    def _close(self) -> None:
        """Ends the block of the region that is open."""
        if not self._open:
            return
        region = self._open[-1]
        if len(self.page.words) > region.begin:
            self.page.close(region.begin, region.kind)
            self._articles.append(region.article)
            self._keys.append(self._key())
        region.begin = len(self.page.words)

    def _key(self) -> int:
        """Where the block of the open region is read: by the reading order, else by the index that
        the region itself has, else behind what stands before it.
        """
        for region in reversed(self._open):
            if self._ranks and region.id in self._ranks:
                return self._ranks[region.id]
            if not self._ranks and region.index is not None:
                return region.index
        return self._keys[-1] if self._keys else -1


def _words(node: etree._Element) -> list[Word]:
    """The words of a line or a region: by its own text, since that is what people correct, with the
    confidences of its words where they are as many; else by its words.
    """
    parts = [one for one in node if etree.QName(one).localname == "Word"]
    words = [word for part in parts for word in _text(part)]
    whole = _text(node)
    if not whole:
        return words
    if len(words) != len(whole):
        return whole
    told = (
        own.confidence if own.confidence is not None else line.confidence
        for own, line in zip(words, whole, strict=True)
    )
    return [replace(word, confidence=value) for word, value in zip(whole, told, strict=True)]


def _text(node: etree._Element) -> list[Word]:
    """What was read of an element, by the best of several readings."""
    readings = [one for one in node if etree.QName(one).localname == "TextEquiv"]
    best = min(readings, key=_index, default=None)
    if best is None:
        return []
    texts = {etree.QName(one).localname: one.text or "" for one in best}
    return words_in(texts.get("Unicode") or texts.get("PlainText", ""), fraction(best.get("conf")))


def _index(reading: etree._Element) -> int:
    told = reading.get("index") or ""
    return int(told) if told.isdecimal() else 0


def _ordered(group: etree._Element) -> Iterator[str]:
    """The ids of regions in the order of a group; in an ordered one, their indexes count."""
    children = [one for one in group if isinstance(one.tag, str)]
    if etree.QName(group).localname.startswith("OrderedGroup"):
        children.sort(key=_index)
    for child in children:
        if id := child.get("regionRef"):
            yield id
        yield from _ordered(child)


def _custom(node: etree._Element) -> dict[str, dict[str, str]]:
    """What Transkribus keeps in an attribute: `readingOrder {index:3;} structure {type:x;}`."""
    return {
        name: {key: value.strip() for key, value in _VALUE.findall(inner)}
        for name, inner in _CUSTOM.findall(node.get("custom") or "")
    }


def _article(custom: dict[str, dict[str, str]]) -> str:
    told = custom.get("structure", {})
    return told.get("id", "") if told.get("type") == "article" else ""
