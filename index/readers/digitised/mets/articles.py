"""Which parts of the logical structure of METS are articles, and what an article is made of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from index.article import Image
from index.readers.digitised.mets.structure import Area, Div, Structure
from index.readers.digitised.words import Word, block_of, joined, running
from index.readers.record import Block, Kind, Told

_HOLDERS = frozenset(
    (
        *("newspaper", "periodical", "journal", "volume", "year", "month", "day", "issue"),
        *("edition", "content", "section", "supplement", "page", "chapter", "monograph"),
        *("multivolumework", "maincontent", "pagesequence", "physsequence", "body"),
        *("bodycontent",),
    )
)
"""What holds articles and is none."""
_FURNITURE = frozenset(("titlesection", "masthead", "head", "heading", "pagenumber"))
_HEADINGS = frozenset(
    (
        *("title", "subtitle", "heading", "headline", "subheadline", "overline"),
        *("crossheading", "insideheading"),
    )
)
_BYLINES = ("author", "byline")
_PARAGRAPHS = ("paragraph", "caption", "footnote", "textblock")
_MARKS = str.maketrans("", "", "_- ")

Words = Callable[[Area], list[Word]]
"""What gives the words of an area."""


@dataclass(frozen=True, slots=True)
class Item:
    """An article or advertisement of an issue, and the section that it stands in."""

    div: Div
    kind: str
    section: str = ""

    @property
    def noun(self) -> str:
        """What it is called if it is no article: `Death notice`."""
        plain = self.kind in ("article", *_PARAGRAPHS)
        return "" if plain else self.div.type.replace("_", " ").capitalize()


@dataclass(slots=True)
class Read:
    """What was read of an article."""

    words: list[Word] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)


def items_in(structure: Structure) -> list[Item]:
    """The articles of an issue: the outermost parts of its logical structure that hold no others.
    Mastheads are none.
    """
    logical = [root for kind, root in structure.structures if kind == "logical"]
    return [item for root in logical for item in _items(root, "")]


def areas_of(div: Div, structure: Structure, physical: dict[str, Div]) -> list[Area]:
    """All areas of a part: its own, and those of the physical parts that it is linked with."""
    linked = (id for one in div.all() for id in structure.links.get(one.id, ()))
    parts = (physical[id] for id in linked if id in physical)
    return list(div.all_areas()) or [area for part in parts for area in part.all_areas()]


def read_item(item: Item, areas: list[Area], words: Words) -> Read:
    """The text of an article. `areas` are those of the physical parts that it is linked with, and
    count where it has none of its own.
    """
    found = Read()
    if any(item.div.all_areas()):
        _read(item.div, "", words, found)
    else:
        for area in areas:
            _add(words(area), "paragraph", found)
    return found


def _items(div: Div, section: str) -> Iterator[Item]:
    kind = div.type.translate(_MARKS)
    if kind in _FURNITURE:
        return
    if kind not in _HOLDERS:
        yield Item(div, kind, section)
        return
    inner = div.label if kind == "section" and div.label else section
    for child in div.children:
        yield from _items(child, inner)


def _read(div: Div, above: str, words: Words, found: Read) -> None:
    """Takes the text of a part; that of a paragraph's areas is one text, also across columns."""
    kind = div.type.translate(_MARKS)
    is_within = kind == "text" and above in (*_HEADINGS, *_BYLINES, "caption")
    role = above if is_within or above == "insideheading" else kind
    areas = list(div.all_areas()) if kind in _PARAGRAPHS else div.areas
    read = [word for area in areas for word in words(area)]
    if role in _BYLINES and read:
        found.words += read
        found.authors.append(running(read))
    elif role == "caption" and read:
        found.words += read
        found.images.append(Image(caption=running(read)))
    elif read:
        if role == "title":
            found.titles.append(running(read))
        _add(read, "heading" if role in _HEADINGS else "paragraph", found)
    if kind not in _PARAGRAPHS:
        for child in div.children:
            _read(child, role, words, found)


def _add(words: list[Word], kind: Kind, found: Read) -> None:
    if block := block_of(words, kind):
        found.words += words
        found.blocks.append(block)


def title_of(item: Item, structure: Structure, read: Read) -> Told | None:
    """What an article is called: by its description, by what was read as its title, by its label if
    that is whole.
    """
    described = (structure.descriptions.get(id) for id in item.div.described)
    if title := next((one.title for one in described if one and one.title), ""):
        return Told(joined(title), "METS")
    if title := " ".join(filter(None, read.titles)):
        return Told(title, "title in METS")
    label = item.div.label
    is_whole = label and not label.endswith(("...", "…")) and not label.startswith("Untitled")
    return Told(label, "LABEL in METS") if is_whole else None
