#!/usr/bin/env bash
# dateutil reads the year of "10.30, 4 May 1912" as the time 19:12 and the hour as the year 2010.
# The dot between hour and minute is the custom of the British and German press.
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

came = parser.parse("10.30, 4 May 1912", default=datetime(2000, 1, 1)).isoformat()

print("python-dateutil", version("python-dateutil"))
print("one would expect:", "'1912-05-04T10:30:00', or an error")
print("what came:       ", repr(came))
sys.exit(None if came == "2010-05-04T19:12:00" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
