"""The attributes of one object, each out of the places that the table of synonyms names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from index.article import Image
from index.readers.digitised.words import fraction
from index.readers.html.fragment import Fragment
from index.readers.record import Facsimile, Told
from index.readers.tables.bodies.reading import body_fragment
from index.readers.tables.keys import Keys
from index.readers.tables.pictures import pictures
from index.readers.tables.synonyms import normal
from index.readers.tables.texts import line_of, listed, text_of, unescaped
from index.text.cleaning import squeeze

_WITHOUT_ZONE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$")
_OPEN_END = re.compile(r"\s*(?:\[?(?:…|\.\.\.)\]?|Continue reading.*|Read more.*)\s*$")
_NAMES = (("firstname", "middlename", "lastname"), ("first_name", "last_name"))
_NO_WORDS = frozenset({"null", "none", "nan", "n/a", "undefined"})
_FIRST_BLOCKS = 6
_LONGEST_STATUS = 40
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Attributes:
    """One object and the keys of its file."""

    value: Mapping[str, object]
    keys: Keys

    def text(self, name: str) -> Told | None:
        """An attribute as it is written. A list holds several, and none of them is the one."""
        for found, origin, _ in self.keys.found(self.value, name):
            if not isinstance(found, list) and (text := _word(text_of(found))):
                return Told(text, origin)
        return None

    def address(self) -> Told | None:
        """The article's address; what is called a source is one only if it is a whole address."""
        for found, origin, _ in self.keys.found(self.value, "url"):
            text = "" if isinstance(found, list) else text_of(found)
            if text and " " not in text and ("://" in text or normal(origin) != "source"):
                return Told(text, origin)
        return None

    def publisher(self) -> Told | None:
        """The newspaper's name; an address is none."""
        for found, origin, _ in self.keys.found(self.value, "publisher"):
            if (text := _word(line_of(found))) and "://" not in text:
                return Told(text, origin)
        return None

    def line(self, name: str) -> Told | None:
        """An attribute on one line, without the tags of HTML."""
        for found, origin, _ in self.keys.found(self.value, name):
            if not isinstance(found, list) and (text := line_of(found)):
                return Told(text, origin)
        return None

    def first(self, name: str) -> Told | None:
        """As `line`, and of a list the first that is something."""
        for found, origin, _ in self.keys.found(self.value, name):
            if text := _word(line_of(found)):
                return Told(text, origin)
        return None

    def date(self, name: str) -> Told | None:
        """A date as it is written; where its key says that it is in GMT, so does its text."""
        told = self.text(name)
        if (
            told
            and normal(told.origin).endswith(("gmt", "utc"))
            and _WITHOUT_ZONE.match(told.value)
        ):
            return replace(told, value=told.value + "Z")
        return told

    def lede(self, body: Fragment) -> Told | None:
        """The lede, unless it is but the first paragraphs of the text, run together."""
        for found, origin, _ in self.keys.found(self.value, "lede"):
            if text := _running(text_of(found)):
                return None if _repeats(text, body) else Told(text, origin)
        return None

    def body(self) -> Fragment:
        """The text's blocks, and the images in it, out of the first place that has a text."""
        images: tuple[Image, ...] = ()
        for found, origin, _ in self.keys.found(self.value, "body"):
            if normal(origin) == "sections" and not _are_sections(found):
                continue
            body = body_fragment(found)
            if body.blocks:
                return body
            images = images or body.images
        return Fragment((), images)

    def authors(self) -> tuple[Told, ...]:
        """Persons, organisations or a byline, each once, all under one path."""
        authors: dict[str, Told] = {}
        for found, origin, _ in self.keys.found(self.value, "authors"):
            if authors and origin not in {told.origin for told in authors.values()}:
                break
            for name in filter(None, map(_person, listed(found))):
                authors.setdefault(name, Told(name, origin))
        return tuple(authors.values())

    def topics(self, title: Told | None) -> tuple[Told, ...]:
        """All topics, each once. Where brackets chose some under a key, its others are none."""
        topics: dict[str, Told] = {}
        chosen: set[str] = set()
        for found, origin, place in self.keys.found(self.value, "topics"):
            if (place.first and place.first.where) or any(step.where for step in place.rest):
                chosen.add(place.key)
            elif place.key in chosen:
                continue
            for part in listed(found):
                if (text := _topic(part)) and not (title and text == title.value):
                    topics.setdefault(text.casefold(), Told(text, origin))
        return tuple(topics.values())

    def facsimile(self) -> Facsimile | None:
        """Where the picture of the printed page is."""
        told = self.text("facsimile")
        return Facsimile(address=told.value) if told else None

    def confidence(self) -> float | None:
        """How sure OCR was, from 0 to 1; what is above 1 is in hundredths."""
        told = self.text("confidence")
        if told is None:
            return None
        share = fraction(told.value)
        return fraction(told.value, 100) if share is None else share

    def status(self) -> Told | None:
        """The word for the article's state; a notice of withdrawal is one."""
        if self.value.get("withdrawn_notice"):
            return Told("withdrawn", "withdrawn_notice")
        for found, origin, _ in self.keys.found(self.value, "status"):
            if isinstance(found, str) and found.strip() and len(found) <= _LONGEST_STATUS:
                return Told(found.strip(), origin)
        return None

    def notice(self) -> Told | None:
        """What is said of a correction or withdrawal."""
        for found, origin, _ in self.keys.found(self.value, "notice"):
            if text := " ".join(block.text for block in body_fragment(found).blocks):
                return Told(text, origin)
        return None

    def corrected(self) -> Told | None:
        """The day of a correction or withdrawal; a word or a number under such a key is none."""
        told = self.date("corrected")
        return told if told and _YEAR.search(told.value) else None

    def images(self) -> list[Image]:
        """The images that have a key of their own; a single one's caption and credit may too."""
        for found, *_ in self.keys.found(self.value, "images"):
            if images := pictures(found):
                return [self._captioned(images[0])] if len(images) == 1 else images
        return []

    def _captioned(self, image: Image) -> Image:
        caption, credit = self.line("image_caption"), self.line("image_credit")
        if caption and image.caption is None:
            image = replace(image, caption=caption.value)
        if credit and image.credit is None:
            image = replace(image, source=credit.value)
        return image


