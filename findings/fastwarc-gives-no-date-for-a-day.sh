#!/usr/bin/env bash
# FastWARC gives no date for a record whose WARC-Date is a day or a year, as WARC 1.1 allows.
# Valid: WARC 1.1, 5.4: the date may have the precision of a year, month or day.
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

came = {}
for date in ("2025-04-28T10:00:00Z", "2025-04-28", "2025"):
    record = (
        f"WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://example.org/\r\nWARC-Date: {date}\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        "Content-Type: text/plain\r\nContent-Length: 4\r\n\r\nQuay\r\n\r\n"
    )
    found = next(iter(ArchiveIterator(io.BytesIO(record.encode())))).record_date
    came[date] = found and found.date().isoformat()

print("FastWARC", version("FastWARC"))
print("one would expect:", "a date for all three, of whatever precision")
print("what came:       ", repr(came))
sys.exit(
    None
    if came == {"2025-04-28T10:00:00Z": "2025-04-28", "2025-04-28": None, "2025": None}
    else "the behaviour has changed"
)
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
