"""JSON of agencies: ninjs 1 to 3, Superdesk's dialect and archive, AP's media API, and
digitalwires of dpa. What they share with other JSON is read as that is (`index/readers/tables/`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from index.readers.agencies import items, ninjs_bodies, ninjs_items
from index.readers.agencies.signals import without_signals
from index.readers.containers.streams import peeked
from index.readers.kinds import KINDS
from index.readers.record import Input, PassedOver, Reading, Record
from index.readers.tables import json_documents, json_lines
from index.readers.tables.attributes import Attributes
from index.readers.tables.keys import Keys
from index.readers.tables.looking import encoding_of, is_document, is_lines
from index.readers.tables.recorder import NO_FRAME, Frame, Recorder
from index.readers.tables.shapes import wrapped
from index.readers.tables.synonyms import normal

NAME = "ninjs"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None

_KEY = re.compile(r'"([A-Za-z_]{3,24})"\s*:')
_VERSIONED = frozenset(("versioncreated", "pubstatus", "firstcreated"))
_WRITTEN = frozenset(
    (
        "headline",
        "headlines",
        "bodies",
        "bodyhtml",
        "bodytext",
        "bodyxhtml",
        "articlehtml",
        "slugline",
    )
)
_MEDIA = {"picture": "pictures", "graphic": "graphics", "video": "videos", "audio": "recordings"}
_OTHERS = {"planning": "plans", "event": "plans", "composite": items.WITHOUT_TEXT}


def sniff(name: str, head: bytes) -> bool:
    """Whether a file is JSON that has the keys of ninjs: when a version was made, or whether it may
    be published, beside a headline or a text; ninjs 3 asks for nothing but `uri`.
    """
    if not (is_lines(name, head) or is_document(name, head)):
        return False
    encoding, mark = encoding_of(head)
    shown = head[mark:].decode(encoding, "replace")
    keys = {normal(key) for key in _KEY.findall(shown)}
    if keys & _VERSIONED and keys & _WRITTEN:
        return True
    return "uri" in keys and not keys.isdisjoint(("headlines", "bodies"))


def read(source: Input) -> Iterator[Reading]:
    """The items of a file, in a list under any key, one a line, or by itself."""
    head, stream = peeked(source.stream)
    source, recorder = replace(source, stream=stream), Items(Keys(source.mapping))
    form = json_lines if is_lines(source.name, head) else json_documents
    yield from form.records(source, recorder)


@dataclass(slots=True)
class Items(Recorder):
    """Makes records of items."""

    def read(
        self, value: object, place: str, frame: Frame = NO_FRAME, line: int | None = None
    ) -> Iterator[Reading]:
        """The record of an item; what is no text is passed over."""
        if isinstance(value, Mapping):
            value = ninjs_bodies.plain(wrapped(value, self.keys))
            kind = value.get("type")
            word = kind.casefold() if isinstance(kind, str) else ""
            if word in _MEDIA or (word in _OTHERS and not ninjs_bodies.has_text(value)):
                yield PassedOver(_MEDIA.get(word) or _OTHERS[word])
                return
        yield from Recorder.read(self, value, place, frame, line)

    def _passed(self, value: Mapping[str, object]) -> str | None:
        """Whether it may be published is decided by its status and by the clock."""
        return None

    def _record(self, of: Attributes, place: str, frame: Frame) -> Record | None:
        record = Recorder._record(self, of, place, frame)
        if record is None:
            return None
        item = ninjs_items.Item.of(of.value)
        blocks, signals = without_signals(record.blocks)
        codes = items.kept((*item.codes(), *signals))
        headline = item.headline()
        status = item.status()
        publisher = item.publisher()
        made = replace(
            record,
            id=items.item_id(item.id()) or record.id,
            url=None if item.is_of_an_interface() else record.url or item.address(),
            title=headline or record.title,
            headline=None,
            lede=record.lede or item.lede(),
            date=item.date() or record.date,
            modified=item.changed() or record.modified,
            embargo=item.embargo(),
            version=item.version(),
            authors=items.without_employer(
                record.authors or item.authors(), publisher, record.language
            ),
            publisher=publisher,
            topics=items.topics(codes, item.keywords(), "keywords"),
            section=record.section or item.section(),
            status=status,
            codes=codes,
            blocks=blocks,
        )
        made = items.with_dateline(made, item.dateline())
        return items.finished(items.with_second_headline(made, item.second_headline()))
