"""What the header of a message says, decoded: words in any charset, addresses left out."""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from email.message import Message

from index.readers.decoding import text_of
from index.readers.record import UnreadableError

_WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?([BbQq])\?([^?\r\n]*)\?=")
_BETWEEN = re.compile(r"(?<=\?=)\s+(?==\?)")
_ADDRESS = re.compile(r"<[^<>]*>|\([^()]*@[^()]*\)|[^\s<>()\"',;]+@[^\s<>()\"',;]+")
_MAIL = re.compile(r"[\w.+=-]{1,64}@([\w-]+(?:\.[\w-]+)+)")
_QUOTES = "\"'“”‘’ ,;()"


class Headers:
    """The fields of a message's header, by their names in small letters.

    Attributes:
        read_as: the encodings of the bytes in it that are no ASCII and declare no charset.
    """

    def __init__(self, message: Message) -> None:
        self.read_as: list[str] = []
        self._fields: dict[str, list[str]] = {}
        for name, value in message.raw_items():
            self._fields.setdefault(name.lower(), []).append(str(value))

    def text(self, *names: str) -> str:
        """The first field that is there and not empty, decoded; else an empty text."""
        values = (value for name in names for value in self._fields.get(name, ()))
        found = (decoded(value, self.read_as) for value in values)
        return next(filter(None, found), "")

    def has(self, *names: str) -> bool:
        """Whether one of the fields is there."""
        return any(name in self._fields for name in names)

    def name(self, field: str) -> str:
        """The name in a field of addresses, without them; empty where there is none."""
        return _ADDRESS.sub(" ", self.text(field)).strip(_QUOTES)

    def domain(self, field: str) -> str:
        """The domain of the first address in a field; empty where there is none."""
        return self.address(field).rpartition("@")[2]

    def address(self, field: str) -> str:
        """The first address in a field, in small letters; empty where there is none."""
        found = _MAIL.search(self.text(field))
        return found[0].lower() if found else ""


def decoded(value: str, read_as: list[str]) -> str:
    """A field as text, on one line. Words that stand beside each other in one charset are decoded
    together, since senders cut within letters. The encoding of bare bytes is added to `read_as`.
    """
    if not value.isascii():
        value, encoding = _text(value.encode("utf-8", "surrogateescape"), None)
        read_as.append(encoding)
    joined = _BETWEEN.sub("", " ".join(value.split()))
    return "".join(_pieces(joined)).strip() if "=?" in joined else joined


def _pieces(value: str) -> Iterator[str]:
    at, charset, raw = 0, "", b""
    for word in _WORD.finditer(value):
        if raw and (word.start() > at or word[1].lower() != charset):
            yield _text(raw, charset)[0]
            raw = b""
        yield value[at : word.start()]
        at, charset = word.end(), word[1].lower()
        raw += _bytes(word[2], word[3])
    if raw:
        yield _text(raw, charset)[0]
    yield value[at:]


def _bytes(encoding: str, text: str) -> bytes:
    plain = text.encode("utf-8", "surrogateescape")
    if encoding in "Qq":
        return quopri.decodestring(plain, header=True)
    try:
        return base64.b64decode(plain + b"=" * (-len(plain) % 4))
    except binascii.Error:
        return plain


def _text(raw: bytes, charset: str | None) -> tuple[str, str]:
    try:
        return in_charset(raw, charset)
    except UnreadableError:
        return raw.decode("latin-1"), "latin-1"


def in_charset(raw: bytes, charset: str | None) -> tuple[str, str]:
    """The text of some bytes, and the name of its encoding. A charset that is written in ASCII
    counts as it is declared, for its bytes would be UTF-8 too.

    Raises:
        UnreadableError: it is in no encoding that can be told.
    """
    label = (charset or "").strip("\"' ").lower()
    if label.startswith(("iso-2022-", "hz-gb", "utf-7")):
        try:
            return raw.decode(label), label
        except (UnicodeDecodeError, LookupError):
            pass
    return text_of(raw, label or None)
