#!/usr/bin/env bash
# warcio gives only the first member of a body that is gzip of two members; FastWARC gives both.
# Valid: RFC 1952, 2.2: a gzip file is a series of members; RFC 9110, 8.4.1.3.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check warcio==1.8.1 FastWARC==2.0.1
cat >"$work/finding.py" <<'PY'
import gzip
import io
import sys
from importlib.metadata import version

from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator
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


body = gzip.compress(b"The quay is open. ") + gzip.compress(b"The bridge is closed.")
headers = [("Content-Type", "text/plain"), ("Content-Encoding", "gzip")]
slow = next(iter(ArchiveIterator(record(body, *headers)))).content_stream().read()
fast = next(iter(FastIterator(record(body, *headers), parse_http=True, auto_decode="all"))).reader.read()
came = (slow.decode(), fast.decode())

print("warcio", version("warcio"))
print("one would expect:", "the whole text from both")
print("what came:       ", repr(came))
sys.exit(
    None
    if came == ("The quay is open. ", "The quay is open. The bridge is closed.")
    else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
