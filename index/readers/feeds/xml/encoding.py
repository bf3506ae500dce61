"""Bytes in any encoding become UTF-8, as a stream.

What says that it is UTF-8, or says nothing, is passed on as it is: a parser finds what is wrong
with it, and `text` repairs that piece alone.
"""

import codecs
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from index.readers.containers.streams import chunks

CHUNK = 1 << 20
"""So many bytes are read at once."""

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?\sencoding\s*=\s*["']\s*([\w.:-]{1,40})""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ASCII = ("ascii", "us-ascii", "ansi_x3.4-1968")
_LATIN = ("iso8859-1", "latin-1", "cp1252", "iso8859-15")
_NO_TEXT = ("utf-7", "unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined")
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
NOT_UTF8 = "It has bytes that are not UTF-8: they were read as windows-1252."
FALLBACK = "dateline-windows-1252"
"""The error handler that takes a byte which is not UTF-8 for one of windows-1252, which is what
such bytes are in nearly every file that has some."""


def _windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if _SURROGATE.match(error.object, error.start):
        return "\ufffd", error.start + 3
    byte = error.object[error.start : error.start + 1]
    try:
        return byte.decode("cp1252"), error.start + 1
    except UnicodeDecodeError:
        return byte.decode("latin-1"), error.start + 1


codecs.register_error(FALLBACK, _windows)


def text(data: bytes) -> str:
    """UTF-8 as text; bytes that are none are taken for windows-1252."""
    return data.decode("utf-8", FALLBACK)


def told_text(data: bytes, repaired: list[str]) -> str:
    """As `text`; that bytes were taken for windows-1252 is added to `repaired`, once."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if NOT_UTF8 not in repaired:
            repaired.append(NOT_UTF8)
        return text(data)


def name_of(head: bytes) -> tuple[str, str | None]:
    """The Python name of a file's encoding, told by its first bytes, and where that is not what it
    declares, a sentence that says so.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, None
    if head[:2] in (b"<\0", b"\0<"):
        return ("utf-16-le" if head[1] == 0 else "utf-16-be"), None
    found = _DECLARED.search(head[:4096])
    declared = found[1].decode("ascii", "replace") if found else "utf-8"
    try:
        known = codecs.lookup(declared)
    except LookupError:
        known = None
    if known is None or known.name in _NO_TEXT or not known._is_text_encoding:
        return "utf-8", f"Its encoding {declared!r} is none that is known: it was read as UTF-8."
    if known.name in _ASCII or known.name.startswith(("utf-16", "utf-32", "utf_8")):
        return "utf-8", None
    if known.name in _LATIN and _is_utf8(head):
        return "utf-8", f"It declares the encoding {declared} and is UTF-8: it was read as UTF-8."
    return ("cp1252" if known.name == "iso8859-1" else known.name), None


def utf8(source: BinaryIO, repaired: list[str]) -> Iterator[bytes]:
    """The bytes of a stream as UTF-8, without a byte order mark, chunk by chunk. What had to be
    repaired is added to `repaired` as a sentence.
    """
    found = chunks(source, CHUNK)
    head = next(found, b"")
    name, wrong = name_of(head)
    if wrong:
        repaired.append(wrong)
    if name == "utf-8":
        yield head.removeprefix(codecs.BOM_UTF8)
        yield from found
        return
    errors = FALLBACK if name == "cp1252" else "replace"
    decoder = codecs.getincrementaldecoder(name)(errors)
    for chunk in chain((head,), found):
        yield decoder.decode(chunk).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _is_utf8(head: bytes) -> bool:
    """Whether there are letters outside of ASCII, and all of them are UTF-8."""
    if head.isascii():
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True
