"""What one article of an export tells, as it is found; then it becomes a record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.article import Code, Image
from index.readers.making import short_hash
from index.readers.plain import bylines
from index.readers.record import SHAPELESS, Block, Notice, Reading, Record, Told, Unreadable
from index.readers.sectioning import letters

CUT = "The file ends within it; export it again."
_OPEN = "The page ends before its end, and articles may be missing; export it again."
NOTHING = "The database gave neither a title nor a text of it; ask for it again."
_FEWEST = 60
"""Of shorter articles the count of words says nothing: captions and tables may be counted."""
_NUMBER = re.compile(r"\d+(?:[.,\s\u00a0\u202f]\d{3})*")
_PERCENT = re.compile(r"\s*\(\s*\d{1,3}\s?%\s*\)")
_LISTED = re.compile(r"\s*;\s*|(?<=%\))\s+")
_PAGE = re.compile(
    r"(?:pgs?|pages?|p|pp|seiten?|s|blz|bladzijde|pagina|pag|página|páginas|pág|págs|pags)\b\.?\s*"
    r"(?P<page>\w.{0,30})",
    re.IGNORECASE,
)
_BARE_PAGE = re.compile(r"(?P<page>[A-Z]{1,2}-?\d{1,3}[A-Z]?)")
_PARTS = re.compile(r"\s*;\s*|,\s(?=(?:Pg|S|p|Pág|pag|blz)\.\s)")
_ISSUE = re.compile(r",\s|\s+(?:Ausg|Nr|No|Issue|Vol|núm|nº|n°)\b")
_NO_SECTION = re.compile(r"version:\s*\d+|(?:pgs?|s|p)\.", re.IGNORECASE)
_WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_PLACE = re.compile(r",\s*(?:\S+\.[a-z]{2,4}|[^,]*\d[^,]*|-.*)$")


@dataclass(slots=True)
class Sheet:
    """An article in the making. `words` is how many the export says it has; `told` has the
    attributes of a record that have one value.
    """

    place: str
    line: int | None = None
    words: int | None = None
    told: dict[str, Told] = field(default_factory=dict)
    authors: list[Told] = field(default_factory=list)
    topics: list[Told] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def tell(self, attribute: str, value: str, origin: str) -> None:
        """A value; the first that is not empty stays."""
        plain = " ".join(value.split())
        if plain:
            self.told.setdefault(attribute, Told(plain, origin))

    def tell_words(self, value: str) -> None:
        """The number of words (`1.285 Wörter`)."""
        if found := _NUMBER.search(value):
            self.words = int(re.sub(r"\D", "", found[0])[:9])

    def tell_author(self, value: str, origin: str) -> None:
        """Whom a byline names; where they are and for whom they write is left out."""
        plain = " ".join(value.split())
        if not plain:
            return
        found = bylines.read(plain) or bylines.read(f"By {plain}")
        names = found.names if found else [_PLACE.sub("", plain)]
        self.authors += [Told(name, origin) for name in names if name]

    def tell_section(self, value: str, origin: str) -> None:
        """A section and the page, as `SPORT; Pg. 4; Column` has them."""
        sections = []
        for part in filter(None, map(str.strip, _PARTS.split(value))):
            if page := _PAGE.fullmatch(part) or _BARE_PAGE.fullmatch(part):
                self.tell("page", _ISSUE.split(page["page"])[0], origin)
                break
            if not _NO_SECTION.fullmatch(part):
                sections.append(part)
        self.tell("section", "; ".join(sections), origin)

    def tell_notice(self, value: str, origin: str) -> None:
        """What the newspaper corrected, in one or more paragraphs."""
        before = self.told.pop("notice", None)
        self.tell("notice", f"{before.value} {value}" if before else value, origin)
        if "notice" in self.told:
            self.tell("status", "corrected", origin)

    def tell_topics(self, value: str, origin: str) -> None:
        """Subjects, places, people or companies: `FERRIES (90%); HARBOURS (71%)`."""
        names = (" ".join(_PERCENT.sub("", part).split()) for part in _LISTED.split(value))
        self.topics += [Told(name, origin) for name in names if name]


def readings(sheet: Sheet) -> Iterator[Reading]:
    """The article, and what is to be said of it."""
    if not sheet.blocks and "title" not in sheet.told and "lede" not in sheet.told:
        yield Unreadable(sheet.place, NOTHING, sheet.line, SHAPELESS)
        return
    yield _record(sheet)
    if "date" not in sheet.told:
        yield Notice(sheet.place, "No day is told of it.", "undated articles")
    read = _count(sheet)
    if sheet.words is not None and sheet.words >= _FEWEST and read * 2 < sheet.words:
        reason = f"It has {read} words here and {sheet.words} by its own count; export it again."
        yield Notice(sheet.place, reason, "articles shorter than their own count of words")


def open_page(text: str) -> Iterator[Notice]:
    """What is to be said of a page that ends in this text, if it does not end as pages do."""
    if "</html>" not in text.lower():
        yield Notice("", _OPEN, "exports that end early")


def _record(sheet: Sheet) -> Record:
    told = sheet.told
    return Record(
        place=sheet.place,
        id=told.get("id") or _id(sheet),
        url=told.get("url"),
        title=told.get("title"),
        lede=told.get("lede"),
        date=told.get("date"),
        authors=tuple(sheet.authors),
        topics=tuple(dict.fromkeys(sheet.topics)),
        codes=tuple(dict.fromkeys(sheet.codes)),
        language=told.get("language"),
        publisher=told.get("publisher"),
        section=told.get("section"),
        page=told.get("page"),
        status=told.get("status"),
        notice=told.get("notice"),
        images=tuple(Image(caption=text) for text in sheet.captions),
        blocks=tuple(sheet.blocks),
    )


def _id(sheet: Sheet) -> Told:
    """The id of an article without a number: the same in every export that has it, and of its own
    where a newspaper prints two texts under one title on one day.
    """
    names = ("publisher", "date", "title", "lede")
    told = [sheet.told[name].value for name in names if name in sheet.told]
    found = short_hash("\n".join(map(letters, (*told, *(block.text for block in sheet.blocks)))))
    return Told(found, "a hash of source, day, title and text")


def _count(sheet: Sheet) -> int:
    told = [sheet.told[name].value for name in ("title", "lede") if name in sheet.told]
    texts = [*told, *(block.text for block in sheet.blocks)]
    return sum(len(text.split()) + len(_WITHOUT_SPACES.findall(text)) for text in texts)
