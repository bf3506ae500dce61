#!/usr/bin/env bash
# CleverCSV takes the blank for the delimiter of a file that has one column of headlines.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check clevercsv==0.8.5
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

import clevercsv

came = clevercsv.Sniffer().sniff("title\nThe harbour opens\nThe bridge closes\n").delimiter

print("clevercsv", version("clevercsv"))
print("one would expect:", "'', its sign for a file of one column")
print("what came:       ", repr(came))
sys.exit(None if came == " " else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
