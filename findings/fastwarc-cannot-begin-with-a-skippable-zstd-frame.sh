#!/usr/bin/env bash
# FastWARC reads no zstd archive that begins with a skippable frame.
# Valid: RFC 8878, 3.1.2: skippable frames may stand anywhere, also first, and decoders skip them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check FastWARC==2.0.1 zstandard==0.25.0
cat >"$work/finding.py" <<'PY'
import io
import sys
from importlib.metadata import version

import zstandard

from fastwarc.warc import ArchiveIterator


def record(head: str, body: bytes) -> bytes:
    block = f"HTTP/1.1 200 OK\r\n{head}\r\n\r\n".encode() + body
    told = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\n"
        "WARC-Date: 2025-04-28T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return told.encode() + block + b"\r\n\r\n"


def address(data: bytes) -> str:
    try:
        return str(next(iter(ArchiveIterator(io.BytesIO(data)))).headers["WARC-Target-URI"])
    except OSError as error:
        return f"OSError: {error}"


packed = zstandard.compress(record("Content-Type: text/plain", b"Quay"))
skippable = (0x184D2A50).to_bytes(4, "little") + (4).to_bytes(4, "little") + b"note"
assert zstandard.ZstdDecompressor().stream_reader(
    io.BytesIO(skippable + packed), read_across_frames=True
).read() == zstandard.decompress(packed)
came = [address(packed), address(skippable + packed)]

print("FastWARC", version("FastWARC"))
print("one would expect:", ["https://example.org/", "https://example.org/"])
print("what came:       ", repr(came))
sys.exit(None if came == ["https://example.org/", "OSError: Invalid WARC header"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
