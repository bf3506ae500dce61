"""What a news article is, whatever file it came from."""

import calendar
import datetime
import re
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlsplit

LEDE_ANCHOR = "lede"
OPENING_ANCHOR = "s1"
BACKGROUND_ANCHOR = "background"
HEADING = -1
"""The number of a heading among the furniture of its section."""

_CREATIVE_COMMONS = re.compile(
    r"^https?://(?:www\.)?creativecommons\.org/(?P<kind>licenses|publicdomain)/"
    r"(?P<code>[a-z-]+)(?:/(?P<version>\d+\.\d+))?(?:/(?P<port>[a-z]{2,3}))?(?:[/?#].*)?$",
    re.IGNORECASE,
)
Precision = Literal["day", "month", "year"]
Status = Literal["live", "corrected", "updated", "withdrawn", "removed"]
_PUBLIC_DOMAIN = {"zero": "CC0", "mark": "Public Domain Mark", "certification": "Public domain"}


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's credit and caption; the picture itself stays where it is."""

    source: str | None = None
    author: str | None = None
    licence_url: str | None = None
    caption: str | None = None
    url: str | None = None

    @property
    def credit(self) -> str | None:
        """Who is to be named: the author, else the source."""
        return self.author or self.source

    @property
    def licence(self) -> str | None:
        """The short name of the licence, else its address."""
        return licence_name(self.licence_url) if self.licence_url else None


@dataclass(frozen=True, slots=True)
class Code:
    """What an agency's item is filed under, as the agency codes it.

    `kind` is `subject`, `person`, `organisation`, `place`, `industry`, `genre`, `slug` or `signal`;
    `scheme` is the vocabulary that `code` is of (`medtop`), `name` what it is called. Each but the
    kind may be empty, not all three.
    """

    kind: str
    scheme: str = ""
    code: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of paragraphs under one heading; the opening has none. A list's item, a paragraph of
    a quotation and a table's row are paragraphs too. `level` is the heading's, 2 for the highest.

    `furniture` has the numbers of the paragraphs that its source repeats (docs/furniture.md) in
    ascending order, from 0; `HEADING` stands for the heading.
    """

    heading: str | None
    anchor: str
    paragraphs: tuple[str, ...]
    level: int = 2
    furniture: tuple[int, ...] = ()

    def without_furniture(self) -> "Section":
        """The section as it was written, without what its source repeats and without marks."""
        if not self.furniture:
            return self
        left = (text for n, text in enumerate(self.paragraphs) if n not in self.furniture)
        heading = None if HEADING in self.furniture else self.heading
        return replace(self, heading=heading, paragraphs=tuple(left), furniture=())


@dataclass(frozen=True, slots=True)
class Article:
    """One news article.

    `date` is the calendar day in the archive's own zone; where only the month or the year is known
    (`precision`), its first day. `published` is the instant where the source tells one, `captured`
    when a crawler saw the article, `added` when the archive first had it, and `changed` when it
    last became another. `section` is the part of the newspaper it stood in, `page` where it was
    printed, `edition` which printing of the day that was, `facsimile` the address of a picture of
    that page. `confidence` is how sure OCR was of the words, from 0 to 1 on the average; None where
    people wrote them. `captured_url` is the address that the crawler asked for, where `url` is
    another. What is not `live` was corrected, updated or taken back on the day `corrected`, which
    `notice` explains; of what was `removed` neither title nor text is kept.
    `fingerprint` names its content (`index.stored.fingerprint`). `version` is the number that its
    agency gives it, `codes` what that filed it under.

    `sections` starts with the opening (anchor `s1`, no heading), which is always there.
    `background` is the closing encyclopaedic section. `image1`, `image2` ... are the anchors of
    the images. The lede too may be what the source repeats (`lede_is_furniture`).
    """

    id: str
    title: str
    source: str
    headline: str | None = None
    lede: str | None = None
    url: str | None = None
    date: datetime.date | None = None
    published: datetime.datetime | None = None
    modified: datetime.datetime | None = None
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    language: str | None = None
    images: tuple[Image, ...] = ()
    sections: tuple[Section, ...] = (Section(None, OPENING_ANCHOR, ()),)
    background: Section | None = None
    precision: Precision = "day"
    section: str | None = None
    page: str | None = None
    edition: str | None = None
    facsimile: str | None = None
    confidence: float | None = None
    licence_url: str | None = None
    status: Status = "live"
    notice: str | None = None
    corrected: datetime.date | None = None
    captured: datetime.datetime | None = None
    captured_url: str | None = None
    added: datetime.datetime | None = None
    changed: datetime.datetime | None = None
    fingerprint: str | None = None
    lede_is_furniture: bool = False
    version: int | None = None
    codes: tuple[Code, ...] = ()

    def without_furniture(self) -> "Article":
        """The article as it was written, without what its source repeats and without marks."""
        if not self.lede_is_furniture and not any(part.furniture for part in self.sections):
            return self
        return replace(
            self,
            lede=None if self.lede_is_furniture else self.lede,
            lede_is_furniture=False,
            sections=tuple(section.without_furniture() for section in self.sections),
        )

    @property
    def licence(self) -> str | None:
        """The short name of the text's licence, else its address."""
        return licence_name(self.licence_url) if self.licence_url else None

    @property
    def added_second(self) -> int:
        """When the archive first had it, in seconds since 1970; 0 where that is not known."""
        return int(self.added.timestamp()) if self.added else 0

    @property
    def changed_second(self) -> int:
        """When it last became another, in seconds since 1970; 0 where that is not known."""
        return int(self.changed.timestamp()) if self.changed else 0

    @property
    def fingerprint_number(self) -> int:
        """The fingerprint as a number of 64 bits; 0 where there is none."""
        return int(self.fingerprint or "0", 16)

    @property
    def domain(self) -> str | None:
        """The host of the site on which it stood, without `www.`; None without an address."""
        try:
            host = urlsplit(self.captured_url or self.url or "").hostname
        except ValueError:  # an address that no browser could open
            return None
        return host.removeprefix("www.") if host else None

    @property
    def last_day(self) -> datetime.date | None:
        """The last day that `date` may stand for; `date` itself is the first."""
        if self.date is None or self.precision == "day":
            return self.date
        month = 12 if self.precision == "year" else self.date.month
        return self.date.replace(month=month, day=calendar.monthrange(self.date.year, month)[1])

    @property
    def written_date(self) -> str | None:
        """The date as far as it is known: `1899`, `1899-05`, `1899-05-17`."""
        parts = {"year": 4, "month": 7, "day": 10}[self.precision]
        return self.date.isoformat()[:parts] if self.date else None


def licence_name(url: str) -> str:
    """The short name of a Creative Commons address (`CC BY 2.0`, `CC0`), else the address."""
    match = _CREATIVE_COMMONS.match(url.strip())
    if match is None:
        return url.strip()
    code = match["code"].lower()
    if match["kind"].lower() == "publicdomain":
        return _PUBLIC_DOMAIN.get(code, url.strip())
    parts = ["CC", code.upper(), match["version"], match["port"] and match["port"].upper()]
    return " ".join(part for part in parts if part)
