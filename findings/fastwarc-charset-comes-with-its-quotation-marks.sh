#!/usr/bin/env bash
# FastWARC gives the charset of charset="UTF-8" with the quotation marks, a name that no decoder knows.
# Valid: RFC 9110, 5.6.6: the value of a parameter may be a quoted string.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check FastWARC==2.0.1 warcio==1.8.1
cat >"$work/finding.py" <<'PY'
import io
import sys
from importlib.metadata import version

from fastwarc.warc import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def record(body, *headers):
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=False)
    http = StatusAndHeaders("200 OK", list(headers), protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            "https://example.org/", "response", payload=io.BytesIO(body), http_headers=http
        )
    )
    stream.seek(0)
    return stream


stream = record("Café".encode(), ("Content-Type", 'text/html; charset="UTF-8"'))
came = next(iter(ArchiveIterator(stream, parse_http=True))).http_charset

print("FastWARC", version("FastWARC"))
print("one would expect:", "'utf-8'")
print("what came:       ", repr(came))
sys.exit(None if came == '"utf-8"' else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
