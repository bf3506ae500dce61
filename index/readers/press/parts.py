"""An export is cut where its articles begin, as a stream: of a part that is too long, the
beginning is dropped and the next part is found all the same.
"""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from index.readers.feeds.xml import encoding

MOST = 8_000_000
"""The characters that one article may have, with its markup."""
TOO_LONG = f"It is longer than {MOST // 1_000_000} million characters; take out what is no text."
_OVERLAP = 4_000
"""No mark is longer."""
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096
_WESTERN = ("iso8859-1", "iso8859-15", "cp1252", "ascii")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two marks, the first of them included. `line` is that of its first
    character, from 1; of a part that `is_long` there is only the end.
    """

    line: int
    text: str
    is_long: bool = False


def parts(stream: BinaryIO, mark: re.Pattern[str], repaired: list[str]) -> Iterator[Part]:
    """The parts of a file; the first is what stands before all marks, and may be empty.

    Args:
        stream: the file, in any encoding that it declares.
        mark: what an article begins with, in up to 4,000 characters; each line ends with one sign.
        repaired: is told, in a sentence, that bytes were not of the encoding.
    """
    rest, scanned, line, is_long = "", 0, 1, False
    for chunk in _decoded(stream, repaired):
        rest += chunk
        start = 0
        while (found := mark.search(rest, scanned)) and found.end() < len(rest):
            text = rest[start : found.start()]
            yield Part(line, text, is_long or len(text) > MOST)
            line += text.count("\n")
            start, scanned, is_long = found.start(), found.end(), False
        own = scanned - start if scanned > start else 0
        rest = rest[start:]
        if len(rest) > MOST:
            cut = rest.rfind("\n", 0, -_OVERLAP) + 1 or len(rest) - _OVERLAP
            line += rest.count("\n", 0, cut)
            rest, own, is_long = rest[cut:], 0, True
        scanned = max(own, rest.rfind("\n", 0, max(0, len(rest) - _OVERLAP)) + 1)
    yield Part(line, rest, is_long)


def head_text(head: bytes) -> str:
    """The first bytes of a file as text, with line ends of one kind."""
    name, _ = encoding.name_of(head)
    shown = encoding.text(head) if name == "utf-8" else head.decode(name, "replace")
    return shown.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decoded(stream: BinaryIO, repaired: list[str]) -> Iterator[str]:
    chunks = encoding.utf8(stream, repaired)
    head = next(chunks, b"")
    name, is_declared = _encoding(head)
    errors = encoding.FALLBACK if name == "utf-8" else "replace"
    decoder = codecs.getincrementaldecoder(name)(errors)
    lines = io.IncrementalNewlineDecoder(decoder, translate=True)
    strict = None if is_declared else codecs.getincrementaldecoder(name)()
    for chunk in chain((head,), chunks):
        if strict is not None and not _decodes(strict, chunk):
            repaired.append(encoding.NOT_UTF8)
            strict = None
        yield lines.decode(chunk)
    yield lines.decode(b"", final=True)


def _encoding(head: bytes) -> tuple[str, bool]:
    """The encoding of a file that begins so, and whether it is not UTF-8 and says so. Bytes of
    Western encodings are read one by one where they are not UTF-8.
    """
    if _decodes(codecs.getincrementaldecoder("utf-8")(), head):
        return "utf-8", False
    found = _META.search(head[:_HEAD])
    try:
        declared = codecs.lookup(found[1].decode("ascii", "replace")) if found else None
    except LookupError:
        declared = None
    if declared is None or not declared._is_text_encoding or declared.name == "utf-8":
        return "utf-8", False
    return ("utf-8" if declared.name in _WESTERN else declared.name), True


def _decodes(decoder: codecs.IncrementalDecoder, data: bytes) -> bool:
    try:
        decoder.decode(data)
    except UnicodeDecodeError:
        return False
    return True
