#!/usr/bin/env bash
# dateutil reads 191205, a year and month, as 19 December 2005.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check python-dateutil==2.9.0.post0
cat >"$work/finding.py" <<'PY'
import sys
from datetime import datetime
from importlib.metadata import version

from dateutil import parser

came = parser.parse("191205", default=datetime(2000, 1, 1)).date().isoformat()

print("python-dateutil", version("python-dateutil"))
print("one would expect:", "'1912-05-01', or an error")
print("what came:       ", repr(came))
sys.exit(None if came == "2005-12-19" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
