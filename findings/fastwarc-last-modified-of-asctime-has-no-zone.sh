#!/usr/bin/env bash
# FastWARC gives a time with UTC for the usual form of Last-Modified and one without zone for asctime's, which cannot be compared.
# Valid: RFC 9110, 5.6.7: three forms of HTTP-date, which all are UTC; recipients accept all three.
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


def zone(date: str) -> str:
    head = f"Content-Type: text/plain\r\nLast-Modified: {date}"
    found = next(iter(ArchiveIterator(io.BytesIO(record(head, b"Quay")))))
    return str(found.http_last_modified.tzinfo)


came = [zone("Sun, 06 Nov 1994 08:49:37 GMT"), zone("Sun Nov  6 08:49:37 1994")]

print("FastWARC", version("FastWARC"))
print("one would expect:", ["UTC", "UTC"])
print("what came:       ", repr(came))
sys.exit(None if came == ["UTC", "None"] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
