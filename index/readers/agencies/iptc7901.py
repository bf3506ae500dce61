"""IPTC 7901 and ANPA 1312: messages of the wires, as teleprinters had them."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from index.article import Code
from index.readers.agencies import items
from index.readers.agencies.signals import without_signals
from index.readers.agencies.wire_text import Parts, anpa_parts, iptc_parts
from index.readers.decoding import notices, text_of
from index.readers.kinds import KINDS
from index.readers.record import Input, Reading, Record, Told, Unreadable
from index.text.cleaning import squeeze

NAME = "iptc7901"
KIND = KINDS[NAME]
MAX_BYTES: int | None = None
MAX_MESSAGE = 2_000_000
"""So many bytes of a message are read, many times what the wires could send at once."""

_CHUNK = 1 << 16
_FILLING = b"\x16\x7f\r\n\0 \x0c\t\x1a"
"""What stands between messages."""
_HEAD = re.compile(rb"[\x16\s\0]*\x01[^\x02]{1,400}\x02")
_IPTC = re.compile(
    r"(?P<service>[A-Za-z]+)\s*(?P<number>\d+) +(?P<priority>\d) +(?P<category>[A-Za-z]{1,3})"
    r" +(?P<words>\d+)(?P<more>[^\n]*)"
)
_ANPA = re.compile(
    r"(?P<service>.)(?P<number>\d{4})[^\n]*\n\s*(?P<priority>\w) (?P<category>\w)\W*"
    r"(?P<slug>.*?)\s+\d\d-\d\d(?: +\d+)?\s*",
    re.DOTALL,
)
_AGENCY = re.compile(r"([^\W\d]+)\s+\d+\s*$")
"""At the end of the head stand the agency and its own number of the message."""
_IPTC_TIME = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s*(?P<zone>[A-Z]{1,4})\s+"
    r"(?P<month>[^\W\d_]{3,4})[. ]+(?P<year>\d{2,4})"
)
_ANPA_TIME = re.compile(
    r"(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)\s+(?P<hour>\d\d)(?P<minute>\d\d)(?P<zone>[A-Z]{3})"
)
_SIGNS = dict.fromkeys((*range(32), 127), " ")
_VERSION = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\s*-?\s*(?:ld|lead|add)\b[\w -]*", re.IGNORECASE)
_KILL = re.compile(r"\b(?:kill|elim|elimination|withdrawn?)\b", re.IGNORECASE)
_COUNT = re.compile(r",?\s*\d{2,5}$")
"""The number of words, behind the slug."""


def sniff(name: str, head: bytes) -> bool:
    """Whether a file begins with the head of a message, between the signs that frame it."""
    return _HEAD.match(head) is not None


def read(source: Input) -> Iterator[Reading]:
    """The messages of a file, each of which begins with SOH and ends with EOT."""
    number, offset = 0, 0
    for raw, goes_on in _messages(source.stream):
        at = offset + len(raw) - len(raw.lstrip(_FILLING))
        offset += len(raw)
        if goes_on or not raw.strip(_FILLING + b"\x04"):
            continue
        number += 1
        yield from _readings(raw, f"message {number}", at)


def _messages(stream: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """The messages, with what stands before them; one without an end ends where the next begins.
    One that is too long comes in several pieces, all but the first of which say so.
    """
    held, goes_on = b"", False
    while chunk := stream.read(_CHUNK):
        held += chunk
        while (end := _end(held, inside=goes_on)) or len(held) > MAX_MESSAGE:
            yield held[: end or len(held)], goes_on
            held, goes_on = held[end or len(held) :], not end
    if held:
        yield held, goes_on


def _end(held: bytes, *, inside: bool) -> int:
    """Where the first message ends, 0 where that is not in sight; `inside`: it began before."""
    end = held.find(b"\x04") + 1
    begin = -1 if inside else held.find(b"\x01")
    following = held.find(b"\x01", begin + 1) if inside or begin >= 0 else -1
    if following > 0 and (not end or following < end):
        return len(held[:following].rstrip(b"\x16"))
    return end


def _readings(raw: bytes, place: str, at: int) -> Iterator[Reading]:
    if len(raw) > MAX_MESSAGE:
        yield Unreadable(place, f"The message at byte {at:,} is too long; split it.")
        return
    head, found, rest = raw.partition(b"\x01")[2].partition(b"\x02")
    body, ended, tail = rest.partition(b"\x03")
    if not found or not ended or not (b"\x04" in tail or b"\n" in tail):
        reason = f"The message at byte {at:,} has no {'end' if found else 'text'}; fetch it again."
        yield Unreadable(place, reason)
        return
    text, encoding = text_of(body)
    yield from notices(encoding, place)
    record = _record(
        head.decode("cp1252", "replace"), text, tail.decode("cp1252", "replace"), place
    )
    if record is None:
        yield Unreadable(
            place, f"The message at byte {at:,} has no head that can be read; mend it."
        )
    else:
        yield record


def _record(head: str, text: str, tail: str, place: str) -> Record | None:
    head = head.replace("\r\n", "\n").replace("\r", "\n")
    if anpa := _ANPA.match(head):
        return _made(anpa_parts(text), anpa, _when(_ANPA_TIME, tail), place, "The Associated Press")
    if iptc := _IPTC.match(head):
        parts = iptc_parts(head[iptc.end() :], text)
        agency = _AGENCY.search(iptc["more"])
        return _made(parts, iptc, _when(_IPTC_TIME, tail), place, agency[1] if agency else "")
    return None


def _made(parts: Parts, head: re.Match[str], when: Told | None, place: str, agency: str) -> Record:
    blocks, signals = without_signals(parts.blocks)
    named = " ".join((parts.slug, *parts.signals))
    version, kill = _VERSION.search(named), _KILL.search(named)
    slug = _COUNT.sub("", _VERSION.sub("", parts.slug)).strip(" ,")
    said = (Code("signal", name=text) for text in parts.signals)
    record = Record(
        place=place,
        id=_id(head, slug, when),
        title=Told(parts.headline, "headline") if parts.headline else Told(slug, "slug"),
        date=when,
        version=Told(version[1], "slug") if version else None,
        authors=items.without_employer(
            (Told(text, "byline") for text in parts.bylines), Told(agency, "head")
        ),
        publisher=Told(agency, "head") if agency else None,
        status=Told("withdrawn", "slug") if kill else None,
        notice=Told(blocks[0].text, "text") if kill and blocks else None,
        codes=items.kept((_category(head), Code("slug", name=slug), *said, *signals)),
        blocks=blocks,
    )
    return items.finished(record)


def _id(head: re.Match[str], slug: str, when: Told | None) -> Told | None:
    """What names a story: the line that it is filed under, and the day. Each lead of it has a
    number of its own.
    """
    if not slug or when is None:
        return None
    return items.item_id(Told(f"{head['service']} {slug} {when.value[:10]}", "slug and day"))


def _category(head: re.Match[str]) -> Code:
    return Code("subject", "IPTC 7901" if "words" in head.groupdict() else "ANPA", head["category"])


def _when(pattern: re.Pattern[str], tail: str) -> Told | None:
    """When a message was sent, as its last line says."""
    found = pattern.search(tail)
    if found is None:
        shown = squeeze(tail.translate(_SIGNS))
        return Told(shown, "last line") if shown else None
    month = found["month"]
    if not month.isdecimal():
        place = next((n for n, names in enumerate(_MONTHS, 1) if month[:3].casefold() in names), 0)
        month = f"{place:02d}"
    year = found["year"]
    if len(year) == 2:
        year = f"20{year}" if year < "70" else f"19{year}"
    at = f"{year}-{month}-{found['day']} {found['hour']}:{found['minute']} {found['zone']}"
    return Told(at, "last line")


_MONTHS = (
    ("jan", "jän"),
    ("feb", "fev"),
    ("mar", "mär", "mrz"),
    ("apr", "avr"),
    ("may", "mai"),
    ("jun",),
    ("jul",),
    ("aug", "aou"),
    ("sep",),
    ("oct", "okt"),
    ("nov",),
    ("dec", "dez"),
)
