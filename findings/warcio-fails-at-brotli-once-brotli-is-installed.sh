#!/usr/bin/env bash
# warcio raises AttributeError at a body in brotli as soon as the package brotli is installed.
# Valid: RFC 7932 and RFC 9110, 8.4.1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check warcio==1.8.1 brotli==1.2.1
cat >"$work/finding.py" <<'PY'
import io
import sys
from importlib.metadata import version

import brotli
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

headers = [("Content-Type", "text/plain"), ("Content-Encoding", "br")]
stream = io.BytesIO()
writer = WARCWriter(stream, gzip=False)
http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
body = io.BytesIO(brotli.compress(b"The quay is open."))
writer.write_record(
    writer.create_warc_record("https://example.org/", "response", payload=body, http_headers=http)
)
stream.seek(0)
try:
    came = next(iter(ArchiveIterator(stream))).content_stream().read().decode()
except (AttributeError, UnicodeDecodeError) as error:
    came = type(error).__name__

print("warcio", version("warcio"))
print("one would expect:", "'The quay is open.': brotli is what it asks for")
print("what came:       ", repr(came))
sys.exit(None if came == "AttributeError" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
