"""An object of JSON, or a row of a table, becomes a record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from index.readers.digitised.in_print import in_print
from index.readers.images import without_repeats
from index.readers.record import PassedOver, Reading, Record, Told, Unreadable
from index.readers.tables.attributes import Attributes
from index.readers.tables.bodies.reading import background_blocks
from index.readers.tables.complaints import Complaints
from index.readers.tables.keys import Keys
from index.readers.tables.parsing import trouble_with
from index.readers.tables.passing import passed_over
from index.readers.tables.shapes import ENOUGH, articles_in, likeness, wrapped


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the articles of a feed and is true of each that says nothing else."""

    publisher: Told | None = None
    language: Told | None = None
    authors: tuple[Told, ...] = ()


NO_FRAME = Frame()


@dataclass(slots=True)
class Recorder:
    """Makes records of the objects of one file, and keeps what is to be said of it at its end."""

    keys: Keys
    complaints: Complaints = field(default_factory=Complaints)

    def read(
        self, value: object, place: str, frame: Frame = NO_FRAME, line: int | None = None
    ) -> Iterator[Reading]:
        """The record of an object, or what is to be said instead; nothing for an object of unknown
        shape, of which `ending` speaks. `line` is where it stands in the file, if that is known.
        """
        yield from self.complaints.beginning(self.keys)
        if trouble := trouble_with(value):
            yield from self.trouble(f"It cannot be read ({trouble}); mend it.", place, line)
            return
        if not isinstance(value, Mapping):
            reason = "It is no object with keys; write each article as one."
            yield from self.trouble(reason, place, line)
            return
        try:
            value = in_print(wrapped(value, self.keys))
            if kind := self._passed(value):
                yield PassedOver(kind)
                return
            record = self._record(Attributes(value, self.keys), place, frame)
        except RecursionError:
            reason = "It is nested too deeply; make it flat, or take it out."
            yield from self.trouble(reason, place, line)
            return
        if record is None or not (record.blocks or record.lede or record.date or record.url):
            yield from self._within(value, place, record)
        else:
            yield record

    def _passed(self, value: Mapping[str, object]) -> str | None:
        """The kind of what is no article; None for an article."""
        return passed_over(value)

    def trouble(self, reason: str, place: str, line: int | None = None) -> Iterator[Reading]:
        """What cannot be read is named, or counted where much cannot."""
        yield from self.complaints.broken_record(Unreadable(place, reason, line))

    def ending(self) -> Iterator[Reading]:
        """What is to be said of the whole file."""
        yield from self.complaints.ending(self.keys)

    def _within(
        self, value: Mapping[str, object], place: str, record: Record | None
    ) -> Iterator[Reading]:
        """The articles within an object that is none or has but a title (answers, a feed).
        If there are none, what was made of the object itself.
        """
        found = [one for one in articles_in(value, self.keys) if one.path]
        if not found:
            if record is None:
                self.complaints.unknown(value, place)
            else:
                yield record
            return
        for number, article in enumerate(chain.from_iterable(one.articles for one in found), 1):
            within = f"{place}, record {number}" if place else f"record {number}"
            if isinstance(article, Mapping) and likeness(article, self.keys) >= ENOUGH:
                yield from self.read(article, within)
            elif isinstance(article, Mapping):
                self.complaints.unknown(article, within)

    def _record(self, of: Attributes, place: str, frame: Frame) -> Record | None:
        """The record; None where there is neither title nor text, nor a lede with a date."""
        title, headline, date = of.line("title"), of.line("headline"), of.date("date")
        body = of.body()
        lede = of.lede(body)
        if title is None and headline is None and not body.blocks and not (lede and date):
            return None
        title = title or headline
        same = headline is None or title is None or headline.value == title.value
        return Record(
            place=place,
            id=of.text("id"),
            url=of.address(),
            title=title,
            headline=None if same else headline,
            lede=lede,
            date=date,
            modified=of.date("modified"),
            authors=of.authors() or frame.authors,
            topics=of.topics(title),
            language=of.first("language") or frame.language,
            publisher=of.publisher() or frame.publisher,
            section=of.first("section"),
            page=of.text("page"),
            edition=of.first("edition"),
            facsimile=of.facsimile(),
            confidence=of.confidence(),
            captured=of.text("captured"),
            status=of.status(),
            notice=of.notice(),
            corrected=of.corrected(),
            licence=of.text("licence"),
            images=without_repeats((*of.images(), *body.images)),
            blocks=(*body.blocks, *background_blocks(of.value.get("background"))),
        )
