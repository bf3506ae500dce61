#!/usr/bin/env bash
# tantivy cannot hold the date of the first newspapers: its dates begin in September 1677.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check tantivy==0.27.0
cat >"$work/finding.py" <<'PY'
import sys
from datetime import UTC, datetime
from importlib.metadata import version

import tantivy

came = []
for year in (1665, 1702):
    try:
        tantivy.Document(printed=datetime(year, 11, 16, tzinfo=UTC))
        came.append(year)
    except ValueError as error:
        came.append(type(error).__name__)

print("tantivy", version("tantivy"))
print("one would expect:", "[1665, 1702]")
print("what came:       ", repr(came))
sys.exit(None if came == ["ValueError", 1702] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
