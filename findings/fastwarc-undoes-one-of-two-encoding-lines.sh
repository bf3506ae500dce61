#!/usr/bin/env bash
# FastWARC undoes two encodings on one line of the head, but only one where they are on two lines.
# Valid: RFC 9110, 5.3: lines of one name are one list, in their order.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check FastWARC==2.0.1
cat >"$work/finding.py" <<'PY'
import io
import sys
from importlib.metadata import version

import gzip

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


def text(head: str, body: bytes) -> str:
    found = next(iter(ArchiveIterator(io.BytesIO(record(head, body)), auto_decode="all")))
    read = found.reader.read()
    return "still in gzip" if read.startswith(b"\x1f\x8b") else read.decode()


body = gzip.compress(gzip.compress(b"Quay"))
came = [
    text("Content-Type: text/plain\r\nContent-Encoding: gzip, gzip", body),
    text("Content-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Encoding: gzip", body),
]

print("FastWARC", version("FastWARC"))
print("one would expect:", ["Quay", "Quay"])
print("what came:       ", repr(came))
sys.exit(None if came == ["Quay", "still in gzip"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
