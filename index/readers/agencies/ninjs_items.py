"""What the keys of an item of ninjs, or of a dialect of it, mean."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from index.article import Code
from index.readers.agencies.items import coded
from index.readers.record import Told
from index.readers.tables.synonyms import normal
from index.readers.tables.texts import line_of, listed, text_of

_MAIN = ("main", "headline", "")
_SUB = ("sub", "kicker", "short", "secondary", "alternate")
_IDS = ("itemid", "guid", "uri", "urn", "_id", "id")
_UNTIL = ("embargoeduntil", "embargoed", "embargo", "utcembargo")
_WITHDRAWN = frozenset(("killed", "recalled", "unpublished", "canceled", "cancelled", "takedown"))
_UNDER_WAY = frozenset(
    ("draft", "inprogress", "ingested", "fetched", "routed", "submitted", "queued", "spiked")
)
_KINDS = {
    "person": "person",
    "people": "person",
    "organisation": "organisation",
    "organisations": "organisation",
    "organization": "organisation",
    "place": "place",
    "places": "place",
    "subject": "subject",
    "subjects": "subject",
    "event": "subject",
    "events": "subject",
    "genre": "genre",
    "genres": "genre",
}
_DIGITALWIRES = {
    "dpasubject": "subject",
    "subject": "subject",
    "geosubject": "place",
    "poi": "place",
    "person": "person",
    "organisation": "organisation",
    "genre": "genre",
    "signal": "signal",
}
"""Types of the categories of digitalwires, behind `dnltype:`."""
_NO_LEDES = ("description", "descriptions", "descriptioncaption", "descriptioncreditline")
_CORRECTIONS = {"correction": "corrected", "corrected": "corrected", "update": "updated"}


@dataclass(frozen=True, slots=True)
class Item:
    """An item with its keys in one spelling: 2.x writes `versioncreated`, 3.x `versionCreated`, the
    digitalwires `version_created`.
    """

    known: Mapping[str, object]

    @classmethod
    def of(cls, value: Mapping[str, object]) -> "Item":
        """The item that an object of JSON is."""
        return cls({normal(str(key)): inner for key, inner in value.items()})

    def _get(self, *names: str) -> object:
        """The first value that is something under one of the keys."""
        found = (self.known.get(normal(name)) for name in names)
        return next((value for value in found if value not in (None, "", [], {})), None)

    def _alike(self, begin: str, without: tuple[str, ...]) -> Told | None:
        """The text of the first key that begins so and ends otherwise."""
        for key, value in self.known.items():
            if key.startswith(begin) and key not in without and (text := line_of(value)):
                return Told(text, key)
        return None

    def _told(self, *names: str) -> Told | None:
        for name in names:
            if text := text_of(self._get(name)):
                return Told(text, name)
        return None

    def id(self) -> Told | None:
        """What names the item in all its versions."""
        alternatives = self._get("altids")
        if isinstance(alternatives, Mapping) and (own := text_of(alternatives.get("itemid"))):
            return Told(own, "altids.itemid")
        return self._told(*_IDS)

    def is_of_an_interface(self) -> bool:
        """Whether its address is one of AP's interface, which is another for each version."""
        alternatives = self._get("altids")
        return isinstance(alternatives, Mapping) and "etag" in alternatives

    def address(self) -> Told | None:
        """What names it, where that is an address."""
        found = (self._told(name) for name in _IDS[1:])
        return next((one for one in found if one and one.value.startswith("http")), None)

    def publisher(self) -> Told | None:
        """The agency or newspaper that it is from, else whose it is."""
        named = self._told("source", "provider", "infosource", "infosources")
        provider = next(map(line_of, self._categories("provider")), "")
        told = named or (Told(provider, "categories") if provider else None)
        return told or self._told("copyrightholder")

    def dateline(self) -> str:
        """Where and by whom it was written, as it is printed."""
        return text_of(self._get("dateline"))

    def version(self) -> Told | None:
        """The number of the version; Superdesk's archive counts under a key of its own."""
        return self._told("_current_version", "version")

    def date(self) -> Told | None:
        """When it was first published, else made; what was embargoed, when that ended."""
        until = self.embargo()
        return until or self._told(
            "firstpublished", "firstcreated", "contentcreated", "versioncreated"
        )

    def changed(self) -> Told | None:
        """When this version was made."""
        return self._told("versioncreated", "_updated", "updated")

    def embargo(self) -> Told | None:
        """Until when it is not to be published."""
        settings = self._get("schedule_settings")
        scheduled = settings.get("utc_embargo") if isinstance(settings, Mapping) else None
        until = next((t for name in _UNTIL if (t := self._told(name))), None)
        until = until or (Told(text_of(scheduled), "utc_embargo") if text_of(scheduled) else None)
        return until or self._told("publish_schedule")

    def status(self) -> Told | None:
        """Whether it may be published, and whether it is a correction."""
        state = normal(text_of(self._get("state")))
        word = normal(text_of(self._get("pubstatus"))).removeprefix("stat:")
        if state in _WITHDRAWN or word in _WITHDRAWN:
            return Told("withdrawn", "state" if state in _WITHDRAWN else "pubstatus")
        if state in _UNDER_WAY or self._is_not_for_publication():
            return Told("draft", "state")
        if self._get("embargoed") is True or (
            word and word not in ("usable", "embargoed", "published")
        ):
            return Told("withheld", "pubstatus")
        if state == "scheduled" or word == "embargoed":
            return Told("embargoed", "pubstatus")
        signals = {normal(code.rpartition(":")[2]) for code in self._signals()}
        known = (_CORRECTIONS.get(word) for word in (state, *sorted(signals)))
        found = next(filter(None, known), None)
        return Told(found, "signal") if found else Told("usable", "pubstatus")

    def _is_not_for_publication(self) -> bool:
        flags = self._get("flags")
        return isinstance(flags, Mapping) and flags.get("marked_for_not_publication") is True

    def _signals(self) -> Iterator[str]:
        for one in listed(self._get("signals", "signal")):
            if isinstance(one, Mapping):
                yield text_of(one.get("code") or one.get("qcode")) or line_of(one)
            elif isinstance(one, str):
                yield one

    def headline(self) -> Told | None:
        """The main headline."""
        return self._headlines(is_main=True) or self._told("headline", "title", "name")

    def second_headline(self) -> Told | None:
        """The headline below the main one, or above it."""
        named = self._headlines(is_main=False) or self._told("subhead", "headline_sub", "kicker")
        return named or self._alike("headline", ("headline", "headlines"))

    def _headlines(self, *, is_main: bool) -> Told | None:
        found = [one for one in listed(self._get("headlines")) if isinstance(one, Mapping)]
        for role in _MAIN if is_main else ():
            for one in found:
                if str(one.get("role") or "").casefold() == role and line_of(one):
                    return Told(line_of(one), "headlines")
        for one in found:
            role = str(one.get("role") or "").casefold()
            is_sub = any(word in role for word in _SUB)
            if is_sub is not is_main and line_of(one):
                return Told(line_of(one), "headlines")
        return None

    def authors(self) -> tuple[Told, ...]:
        """Those who are named as having written it, where there is no byline."""
        people = (one for one in listed(self._get("people", "person")) if isinstance(one, Mapping))
        wrote = (line_of(one) for one in people if _wrote(one))
        return tuple(Told(name, "people") for name in wrote if name)

    def lede(self) -> Told | None:
        """What it says of itself under a key of its own (`description_summary`)."""
        return self._alike("description", _NO_LEDES)

    def section(self) -> Told | None:
        """The service, or the desk, that it came from."""
        for service in listed(self._get("service")):
            if isinstance(service, Mapping) and (name := line_of(service)):
                return Told(name, "service")
        for category in self._categories("desk"):
            name, code = line_of(category), text_of(category.get("qcode")).rpartition(":")[2]
            if name and name != code:
                return Told(name, "categories")
        return None

    def keywords(self) -> Iterator[str]:
        """The words that it is filed under."""
        for word in listed(self._get("keywords")):
            yield line_of(word)
        for category in self._categories("keyword"):
            yield line_of(category)

    def codes(self) -> Iterator[Code]:
        """What it is filed under, by kind."""
        for name, kind in _KINDS.items():
            for one in listed(self._get(name)):
                if (code := _code(kind, one)) and not _wrote(one):
                    yield code
        for kind, meant in _DIGITALWIRES.items():
            for one in self._categories(kind):
                yield coded(meant, line_of(one), text_of(one.get("qcode")))
        for signal in self._signals():
            yield coded("signal", "", signal)
        if slug := self._told("slugline"):
            yield Code("slug", name=slug.value)

    def _categories(self, kind: str) -> Iterator[Mapping[str, object]]:
        for one in listed(self._get("categories")):
            if isinstance(one, Mapping) and one.get("type") == f"dnltype:{kind}":
                yield one


def _wrote(one: object) -> bool:
    """Whether a person is named for having written an item, and not for standing in it."""
    if not isinstance(one, Mapping):
        return False
    return "author" in str(one.get("rel") or one.get("rels") or one.get("roles")).casefold()


def _code(kind: str, one: object) -> Code | None:
    if isinstance(one, str):
        return Code(kind, name=one.strip())
    if not isinstance(one, Mapping):
        return None
    scheme = text_of(one.get("scheme")).rstrip("/").rpartition("/")[2]
    code = next(
        (c for key in ("code", "qcode", "uri", "literal") if (c := text_of(one.get(key)))), ""
    )
    if kind == "subject" and one.get("rel") in ("location", "place"):
        kind = "place"
    return coded(kind, line_of(one.get("name") or ""), code, scheme)
