#!/usr/bin/env bash
# pendulum moves a date to the weekday that stands with it, so an old-style date line falls on another day.
# 4 May 1912 was a Friday in the Julian calendar, which the Russian press of that time used.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pendulum==3.3.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import pendulum

came = pendulum.from_format("Friday 4 May 1912", "dddd D MMMM YYYY").to_date_string()

print("pendulum", version("pendulum"))
print("one would expect:", "'1912-05-04', or an error: day, month and year are all given")
print("what came:       ", repr(came))
sys.exit(None if came == "1912-05-03" else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
