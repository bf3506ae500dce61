"""Which parts of a message hold its text, and what they say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message

from index.article import Image
from index.readers import decoding
from index.readers.decoding import UTF8
from index.readers.html.fragment import fragment
from index.readers.mail import plain
from index.readers.mail.headers import Headers, in_charset
from index.readers.record import Block, Notice

_BOUNDARY = re.compile(
    rb"^--([^\s-][^\r\n]{0,70}?|-[^\r\n]{1,70}?)[ \t]*\r?\nContent-", re.M | re.I
)
_META = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_UNICODE = (UTF8, "utf8", "us-ascii", "ascii")
_LEAST = 4
"""HTML that says less than a fourth of what the plain text beside it says is a stub."""


@dataclass(slots=True)
class Body:
    """The text of a message. `notices` says what was read otherwise than as it is declared."""

    blocks: list[Block] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many characters it has."""
        return sum(len(block.text) for block in self.blocks)

    def add(self, other: "Body") -> None:
        """Puts another text behind this one."""
        self.blocks += other.blocks
        self.images += other.images
        self.notices += other.notices


def is_encrypted(message: Message) -> bool:
    """Whether a message can be read by nobody but whom it was sent to."""
    if message.get_content_type() in _ENCRYPTED:
        return True
    first = message.get_payload()
    return isinstance(first, str) and first.lstrip().startswith("-----BEGIN PGP MESSAGE-----")


def mended(message: Message) -> Message:
    """The message, with the boundary between its parts that stands in it where the one that it
    declares does not.
    """
    payload = message.get_payload()
    if message.get_content_maintype() != "multipart" or not isinstance(payload, str):
        return message
    raw = payload.encode("utf-8", "surrogateescape")
    found = _BOUNDARY.search(raw)
    if found is None:
        return message
    kind = message.get_content_type().encode()
    head = b'Content-Type: %b; boundary="%b"\n\n' % (kind, found[1].replace(b'"', b""))
    return message_from_bytes(head + raw)


def body_of(message: Message, place: str) -> Body:
    """The text of a message and of the parts in it that are no attachments."""
    kind = message.get_content_type()
    parts = message.get_payload()
    if kind == "message/rfc822" or not isinstance(parts, list):
        return _leaf(message, kind, place)
    children = [part for part in parts if isinstance(part, Message)]
    if kind == "multipart/digest":
        return _digest(children, place)
    if kind == "multipart/alternative":
        return _best([body_of(part, place) for part in children], children)
    if kind == "multipart/related":
        children = children[:1]
    found = Body()
    for part in children:
        found.add(body_of(part, place))
    return found


def _digest(parts: list[Message], place: str) -> Body:
    """Each message of a digest under its subject."""
    found = Body()
    for part in parts:
        inner = part.get_payload()
        for message in inner if isinstance(inner, list) else ():
            if isinstance(message, Message):
                subject = Headers(message).text("subject")
                found.blocks += [Block("heading", subject, 2)] if subject else []
                found.add(body_of(message, place))
    return found


def html_of(message: Message) -> bytes:
    """The first HTML in a message, undecoded; empty where there is none."""
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return _payload(part)
    return b""


def _best(bodies: list[Body], parts: list[Message]) -> Body:
    """Of several ways to say the same, the HTML; the plain text where that says much more."""
    is_html = [any(one.get_content_type() == "text/html" for one in part.walk()) for part in parts]
    html = [body for body, is_it in zip(bodies, is_html, strict=True) if is_it and body.blocks]
    others = [body for body, is_it in zip(bodies, is_html, strict=True) if not is_it]
    best = max(html, key=lambda body: body.size, default=Body())
    other = max(others, key=lambda body: body.size, default=Body())
    return other if other.size > _LEAST * best.size else best


def _leaf(part: Message, kind: str, place: str) -> Body:
    is_text = kind in ("text/html", "text/plain") or kind.startswith("multipart/")
    if not is_text or part.get_content_disposition() == "attachment":
        return Body()
    raw = _payload(part)
    charset = part.get_param("charset")
    label = charset if isinstance(charset, str) else None
    if kind == "text/html" and label is None and (found := _META.search(raw[:4096])):
        label = found[1].decode("ascii")
    text, encoding = in_charset(raw, label)
    said = list(_notices(encoding, label, place))
    if kind == "text/html":
        content = fragment(text)
        images = [one for one in content.images if one.caption and (one.url or "")[:4] == "http"]
        return Body(list(content.blocks), images, said)
    flowed = _param(part, "format") == "flowed"
    blocks = plain.blocks(text, flowed=flowed, delsp=_param(part, "delsp") == "yes")
    return Body(list(blocks), [], said)


def _notices(encoding: str, label: str | None, place: str) -> Iterator[Notice]:
    """What is to be said where a text is not in the charset that it declares."""
    is_plain = (label or UTF8).lower().strip("\"'") in _UNICODE
    if is_plain or encoding == decoding.DAMAGED:
        yield from decoding.notices(encoding, place)


def _param(part: Message, name: str) -> str:
    value = part.get_param(name)
    return value.lower() if isinstance(value, str) else ""


def _payload(part: Message) -> bytes:
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""
