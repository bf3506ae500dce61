"""A message becomes a record: its subject is the title, and who sends it is its source."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from index.readers import decoding
from index.readers.mail import bodies, furniture
from index.readers.mail.headers import Headers
from index.readers.making import short_hash
from index.readers.record import (
    PassedOver,
    Reading,
    Record,
    Told,
    Unreadable,
    UnreadableError,
)

_POSTED = re.compile(
    r"\b((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .{6,40})$|;\s*([^;]{10,60})$", re.IGNORECASE
)
_SHARED = re.compile(r"(?P<who>.{3,60}?)['’\"]? (?:from|at|via|@|\|) (?P<list>\S.{1,80})")
_PERSON = re.compile(r"['‘\"]?[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}['’\"]?")
_NO_NAME = re.compile(r"[0-9a-f]{16,}|\d{4,}|^list\b|mc list\b", re.IGNORECASE)
_LIST = re.compile(r"\s*(.*?)\s*<([^<>]*)>")
_WEB = re.compile(r"<?(https?://[^<>\s]+)>?")
_LABELS = {
    "spam": "spam",
    "junk": "spam",
    "trash": "deleted messages",
    "drafts": "drafts",
    "draft": "drafts",
}
_DELETED = 0x0008
"""The bit of Mozilla's status that says that a message was deleted and stays until compaction."""


def readings(data: bytes, place: str = "", postmark: str = "") -> Iterator[Reading]:
    """What a message is, and what is to be said of it.

    Args:
        data: its bytes.
        place: where in its file.
        postmark: the line before it in a mailbox, which may tell its day.
    """
    try:
        message = message_from_bytes(data)
        headers = Headers(message)
        if (kind := _passed(headers, message)) is not None:
            yield PassedOver(kind)
        elif bodies.is_encrypted(message):
            reason = "It is encrypted; save it decrypted from the program that reads your mail."
            yield Unreadable(place, reason, kind="encrypted files")
        else:
            yield from _letter(bodies.mended(message), headers, place, postmark)
    except RecursionError:
        yield Unreadable(place, "Its parts are nested too deeply; take it apart by hand.")
    except UnreadableError as error:
        yield Unreadable(place, error.reason, kind=error.kind)


def _passed(headers: Headers, message: Message) -> str | None:
    """What a message is counted as that nobody was to read any more, or that no person wrote."""
    if message.get_content_type() == "multipart/report":
        return "reports of delivery"
    labels = headers.text("x-gmail-labels").lower().split(",")
    if kind := next((_LABELS[label] for one in labels if (label := one.strip()) in _LABELS), None):
        return kind
    status = headers.text("x-mozilla-status")
    is_deleted = re.fullmatch("[0-9a-fA-F]{4}", status) and int(status, 16) & _DELETED
    return "deleted messages" if is_deleted else None


def _letter(message: Message, headers: Headers, place: str, postmark: str) -> Iterator[Reading]:
    body = bodies.body_of(message, place)
    subject, id = headers.text("subject"), headers.text("message-id", "resent-message-id")
    source, author = _who(headers)
    language = headers.text("content-language").partition(",")[0]
    keywords = [word.strip() for word in headers.text("keywords").split(",")]
    said = (one for encoding in headers.read_as for one in decoding.notices(encoding, place))
    yield from dict.fromkeys((*said, *body.notices))
    yield Record(
        place=place,
        id=Told(short_hash(id), "Message-ID") if id else None,
        url=_address(headers),
        title=Told(subject, "Subject") if subject else None,
        date=_date(headers, postmark),
        authors=(author,) if author else (),
        topics=tuple(Told(word, "Keywords") for word in keywords if word),
        language=Told(language, "Content-Language") if language else None,
        publisher=source,
        images=tuple(body.images),
        blocks=furniture.without(body.blocks, headers.address("to")),
    )


def _date(headers: Headers, postmark: str) -> Told | None:
    """When it was sent, else when it came."""
    if sent := headers.text("date", "resent-date"):
        return Told(sent, "Date")
    for name, text in (("Received", headers.text("received")), ("From_ line", postmark)):
        if found := _POSTED.search(text):
            return Told(found[1] or found[2], name)
    return None


def _address(headers: Headers) -> Told | None:
    """Where the message stands on the web: of an archive of lists, or of Substack, which says so
    where others say how to write to the list.
    """
    for name, field in (("Archived-At", "archived-at"), ("List-Post", "list-post")):
        if found := _WEB.match(headers.text(field)):
            return Told(found[1], name)
    return None


def _who(headers: Headers) -> tuple[Told | None, Told | None]:
    """The source and the author: a list is a source, and whoever writes to it an author; a sender
    is a source, but for `Jane Doe from Elm Letters`. No address is shown, only its domain.
    """
    field = "from" if headers.has("from") else "sender"
    sender = headers.name(field)
    told = _LIST.fullmatch(headers.text("list-id"))
    listed = told[1].strip("\"' ") if told else ""
    if listed and not _NO_NAME.search(listed):
        is_other = sender and sender.casefold() != listed.casefold()
        who = _SHARED.fullmatch(sender)
        name = who["who"].strip("'‘’\"") if who else sender
        return Told(listed, "List-Id"), Told(name, "From") if is_other else None
    shared = _SHARED.fullmatch(sender)
    if shared and _PERSON.fullmatch(shared["who"]):
        return Told(shared["list"], "From"), Told(shared["who"].strip("'‘’\""), "From")
    name = sender or headers.domain(field)
    return (Told(name, "From") if name else None), None
