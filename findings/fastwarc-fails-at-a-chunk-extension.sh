#!/usr/bin/env bash
# FastWARC reads no body whose chunks have an extension behind their size.
# Valid: RFC 9112, 7.1.1: chunk-ext may follow the size; who does not know it ignores it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check FastWARC==2.0.1
cat >"$work/finding.py" <<'PY'
import io
import sys
from importlib.metadata import version

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
    try:
        return found.reader.read().decode()
    except OSError as error:
        return f"OSError: {error}"


HEAD = "Content-Type: text/plain\r\nTransfer-Encoding: chunked"
came = [
    text(HEAD, b"4\r\nQuay\r\n0\r\n\r\n"),
    text(HEAD, b"4;name=north\r\nQuay\r\n0\r\n\r\n"),
]

print("FastWARC", version("FastWARC"))
print("one would expect:", ["Quay", "Quay"])
print("what came:       ", repr(came))
sys.exit(None if came == ["Quay", "OSError: Invalid chunk header: '4;name=north'"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
