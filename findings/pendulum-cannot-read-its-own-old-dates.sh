#!/usr/bin/env bash
# pendulum cannot read the ISO text that it writes for a date before standard time.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pendulum==3.3.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import pendulum

written = pendulum.datetime(1880, 5, 4, tz="Europe/Paris").isoformat()
try:
    came = (written, str(pendulum.parse(written)))
except ValueError as error:
    came = (written, type(error).__name__)

print("pendulum", version("pendulum"))
print("one would expect:", "what isoformat() writes, parse() reads")
print("what came:       ", repr(came))
sys.exit(None if came == ("1880-05-04T00:00:00+00:09:21", "ParserError") else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