def _word(text: str) -> str:
    return "" if text.lower() in _NO_WORDS else text


def _running(written: str) -> str:
    if "<" in written or "\n" in written:
        return squeeze(" ".join(block.text for block in body_fragment(written).blocks))
    return squeeze(unescaped(written))


def _repeats(lede: str, body: Fragment) -> bool:
    """Whether a lede is the beginning of the text beyond its first paragraph, often cut off."""
    if not body.blocks or len(lede) <= len(body.blocks[0].text):
        return False
    begun = squeeze(_OPEN_END.sub("", lede))
    if len(begun) <= len(body.blocks[0].text):
        return False
    words = squeeze(" ".join(block.text for block in body.blocks[:_FIRST_BLOCKS]))
    return words.startswith(begun)


def _are_sections(value: object) -> bool:
    return isinstance(value, list) and any(
        isinstance(part, Mapping) and "paragraphs" in part for part in value[:50]
    )


def _person(part: object) -> str:
    """A name; a number is the key of another table and names nobody."""
    if isinstance(part, Mapping):
        for names in _NAMES:
            parts = [line_of(part.get(name)) for name in names]
            if parts[-1]:
                return " ".join(filter(None, parts))
    name = "" if isinstance(part, int | float) else _word(line_of(part))
    return "" if name.isdigit() else name


def _topic(part: object) -> str:
    if isinstance(part, Mapping):
        if str(part.get("visibility")) == "internal" or str(part.get("slug")).startswith("hash-"):
            return ""
        if "webTitle" in part and part.get("type", "keyword") != "keyword":
            return ""
        return line_of(part)
    return line_of(part) if isinstance(part, str) else ""
