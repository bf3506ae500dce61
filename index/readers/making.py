"""A record becomes an article: what it tells is cleaned, and what it means is decided here, in one
place for all formats.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from itertools import chain

from index.article import Article
from index.readers import dates, languages, people, permalinks
from index.readers.addresses import licence_address, web_address
from index.readers.digitised import facsimiles
from index.readers.images import with_whole_addresses
from index.readers.languages.detecting import language_of
from index.readers.record import SHAPELESS, Notice, PassedOver, Record, Told, Unreadable
from index.readers.sectioning import TITLE_WORDS, Arranged, arranged, first_words
from index.readers.source_settings import Context
from index.readers.standing import held_back, instant_of, status_of
from index.text.cleaning import one_line, printable

NOTHING = "It has neither title nor text; `dateline inspect` shows what was read of it."

OWN_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")
"""An id that can stand in an address as it is."""
_VERSION = re.compile(r"[vV]?0*([0-9]{1,7})(?:\.0+)?")


@dataclass(frozen=True, slots=True)
class Made:
    """An article, where each of its attributes came from, what is to be said about it, and the name
    of the reader that read it.
    """

    article: Article
    origins: Mapping[str, str]
    notices: tuple[Notice, ...] = ()
    format: str = ""


def made(
    record: Record, name: str, context: Context, reader: str = ""
) -> Made | Unreadable | PassedOver:
    """What a record is. `name` is that of its file, for the ids of articles that have neither an
    id nor an address; `reader` is that of its reader.
    """
    if (held := held_back(record, context)) is not None:
        return held
    making = _Making(record, context)
    article = making.article(name)
    if article is None:
        return Unreadable(record.place, NOTHING, kind=SHAPELESS)
    return Made(article, making.origins, tuple(making.notices), reader)


class _Making:
    """One article in the making, and what is to be told of it."""

    def __init__(self, record: Record, context: Context) -> None:
        self._record = record
        self._context = context
        self.origins: dict[str, str] = {}
        self.notices: list[Notice] = []

    def article(self, name: str) -> Article | None:
        """The article; None where there is neither a title nor text."""
        record, context = self._record, self._context
        told_title, headline = self._line("title"), self._line("headline")
        body = arranged(record.blocks, told_title or headline, self._line("lede"))
        if body.lede is None:
            self.origins.pop("lede", None)
        title = self._title(told_title, headline, body)
        if not title:
            return None
        language = self._language(title, body)
        when = self._when("date", language)
        url = self._url(title, when)
        return Article(
            id=self._id(url, (name, title, when.day.isoformat() if when else "")),
            title=title,
            source=self._source(),
            headline=headline,
            lede=body.lede,
            url=url,
            date=when.day if when else None,
            published=when.instant if when else None,
            modified=self._instant("modified", language),
            authors=self._people(),
            topics=self._topics(),
            language=language,
            images=with_whole_addresses(record.images, url or context.base),
            sections=body.sections,
            background=body.background,
            precision=when.precision if when else "day",
            section=self._line("section"),
            page=self._line("page"),
            edition=self._line("edition"),
            facsimile=self._facsimile(name, when),
            confidence=record.confidence,
            licence_url=self._licence(),
            status=status_of(record),
            notice=self._line("notice"),
            corrected=self._day("corrected", language),
            captured=self._instant("captured", language),
            version=self._version(),
            codes=record.codes,
            captured_url=self._line("captured_url"),
        )

    def _line(self, attribute: str) -> str | None:
        """An attribute as it was told, on one line; None where it is empty."""
        told: Told | None = getattr(self._record, attribute)
        text = one_line(told.value) if told else ""
        if told and text:
            self.origins[attribute] = told.origin
        return text or None

    def _title(self, title: str | None, headline: str | None, body: Arranged) -> str:
        if title:
            return title
        if headline:
            self.origins["title"] = self.origins["headline"]
            return headline
        self.origins["title"] = f"the first {TITLE_WORDS} words of the text"
        return first_words(body)

    def _id(self, url: str | None, place: tuple[str, ...]) -> str:
        own = self._line("id")
        if own and OWN_ID.fullmatch(own):
            return own
        if url:
            self.origins["id"] = "a hash of the address"
            return short_hash(url)
        if own:
            self.origins["id"] = f"a hash of {self.origins['id']}"
            return short_hash(own)
        self.origins["id"] = "a hash of path, title and date"
        return short_hash("\n".join(place))

    def _url(self, title: str, when: dates.When | None) -> str | None:
        told = self._line("url") or self._permalink(title, when)
        if told is None:
            return None
        found = web_address(told, self._context.base)
        if found is None:
            del self.origins["url"]
            reason = f"Its address {printable(told, 60)} is not whole; set base in source.toml."
            self._say(reason, "addresses that are not whole")
        return found

    def _permalink(self, title: str, when: dates.When | None) -> str | None:
        """The address that the pattern in the settings makes of what the file is called."""
        pattern, naming = self._context.permalink, self._record.naming
        if not pattern or naming is None:
            return None
        found = permalinks.expanded(pattern, naming, title, when)
        if isinstance(found, permalinks.Lacking):
            reason = f"It has nothing for :{found.token}, which permalink in source.toml asks for"
            self._say(f"{reason}; give it an url.", "articles without an address")
            return None
        self.origins["url"] = "permalink in source.toml"
        return permalinks.joined(self._context.base, found)

    def _facsimile(self, name: str, when: dates.When | None) -> str | None:
        """The address of the picture of the page, by the pattern in the settings."""
        found, pattern = self._record.facsimile, self._context.facsimile
        if not (found and pattern):
            return web_address(found.address, self._context.base) if found else None
        try:
            return web_address(facsimiles.expanded(pattern, found, name, when))
        except facsimiles.LackingError as lacking:
            self._say(f"It has no {lacking} for facsimile in source.toml.", "pages without a link")
            return None

    def _source(self) -> str:
        if self._context.source:
            self.origins["source"] = "name in the settings"
            return self._context.source
        publisher = self._line("publisher")
        self.origins["source"] = self.origins.pop("publisher", "the name of the folder")
        return publisher or self._context.folder

    def _language(self, title: str, body: Arranged) -> str | None:
        told = self._line("language")
        found = languages.tag(told) if told else None
        if told and found is None:
            del self.origins["language"]
        if found is None and self._context.language:
            self.origins["language"] = "language in the settings"
            return self._context.language
        paragraphs = (text for section in body.sections for text in section.paragraphs)
        read = language_of(chain((title, body.lede or ""), paragraphs), unlike=found)
        if read:
            self.origins["language"] = "the words of the text"
        return read or found

    def _licence(self) -> str | None:
        told = self._line("licence")
        if told:
            return licence_address(told)
        if self._context.licence:
            self.origins["licence"] = "licence in the settings"
        return self._context.licence

    def _people(self) -> tuple[str, ...]:
        self._several("authors", self._record.authors)
        return people.authors(told.value for told in self._record.authors)

    def _topics(self) -> tuple[str, ...]:
        self._several("topics", self._record.topics)
        are_coded = bool(self._record.codes)
        return people.topics([told.value for told in self._record.topics], are_whole=are_coded)

    def _version(self) -> int | None:
        """The number of the version (`3`, `v3`, `3.0`); None where it is none, or a time."""
        found = _VERSION.fullmatch(self._line("version") or "")
        return int(found[1]) if found else None

    def _several(self, attribute: str, told: tuple[Told, ...]) -> None:
        if told:
            self.origins[attribute] = ", ".join(dict.fromkeys(each.origin for each in told))

    def _when(self, attribute: str, language: str | None) -> dates.When | None:
        told: Told | None = getattr(self._record, attribute)
        if told is None or not told.value.strip():
            return None
        found = dates.read(told.value, self._context.zone, language)
        if isinstance(found, dates.NoDate):
            shown = printable(told.value.strip(), 30)
            reason = found.reason or f"Its date {shown} stands for none; write it as YYYY-MM-DD."
            kind = "undated articles" if attribute == "date" else f"{attribute} that are no dates"
            self._say(reason if attribute == "date" else f"{attribute}: {reason}", kind)
            return None
        self.origins[attribute] = told.origin
        return found

    def _instant(self, attribute: str, language: str | None) -> datetime | None:
        when = self._when(attribute, language)
        return instant_of(when, self._context.zone) if when else None

    def _day(self, attribute: str, language: str | None) -> date | None:
        """A whole day; of a month or a year alone, none."""
        when = self._when(attribute, language)
        return when.day if when and when.precision == "day" else None

    def _say(self, reason: str, kind: str) -> None:
        self.notices.append(Notice(self._record.place, reason, kind))


def short_hash(text: str) -> str:
    """The first 16 hex digits of the SHA-256 of a text, which may hold surrogates (file names)."""
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:16]
