"""What a server answered: its head and, unpacked, its body."""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import brotli
import zstandard

MOST = 20_000_000
"""So many bytes may a page have."""
_STATUS = re.compile(rb"\s*HTTP/\d(?:\.\d+)?\s+(\d{3})[^\n]*\n")
_END = re.compile(rb"\r?\n\r?\n")
_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_SLICE = 1 << 10
_DAMAGED = "it cannot be unpacked to its end"


@dataclass(frozen=True, slots=True)
class Response:
    """The head of an answer: its status, the names (in small letters) and values of its header, and
    where in the record its body begins.
    """

    status: int
    headers: dict[str, str]
    body: int


@dataclass(frozen=True, slots=True)
class Body:
    """A body without transfer and content encodings; `trouble`, part of a sentence, says what was
    wrong with them.
    """

    data: bytes
    trouble: str = ""


def head_of(record: bytes) -> Response | None:
    """The head of the answer that a record begins with; None where it has none."""
    first = _STATUS.match(record)
    if first is None:
        return None
    end = _END.search(record, first.end() - 2)
    lines = record[first.end() : end.start() if end else len(record)].decode("latin-1")
    headers: dict[str, str] = {}
    for line in lines.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            name, value = name.strip().lower(), value.strip()
            known = headers.get(name) if name.endswith("-encoding") else None
            headers[name] = f"{known}, {value}" if known else value
    return Response(int(first[1]), headers, end.end() if end else len(record))


def body_of(raw: bytes, headers: dict[str, str], most: int = MOST) -> Body:
    """A body as the page's author wrote it. What is said to be packed and is not stays as it is.

    Args:
        raw: as it stands in the record.
        headers: of the answer.
        most: how many bytes it may have; what is more is left out, and told.
    """
    trouble = ""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        raw, trouble = _unchunked(raw)
    names = [name.strip().lower() for name in headers.get("content-encoding", "").split(",")]
    for name in reversed(names):
        if raw and (unpack := _UNPACKERS.get(name)):
            body = unpack(raw, most)
            raw, trouble = body.data, trouble or body.trouble
    return Body(raw, trouble)


def _unchunked(raw: bytes) -> tuple[bytes, str]:
    """A body without the sizes of its chunks. Where one is wrong, the rest is taken as it stands;
    what does not begin with one is not chunked at all, as crawlers leave the header that is no
    longer true.
    """
    found: list[bytes] = []
    at = 0
    while size := _SIZE.match(raw, at):
        length = int(size[1], 16)
        begin, at = size.end(), size.end() + length
        found.append(raw[begin:at])
        if not length:
            return b"".join(found), ""
        if raw[at : at + 2] == b"\r\n":
            at += 2
        elif raw[at : at + 1] == b"\n":
            at += 1
    if not found:
        return raw, ""
    return b"".join((*found, raw[at:])), "the sizes of its chunks are wrong or it is cut"


def _zlib(raw: bytes, most: int, bits: int) -> Body:
    unpacker = zlib.decompressobj(bits)
    found: list[bytes] = []
    try:
        found.append(unpacker.decompress(raw, most))
    except zlib.error:
        return _in_pieces(raw, most, zlib.decompressobj(bits).decompress)
    return Body(found[0], "" if unpacker.eof else _cut(len(found[0]), most))


def _in_pieces(raw: bytes, most: int, unpack: Callable[[bytes], bytes]) -> Body:
    """What can be unpacked before the damage, given in small pieces."""
    found = bytearray()
    for at in range(0, len(raw), _SLICE):
        try:
            found += unpack(raw[at : at + _SLICE])
        except (zlib.error, brotli.error, zstandard.ZstdError):
            break
        if len(found) > most:
            return Body(bytes(found[:most]), _cut(most, most))
    return Body(bytes(found), _DAMAGED)


def _gzip(raw: bytes, most: int) -> Body:
    return _zlib(raw, most, 31) if raw.startswith(b"\x1f\x8b") else Body(raw)


def _deflate(raw: bytes, most: int) -> Body:
    """With zlib's header, as the standard has it, or without, as some servers do."""
    has_header = raw[0] & 15 == 8 and int.from_bytes(raw[:2], "big") % 31 == 0
    for bits in (15, -15) if has_header else (-15, 15):
        body = _zlib(raw, most, bits)
        if body.data and not (body.trouble and _is_page(raw)):
            return body
    return Body(raw)


def _brotli(raw: bytes, most: int) -> Body:
    unpacker = brotli.Decompressor()
    found = bytearray()
    rest = raw
    try:
        while not unpacker.is_finished() and len(found) <= most:
            piece = unpacker.process(rest, output_buffer_limit=1 << 20)
            rest = b""
            if not piece and unpacker.can_accept_more_data():
                break
            found += piece
    except brotli.error:
        is_packed = found and not _is_page(raw)
        return Body(bytes(found), _DAMAGED) if is_packed else Body(raw)
    if not found and not unpacker.is_finished():
        return Body(raw)
    return Body(bytes(found[:most]), "" if unpacker.is_finished() else _cut(len(found), most))


def _zstd(raw: bytes, most: int) -> Body:
    if not raw.startswith(b"\x28\xb5\x2f\xfd"):
        return Body(raw)
    unpacker = zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj()
    body = _in_pieces(raw, most, unpacker.decompress)
    return Body(body.data) if unpacker.eof else body


def _is_page(raw: bytes) -> bool:
    """Whether bytes that are said to be packed are a page as it is."""
    return raw.lstrip().startswith(b"<")


def _cut(found: int, most: int) -> str:
    return f"it unpacks to more than {most // 1_000_000} MB" if found >= most else "it is cut"


_UNPACKERS: dict[str, Callable[[bytes, int], Body]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
