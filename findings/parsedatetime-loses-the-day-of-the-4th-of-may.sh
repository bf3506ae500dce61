#!/usr/bin/env bash
# parsedatetime reads "4th of May 1912" as the 1st of May, and "4th May 1912" as the 4th.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check parsedatetime==2.6
cat >"$work/finding.py" <<'PY'
import sys
from datetime import datetime
from importlib.metadata import version

import parsedatetime

calendar = parsedatetime.Calendar()
today = datetime(2019, 7, 20)
came = {}
for words in ("4th May 1912", "4th of May 1912", "21st of May 1912"):
    moment, found = calendar.parseDT(words, today)
    came[words] = (moment.date().isoformat(), found)

print("parsedatetime", version("parsedatetime"))
print("one would expect:", "the 4th twice and the 21st, or 0 for nothing found")
print("what came:       ", repr(came))
seen = {"4th May 1912": ("1912-05-04", 1)}
seen |= dict.fromkeys(("4th of May 1912", "21st of May 1912"), ("1912-05-01", 1))
sys.exit(None if came == seen else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
